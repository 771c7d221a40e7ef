package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.verify.DateFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.x509.BasicOcspResponse;
import dev.ascertain.x509.OcspResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate seems to be outside its validity, but by the time that others state it is not: then
 * it is our clock that is wrong.
 */
final class ClientClockRule implements DiagnosticRule {

  /**
   * What time it is by somebody else.
   *
   * @param source whose clock, in words
   */
  private record Clock(Instant time, String source, Evidence evidence) {}

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    List<Clock> clocks = Stream.concat(http(symptoms), staple(symptoms)).toList();
    return symptoms.findings().stream()
        .flatMap(finding -> clocks.stream().filter(clock -> contradicts(clock, finding)))
        .findFirst()
        .map(clock -> conclusion(clock, symptoms))
        .stream()
        .toList();
  }

  /** Whether the certificate was valid by that clock. */
  private static boolean contradicts(Clock clock, Finding finding) {
    return switch (finding) {
      case DateFinding.Expired f -> !clock.time().isAfter(f.notAfter()) && isNow(clock);
      case DateFinding.ExpiredIntermediate f -> !clock.time().isAfter(f.notAfter()) && isNow(clock);
      case DateFinding.NotYetValid f -> !clock.time().isBefore(f.notBefore());
      default -> false;
    };
  }

  /** An OCSP response may be old without being wrong: it only says that it is that late already. */
  private static boolean isNow(Clock clock) {
    return clock.evidence() instanceof Evidence.OfHttp;
  }

  private static Conclusion conclusion(Clock clock, Symptoms symptoms) {
    Instant at = symptoms.verification().orElseThrow().at();
    return Conclusion.of(Cause.CLIENT_CLOCK)
        .with(Confidence.LIKELY)
        .with("ours", new Value.Moment(at, at))
        .with("theirs", new Value.Moment(clock.time(), at))
        .with("source", clock.source())
        .because(clock.evidence());
  }

  private static Stream<Clock> http(Symptoms symptoms) {
    if (!(symptoms.seen().http().orElse(null) instanceof HttpAnswer.Response response)) {
      return Stream.empty();
    }
    return response.field("Date").flatMap(ClientClockRule::instant).stream()
        .map(time ->
            new Clock(
                time,
                "the server's clock (HTTP Date)",
                new Evidence.OfHttp("The HTTP answer is dated " + time + ".")));
  }

  /** RFC 9110 section 5.6.7: an HTTP date is written as in e-mail. */
  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stream<Clock> staple(Symptoms symptoms) {
    return symptoms.seen().transcript().stream()
        .flatMap(said -> said.events(Event.class))
        .flatMap(event -> response(event).stream().map(time -> clock(time, event, symptoms)));
  }

  private static Clock clock(Instant time, Event event, Symptoms symptoms) {
    return new Clock(
        time,
        "the CA's clock (stapled OCSP response)",
        symptoms.evidence(event, "The stapled OCSP response was produced at " + time + "."));
  }

  private static Optional<Instant> response(Event event) {
    return switch (event) {
      case Event.Message said -> response(said.message());
      case Event.Uncompressed certificate -> response(certificate.message());
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> response(HandshakeMessage said) {
    Optional<byte[]> der =
        switch (said) {
          case CertificateStatus status -> Optional.ofNullable(status.staples().get(0));
          case Certificate13 message ->
              message.certificateList().stream()
                  .findFirst()
                  .flatMap(entry -> entry.extensions().find(StapledStatus.class))
                  .map(status -> status.response().bytes());
          default -> Optional.empty();
        };
    return der.flatMap(ClientClockRule::producedAt);
  }

  private static Optional<Instant> producedAt(byte[] der) {
    try {
      return OcspResponse.decode(der).basic().map(BasicOcspResponse::producedAt);
    } catch (ViolationException e) {
      // What is wrong with it is told elsewhere; here it just tells no time.
      return Optional.empty();
    }
  }
}
