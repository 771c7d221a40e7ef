package dev.ascertain.handshake.engine;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectAltName;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate, or a raw public key, with what comes with it, read once. Safe for many threads.
 *
 * <p>That the private key belongs to it is checked by {@link #hasKeyOfCertificate} only.
 */
public final class Credential {
  private final CertificateType type;
  private final List<Opaque> chain;
  private final PrivateKey key;
  private final SubjectPublicKeyInfo.Key publicKey;
  private final Optional<Certificate> endEntity;
  private final List<String> hostNames;
  private final List<ChainSignature> signatures;
  private final List<Name> issuers;
  private final Optional<Opaque> ocspResponse;
  private final Optional<Delegated> delegated;
  private final CertificateMessages messages;

  /**
   * A key that the certificate delegates to (RFC 9345).
   *
   * @param credential the credential that says so
   * @param key the private key
   */
  public record Delegated(DelegatedCredential credential, PrivateKey key) {}

  private Credential(
      CertificateType type,
      List<Opaque> chain,
      PrivateKey key,
      SubjectPublicKeyInfo.Key publicKey,
      Optional<Certificate> endEntity,
      List<String> hostNames,
      List<ChainSignature> signatures,
      List<Name> issuers,
      Optional<Opaque> ocspResponse,
      Optional<Delegated> delegated) {
    this.type = type;
    this.chain = List.copyOf(chain);
    this.key = key;
    this.publicKey = publicKey;
    this.endEntity = endEntity;
    this.hostNames = List.copyOf(hostNames);
    this.signatures = List.copyOf(signatures);
    this.issuers = List.copyOf(issuers);
    this.ocspResponse = ocspResponse;
    this.delegated = delegated;
    this.messages = new CertificateMessages(this.chain, ocspResponse, delegated);
  }

  /** How well a certificate fits the name a client asks for; the best first. */
  public enum Fit {
    /** The certificate has the name itself. */
    EXACT,
    /** The certificate has a wildcard for the name. */
    WILDCARD,
    /** The certificate is for other names. */
    NONE
  }

  /**
   * A certificate, as it will be presented.
   *
   * @param certificates DER, in the order in which they are sent, the end entity's first
   * @param key the end entity's key
   * @throws IllegalArgumentException if there are no certificates
   * @throws ViolationException if one cannot be read
   */
  public static Credential of(List<byte[]> certificates, PrivateKey key) throws ViolationException {
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("a credential without a certificate");
    }
    List<Certificate> read = new ArrayList<>();
    for (byte[] der : certificates) {
      read.add(Certificate.decode(der));
    }
    return new Credential(
        CertificateType.X509,
        certificates.stream().map(Opaque::new).toList(),
        key,
        read.getFirst().subjectPublicKeyInfo().key(),
        Optional.of(read.getFirst()),
        hostNames(read.getFirst()),
        ChainSignature.of(read),
        read.stream().map(Certificate::issuer).toList(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A public key without a certificate, as it will be presented to who takes one (RFC 7250).
   *
   * @param subjectPublicKeyInfo the key, DER
   * @throws ViolationException if it cannot be read
   */
  public static Credential ofRawKey(byte[] subjectPublicKeyInfo, PrivateKey key)
      throws ViolationException {
    return new Credential(
        CertificateType.RAW_PUBLIC_KEY,
        List.of(new Opaque(subjectPublicKeyInfo)),
        key,
        SubjectPublicKeyInfo.decode(subjectPublicKeyInfo).key(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** What it is: X.509, or a raw public key. */
  public CertificateType type() {
    return type;
  }

  /** The same, with a response to staple: DER OCSPResponse (RFC 6960 section 4.2.1). */
  public Credential stapling(byte[] response) {
    return new Credential(
        type,
        chain,
        key,
        publicKey,
        endEntity,
        hostNames,
        signatures,
        issuers,
        Optional.of(new Opaque(response)),
        delegated);
  }

  /**
   * The same, with a key that stands in for the certificate's where clients take that: in TLS 1.3
   * (RFC 9345).
   */
  public Credential delegatingTo(Delegated value) {
    return new Credential(
        type,
        chain,
        key,
        publicKey,
        endEntity,
        hostNames,
        signatures,
        issuers,
        ocspResponse,
        Optional.of(value));
  }

  /** The key that stands in for the certificate's where clients take that (RFC 9345). */
  public Optional<Delegated> delegated() {
    return delegated;
  }

  /** The response that is stapled for clients that ask for it (RFC 6066 section 8). */
  public Optional<Opaque> ocspResponse() {
    return ocspResponse;
  }

  /** The Certificate of TLS 1.3. */
  public CertificateMessages messages() {
    return messages;
  }

  /** The certificates, in the order in which they are sent; or the raw public key alone. */
  public List<Opaque> chain() {
    return chain;
  }

  /** The key of the end entity's certificate. */
  public PrivateKey key() {
    return key;
  }

  /** Whether the private key is that of the end entity's certificate. */
  public boolean hasKeyOfCertificate(Crypto crypto) throws ViolationException {
    byte[] first = chain.getFirst().bytes();
    return crypto.areOneKeyPair(
        key,
        type.equals(CertificateType.RAW_PUBLIC_KEY)
            ? first
            : Certificate.decode(first).subjectPublicKeyInfo().der());
  }

  /** Whether the certificate's key is of the type a TLS 1.2 suite authenticates with. */
  public boolean authenticates(CipherSuiteParameters suite) {
    // RFC 5246 section 7.4.2: "the end entity certificate's public key (and associated
    // restrictions) MUST be compatible with the selected key exchange algorithm"; RFC 8422 section
    // 2.1: EdDSA goes with the suites of ECDSA.
    return switch (suite.authentication()) {
      case ANY -> true;
      case RSA -> publicKey instanceof SubjectPublicKeyInfo.Key.Rsa;
      case ECDSA ->
          publicKey instanceof SubjectPublicKeyInfo.Key.Ec
              || publicKey instanceof SubjectPublicKeyInfo.Key.Edwards;
    };
  }

  /** The curve of an ECDSA key; empty for any other key. */
  public Optional<NamedGroup> curve() {
    return publicKey instanceof SubjectPublicKeyInfo.Key.Ec(ObjectIdentifier curve)
        ? NamedGroup.byName(curve.toString())
        : Optional.empty();
  }

  /** An extension of the end entity's certificate; empty if there is none such. */
  public <T extends CertificateExtension> Optional<T> extension(Class<T> kind) {
    return endEntity.flatMap(certificate -> certificate.extension(kind));
  }

  // RFC 9846 section 4.5.1.2: "That is, the digitalSignature bit MUST be set if the Key Usage
  // extension is present".
  /** Whether the certificate lets its key sign handshakes. */
  public boolean maySign() {
    return extension(KeyUsage.class).map(KeyUsage::digitalSignature).orElse(true);
  }

  /** Whether a client that names these schemes is shown no SHA-1 that it did not ask for. */
  public boolean avoidsSha1(List<SignatureScheme> named) {
    return signatures.stream().noneMatch(s -> s.isSha1() && !s.isAmong(named));
  }

  /** How each certificate that is not self-signed is signed. */
  public List<ChainSignature> signatures() {
    return signatures;
  }

  /**
   * Whether a certificate of the chain is issued by one of these authorities.
   *
   * @param authorities names in DER; one that cannot be read is nobody's
   */
  public boolean isIssuedByOneOf(List<Opaque> authorities) {
    for (Opaque authority : authorities) {
      try {
        if (issuers.contains(Name.decode(authority.bytes()))) {
          return true;
        }
      } catch (ViolationException e) {
        // Not a name, so not the name of an issuer.
      }
    }
    return false;
  }

  /** How well the certificate fits a host name, in A-labels. */
  public Fit fit(String hostName) {
    String wanted = hostName.toLowerCase(Locale.ROOT);
    if (hostNames.contains(wanted)) {
      return Fit.EXACT;
    }
    // RFC 9525 section 6.3: the wildcard is the whole left-most label, and stands for one label.
    int dot = wanted.indexOf('.');
    return dot > 0 && hostNames.contains("*" + wanted.substring(dot)) ? Fit.WILDCARD : Fit.NONE;
  }

  private static List<String> hostNames(Certificate certificate) {
    List<String> names = new ArrayList<>();
    certificate
        .extension(SubjectAltName.class)
        .ifPresent(extension -> {
          for (GeneralName name : extension.names()) {
            if (name instanceof GeneralName.Dns dns) {
              names.add(dns.name().toLowerCase(Locale.ROOT));
            }
          }
        });
    return names;
  }
}
