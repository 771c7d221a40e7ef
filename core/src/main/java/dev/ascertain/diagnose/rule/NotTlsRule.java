package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The server answers in a protocol that is none we can name. */
final class NotTlsRule implements DiagnosticRule {
  private static final int PREVIEW = 60;

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return firstBytes(symptoms)
        .filter(event -> !PlainHttpRule.isHttp(text(event)))
        .filter(event -> Banner.of(event.bytes()).isEmpty())
        .map(event -> conclusion(Cause.NOT_TLS, event, symptoms))
        .stream()
        .toList();
  }

  /** What a server said first that never spoke TLS. */
  static Optional<Event.NotTls> firstBytes(Symptoms symptoms) {
    return symptoms
        .seen()
        .transcript()
        .filter(said -> symptoms.answer().isEmpty())
        .flatMap(said -> said.events(Event.NotTls.class).findFirst());
  }

  /** The bytes as characters, one each. */
  static String text(Event.NotTls event) {
    return new String(event.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** A conclusion with the parameter {@code preview}: the first line, shortened. */
  static Conclusion conclusion(Cause cause, Event.NotTls event, Symptoms symptoms) {
    String line = text(event).lines().findFirst().orElse("");
    String preview = line.length() <= PREVIEW ? line : line.substring(0, PREVIEW) + "...";
    return Conclusion.of(cause)
        .with("preview", ascii(preview))
        .because(
            symptoms.evidence(
                event,
                "A TLS record begins with a byte from 20 to 24; the server's first bytes are \""
                    + ascii(preview)
                    + "\"."));
  }

  /** The text with a question mark for whatever is not printable ASCII. */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.chars().forEach(c -> ascii.append(c >= 0x20 && c < 0x7f ? (char) c : '?'));
    return ascii.toString();
  }
}
