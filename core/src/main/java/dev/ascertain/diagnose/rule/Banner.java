package dev.ascertain.diagnose.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A protocol that can be told by what its servers say first.
 *
 * @param protocol its name
 * @param advice how it is encrypted, as a sentence
 */
record Banner(String protocol, String advice) {
  private static final Banner SMTP =
      new Banner("SMTP", "Use port 465 (TLS from the start), or STARTTLS on this one (RFC 3207).");
  private static final Banner FTP =
      new Banner("FTP", "Use port 990 (TLS from the start), or AUTH TLS on this one (RFC 4217).");
  private static final Banner MYSQL =
      new Banner("MySQL", "Its clients turn to TLS after the greeting: use `--ssl-mode=REQUIRED`.");

  /** A greeting and what it tells. */
  private record Greeting(String prefix, Banner banner) {}

  private static final List<Greeting> GREETINGS =
      List.of(
          new Greeting(
              "* OK",
              new Banner(
                  "IMAP",
                  "Use port 993 (TLS from the start), or STARTTLS on this one (RFC 9051).")),
          new Greeting(
              "* BYE",
              new Banner(
                  "IMAP",
                  "Use port 993 (TLS from the start), or STARTTLS on this one (RFC 9051).")),
          new Greeting(
              "+OK",
              new Banner(
                  "POP3", "Use port 995 (TLS from the start), or STLS on this one (RFC 2595).")),
          new Greeting(
              "SSH-",
              new Banner("SSH", "It has an encryption of its own: there is no TLS to be had.")),
          new Greeting(
              "200 ",
              new Banner(
                  "NNTP",
                  "Use port 563 (TLS from the start), or STARTTLS on this one (RFC 4642).")),
          new Greeting(
              "201 ",
              new Banner(
                  "NNTP",
                  "Use port 563 (TLS from the start), or STARTTLS on this one (RFC 4642).")),
          new Greeting("AMQP", new Banner("AMQP", "Use port 5671 (TLS from the start).")),
          new Greeting(
              "RFB ", new Banner("VNC", "It is encrypted by other means, such as an SSH tunnel.")),
          new Greeting(
              "<?xml",
              new Banner(
                  "XMPP",
                  "Use port 5223 (TLS from the start), or STARTTLS on this one (RFC 6120).")),
          new Greeting(
              "<stream:",
              new Banner(
                  "XMPP",
                  "Use port 5223 (TLS from the start), or STARTTLS on this one (RFC 6120).")));

  /** The protocol of a server that says this first, if it can be told. */
  static Optional<Banner> of(byte[] firstBytes) {
    if (isMysql(firstBytes)) {
      return Optional.of(MYSQL);
    }
    String text = new String(firstBytes, StandardCharsets.ISO_8859_1);
    // SMTP (RFC 5321 section 3.1) and FTP (RFC 959 section 5.4) greet with the same number.
    if (text.startsWith("220 ") || text.startsWith("220-")) {
      return Optional.of(text.toUpperCase(Locale.ROOT).contains("FTP") ? FTP : SMTP);
    }
    return GREETINGS.stream()
        .filter(greeting -> text.startsWith(greeting.prefix()))
        .map(Greeting::banner)
        .findFirst();
  }

  /** Three bytes of length, packet number 0, protocol version 10. */
  private static boolean isMysql(byte[] bytes) {
    return bytes.length > 5 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0 && bytes[4] == 10;
  }
}
