package dev.ascertain.verify;

import java.time.Instant;
import java.util.Optional;

/** Whether a certificate was withdrawn, and how the server lets clients know. */
public sealed interface RevocationFinding extends Finding {

  /**
   * The issuer withdrew the certificate.
   *
   * @param when the time of revocation
   * @param reason the reason by RFC 5280 section 5.3.1's name; empty if not given
   */
  record Revoked(int certificate, Instant when, Optional<String> reason)
      implements RevocationFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.REVOKED;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " was revoked at "
          + when
          + reason.map(why -> " (" + why + ")").orElse("")
          + ".";
    }
  }

  /**
   * Whether the certificate was revoked could not be found out, and that was asked for.
   *
   * @param why why not, safe to print, with its full stop
   */
  record RevocationUnknown(int certificate, String why) implements RevocationFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.REVOCATION_UNKNOWN;
    }

    @Override
    public String toString() {
      return "Whether certificate " + certificate + " was revoked could not be told: " + why;
    }
  }

  /** The certificate demands a stapled OCSP response (RFC 7633), and there is none. */
  record MissingStaple(int certificate) implements RevocationFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.MISSING_STAPLE;
    }

    @Override
    public String toString() {
      return "The certificate demands a stapled OCSP response, and the server sent none.";
    }
  }

  /**
   * The server stapled an OCSP response that proves nothing: stale, by the wrong signer, malformed.
   *
   * @param why what is wrong, safe to print, with its full stop
   */
  record BadStaple(int certificate, String why) implements RevocationFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.BAD_STAPLE;
    }

    @Override
    public String toString() {
      return why;
    }
  }
}
