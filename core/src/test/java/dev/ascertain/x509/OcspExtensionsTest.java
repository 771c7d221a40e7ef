package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6960 section 4.4. */
class OcspExtensionsTest {
  private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 128})
  void aNonceHas1To128Bytes(int length) {
    byte[] bytes = new byte[length];

    assertThat(Read.extension(ObjectIdentifier.OCSP_NONCE, new DEROctetString(bytes)))
        .isEqualTo(new Nonce(false, bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void otherNoncesAreMalformed(int length) {
    CertificateExtension read =
        Read.extension(ObjectIdentifier.OCSP_NONCE, new DEROctetString(new byte[length]));

    assertThat(read).isInstanceOf(MalformedExtension.class);
    assertThat(((MalformedExtension) read).violation().toString())
        .contains(length + " bytes, expected 1 to 128 bytes");
  }

  @Test
  void extensionsWithoutValueAreRead() {
    assertThat(Read.extension(ObjectIdentifier.OCSP_NO_CHECK, DERNull.INSTANCE))
        .isEqualTo(new OcspNoCheck(false));
    assertThat(Read.extension(ObjectIdentifier.OCSP_EXTENDED_REVOKE, DERNull.INSTANCE))
        .isEqualTo(new ExtendedRevoke(false));
    assertThat(Read.extension(ObjectIdentifier.OCSP_NO_CHECK, "050100"))
        .isInstanceOf(MalformedExtension.class);
  }

  @Test
  void theArchiveCutoffIsATime() {
    assertThat(
            Read.extension(
                ObjectIdentifier.OCSP_ARCHIVE_CUTOFF, new ASN1GeneralizedTime(Date.from(TIME))))
        .isEqualTo(new ArchiveCutoff(false, TIME));
  }

  @Test
  void theRevocationListOfAnAnswerIsNamed() {
    ASN1Encodable all =
        new DERSequence(
            new ASN1Encodable[] {
              new DERTaggedObject(true, 0, new DERIA5String("http://crl.example")),
              new DERTaggedObject(true, 1, new ASN1Integer(17)),
              new DERTaggedObject(true, 2, new ASN1GeneralizedTime(Date.from(TIME)))
            });

    assertThat(Read.extension(ObjectIdentifier.OCSP_CRL, all))
        .isEqualTo(
            new CrlId(
                false,
                Optional.of("http://crl.example"),
                Optional.of(BigInteger.valueOf(17)),
                Optional.of(TIME)));
    assertThat(Read.extension(ObjectIdentifier.OCSP_CRL, "30()"))
        .isEqualTo(new CrlId(false, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void acceptableResponsesAreListed() {
    assertThat(
            Read.extension(
                ObjectIdentifier.OCSP_RESPONSE,
                new DERSequence(OCSPObjectIdentifiers.id_pkix_ocsp_basic)))
        .isEqualTo(new AcceptableResponses(false, List.of(ObjectIdentifier.OCSP_BASIC)));
  }

  @Test
  void theServiceLocatorIsRead() {
    ServiceLocator read =
        Read.extension(
            ServiceLocator.class,
            ObjectIdentifier.OCSP_SERVICE_LOCATOR,
            new DERSequence(
                new ASN1Encodable[] {
                  new X500Name("CN=CA"),
                  new AuthorityInformationAccess(
                      AccessDescription.id_ad_ocsp,
                      new org.bouncycastle.asn1.x509.GeneralName(
                          org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                          "http://ocsp.example"))
                }));

    assertThat(read.issuer()).hasToString("CN=CA");
    assertThat(read.locator())
        .containsExactly(
            new dev.ascertain.x509.AccessDescription(
                ObjectIdentifier.OCSP, new GeneralName.Uri("http://ocsp.example")));
  }

  @Test
  void preferredAlgorithmsAreListed() {
    ASN1Encodable signature =
        new org.bouncycastle.asn1.x509.AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    ASN1Encodable key =
        new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
            X9ObjectIdentifiers.id_ecPublicKey, X9ObjectIdentifiers.prime256v1);

    PreferredSignatureAlgorithms read =
        Read.extension(
            PreferredSignatureAlgorithms.class,
            ObjectIdentifier.OCSP_PREFERRED_SIGNATURE_ALGORITHMS,
            new DERSequence(
                new ASN1Encodable[] {
                  new DERSequence(new ASN1Encodable[] {signature, key}), new DERSequence(signature)
                }));

    assertThat(read.algorithms())
        .satisfiesExactly(
            first -> {
              assertThat(first.signature()).hasToString("ecdsaWithSHA256");
              assertThat(first.publicKey().orElseThrow()).hasToString("ecPublicKey");
            },
            second -> assertThat(second.publicKey()).isEmpty());
  }
}
