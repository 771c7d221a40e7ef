package dev.ascertain.lab;

import dev.ascertain.Golden;
import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.fault.Fault;
import org.junit.jupiter.api.Test;

/** The page {@code docs/faults.md} lists the servers of the lab. */
class FaultsPageTest {

  @Test
  void isCurrent() throws Exception {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!-- Generated from `dev.ascertain.lab.fault` by `./test -Dgolden.refresh=true`. -->

        # The servers of the lab

        How to start them: [lab.md](lab.md). Those with an n can be hosted by nginx too
        (`ascertain lab export`).

        | Server | What it does | Diagnosed as | |
        |---|---|---|---|
        """);
    for (Fault fault : Lab.faults()) {
      try (LabServer server = Lab.start(fault, 0)) {
        page.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    fault.id(),
                    fault.summary(),
                    fault.cause().map(FaultsPageTest::link).orElse("nothing wrong"),
                    server.hosting().isPresent() ? "n" : ""));
      }
    }
    Golden.check("faults.md", page.toString());
  }

  private static String link(Cause cause) {
    return "[`%1$s`](causes/%1$s.md)".formatted(cause.id());
  }
}
