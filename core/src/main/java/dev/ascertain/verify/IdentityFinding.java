package dev.ascertain.verify;

import java.util.List;
import java.util.stream.Collectors;

/** Who the certificate is for, and whether the server holds its key. */
public sealed interface IdentityFinding extends Finding {

  /** The handshake's signature was not made by the certificate's key. */
  record WrongKey(int certificate) implements IdentityFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.WRONG_KEY;
    }

    @Override
    public String toString() {
      return "The server signed the handshake with a key that is not the certificate's.";
    }
  }

  /** The handshake's signature was made by a key that the certificate does not delegate to. */
  record BadDelegatedCredential(int certificate) implements IdentityFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.BAD_DELEGATED_CREDENTIAL;
    }

    @Override
    public String toString() {
      return "The server signed the handshake with a key that the certificate does not delegate to.";
    }
  }

  /**
   * The certificate has no subject alternative names, only a common name, which clients no longer
   * look at (RFC 9525 section 2).
   *
   * @param wanted the name asked for
   * @param commonName what the certificate states instead
   * @param wouldMatch whether the common name is the name asked for
   */
  record CnOnly(int certificate, ReferenceIdentifier wanted, String commonName, boolean wouldMatch)
      implements IdentityFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.CN_ONLY;
    }

    @Override
    public String toString() {
      return "The certificate has no subject alternative name, only the common name \""
          + commonName
          + "\", which clients ignore.";
    }
  }

  /**
   * No name of the certificate is the one asked for.
   *
   * @param wanted the name asked for
   * @param presented the names the certificate is for, safe to print
   */
  record NameMismatch(int certificate, ReferenceIdentifier wanted, List<String> presented)
      implements IdentityFinding {

    /** Copies the names. */
    public NameMismatch {
      presented = List.copyOf(presented);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.NAME_MISMATCH;
    }

    @Override
    public String toString() {
      String names =
          presented.isEmpty()
              ? "no name at all"
              : presented.stream().limit(5).collect(Collectors.joining(", "))
                  + (presented.size() > 5 ? " and " + (presented.size() - 5) + " more" : "");
      return "The certificate is for " + names + ", not for " + wanted + ".";
    }
  }
}
