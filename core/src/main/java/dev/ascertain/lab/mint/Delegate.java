package dev.ascertain.lab.mint;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.extension.Opaque;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;

/** Delegates to a key: certificates that may, and the credentials they sign (RFC 9345). */
public final class Delegate {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final ASN1ObjectIdentifier DELEGATION_USAGE =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.44363.44");

  private Delegate() {}

  /** A good certificate for this machine whose key may delegate. */
  public static Certified localhost(KeyKind kind) {
    Certified root = Mint.root("Ascertain Test Root").mint();
    Certified issuing = Mint.intermediate(root, "Ascertain Test Issuing").mint();
    return allowed(Mint.leaf(issuing, "localhost", "127.0.0.1", "::1").key(kind)).mint();
  }

  /** With the extension that allows it. */
  public static Mint allowed(Mint certificate) {
    return certificate.extension(DELEGATION_USAGE, false, DERNull.INSTANCE);
  }

  /**
   * A credential for a fresh ECDSA P-256 key.
   *
   * @param by the certificate that signs it
   * @param scheme by which it does
   * @param life how long the credential is good from now on
   */
  public static Credential.Delegated to(Certified by, SignatureScheme scheme, Duration life) {
    KeyPair keys = KeyKind.ECDSA_P256.generate();
    Instant start = by.certificate().getNotBefore().toInstant();
    long validTime = Duration.between(start, Instant.now().plus(life)).toSeconds();
    var cred =
        new DelegatedCredential.Credential(
            validTime,
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            new Opaque(keys.getPublic().getEncoded()));
    return signed(by, cred, scheme, keys);
  }

  private static Credential.Delegated signed(
      Certified by, DelegatedCredential.Credential cred, SignatureScheme scheme, KeyPair keys) {
    try {
      var unsigned = new DelegatedCredential(cred, scheme, Opaque.EMPTY);
      byte[] content = unsigned.signedByServer(by.certificate().getEncoded());
      byte[] signature =
          CRYPTO.privateKey(by.keys().getPrivate().getEncoded()).sign13(scheme, content);
      return new Credential.Delegated(
          new DelegatedCredential(cred, scheme, new Opaque(signature)),
          CRYPTO.privateKey(keys.getPrivate().getEncoded()));
    } catch (CertificateEncodingException | CryptoException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
