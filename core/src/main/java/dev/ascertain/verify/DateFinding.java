package dev.ascertain.verify;

import java.time.Instant;

/** When certificates are valid. */
public sealed interface DateFinding extends Finding {

  /** The server's certificate is past its last second. */
  record Expired(int certificate, Instant notAfter, Instant at) implements DateFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.EXPIRED;
    }

    @Override
    public String toString() {
      return "The certificate expired at " + notAfter + "; it is judged at " + at + ".";
    }
  }

  /** A certificate is before its first second. */
  record NotYetValid(int certificate, Instant notBefore, Instant at) implements DateFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NOT_YET_VALID;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " is valid from "
          + notBefore
          + "; it is judged at "
          + at
          + ".";
    }
  }

  /** An intermediate certificate is past its last second. */
  record ExpiredIntermediate(int certificate, Instant notAfter, Instant at) implements DateFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.EXPIRED_INTERMEDIATE;
    }

    @Override
    public String toString() {
      return "The intermediate certificate "
          + certificate
          + " expired at "
          + notAfter
          + "; it is judged at "
          + at
          + ".";
    }
  }

  /** A trusted root is past its last second: RFC 5280 does not mind, some clients do. */
  record ExpiredRoot(int certificate, Instant notAfter, Instant at, Severity severity)
      implements DateFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.EXPIRED_ROOT;
    }

    @Override
    public String toString() {
      return "The trusted root, certificate " + certificate + ", expired at " + notAfter + ".";
    }
  }

  /**
   * A certificate that the server sent has expired; the path does not need it, but old clients
   * follow it.
   */
  record ExpiredCrossSign(int certificate, Instant notAfter, Instant at) implements DateFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.EXPIRED_CROSS_SIGN;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + ", which no valid path needs, expired at "
          + notAfter
          + "; clients that follow it fail.";
    }
  }

  /**
   * Valid for longer than a public CA may issue for (Baseline Requirements section 6.3.2).
   *
   * @param days its validity in days, begun ones counted
   * @param allowed the limit in days for certificates issued on its date
   * @param notBefore when it was issued
   */
  record ValidityTooLong(
      int certificate, long days, int allowed, Instant notBefore, Severity severity)
      implements DateFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.VALIDITY_TOO_LONG;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " is valid for "
          + days
          + " days; issued at "
          + notBefore
          + " it may be valid for "
          + allowed
          + " at most.";
    }
  }
}
