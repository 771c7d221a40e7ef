package dev.ascertain.verify;

import dev.ascertain.wire.Violation;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ObjectIdentifier;
import java.time.Instant;
import java.util.List;

/** What is wrong with the path from a certificate to a root (RFC 5280 section 6.1). */
public sealed interface ChainFinding extends Finding {

  /** The server sent no certificate at all. */
  record NoCertificate() implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NO_CERTIFICATE;
    }

    @Override
    public int certificate() {
      return 0;
    }

    @Override
    public String toString() {
      return "The server sent no certificate.";
    }
  }

  /** The certificate, or one of its extensions, is not valid DER or not what RFC 5280 defines. */
  record MalformedCertificate(int certificate, Violation violation) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.MALFORMED_CERTIFICATE;
    }

    @Override
    public String toString() {
      return "Certificate " + certificate + " is malformed: " + violation + ".";
    }
  }

  /**
   * The signature does not verify under the key of its issuer, though nothing suggests that another
   * key of the same name made it: the certificate was altered or damaged.
   *
   * @param issuer the certificate whose key was tried
   */
  record BadSignature(int certificate, int issuer) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.BAD_SIGNATURE;
    }

    @Override
    public String toString() {
      return "The signature on certificate "
          + certificate
          + " does not verify under the key of its issuer, certificate "
          + issuer
          + ".";
    }
  }

  /** {@code tbsCertificate.signature} and {@code signatureAlgorithm} differ. */
  record AlgorithmMismatch(int certificate, String inside, String outside) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.ALGORITHM_MISMATCH;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " names two signature algorithms: "
          + inside
          + " and "
          + outside
          + ".";
    }
  }

  /** A certificate issued another one, but is not marked as a CA. */
  record NotACa(int certificate, int issued) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NOT_A_CA;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " issued certificate "
          + issued
          + ", but is not marked as a CA.";
    }
  }

  /**
   * More CAs below this one than it allows.
   *
   * @param allowed the certificate's pathLenConstraint
   * @param actual the number of CA certificates below it that are not self-issued
   */
  record PathLength(int certificate, int allowed, int actual) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.PATH_LENGTH;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " allows "
          + allowed
          + " CA certificates below it, but there are "
          + actual
          + ".";
    }
  }

  /**
   * A name the CA may not issue for.
   *
   * @param constrainedBy the CA certificate that states the constraint
   * @param name the name at fault
   * @param excluded whether the name is in an excluded subtree; else it is in no permitted one
   */
  record NameConstraint(int certificate, int constrainedBy, GeneralName name, boolean excluded)
      implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NAME_CONSTRAINT;
    }

    @Override
    public String toString() {
      return "Certificate "
          + constrainedBy
          + (excluded ? " excludes " : " does not permit ")
          + name.kind()
          + " "
          + name
          + ", which certificate "
          + certificate
          + " states.";
    }
  }

  /**
   * The path is valid for none of the certificate policies asked for (RFC 5280 section 6.1.5 (g)).
   *
   * @param certificate where the last of them was lost
   */
  record NoValidPolicy(int certificate) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.NO_VALID_POLICY;
    }

    @Override
    public String toString() {
      return "At certificate " + certificate + " no certificate policy that was asked for is left.";
    }
  }

  /** A critical extension that we do not process. */
  record UnknownCriticalExtension(int certificate, ObjectIdentifier extension)
      implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.UNKNOWN_CRITICAL_EXTENSION;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " has an extension that must be understood, and is not: "
          + extension
          + ".";
    }
  }

  /**
   * The certificate is not for this use.
   *
   * @param required the use it is put to, such as {@code serverAuth} or {@code keyCertSign}
   * @param stated the uses the certificate states
   */
  record WrongUsage(int certificate, String required, List<String> stated) implements ChainFinding {

    /** Copies the uses. */
    public WrongUsage {
      stated = List.copyOf(stated);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.WRONG_USAGE;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " is used for "
          + required
          + ", but is for "
          + (stated.isEmpty() ? "nothing" : String.join(", ", stated))
          + " only.";
    }
  }

  /** The server's certificate is signed by its own key and not in the trust store. */
  record SelfSigned(int certificate) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.SELF_SIGNED;
    }

    @Override
    public String toString() {
      return "The server's certificate is signed by its own key: nobody else vouches for it.";
    }
  }

  /**
   * The issuer of the last certificate was not sent, and it is probably an intermediate.
   *
   * @param missing the issuer's name
   * @param caIssuers where the certificate says its issuer can be fetched; may be empty
   * @param sure whether it can only be an intermediate; else a root unknown to the store is
   *     possible
   */
  record IncompleteChain(int certificate, Name missing, List<String> caIssuers, boolean sure)
      implements ChainFinding {

    /** Copies the addresses. */
    public IncompleteChain {
      caIssuers = List.copyOf(caIssuers);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.INCOMPLETE_CHAIN;
    }

    @Override
    public String toString() {
      return "Certificate "
          + certificate
          + " was issued by \""
          + missing
          + "\", which the server did not send and which is not a trusted root.";
    }
  }

  /**
   * The path ends at a CA that is not in the trust store.
   *
   * @param root the CA's name
   * @param rootSent whether the server sent the CA's own, self-signed certificate
   * @param store the trust store's name
   */
  record UnknownCa(int certificate, Name root, boolean rootSent, String store)
      implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.UNKNOWN_CA;
    }

    @Override
    public String toString() {
      return "The chain ends at \"" + root + "\", which is not among the roots of " + store + ".";
    }
  }

  /**
   * The root's certificates count only if they were issued before a date, and this one was not.
   *
   * @param certificate the peer's certificate
   * @param root the root's name
   * @param distrustAfter the last moment of issuance that counts
   * @param notBefore when the certificate was issued
   * @param store the trust store that says so
   */
  record DistrustedCa(
      int certificate, Name root, Instant distrustAfter, Instant notBefore, String store)
      implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.DISTRUSTED_CA;
    }

    @Override
    public String toString() {
      return store
          + " trusts \""
          + root
          + "\" only for certificates issued until "
          + distrustAfter
          + "; this one was issued at "
          + notBefore
          + ".";
    }
  }

  /**
   * The path has more intermediates than was asked for.
   *
   * @param allowed how many were allowed
   * @param actual how many there are, not counting self-issued ones
   */
  record PathTooDeep(int certificate, int allowed, int actual) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.PATH_TOO_DEEP;
    }

    @Override
    public String toString() {
      return "The path has "
          + actual
          + " intermediate certificates; at most "
          + allowed
          + " were allowed.";
    }
  }

  /** A signature or key algorithm that cannot be checked here. */
  record UnsupportedAlgorithm(int certificate, String algorithm) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.UNSUPPORTED_ALGORITHM;
    }

    @Override
    public String toString() {
      return "The signature on certificate "
          + certificate
          + " cannot be checked: "
          + algorithm
          + " is not supported.";
    }
  }

  /** The certificates ask for more work than we do: paths to follow, or names to compare. */
  record TooMuchWork(int certificate, int limit) implements ChainFinding {
    @Override
    public FindingKind kind() {
      return FindingKind.TOO_MUCH_WORK;
    }

    @Override
    public String toString() {
      return "The certificates ask for more work than the limit of "
          + limit
          + " steps; the check stopped there.";
    }
  }
}
