package dev.ascertain.handshake;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.util.Optional;

/**
 * What both sides agreed on, as far as the handshake came.
 *
 * @param version the protocol version
 * @param cipherSuite the cipher suite
 * @param group the group of the key exchange; empty for static RSA, for custom Diffie-Hellman
 *     groups, and before it is known
 * @param diffieHellmanBits the size of the prime of a TLS 1.2 DHE key exchange in bits, else 0
 * @param signatureScheme the scheme of the server's handshake signature; empty for static RSA
 * @param applicationProtocol the protocol chosen by ALPN (RFC 7301)
 * @param extendedMasterSecret whether RFC 7627 is used; always true in TLS 1.3, whose key schedule
 *     covers the whole handshake
 * @param encryptThenMac whether RFC 7366 is used
 * @param helloRetryRequest whether the server asked for a second ClientHello
 * @param certificateTypes what either side presents
 */
public record Negotiated(
    ProtocolVersion version,
    CipherSuite cipherSuite,
    Optional<NamedGroup> group,
    int diffieHellmanBits,
    Optional<SignatureScheme> signatureScheme,
    Optional<String> applicationProtocol,
    boolean extendedMasterSecret,
    boolean encryptThenMac,
    boolean helloRetryRequest,
    CertificateTypes certificateTypes) {

  /** With certificates of X.509. */
  public Negotiated(
      ProtocolVersion version,
      CipherSuite cipherSuite,
      Optional<NamedGroup> group,
      int diffieHellmanBits,
      Optional<SignatureScheme> signatureScheme,
      Optional<String> applicationProtocol,
      boolean extendedMasterSecret,
      boolean encryptThenMac,
      boolean helloRetryRequest) {
    this(
        version,
        cipherSuite,
        group,
        diffieHellmanBits,
        signatureScheme,
        applicationProtocol,
        extendedMasterSecret,
        encryptThenMac,
        helloRetryRequest,
        CertificateTypes.X509);
  }

  /** This, with the key exchange's group. */
  public Negotiated withGroup(NamedGroup value) {
    return new Negotiated(
        version,
        cipherSuite,
        Optional.of(value),
        diffieHellmanBits,
        signatureScheme,
        applicationProtocol,
        extendedMasterSecret,
        encryptThenMac,
        helloRetryRequest,
        certificateTypes);
  }

  /** This, with the size of the Diffie-Hellman prime in bits. */
  public Negotiated withDiffieHellmanBits(int value) {
    return new Negotiated(
        version,
        cipherSuite,
        group,
        value,
        signatureScheme,
        applicationProtocol,
        extendedMasterSecret,
        encryptThenMac,
        helloRetryRequest,
        certificateTypes);
  }

  /** This, with the scheme of the server's handshake signature. */
  public Negotiated withSignatureScheme(SignatureScheme value) {
    return new Negotiated(
        version,
        cipherSuite,
        group,
        diffieHellmanBits,
        Optional.of(value),
        applicationProtocol,
        extendedMasterSecret,
        encryptThenMac,
        helloRetryRequest,
        certificateTypes);
  }

  /** This, with the application protocol. */
  public Negotiated withApplicationProtocol(String value) {
    return new Negotiated(
        version,
        cipherSuite,
        group,
        diffieHellmanBits,
        signatureScheme,
        Optional.of(value),
        extendedMasterSecret,
        encryptThenMac,
        helloRetryRequest,
        certificateTypes);
  }

  /** This, with what either side presents. */
  public Negotiated withCertificateTypes(CertificateTypes value) {
    return new Negotiated(
        version,
        cipherSuite,
        group,
        diffieHellmanBits,
        signatureScheme,
        applicationProtocol,
        extendedMasterSecret,
        encryptThenMac,
        helloRetryRequest,
        value);
  }
}
