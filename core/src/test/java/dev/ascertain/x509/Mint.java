package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Mints certificates for tests. All are valid from 2026-01-01 to 2027-01-01 unless told otherwise.
 */
public final class Mint {
  public static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant NOT_AFTER = Instant.parse("2027-01-01T00:00:00Z");
  private static final byte[] ECDSA_WITH_SHA256 = {
    0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2
  };
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final AtomicLong SERIAL = new AtomicLong(1000);

  private X500Name subject;
  private final List<Extension> extensions = new ArrayList<>();
  private final List<AccessDescription> access = new ArrayList<>();
  private @Nullable Minted issuer;
  private @Nullable X500Name issuerName;
  private @Nullable KeyPair key;
  private Instant notBefore = NOT_BEFORE;
  private Instant notAfter = NOT_AFTER;
  private String algorithm = "";
  private boolean identifiers = true;
  private @Nullable BigInteger serial;

  private Mint(String subject) {
    this.subject = new X500Name(subject);
  }

  /** A certificate and its private key. */
  public record Minted(X509CertificateHolder holder, KeyPair key) {

    public byte[] der() {
      try {
        return holder.getEncoded();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    public Certificate certificate() {
      try {
        return Certificate.decode(der());
      } catch (ViolationException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A server's certificate for this DNS name, to be completed. */
  public static Mint server(String host) {
    return new Mint("CN=" + host).names(new GeneralName(GeneralName.dNSName, host));
  }

  /** A CA's certificate, to be completed. */
  public static Mint ca(String name) {
    return new Mint("CN=" + name)
        .extension(Extension.basicConstraints, true, new BasicConstraints(true))
        .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  /** A certificate without extensions, to be completed. */
  public static Mint plain(String subject) {
    return new Mint(subject);
  }

  /** Issued by this CA; else it is self-signed. */
  public Mint by(Minted ca) {
    issuer = ca;
    return this;
  }

  /** Names another issuer than the one that signs. */
  public Mint claiming(String name) {
    issuerName = new X500Name(name);
    return this;
  }

  /** Another subject, such as an empty one. */
  public Mint subject(String name) {
    subject = new X500Name(name);
    return this;
  }

  public Mint key(KeyPair pair) {
    key = pair;
    return this;
  }

  public Mint serial(BigInteger number) {
    serial = number;
    return this;
  }

  public Mint valid(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  public Mint algorithm(String jcaName) {
    algorithm = jcaName;
    return this;
  }

  /** Leaves out the key identifiers. */
  public Mint withoutIdentifiers() {
    identifiers = false;
    return this;
  }

  public Mint names(GeneralName... names) {
    return extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  /** Says where a responder is (RFC 5280 section 4.2.2.1), besides what was said before. */
  public Mint ocsp(String... urls) {
    return access(AccessDescription.id_ad_ocsp, urls);
  }

  /** Says where the issuer's certificate is (RFC 5280 section 4.2.2.1), likewise. */
  public Mint caIssuers(String... urls) {
    return access(AccessDescription.id_ad_caIssuers, urls);
  }

  /** One distribution point with these addresses (RFC 5280 section 4.2.1.13). */
  public Mint revocationList(String... urls) {
    DistributionPointName name = new DistributionPointName(new GeneralNames(uris(urls)));
    DistributionPoint[] points = {new DistributionPoint(name, null, null)};
    return extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
  }

  /** Adds an extension, or replaces the one of the same type. */
  public Mint extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return rawExtension(id, critical, value.toASN1Primitive().getEncoded("DER"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds an extension with any bytes as its value. */
  public Mint rawExtension(ASN1ObjectIdentifier id, boolean critical, byte[] value) {
    without(id);
    extensions.add(new Extension(id, critical, value));
    return this;
  }

  public Mint without(ASN1ObjectIdentifier id) {
    extensions.removeIf(extension -> extension.getExtnId().equals(id));
    return this;
  }

  public Minted mint() {
    try {
      KeyPair own = key != null ? key : ec("secp256r1");
      Minted signer = issuer;
      KeyPair signing = signer == null ? own : signer.key();
      X500Name from = signer == null ? subject : signer.holder().getSubject();
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuerName != null ? issuerName : from,
              serial != null ? serial : BigInteger.valueOf(SERIAL.incrementAndGet()),
              Date.from(notBefore),
              Date.from(notAfter),
              subject,
              SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      if (identifiers) {
        X509ExtensionUtils utils = new JcaX509ExtensionUtils();
        builder.addExtension(
            Extension.subjectKeyIdentifier,
            false,
            utils.createSubjectKeyIdentifier(
                SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded())));
        builder.addExtension(
            Extension.authorityKeyIdentifier,
            false,
            utils.createAuthorityKeyIdentifier(
                SubjectPublicKeyInfo.getInstance(signing.getPublic().getEncoded())));
      }
      return new Minted(builder.build(signer(signing, algorithm)), own);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same certificate, but signed with an algorithm nobody has. */
  public static byte[] withUnheardOfAlgorithm(byte[] der) {
    byte[] changed = der.clone();
    for (int at = 0; at < der.length - 8; at++) {
      if (Arrays.equals(der, at, at + 8, ECDSA_WITH_SHA256, 0, 8)) {
        changed[at + 7] = 99;
      }
    }
    return changed;
  }

  public static KeyPair ec(String curve) {
    return pair("EC", new ECGenParameterSpec(curve));
  }

  public static KeyPair rsa(int bits) {
    return pair("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
  }

  public static KeyPair ed25519() {
    return pair("EdDSA", NamedParameterSpec.ED25519);
  }

  private Mint access(ASN1ObjectIdentifier method, String... urls) {
    for (GeneralName url : uris(urls)) {
      access.add(new AccessDescription(method, url));
    }
    AccessDescription[] all = access.toArray(AccessDescription[]::new);
    return extension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(all));
  }

  private static GeneralName[] uris(String... urls) {
    return Arrays.stream(urls)
        .map(url -> new GeneralName(GeneralName.uniformResourceIdentifier, url))
        .toArray(GeneralName[]::new);
  }

  private static KeyPair pair(String type, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs with this algorithm of the key, or its usual one if that is empty. */
  static ContentSigner signer(KeyPair signing, String algorithm) {
    String usual =
        switch (signing.getPrivate().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          case "DSA" -> "SHA256withDSA";
          case "RSASSA-PSS" -> "SHA256withRSAandMGF1";
          default -> "Ed25519";
        };
    try {
      return new JcaContentSignerBuilder(algorithm.isEmpty() ? usual : algorithm)
          .setProvider(PROVIDER)
          .build(signing.getPrivate());
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }
}
