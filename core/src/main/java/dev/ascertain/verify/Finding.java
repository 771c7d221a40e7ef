package dev.ascertain.verify;

import dev.ascertain.wire.Violation;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ObjectIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something found out about one certificate: a fact with its parameters, not a text.
 *
 * <p>{@code certificate} is an index into {@link Verification#certificates}: 0 is the server's own.
 * {@code toString} is one sentence of evidence, safe to print.
 */
public sealed interface Finding {

  /** What kind of finding it is. */
  FindingKind kind();

  /** The certificate at fault, as an index into {@link Verification#certificates}. */
  int certificate();

  /** How much it matters. */
  default Severity severity() {
    return kind().severity();
  }

  /** The stable name of its kind, such as {@code name-mismatch}. */
  default String id() {
    return kind().id();
  }

  /** The server sent no certificate at all. */
  record NoCertificate() implements Finding {
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
  record MalformedCertificate(int certificate, Violation violation) implements Finding {
    @Override
    public FindingKind kind() {
      return FindingKind.MALFORMED_CERTIFICATE;
    }

    @Override
    public String toString() {
      return "Certificate " + certificate + " is malformed: " + violation + ".";
    }
  }

  /** The handshake's signature was not made by the certificate's key. */
  record WrongKey(int certificate) implements Finding {
    @Override
    public FindingKind kind() {
      return FindingKind.WRONG_KEY;
    }

    @Override
    public String toString() {
      return "The server signed the handshake with a key that is not the certificate's.";
    }
  }

  /**
   * The issuer withdrew the certificate.
   *
   * @param when the time of revocation
   * @param reason the reason by RFC 5280 section 5.3.1's name; empty if not given
   */
  record Revoked(int certificate, Instant when, Optional<String> reason) implements Finding {
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
   * The signature does not verify under the key of its issuer, though nothing suggests that another
   * key of the same name made it: the certificate was altered or damaged.
   *
   * @param issuer the certificate whose key was tried
   */
  record BadSignature(int certificate, int issuer) implements Finding {
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
  record AlgorithmMismatch(int certificate, String inside, String outside) implements Finding {
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
  record NotACa(int certificate, int issued) implements Finding {
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
  record PathLength(int certificate, int allowed, int actual) implements Finding {
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
      implements Finding {
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

  /** A critical extension that we do not process. */
  record UnknownCriticalExtension(int certificate, ObjectIdentifier extension) implements Finding {
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
  record WrongUsage(int certificate, String required, List<String> stated) implements Finding {

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
  record SelfSigned(int certificate) implements Finding {
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
      implements Finding {

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
  record UnknownCa(int certificate, Name root, boolean rootSent, String store) implements Finding {
    @Override
    public FindingKind kind() {
      return FindingKind.UNKNOWN_CA;
    }

    @Override
    public String toString() {
      return "The chain ends at \"" + root + "\", which is not among the roots of " + store + ".";
    }
  }

  /** A signature by an algorithm that can be forged: SHA-1, MD5, MD2. */
  record WeakSignature(int certificate, String algorithm) implements Finding {
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
  record WeakKey(int certificate, String key, int bits, int atLeast) implements Finding {
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
   * The certificate has no subject alternative names, only a common name, which clients no longer
   * look at (RFC 9525 section 2).
   *
   * @param wanted the name asked for
   * @param commonName what the certificate states instead
   * @param wouldMatch whether the common name is the name asked for
   */
  record CnOnly(int certificate, ReferenceIdentifier wanted, String commonName, boolean wouldMatch)
      implements Finding {
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
      implements Finding {

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

  /** The server's certificate is past its last second. */
  record Expired(int certificate, Instant notAfter, Instant at) implements Finding {
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
  record NotYetValid(int certificate, Instant notBefore, Instant at) implements Finding {
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
  record ExpiredIntermediate(int certificate, Instant notAfter, Instant at) implements Finding {
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
  record ExpiredRoot(int certificate, Instant notAfter, Instant at) implements Finding {
    @Override
    public FindingKind kind() {
      return FindingKind.EXPIRED_ROOT;
    }

    @Override
    public String toString() {
      return "The trusted root, certificate " + certificate + ", expired at " + notAfter + ".";
    }
  }

  /** A signature or key algorithm that cannot be checked here. */
  record UnsupportedAlgorithm(int certificate, String algorithm) implements Finding {
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
  record TooMuchWork(int certificate, int limit) implements Finding {
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

  /** The certificate demands a stapled OCSP response (RFC 7633), and there is none. */
  record MissingStaple(int certificate) implements Finding {
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
   * The server sent the path's certificates in another order than from leaf to root.
   *
   * @param order the indexes in the right order
   */
  record MisorderedChain(int certificate, List<Integer> order) implements Finding {

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
  record IssuerKeyMismatch(int certificate, int candidate) implements Finding {
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
  record UnneededCertificate(int certificate, int bytes, boolean duplicate) implements Finding {
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
  record RootSent(int certificate, int bytes) implements Finding {
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
}
