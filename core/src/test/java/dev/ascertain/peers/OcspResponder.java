package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code openssl ocsp}: a real responder (RFC 6960), which answers GET and POST.
 *
 * <p>Its port is known only once it runs, and a certificate that is to name it is minted after
 * that, with a serial number told to the responder before:
 *
 * <pre>{@code
 * BigInteger serial = BigInteger.valueOf(4711);
 * try (Peer responder = OcspResponder.of(ca).revoked(serial, when, "keyCompromise").start()) {
 *   Certified leaf =
 *       Mint.leaf(ca, "localhost").serial(serial).ocsp(responder.url("/")).mint();
 * }
 * }</pre>
 *
 * <p>Unless told otherwise the CA signs the responses itself and they hold for an hour. What it was
 * not told of is unknown. It serves one connection at a time.
 */
public final class OcspResponder {
  private static final Pattern READY = Pattern.compile("ACCEPT \\S*:(\\d+) PID=\\d+\n");

  /** The times of openssl's index: UTCTime (RFC 5280 section 4.1.2.5.1). */
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Launch launch = new Launch("openssl", "ocsp", "-port", "0");
  private final StringBuilder index = new StringBuilder();
  private Certified signer;
  private Duration life = Duration.ofHours(1);

  private OcspResponder(Certified ca) {
    this.signer = ca;
    launch.file("ca.pem", ca.certificatePem());
  }

  /** A responder for certificates of this CA. */
  public static OcspResponder of(Certified ca) {
    return new OcspResponder(ca);
  }

  /** This certificate is good. */
  public OcspResponder good(Certified certificate) {
    return good(certificate.certificate().getSerialNumber());
  }

  /** The certificate with this serial number is good. */
  public OcspResponder good(BigInteger serial) {
    return line("V", "", serial);
  }

  /** This certificate is revoked; see {@link #revoked(BigInteger, Instant, String)}. */
  public OcspResponder revoked(Certified certificate, Instant when, String reason) {
    return revoked(certificate.certificate().getSerialNumber(), when, reason);
  }

  /**
   * The certificate with this serial number is revoked.
   *
   * @param reason its name in RFC 5280 section 5.3.1; empty for none
   */
  public OcspResponder revoked(BigInteger serial, Instant when, String reason) {
    return line("R", UTC_TIME.format(when) + (reason.isEmpty() ? "" : "," + reason), serial);
  }

  /** Another signs the responses, whose certificate comes along; see {@link Mint#responder}. */
  public OcspResponder signedBy(Certified responder) {
    signer = responder;
    return this;
  }

  /** Responses hold for this long, in whole minutes, from the moment they are asked for. */
  public OcspResponder holdingFor(Duration duration) {
    life = duration;
    return this;
  }

  /** Responses name the responder by the hash of its key instead of by its name. */
  public OcspResponder byKey() {
    return option("-resp_key_id");
  }

  /** Adds options of {@code openssl ocsp} that have no method here. */
  public OcspResponder option(String... words) {
    launch.add(words);
    return this;
  }

  /**
   * Starts the responder; its address is {@code url("/")}.
   *
   * @throws AssertionError if openssl is missing, or refuses its options; with what it printed
   */
  public Peer start() {
    launch
        .file("index.txt", index.toString())
        // Every certificate here has the same subject.
        .file("index.txt.attr", "unique_subject = no\n")
        .file("signer.pem", signer.certificatePem())
        .file("signer.key", signer.keyPem());
    option("-index", "index.txt", "-CA", "ca.pem");
    option("-rsigner", "signer.pem", "-rkey", "signer.key");
    option("-nmin", String.valueOf(life.toMinutes()));
    return ProcessPeer.start(launch, READY);
  }

  private OcspResponder line(String status, String revocation, BigInteger serial) {
    String hex = serial.toString(16).toUpperCase(Locale.ROOT);
    String even = hex.length() % 2 == 0 ? hex : "0" + hex;
    index.append(
        String.join("\t", status, "491231235959Z", revocation, even, "unknown", "/CN=certified"));
    index.append('\n');
    return this;
  }
}
