package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.client.ClientMachine;
import dev.ascertain.handshake.engine.StateMachine;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.engine.Transition;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The engines are the state machines that the tables describe: real handshakes take every
 * transition, and in every state every message that has none is refused.
 */
class StateMachineTest {
  private static final List<Scenario> SCENARIOS =
      List.of(
          Scenario.client13("WAIT_SH WAIT_EE WAIT_CERT_CR WAIT_CV WAIT_FINISHED CONNECTED"),
          Scenario.client13(
                  "WAIT_SH WAIT_EE WAIT_CERT_CR WAIT_CERT WAIT_CV WAIT_FINISHED CONNECTED")
              .asked()
              .identified(),
          Scenario.client13(
                  "WAIT_SH WAIT_SH_AGAIN WAIT_EE WAIT_CERT_CR WAIT_CV WAIT_FINISHED CONNECTED")
              .retried()
              .withTickets(),
          Scenario.client13("WAIT_SH WAIT_EE WAIT_FINISHED CONNECTED").resumed(),
          Scenario.client13("WAIT_SH WAIT_EE WAIT_FINISHED CONNECTED").early(),
          Scenario.client13("WAIT_SH WAIT_EE WAIT_CERT_CR WAIT_CV WAIT_FINISHED CONNECTED_AUTH")
              .withTickets()
              .offeringPostHandshakeAuth(),
          Scenario.client12(
              "WAIT_SH WAIT_CERT_12 WAIT_SKE_12 WAIT_CR_SHD_12 WAIT_CCS_12 WAIT_FINISHED_12"
                  + " CONNECTED_12"),
          Scenario.client12(
                  "WAIT_SH WAIT_CERT_12 WAIT_SKE_12 WAIT_CR_SHD_12 WAIT_SHD_12 WAIT_CCS_12"
                      + " WAIT_FINISHED_12 CONNECTED_12")
              .asked()
              .identified(),
          Scenario.client12(
                  "WAIT_SH WAIT_CERT_12 WAIT_STATUS_SKE_12 WAIT_SKE_12 WAIT_CR_SHD_12"
                      + " WAIT_NST_CCS_12 WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12")
              .stapling()
              .withTickets(),
          Scenario.client12("WAIT_SH WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12").resumed(),
          Scenario.client12(
                  "WAIT_SH WAIT_CERT_12 WAIT_CR_SHD_12 WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12")
              .rsa(),
          Scenario.client12(
                  "WAIT_SH WAIT_CERT_12 WAIT_STATUS_CR_SHD_12 WAIT_CR_SHD_12 WAIT_CCS_12"
                      + " WAIT_FINISHED_12 CONNECTED_12")
              .rsa()
              .stapling(),
          Scenario.client12("WAIT_SH WAIT_CERT_12 WAIT_STATUS_CR_SHD_12 WAIT_SHD_12 WAIT_CCS_12")
              .rsa()
              .asked()
              .announcingStatus(),
          Scenario.client12("WAIT_SH WAIT_CERT_12 WAIT_STATUS_CR_SHD_12 WAIT_CCS_12")
              .rsa()
              .announcingStatus(),
          Scenario.client12("WAIT_SH WAIT_CERT_12 WAIT_STATUS_CR_SHD_12 WAIT_NST_CCS_12")
              .rsa()
              .announcingStatus()
              .announcingTicket(),
          Scenario.client12("WAIT_SH WAIT_CERT_12 WAIT_STATUS_SKE_12 WAIT_CR_SHD_12 WAIT_CCS_12")
              .announcingStatus(),
          Scenario.client12(
                  "WAIT_SH WAIT_CERT_12 WAIT_SKE_12 WAIT_CR_SHD_12 WAIT_SHD_12 WAIT_NST_CCS_12")
              .asked()
              .announcingTicket(),
          Scenario.client12("WAIT_SH WAIT_NST_CCS_12 WAIT_FINISHED_12")
              .resumed()
              .announcingTicket(),
          Scenario.server13("START WAIT_FINISHED CONNECTED"),
          Scenario.server13("START WAIT_FINISHED CONNECTED").resumed(),
          Scenario.server13("START WAIT_EOED WAIT_FINISHED CONNECTED").early(),
          Scenario.server13("START WAIT_CERT WAIT_CV WAIT_FINISHED CONNECTED").asked().identified(),
          Scenario.server13("START WAIT_CERT WAIT_FINISHED CONNECTED").asked(),
          Scenario.server13("START WAIT_CERT WAIT_CV").asked().identified().compressed(),
          Scenario.server13("START WAIT_CERT WAIT_FINISHED").asked().compressed(),
          Scenario.server13("START START_AGAIN WAIT_FINISHED CONNECTED").retried(),
          Scenario.server13("START START_AGAIN WAIT_CERT WAIT_CV WAIT_FINISHED CONNECTED")
              .retried()
              .asked()
              .identified(),
          Scenario.server12("START WAIT_CKE_12 WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12"),
          Scenario.server12("START WAIT_CKE_12 WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12").rsa(),
          Scenario.server12(
                  "START WAIT_CERT_12 WAIT_CKE_CV_12 WAIT_CV_12 WAIT_CCS_12 WAIT_FINISHED_12"
                      + " CONNECTED_12")
              .asked()
              .identified(),
          Scenario.server12(
                  "START WAIT_CERT_12 WAIT_CKE_12 WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12")
              .asked(),
          Scenario.server12("START WAIT_CCS_12 WAIT_FINISHED_12 CONNECTED_12").resumed());

  /** A message in a state of one side. */
  private record Pair(Sender side, String state, String message) {}

  private final Set<Pair> pairs = new HashSet<>();
  private final Set<Transition> taken = new LinkedHashSet<>();

  @Test
  void everyMessageInEveryState() {
    for (Scenario scenario : SCENARIOS) {
      for (int place = 0; place < scenario.path().size(); place++) {
        String state = scenario.path().get(place);
        boolean tls13 = place > 0 && !state.endsWith("_12") && !state.endsWith("_AGAIN");
        for (Decoys.Decoy decoy : Decoys.all(tls13, scenario.isRsa())) {
          if (pairs.add(new Pair(scenario.subject(), state, decoy.name()))) {
            inPlaceOfTheNext(scenario, place, state, decoy);
          }
        }
      }
      arrive(scenario, scenario.stage(), scenario.path().size() - 1);
    }

    int all = 0;
    for (Sender side : Sender.values()) {
      all += machine(side).states().size() * Decoys.all(true, false).size();
      assertThat(taken).containsAll(machine(side).transitions());
    }
    System.out.printf("state machine: %d of %d pairs%n", pairs.size(), all);
    assertThat(pairs).hasSize(all);
  }

  private static StateMachine machine(Sender side) {
    return switch (side) {
      case CLIENT -> ClientMachine.TABLE;
      case SERVER -> ServerMachine.TABLE;
    };
  }

  /** Brings an engine into a state and says something else there than what comes next. */
  private void inPlaceOfTheNext(Scenario scenario, int place, String state, Decoys.Decoy decoy) {
    Scenario.Stage stage = scenario.stage();
    arrive(scenario, stage, place);
    TlsEngine subject = stage.subject();
    List<Transition> legal = machine(scenario.subject()).on(state, decoy.name());
    stage.between().next();
    stage.between().sayInstead(decoy.type(), decoy.bytes());

    String what = scenario + ", " + state + " ← " + decoy.name();
    Optional<Rule> broken = subject.transcript().violation().map(Violation::rule);
    boolean unexpected =
        broken
            .filter(rule -> Alerts.answering(rule).equals(AlertDescription.UNEXPECTED_MESSAGE))
            .isPresent();
    assertThat(unexpected)
        .as("%s: %s", what, subject.transcript().violation())
        .isEqualTo(legal.isEmpty());
    assertThat(subject.hasEnded()).as(what).isEqualTo(broken.isPresent());
    if (unexpected) {
      assertThat(lastAlert(subject, scenario.subject()))
          .as(what)
          .contains(AlertDescription.UNEXPECTED_MESSAGE);
      isClosed(stage, what);
    } else if (broken.isEmpty() && legal.size() == 1 && legal.getFirst().isLoop()) {
      taken.add(legal.getFirst());
    }
  }

  /** Goes along a path up to a place in it. */
  private void arrive(Scenario scenario, Scenario.Stage stage, int place) {
    StateMachine machine = machine(scenario.subject());
    int at = 0;
    assertThat(scenario.path().getFirst()).isEqualTo(machine.start());
    while (at < place) {
      String state = scenario.path().get(at);
      Optional<Interposer.Saying> saying = stage.between().next();
      assertThat(saying).as("%s, %s", scenario, state).isPresent();
      String message = saying.get().name();
      List<Transition> possible = machine.on(state, message);
      boolean stays = possible.size() == 1 && possible.getFirst().isLoop();
      String next = stays ? state : scenario.path().get(at + 1);
      stage.between().handOn();

      assertThat(stage.subject().transcript().violation()).as(scenario.toString()).isEmpty();
      Optional<Transition> transition =
          possible.stream().filter(each -> each.next().equals(next)).findFirst();
      assertThat(transition).as("%s: %s in %s", scenario, message, state).isPresent();
      taken.add(transition.get());
      at += stays ? 0 : 1;
    }
    boolean connected = scenario.path().get(place).startsWith("CONNECTED");
    assertThat(stage.subject().isConnected()).as(scenario.toString()).isEqualTo(connected);
  }

  /** Nothing that comes now is read, and nothing is said any more. */
  private static void isClosed(Scenario.Stage stage, String what) {
    // [6.2-1], [6.2-2]
    TlsEngine subject = stage.subject();
    int events = subject.transcript().events().size();
    assertThat(subject.takeOutput()).as(what).isNotEmpty();
    subject.received(new byte[] {22, 3, 3, 0, 4, 0, 0, 0, 0});
    subject.close();
    assertThat(subject.takeOutput()).as(what).isEmpty();
    assertThat(subject.transcript().events()).as(what).hasSize(events);
  }

  private static Optional<AlertDescription> lastAlert(TlsEngine engine, Sender side) {
    return engine
        .transcript()
        .events(Event.AlertMessage.class)
        .filter(event -> event.sender() == side)
        .filter(event -> event.alert().level().equals(AlertLevel.FATAL))
        .map(event -> event.alert().description())
        .reduce((_, last) -> last);
  }
}
