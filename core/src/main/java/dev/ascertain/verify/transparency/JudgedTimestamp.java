package dev.ascertain.verify.transparency;

import dev.ascertain.x509.SignedCertificateTimestamp;
import java.util.Optional;

/**
 * A certificate timestamp, and what it is worth.
 *
 * @param timestamp the timestamp
 * @param origin how it came
 * @param log the log that it names; empty if that is not known
 * @param verdict what it is worth
 */
public record JudgedTimestamp(
    SignedCertificateTimestamp timestamp, Origin origin, Optional<CtLog> log, SctVerdict verdict) {

  /** How a timestamp came (RFC 6962 section 3.3). */
  public enum Origin {
    /** In the certificate. */
    CERTIFICATE("in the certificate"),
    /** In the TLS extension signed_certificate_timestamp. */
    TLS_EXTENSION("in the handshake"),
    /** In the stapled OCSP response. */
    OCSP_RESPONSE("in the stapled OCSP response");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    /** Where it was, such as {@code in the handshake}. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** The id of the log, in hexadecimal digits. */
  public String logId() {
    return CtLog.id(timestamp.logId());
  }

  /** One sentence. */
  @Override
  public String toString() {
    return "The timestamp of "
        + timestamp.timestamp()
        + " by "
        + log.map(known -> "\"" + known + "\"").orElse("log " + logId().substring(0, 16) + "…")
        + " "
        + verdict
        + ".";
  }
}
