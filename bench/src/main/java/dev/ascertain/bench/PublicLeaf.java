package dev.ascertain.bench;

import dev.ascertain.wire.Writer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Makes a certificate with the fields and the ten extensions that public CAs give to servers. */
final class PublicLeaf {
  private static final ASN1ObjectIdentifier SCT_LIST =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

  private static final BigInteger SERIAL =
      new BigInteger("04a3f1c59b6d2e7080a1b2c3d4e5f60718ab", 16);

  private PublicLeaf() {}

  /**
   * The certificate, DER.
   *
   * @param type {@code EC} for P-256, {@code RSA} for 2048 bits
   */
  static byte[] mint(String type) throws GeneralSecurityException, IOException {
    boolean ec = type.equals("EC");
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    generator.initialize(ec ? 256 : 2048);
    KeyPair pair = generator.generateKeyPair();
    AlgorithmIdentifier algorithm =
        ec
            ? new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256)
            : new AlgorithmIdentifier(
                PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    TBSCertificate tbs = tbs(pair, algorithm);
    Signature signer = Signature.getInstance(ec ? "SHA256withECDSA" : "SHA256withRSA");
    signer.initSign(pair.getPrivate());
    signer.update(tbs.getEncoded("DER"));
    return new DERSequence(new ASN1Encodable[] {tbs, algorithm, new DERBitString(signer.sign())})
        .getEncoded("DER");
  }

  private static TBSCertificate tbs(KeyPair pair, AlgorithmIdentifier algorithm)
      throws GeneralSecurityException, IOException {
    byte[] key = pair.getPublic().getEncoded();
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(SERIAL));
    tbs.setSignature(algorithm);
    tbs.setIssuer(new X500Name("C=US, O=Example Trust Services, CN=Example TLS CA 5"));
    tbs.setStartDate(new Time(Date.from(Instant.parse("2026-09-01T00:00:00Z"))));
    tbs.setEndDate(new Time(Date.from(Instant.parse("2026-11-30T23:59:59Z"))));
    tbs.setSubject(new X500Name("CN=www.example.com"));
    tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key));
    tbs.setExtensions(extensions(MessageDigest.getInstance("SHA-1").digest(key)).generate());
    return tbs.generateTBSCertificate();
  }

  private static ExtensionsGenerator extensions(byte[] keyIdentifier) throws IOException {
    ExtensionsGenerator out = new ExtensionsGenerator();
    out.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    out.addExtension(
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(
            new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
    out.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    out.addExtension(
        Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier));
    out.addExtension(
        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier));
    out.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            new AccessDescription[] {
              new AccessDescription(AccessDescription.id_ad_ocsp, uri("http://e5.o.example.org")),
              new AccessDescription(
                  AccessDescription.id_ad_caIssuers, uri("http://e5.i.example.org/"))
            }));
    out.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "example.com"),
              new GeneralName(GeneralName.dNSName, "www.example.com")
            }));
    out.addExtension(
        Extension.certificatePolicies,
        false,
        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("2.23.140.1.2.1"))));
    out.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(
                  new DistributionPointName(
                      new GeneralNames(uri("http://e5.c.example.org/42.crl"))),
                  null,
                  null)
            }));
    out.addExtension(SCT_LIST, false, new DEROctetString(timestamps()));
    return out;
  }

  private static GeneralName uri(String uri) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
  }

  /** Two timestamps whose logs and signatures are noise (RFC 6962 section 3.3). */
  private static byte[] timestamps() {
    Random noise = new Random(6962);
    return Writer.write(list ->
        list.block16(scts -> {
          for (int i = 0; i < 2; i++) {
            scts.opaque16(timestamp(noise));
          }
        }));
  }

  private static byte[] timestamp(Random noise) {
    byte[] log = new byte[32];
    noise.nextBytes(log);
    byte[] signature = new byte[72];
    noise.nextBytes(signature);
    return Writer.write(sct ->
        sct.u8(0)
            .raw(log)
            .u64(1_788_220_800_000L)
            .opaque16(new byte[0])
            .u16(0x0403)
            .opaque16(signature));
  }
}
