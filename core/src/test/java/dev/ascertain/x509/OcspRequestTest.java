package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BouncyCastle reads what we write. */
class OcspRequestTest {
  private static final SingleResponse.CertId SHA1 =
      new SingleResponse.CertId(
          AlgorithmIdentifier.ofHash(ObjectIdentifier.SHA1),
          new byte[20],
          new byte[] {1, 2, 3},
          new BigInteger("0c0ffee0c0ffee0c0ffee0c0ffee0c0ffee0", 16));
  private static final SingleResponse.CertId SHA256 =
      new SingleResponse.CertId(
          AlgorithmIdentifier.ofHash(ObjectIdentifier.SHA256),
          new byte[32],
          new byte[32],
          BigInteger.valueOf(-128));

  private static TBSRequest read(OcspRequest request) {
    OCSPRequest read = OCSPRequest.getInstance(request.encode());
    assertThat(read.getOptionalSignature()).isNull();
    return read.getTbsRequest();
  }

  @Test
  void severalCertificatesMayBeAskedAbout() {
    TBSRequest read = read(new OcspRequest(List.of(SHA1, SHA256), Optional.empty()));

    assertThat(read.getRequestList().size()).isEqualTo(2);
    assertThat(read.getRequestExtensions()).isNull();
    org.bouncycastle.asn1.ocsp.CertID first =
        org.bouncycastle.asn1.ocsp.Request.getInstance(read.getRequestList().getObjectAt(0))
            .getReqCert();
    assertThat(first.getHashAlgorithm().getAlgorithm().getId()).isEqualTo("1.3.14.3.2.26");
    assertThat(first.getIssuerNameHash().getOctets()).isEqualTo(SHA1.issuerNameHash());
    assertThat(first.getIssuerKeyHash().getOctets()).isEqualTo(SHA1.issuerKeyHash());
    assertThat(first.getSerialNumber().getValue()).isEqualTo(SHA1.serialNumber());
    assertThat(
            org.bouncycastle.asn1.ocsp.Request.getInstance(read.getRequestList().getObjectAt(1))
                .getReqCert()
                .getSerialNumber()
                .getValue())
        .isEqualTo(-128);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 127, 128})
  void aNonceIsAnExtension(int length) {
    byte[] nonce = new byte[length];
    nonce[0] = 42;

    OcspRequest request = new OcspRequest(List.of(SHA1), Optional.of(nonce));

    assertThat(
            ASN1OctetString.getInstance(
                    read(request)
                        .getRequestExtensions()
                        .getExtensionParsedValue(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .getOctets())
        .isEqualTo(nonce);
    assertThat(request).isEqualTo(new OcspRequest(List.of(SHA1), Optional.of(nonce.clone())));
  }

  @Test
  void theBytesAreThoseOfBouncyCastle() throws Exception {
    X509CertificateHolder issuer = Mint.ca("Example CA").mint().holder();
    CertificateID id =
        new CertificateID(
            new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
            issuer,
            BigInteger.valueOf(1234567890123L));
    OCSPReq expected = new OCSPReqBuilder().addRequest(id).build();
    SingleResponse.CertId same =
        new SingleResponse.CertId(
            AlgorithmIdentifier.ofHash(ObjectIdentifier.SHA1),
            id.getIssuerNameHash(),
            id.getIssuerKeyHash(),
            id.getSerialNumber());

    assertThat(new OcspRequest(List.of(same), Optional.empty()).encode())
        .isEqualTo(expected.getEncoded());
  }

  @Test
  void manyCertificatesMakeALongRequest() {
    List<SingleResponse.CertId> many = Collections.nCopies(2000, SHA256);

    assertThat(read(new OcspRequest(many, Optional.empty())).getRequestList().size())
        .isEqualTo(2000);
  }

  @Test
  void nothingToAskAboutIsADefectOfTheCaller() {
    assertThatThrownBy(() -> new OcspRequest(List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void aNonceHas1To128Bytes(int length) {
    assertThatThrownBy(() -> new OcspRequest(List.of(SHA1), Optional.of(new byte[length])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a nonce has 1 to 128 bytes, not " + length);
  }
}
