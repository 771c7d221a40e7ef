package dev.ascertain.report;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.ProbeResult.Answer;
import dev.ascertain.observation.Resumption.Offered;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of the second connection, which was to resume the first.
 *
 * @param resumed whether the server resumed it
 * @param evidence what that rests on, or why it could not be told; safe to print
 * @param handshake what was said; empty if there was no connection
 * @param saved how much less of it than of the first was waiting for the server, which is what
 *     resumption is for; negative if it was more; empty if it was not resumed
 * @param receivedBefore bytes of the server's records in the first handshake
 * @param receivedNow those in the second
 * @param earlyData what became of early data; empty if none was wanted
 * @param http what came back over the second connection; empty if nothing was asked
 */
public record Resumption(
    Answer resumed,
    String evidence,
    Optional<Handshake> handshake,
    Optional<Duration> saved,
    long receivedBefore,
    long receivedNow,
    Optional<EarlyData> earlyData,
    Optional<HttpAnswer> http) {

  /**
   * What became of early data.
   *
   * @param length its bytes
   * @param accepted whether the server took it
   * @param evidence what that rests on, or why it could not be told; safe to print
   */
  public record EarlyData(int length, Answer accepted, String evidence) {}

  /** What was found out, as an answer with its evidence. */
  private record Told(Answer answer, String evidence) {}

  /**
   * Tells how the second connection went.
   *
   * @param first the first handshake
   * @param second its handshake; empty if there was no connection
   */
  static Resumption of(
      dev.ascertain.observation.Resumption seen, Handshake first, Optional<Handshake> second) {
    Told resumed = seen.connect().isEmpty() ? nothing(first) : resumed(seen);
    boolean yes = resumed.answer() == Answer.YES;
    return new Resumption(
        resumed.answer(),
        resumed.evidence(),
        second,
        yes ? second.map(h -> first.waiting().minus(h.waiting())) : Optional.empty(),
        received(first),
        second.map(Resumption::received).orElse(0L),
        seen.earlyData() > 0 ? Optional.of(earlyData(seen)) : Optional.empty(),
        seen.http());
  }

  private static Told resumed(dev.ascertain.observation.Resumption seen) {
    Optional<NetworkFailure> failure =
        seen.connect().flatMap(connect -> connect.failure()).or(seen::failure);
    if (failure.isPresent()) {
      return new Told(Answer.COULD_NOT_TELL, failure.get().sentence());
    }
    Transcript said = seen.transcript().orElseThrow();
    String offered = name(seen.offered());
    if (said.completed()) {
      return said.usedPriorKey()
          ? new Told(Answer.YES, "The server took " + offered + ": no certificate was sent.")
          : new Told(
              Answer.NO,
              "The server did not take " + offered + " and began anew, with its certificate.");
    }
    Optional<Violation> violation = said.violation();
    if (violation.isPresent()) {
      return new Told(
          Answer.NO,
          "The server broke the rules of TLS ("
              + violation.get().rule().reference()
              + "): "
              + violation.get()
              + ".");
    }
    return said.alertReceived()
        .map(e ->
            new Told(
                Answer.NO,
                "Shown "
                    + offered
                    + ", the server sent the alert "
                    + e.alert().description()
                    + "."))
        .orElseGet(() ->
            new Told(Answer.COULD_NOT_TELL, "The server closed the connection without an answer."));
  }

  /** A TLS 1.3 server may send tickets at any time; the usual one does so before it answers. */
  private static Told nothing(Handshake first) {
    boolean tls13 =
        first.negotiated().filter(n -> n.version().equals(ProtocolVersion.TLS_1_3)).isPresent();
    boolean answered =
        first.ladder().stream()
            .anyMatch(entry ->
                entry.event() instanceof Event.ApplicationData
                    && entry.sender().equals(Optional.of(Sender.SERVER)));
    return tls13 && !answered
        ? new Told(
            Answer.COULD_NOT_TELL,
            "No ticket came, but no answer to a request either, before which servers send them.")
        : new Told(
            Answer.NO,
            "The server gave nothing that could be resumed: no ticket and no session id.");
  }

  private static String name(Offered offered) {
    return switch (offered) {
      case Offered.Nothing _ -> "nothing";
      case Offered.Ticket13 ticket ->
          "the ticket of the first connection (lifetime " + ticket.lifetimeSeconds() + " s)";
      case Offered.Ticket12 _ -> "the ticket of the first connection";
      case Offered.SessionId _ -> "the session id of the first connection";
    };
  }

  private static EarlyData earlyData(dev.ascertain.observation.Resumption seen) {
    boolean sent = seen.transcript().map(Transcript::offeredEarlyData).orElse(false);
    Told told = sent ? sent(seen.transcript().orElseThrow()) : notSent(seen);
    return new EarlyData(seen.earlyData(), told.answer(), told.evidence());
  }

  private static Told sent(Transcript said) {
    if (said.acceptedEarlyData()) {
      return new Told(Answer.YES, "Its EncryptedExtensions has early_data.");
    }
    return said.completed()
        ? new Told(
            Answer.NO,
            "It was sent with the ClientHello, but there is no early_data in the server's"
                + " EncryptedExtensions; it was sent again after the handshake.")
        : new Told(Answer.COULD_NOT_TELL, "The handshake did not come to an answer.");
  }

  private static Told notSent(dev.ascertain.observation.Resumption seen) {
    String why =
        switch (seen.offered()) {
          case Offered.Nothing _ -> "there was no ticket to send it with";
          case Offered.Ticket12 _, Offered.SessionId _ -> "TLS 1.2 has no early data";
          case Offered.Ticket13 ticket ->
              ticket.maxEarlyData() == 0
                  ? "the server's ticket does not allow it (no early_data in NewSessionTicket)"
                  : seen.earlyData() > ticket.maxEarlyData()
                      ? "it is longer than the "
                          + ticket.maxEarlyData()
                          + " bytes which the server's ticket allows"
                      : "the server had not proven who it is";
        };
    return new Told(Answer.NO, "It was not sent, because " + why + ".");
  }

  private static long received(Handshake handshake) {
    Optional<Duration> completed =
        handshake.ladder().stream()
            .filter(entry -> entry.event() instanceof Event.Completed)
            .map(LadderEntry::at)
            .findFirst();
    return handshake.records().stream()
        .filter(entry -> entry.record().sender() == Sender.SERVER)
        .filter(entry -> completed.isEmpty() || entry.at().compareTo(completed.get()) <= 0)
        .mapToLong(entry -> entry.record().length())
        .sum();
  }
}
