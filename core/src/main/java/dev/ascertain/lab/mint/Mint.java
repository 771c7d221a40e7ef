package dev.ascertain.lab.mint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Mints certificates for tests: correct unless told otherwise.
 *
 * <pre>{@code
 * Certified root = Mint.root("Root").mint();
 * Certified issuing = Mint.intermediate(root, "Issuing").key(KeyKind.RSA_2048).mint();
 * Certified expired = Mint.leaf(issuing, "localhost", "127.0.0.1").expired().mint();
 * }</pre>
 *
 * <p>Roots are valid for ten years, intermediates for three, leaves for 90 days, all from an hour
 * ago. Keys are ECDSA P-256 unless {@link #key(KeyKind)} says otherwise.
 */
public final class Mint {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  private final String name;
  private final @Nullable Certified issuer;

  /** The names of a server; empty for a certification authority. */
  private final List<String> hosts;

  /** Extensions added or replaced; empty where one is left out. */
  private final Map<ASN1ObjectIdentifier, Optional<Extension>> changes = new LinkedHashMap<>();

  private Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
  private Instant until;
  private KeyKind kind = KeyKind.ECDSA_P256;
  private final List<AccessDescription> access = new ArrayList<>();
  private @Nullable BigInteger serial;
  private @Nullable KeyPair keys;
  private @Nullable String signature;

  private Mint(String name, @Nullable Certified issuer, Duration life, String... hosts) {
    this.name = name;
    this.issuer = issuer;
    this.hosts = List.of(hosts);
    this.until = from.plus(life);
  }

  /** A self-signed certification authority with this common name. */
  public static Mint root(String name) {
    return new Mint(name, null, Duration.ofDays(3650));
  }

  /** A certification authority with this common name below another. */
  public static Mint intermediate(Certified issuer, String name) {
    return new Mint(name, issuer, Duration.ofDays(1095));
  }

  /**
   * A server certificate.
   *
   * @param hosts its subject alternative names: IP address literals become {@code iPAddress},
   *     everything else {@code dNSName}; the first is also the common name
   */
  public static Mint leaf(Certified issuer, String... hosts) {
    return new Mint(hosts[0], issuer, Duration.ofDays(90), hosts);
  }

  /** A server certificate that signed itself, for the hosts as in {@link #leaf}. */
  public static Mint selfSigned(String... hosts) {
    return new Mint(hosts[0], null, Duration.ofDays(90), hosts);
  }

  /**
   * An OCSP responder that the issuer delegates to: with the purpose OCSPSigning and the extension
   * ocsp-nocheck (RFC 6960 section 4.2.2.2).
   */
  public static Mint responder(Certified issuer, String name) {
    return leaf(issuer, name)
        .usage(KeyPurposeId.id_kp_OCSPSigning)
        .without(Extension.subjectAlternativeName)
        .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  /** A good certificate for this machine (localhost, 127.0.0.1, ::1), below an intermediate. */
  public static Certified localhost(KeyKind kind) {
    Certified root = root("Ascertain Test Root").mint();
    Certified issuing = intermediate(root, "Ascertain Test Issuing").mint();
    return leaf(issuing, "localhost", "127.0.0.1", "::1").key(kind).mint();
  }

  /** Certifies a key of this kind. RSA keys are reused per common name while this JVM runs. */
  public Mint key(KeyKind kind) {
    this.kind = kind;
    return this;
  }

  /** Certifies exactly this key pair, which must be of the given kind. */
  public Mint key(KeyKind kind, KeyPair keys) {
    this.kind = kind;
    this.keys = keys;
    return this;
  }

  /** Has this serial number instead of a random one. */
  public Mint serial(BigInteger serial) {
    this.serial = serial;
    return this;
  }

  /** Valid from and until these times, both inclusive, in whole seconds. */
  public Mint valid(Instant from, Instant until) {
    this.from = from;
    this.until = until;
    return this;
  }

  /** Over since yesterday. */
  public Mint expired() {
    return valid(from.minus(Duration.ofDays(91)), from.minus(Duration.ofDays(1)));
  }

  /** Not valid before tomorrow. */
  public Mint notYetValid() {
    return valid(from.plus(Duration.ofHours(26)), from.plus(Duration.ofDays(91)));
  }

  /** Signed with this algorithm of the issuer's key instead, by its JDK name: SHA1withRSA, … */
  public Mint signedWith(String algorithm) {
    this.signature = algorithm;
    return this;
  }

  /** Says where to ask for revocation and where the issuer's certificate is. */
  public Mint authorityInformation(String ocspUrl, String issuersUrl) {
    return ocsp(ocspUrl).caIssuers(issuersUrl);
  }

  /** Says where to ask for revocation, besides what was said before. */
  public Mint ocsp(String url) {
    return access(new AccessDescription(AccessDescription.id_ad_ocsp, uri(url)));
  }

  /** Says where the issuer's certificate is, besides what was said before. */
  public Mint caIssuers(String url) {
    return access(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(url)));
  }

  /** Says where the issuer's CRL is. */
  public Mint revocationList(String url) {
    DistributionPointName name = new DistributionPointName(new GeneralNames(uri(url)));
    DistributionPoint[] points = {new DistributionPoint(name, null, null)};
    return extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
  }

  /** Demands a stapled OCSP response: the TLS feature extension of RFC 7633. */
  public Mint mustStaple() {
    // RFC 7633 section 4: the feature is the number of the TLS extension, here status_request (5).
    return extension(TLS_FEATURE, false, new DERSequence(new ASN1Integer(5)));
  }

  /** Replaces the extended key usage. */
  public Mint usage(KeyPurposeId... purposes) {
    return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  /** Adds an extension, or replaces the one of that identifier. */
  public Mint extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      changes.put(id, Optional.of(Extension.create(id, critical, value)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves out an extension it would otherwise have. */
  public Mint without(ASN1ObjectIdentifier id) {
    changes.put(id, Optional.empty());
    return this;
  }

  /** Mints the certificate. */
  public Certified mint() {
    KeyPair subject = keys != null ? keys : kind.keysOf(name);
    KeyPair signing = issuer == null ? subject : issuer.keys();
    String usual = issuer == null ? kind.signatureAlgorithm() : issuer.signatureAlgorithm();
    X509Certificate certificate = sign(subject, signing, signature != null ? signature : usual);
    return new Certified(presented(certificate), subject, kind.signatureAlgorithm(), issuer);
  }

  private X509Certificate sign(KeyPair subject, KeyPair signing, String algorithm) {
    X500Name subjectName = distinguished(name);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer == null ? subjectName : issuer.subject(),
            // RFC 5280 section 4.1.2.2: positive, at most 20 octets.
            serial != null ? serial : new BigInteger(127, RANDOM).add(BigInteger.ONE),
            Date.from(from),
            Date.from(until),
            subjectName,
            subject.getPublic());
    try {
      for (Extension extension : extensions(subject, signing)) {
        builder.addExtension(extension);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JdkSigner(signing.getPrivate(), algorithm)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException | CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What such a certificate normally has, changed as asked for. */
  private List<Extension> extensions(KeyPair subject, KeyPair signing)
      throws IOException, NoSuchAlgorithmException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    List<Extension> usual = new ArrayList<>();
    usual.add(
        Extension.create(
            Extension.subjectKeyIdentifier,
            false,
            identifiers.createSubjectKeyIdentifier(subject.getPublic())));
    usual.add(
        Extension.create(
            Extension.authorityKeyIdentifier,
            false,
            identifiers.createAuthorityKeyIdentifier(signing.getPublic())));
    usual.add(
        Extension.create(Extension.basicConstraints, true, new BasicConstraints(hosts.isEmpty())));
    usual.add(Extension.create(Extension.keyUsage, true, new KeyUsage(keyUsage())));
    if (!hosts.isEmpty()) {
      GeneralName[] names = hosts.stream().map(Mint::name).toArray(GeneralName[]::new);
      usual.add(Extension.create(Extension.subjectAlternativeName, false, new GeneralNames(names)));
      usual.add(
          Extension.create(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
    }
    Map<ASN1ObjectIdentifier, Optional<Extension>> all = new LinkedHashMap<>();
    usual.forEach(extension -> all.put(extension.getExtnId(), Optional.of(extension)));
    all.putAll(changes);
    return all.values().stream().flatMap(Optional::stream).toList();
  }

  private Mint access(AccessDescription description) {
    access.add(description);
    AccessDescription[] all = access.toArray(AccessDescription[]::new);
    return extension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(all));
  }

  private int keyUsage() {
    if (hosts.isEmpty()) {
      return KeyUsage.keyCertSign | KeyUsage.cRLSign;
    }
    // RFC 8813 section 3 forbids keyEncipherment for keys that can only sign or agree.
    return KeyUsage.digitalSignature | (kind.canDecrypt() ? KeyUsage.keyEncipherment : 0);
  }

  /** The certificate and the intermediates above it, without the root. */
  private List<X509Certificate> presented(X509Certificate certificate) {
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    for (Certified above = issuer;
        above != null && above.issuer() != null;
        above = above.issuer()) {
      chain.add(above.certificate());
    }
    return chain;
  }

  private static X500Name distinguished(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static GeneralName name(String host) {
    try {
      InetAddress.ofLiteral(host);
      return new GeneralName(GeneralName.iPAddress, host);
    } catch (IllegalArgumentException notAnAddress) {
      return new GeneralName(GeneralName.dNSName, host);
    }
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }
}
