package dev.ascertain.handshake;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.DelegatedCredential;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether the peer's certificate is good enough to go on. */
@FunctionalInterface
public interface CertificateJudge {

  /**
   * Judges what the peer presented.
   *
   * @return empty to accept; else a violation whose rule says why, such as {@link
   *     dev.ascertain.wire.Rule#UNKNOWN_CA}
   */
  Optional<Violation> judge(Presented presented);

  /**
   * Judges a raw public key (RFC 7250). Nobody vouches for it, so it must be known beforehand;
   * unless this is overridden, none is.
   *
   * @param subjectPublicKeyInfo the key, DER
   * @return empty to accept; else a violation whose rule says why
   */
  default Optional<Violation> judgeKey(byte[] subjectPublicKeyInfo) {
    return Optional.of(unknownKey(subjectPublicKeyInfo, "none, because none is known", "a key"));
  }

  /**
   * Judges whether a certificate delegates to the key of a credential, as far as that does not
   * depend on the handshake (RFC 9345 section 4.1.3). Unless this is overridden, none does.
   *
   * @param certificate the certificate of the end entity, DER
   * @return empty to accept; else a violation whose rule says why
   */
  default Optional<Violation> judgeDelegation(byte[] certificate, DelegatedCredential credential) {
    return Optional.of(
        new Violation(
            Rule.BAD_DELEGATED_CREDENTIAL,
            ExtensionType.DELEGATED_CREDENTIAL.toString(),
            new ByteRange(0, 0),
            "none, because none is accepted",
            "a delegated credential"));
  }

  /** The refusal of a raw public key. */
  static Violation unknownKey(byte[] subjectPublicKeyInfo, String expected, String actual) {
    var range = new ByteRange(0, subjectPublicKeyInfo.length);
    return new Violation(Rule.UNKNOWN_RAW_PUBLIC_KEY, "", range, expected, actual);
  }

  /** Judges what was presented, whichever of the two it is. */
  default Optional<Violation> judgeEither(Presented presented) {
    return presented.type().equals(CertificateType.RAW_PUBLIC_KEY)
        ? judgeKey(presented.first())
        : judge(presented);
  }

  /**
   * Judges once more what a client presented on an earlier connection, whose session it wants to
   * resume: as long as it would be accepted again, it need not be shown again. A refusal has the
   * client show it, or something else, in a full handshake.
   */
  default Optional<Violation> judgeAgain(Presented presented) {
    return judgeEither(presented);
  }

  /** Accepts every certificate and every key: for tests of the protocol itself. */
  static CertificateJudge acceptingAll() {
    return new CertificateJudge() {
      @Override
      public Optional<Violation> judge(Presented presented) {
        return Optional.empty();
      }

      @Override
      public Optional<Violation> judgeKey(byte[] subjectPublicKeyInfo) {
        return Optional.empty();
      }

      @Override
      public Optional<Violation> judgeDelegation(
          byte[] certificate, DelegatedCredential credential) {
        return Optional.empty();
      }
    };
  }

  /**
   * What the peer presented.
   *
   * @param type what it is
   * @param certificates DER, in the order sent, the end entity's first; never empty. Of a raw
   *     public key, that alone
   * @param staples the stapled OCSP responses, DER, by the index of their certificate (RFC 6066
   *     section 8, RFC 6961, RFC 9846 section 4.5.1.1)
   * @param timestamps the SignedCertificateTimestampList of the TLS extension (RFC 6962 section
   *     3.3.1)
   */
  record Presented(
      CertificateType type,
      List<byte[]> certificates,
      Map<Integer, byte[]> staples,
      Optional<byte[]> timestamps) {

    /** Certificates of X.509. */
    public Presented(
        List<byte[]> certificates, Map<Integer, byte[]> staples, Optional<byte[]> timestamps) {
      this(CertificateType.X509, certificates, staples, timestamps);
    }

    /** The end entity's certificate, or the raw public key. */
    public byte[] first() {
      return certificates.getFirst();
    }
  }
}
