package dev.ascertain.verify;

import java.util.List;

/** What could be better about the list of certificates as sent, and near misses. */
public sealed interface SentFinding extends Finding {

  /**
   * The server sent the path's certificates in another order than from leaf to root.
   *
   * @param order the indexes in the right order
   */
  record MisorderedChain(int certificate, List<Integer> order) implements SentFinding {

    /** Copies the order. */
    public MisorderedChain {
      order = List.copyOf(order);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.MISORDERED_CHAIN;
    }

    @Override
    public String toString() {
      return "The certificates came in the wrong order; the right one is " + order + ".";
    }
  }

  /**
   * A near miss: a certificate with the issuer's name was found, but its key did not make the
   * signature.
   *
   * @param candidate the certificate whose name matches
   */
  record IssuerKeyMismatch(int certificate, int candidate) implements SentFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.ISSUER_KEY_MISMATCH;
    }

    @Override
    public String toString() {
      return "Certificate "
          + candidate
          + " has the name of the issuer of certificate "
          + certificate
          + ", but its key did not make the signature.";
    }
  }

  /**
   * The server sent a certificate that no path needs.
   *
   * @param bytes what it costs in every handshake
   * @param duplicate whether it is the same as an earlier one
   */
  record UnneededCertificate(int certificate, int bytes, boolean duplicate) implements SentFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.UNNEEDED_CERTIFICATE;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + (duplicate ? " was sent before: " : " is not needed: ")
          + bytes
          + " bytes in every handshake.";
    }
  }

  /**
   * The server sent the root: clients have it, or do not trust it.
   *
   * @param bytes what it costs in every handshake
   */
  record RootSent(int certificate, int bytes) implements SentFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.ROOT_SENT;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " is a root, which clients have already: "
          + bytes
          + " bytes in every handshake.";
    }
  }

  /**
   * Some trust stores lead to a root, others do not.
   *
   * @param trusting the stores that do
   * @param others the stores that do not
   */
  record NotTrustedEverywhere(int certificate, List<String> trusting, List<String> others)
      implements SentFinding {

    /** Copies the names. */
    public NotTrustedEverywhere {
      trusting = List.copyOf(trusting);
      others = List.copyOf(others);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.NOT_TRUSTED_EVERYWHERE;
    }

    @Override
    public String toString() {
      return "The chain is trusted by "
          + String.join(", ", trusting)
          + ", but not by "
          + String.join(", ", others)
          + ".";
    }
  }
}
