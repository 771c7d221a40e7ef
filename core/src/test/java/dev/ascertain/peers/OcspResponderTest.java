package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code openssl ocsp} as a client hears from the responder. */
class OcspResponderTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T12:30:00Z");
  private static final BigInteger SERIAL = BigInteger.valueOf(0xabcde);

  private final Certified root = Mint.root("Root").mint();

  @TempDir Path directory;

  @Test
  void good() {
    try (Peer responder = OcspResponder.of(root).good(SERIAL).start()) {
      assertThat(ask(responder, SERIAL)).contains("Response verify OK", "0xabcde: good");
    }
  }

  @Test
  void revoked() {
    try (Peer responder = OcspResponder.of(root).revoked(SERIAL, WHEN, "superseded").start()) {
      assertThat(ask(responder, SERIAL))
          .contains("Response verify OK", "0xabcde: revoked", "Reason: superseded")
          .contains("Revocation Time: May  1 12:30:00 2026 GMT");
    }
  }

  @Test
  void revokedWithoutAReason() {
    Certified leaf = Mint.leaf(root, "localhost").mint();
    try (Peer responder = OcspResponder.of(root).revoked(leaf, WHEN, "").start()) {
      assertThat(ask(responder, leaf.certificate().getSerialNumber()))
          .contains(": revoked")
          .doesNotContain("Reason:");
    }
  }

  @Test
  void unknown() {
    try (Peer responder = OcspResponder.of(root).good(SERIAL).start()) {
      assertThat(ask(responder, BigInteger.TWO)).contains("0x2: unknown");
    }
  }

  @Test
  void canBeDelegated() {
    Certified delegate = Mint.responder(root, "Responder").mint();
    try (Peer responder = OcspResponder.of(root).signedBy(delegate).byKey().good(SERIAL).start()) {
      assertThat(ask(responder, SERIAL, "-resp_text"))
          .contains("Response verify OK", "Subject: CN=Responder", "OCSP No Check")
          .containsPattern("Responder Id: [0-9A-F]{40}");
    }
  }

  @Test
  void holdsForAsLongAsTold() {
    try (Peer responder =
        OcspResponder.of(root).good(SERIAL).holdingFor(Duration.ofMinutes(2)).start()) {
      String said = ask(responder, SERIAL);
      assertThat(time(said, "Next Update: ")).isEqualTo(time(said, "This Update: ").plusMinutes(2));
    }
  }

  private static LocalDateTime time(String said, String field) {
    int start = said.indexOf(field) + field.length();
    // "Nov  5 22:24:49 2026 GMT"
    return LocalDateTime.parse(
        said.substring(start, start + 20),
        DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy", Locale.ROOT));
  }

  private String ask(Peer responder, BigInteger serial, String... options) {
    Path ca = root.writeCertificate(directory.resolve("ca.pem"));
    String[] fixed = {
      "openssl",
      "ocsp",
      "-issuer",
      ca.toString(),
      "-CAfile",
      ca.toString(),
      "-serial",
      "0x" + serial.toString(16),
      "-url",
      responder.url("/"),
      "-no_nonce"
    };
    String[] command = new String[fixed.length + options.length];
    System.arraycopy(fixed, 0, command, 0, fixed.length);
    System.arraycopy(options, 0, command, fixed.length, options.length);
    Program.Result result = Program.run(command);
    return result.out() + result.err();
  }
}
