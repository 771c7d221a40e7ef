package dev.ascertain.verify;

/** Whether a certificate is what CAs may issue: algorithms, keys, contents, timestamps. */
public sealed interface ConformanceFinding extends Finding {

  /** A signature by an algorithm that can be forged: SHA-1, MD5, MD2. */
  record WeakSignature(int certificate, String algorithm) implements ConformanceFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.WEAK_SIGNATURE;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " is signed with "
          + algorithm
          + ", which can be forged.";
    }
  }

  /**
   * A key too short to be safe.
   *
   * @param bits its size
   * @param atLeast the size it should have
   */
  record WeakKey(int certificate, String key, int bits, int atLeast) implements ConformanceFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.WEAK_KEY;
    }

    @Override
    public String toString() {
      return "The key of certificate "
          + certificate
          + " is "
          + key
          + "; at least "
          + atLeast
          + " bits are needed.";
    }
  }

  /**
   * A kind of key that the rules do not allow.
   *
   * @param key what it is, such as {@code DSA 2048} or {@code RSA 2049}
   * @param reason why not, without a full stop
   */
  record ForbiddenKey(int certificate, String key, String reason, Severity severity)
      implements ConformanceFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.FORBIDDEN_KEY;
    }

    @Override
    public String toString() {
      return "The key of certificate " + certificate + " is " + key + ": " + reason + ".";
    }
  }

  /** The server's own certificate is a CA's (Baseline Requirements section 7.1.2.7.8). */
  record CaAsLeaf(int certificate, Severity severity) implements ConformanceFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.CA_AS_LEAF;
    }

    @Override
    public String toString() {
      return "The server's certificate is marked as a CA's.";
    }
  }

  /**
   * A certificate breaks a rule about what certificates may say.
   *
   * @param requirement the rule
   * @param actual what the certificate says instead, safe to print, without a full stop
   */
  record NonconformingCertificate(
      int certificate, Requirement requirement, String actual, Severity severity)
      implements ConformanceFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NONCONFORMING_CERTIFICATE;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " breaks a rule ("
          + requirement.source()
          + "): "
          + requirement.sentence()
          + "; it has "
          + actual
          + ".";
    }
  }

  /**
   * Fewer good certificate timestamps than browsers ask for (RFC 6962).
   *
   * @param good how many count
   * @param needed how many are needed
   * @param detail why others do not count; may be empty; safe to print
   */
  record NoSct(int certificate, int good, int needed, String detail) implements ConformanceFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NO_SCT;
    }

    @Override
    public String toString() {
      return "The certificate has "
          + good
          + " of the "
          + needed
          + " certificate timestamps that are needed"
          + (detail.isEmpty() ? "" : " (" + detail + ")")
          + ".";
    }
  }
}
