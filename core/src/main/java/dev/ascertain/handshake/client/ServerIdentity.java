package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Optional;

/**
 * Who the server says it is.
 *
 * @param key the end entity's key (RFC 5280 section 4.1.2.7), or the one that it delegates to
 * @param delegation by what it does
 */
record ServerIdentity(SubjectPublicKeyInfo key, Optional<ServerDelegation> delegation) {

  /** The end entity's key, DER. */
  byte[] subjectPublicKeyInfo() {
    return key.der();
  }

  /**
   * Reads the end entity's key, without which no handshake can be completed.
   *
   * @throws ViolationException if the certificate cannot be read
   */
  static ServerIdentity of(Received received, CertificateJudge.Presented presented)
      throws ViolationException {
    boolean raw = presented.type().equals(CertificateType.RAW_PUBLIC_KEY);
    byte[] first = presented.first();
    try {
      return new ServerIdentity(
          raw
              ? SubjectPublicKeyInfo.decode(first)
              : Certificate.decode(first).subjectPublicKeyInfo(),
          Optional.empty());
    } catch (ViolationException e) {
      // RFC 9846 section 4.5.1.2: "The certificate type MUST be X.509v3 [RFC5280], unless
      // explicitly
      // negotiated otherwise (e.g., [RFC7250])."
      throw received.violation(
          Rule.UNREADABLE_CERTIFICATE,
          raw ? "ASN1_subjectPublicKeyInfo" : "certificate_list",
          raw ? "a SubjectPublicKeyInfo" : "an X.509 certificate",
          e.violation().toString());
    }
  }

  /**
   * Requires a key of the type the cipher suite authenticates with.
   *
   * @throws ViolationException for a key of another type
   */
  void requireFor(CipherSuiteParameters suite, Received received) throws ViolationException {
    // RFC 5246 section 7.4.2: "the end entity certificate's public key (and associated
    // restrictions) MUST be compatible with the selected key exchange algorithm".
    boolean compatible =
        switch (suite.authentication()) {
          case ANY -> true;
          case RSA -> key.key() instanceof SubjectPublicKeyInfo.Key.Rsa;
          case ECDSA ->
              key.key() instanceof SubjectPublicKeyInfo.Key.Ec
                  || key.key() instanceof SubjectPublicKeyInfo.Key.Edwards;
        };
    if (!compatible) {
      throw received.violation(
          Rule.WRONG_KEY_TYPE,
          "certificate_list",
          "a key that " + suite.cipherSuite() + " can use",
          "a key of type " + key);
    }
  }

  /**
   * Whether the end entity's key made a signature over the handshake.
   *
   * @throws ViolationException if the scheme does not fit the key
   */
  boolean signed(
      Received received,
      ClientContext context,
      SignatureScheme scheme,
      byte[] content,
      byte[] signature)
      throws ViolationException {
    Crypto crypto = context.settings().crypto();
    try {
      return received.dialect().isTls13()
          ? crypto.verify13(scheme, key.der(), content, signature)
          : crypto.verify12(scheme, key.der(), content, signature);
    } catch (CryptoException e) {
      // RFC 9846 section 4.3.3: "The keys found in certificates MUST also be of appropriate type
      // for the signature algorithms they are used with." RFC 9846 section 4.5.2: "In addition, the
      // signature algorithm MUST be compatible with the key in the sender's end-entity
      // certificate."
      throw received.violation(
          Rule.WRONG_KEY_TYPE, "algorithm", "a scheme for the certificate's key", e.reason());
    }
  }

  /**
   * Whether the end entity's key made a signature of TLS 1.0 or 1.1.
   *
   * @throws ViolationException for a key that these versions do not sign with
   */
  boolean signed10(Received received, ClientContext context, byte[] content, byte[] signature)
      throws ViolationException {
    try {
      return context.settings().crypto().verify10(key.der(), content, signature);
    } catch (CryptoException e) {
      throw received.violation(Rule.WRONG_KEY_TYPE, "signature", "an RSA or EC key", e.reason());
    }
  }

  /**
   * Asks the judge about the certificates.
   *
   * @throws ViolationException in strict mode, if they are refused
   */
  static Action judge(ClientContext context, CertificateJudge.Presented presented)
      throws ViolationException {
    Optional<Violation> refusal = context.settings().judge().judgeEither(presented);
    if (context.strict() && refusal.isPresent()) {
      // RFC 9846 section 4.5.1.2: "If the receiver cannot construct an acceptable chain using the
      // provided certificates and decides to abort the handshake, then it MUST abort the handshake
      // with an appropriate certificate-related alert (by default, "unsupported_certificate"; see
      // [...])."
      throw new ViolationException(refusal.get());
    }
    return new Action.Note(nanos -> new Event.CertificateJudged(nanos, refusal));
  }

  /** An extension's extension_data. */
  static byte[] body(Extension extension) {
    return Writer.write(extension::encodeBody);
  }
}
