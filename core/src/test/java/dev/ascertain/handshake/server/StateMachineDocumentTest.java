package dev.ascertain.handshake.server;

import dev.ascertain.Golden;
import dev.ascertain.handshake.client.ClientMachine;
import dev.ascertain.handshake.engine.StateMachine;
import dev.ascertain.handshake.engine.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/state-machines.md} shows the tables by which the engines are tested. */
class StateMachineDocumentTest {
  private static final String HEAD =
      """
      # The state machines of the engines

      Which message of the peer may come when, and what follows it. Whatever has no arrow and is not
      in a list ends the connection with `unexpected_message`; a test feeds every message to the
      real engines in every state. Alerts are left out: they may come at any time.

      Generated from `ClientMachine` and `ServerMachine` by `./test -Dgolden.refresh=true`. States
      have the names of RFC 9846 appendix A; those of TLS 1.2 (RFC 5246 section 7.3) end in `_12`.
      """;

  @Test
  void theDocumentIsUpToDate() {
    StringBuilder document = new StringBuilder(HEAD);
    show(document, "Client, TLS 1.3", ClientMachine.TABLE, each -> !isOf12(each));
    show(document, "Client, TLS 1.2", ClientMachine.TABLE, StateMachineDocumentTest::isOf12);
    show(document, "Server, TLS 1.3", ServerMachine.TABLE, each -> !isOf12(each));
    show(document, "Server, TLS 1.2", ServerMachine.TABLE, StateMachineDocumentTest::isOf12);
    Golden.check("state-machines.md", document.toString());
  }

  private static boolean isOf12(Transition transition) {
    return transition.next().endsWith("_12");
  }

  private static void show(
      StringBuilder out, String title, StateMachine machine, Predicate<Transition> chosen) {
    List<Transition> transitions = machine.transitions().stream().filter(chosen).toList();
    out.append("\n## ").append(title).append("\n\n```mermaid\nstateDiagram-v2\n");
    out.append("  [*] --> ").append(machine.start()).append('\n');
    Map<String, String> stays = new LinkedHashMap<>();
    for (Transition each : transitions) {
      if (each.isLoop()) {
        stays.merge(each.state(), label(each), (a, b) -> a + ", " + b);
      } else {
        out.append("  %s --> %s: %s\n".formatted(each.state(), each.next(), label(each)));
      }
    }
    out.append("```\n\nWhat leaves the state as it is:\n\n| State | Messages |\n|---|---|\n");
    out.append(
        stays.entrySet().stream()
            .map(entry -> "| %s | %s |\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining()));
  }

  private static String label(Transition transition) {
    return transition.condition().isEmpty()
        ? transition.message()
        : transition.message() + " [" + transition.condition() + "]";
  }
}
