package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Field;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class OcspResponseTest {
  private static final Instant PRODUCED = Instant.parse("2026-03-04T05:06:07Z");
  private static final Instant UNTIL = Instant.parse("2026-03-11T05:06:07Z");
  private static final Mint.Minted CA = Mint.ca("Example CA").mint();
  private static final OCSPResp RICH = rich();

  private static CertificateID id(long serial) throws Exception {
    return new CertificateID(
        new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
        CA.holder(),
        BigInteger.valueOf(serial));
  }

  /** Three answers: good, revoked, unknown; a nonce and an archive cutoff. */
  static OCSPResp rich() {
    try {
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(CA.holder().getSubject()));
      builder.addResponse(
          id(1), CertificateStatus.GOOD, Date.from(PRODUCED), Date.from(UNTIL), cutoff());
      builder.addResponse(
          id(2), new RevokedStatus(Date.from(Mint.NOT_BEFORE), 4), Date.from(PRODUCED), null, null);
      builder.addResponse(id(3), new UnknownStatus(), Date.from(PRODUCED), null, null);
      builder.setResponseExtensions(
          new Extensions(
              new Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                  false,
                  new DEROctetString(new byte[] {7, 7}).getEncoded())));
      BasicOCSPResp basic =
          builder.build(
              new JcaContentSignerBuilder("SHA256withECDSA").build(CA.key().getPrivate()),
              new X509CertificateHolder[] {CA.holder()},
              Date.from(PRODUCED));
      return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Extensions cutoff() throws Exception {
    return new Extensions(
        new Extension(
            OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff,
            false,
            new ASN1GeneralizedTime(Date.from(Mint.NOT_BEFORE)).getEncoded()));
  }

  @Test
  void allFieldsAreRead() throws Exception {
    OcspResponse read = OcspResponse.decode(RICH.getEncoded());
    BasicOcspResponse basic = read.basic().orElseThrow();
    BasicOCSPResp expected = (BasicOCSPResp) RICH.getResponseObject();

    assertThat(read.statusName()).isEqualTo("successful");
    assertThat(basic.tbsResponseData()).isEqualTo(expected.getTBSResponseData());
    assertThat(basic.responderId())
        .isEqualTo(new BasicOcspResponse.ResponderId.ByName(CA.certificate().subject()));
    assertThat(basic.producedAt()).isEqualTo(PRODUCED);
    assertThat(basic.signatureAlgorithm()).hasToString("ecdsaWithSHA256");
    assertThat(basic.signature()).isEqualTo(expected.getSignature());
    assertThat(basic.certificates()).containsExactly(CA.certificate());
    assertThat(basic.extension(Nonce.class)).contains(new Nonce(false, new byte[] {7, 7}));
  }

  @Test
  void everyAnswerIsRead() throws Exception {
    List<SingleResponse> answers =
        OcspResponse.decode(RICH.getEncoded()).basic().orElseThrow().responses();

    assertThat(answers)
        .extracting(answer -> answer.certId().serialNumber().intValue())
        .containsExactly(1, 2, 3);
    assertThat(answers.getFirst().certId())
        .isEqualTo(
            new SingleResponse.CertId(
                AlgorithmIdentifier.ofHash(ObjectIdentifier.SHA1),
                id(1).getIssuerNameHash(),
                id(1).getIssuerKeyHash(),
                BigInteger.ONE))
        .isNotEqualTo(answers.get(1).certId());
    assertThat(answers)
        .extracting(SingleResponse::status)
        .containsExactly(
            new SingleResponse.CertStatus.Good(),
            new SingleResponse.CertStatus.Revoked(Mint.NOT_BEFORE, OptionalInt.of(4)),
            new SingleResponse.CertStatus.Unknown());
    assertThat(answers.getFirst().thisUpdate()).isEqualTo(PRODUCED);
    assertThat(answers.getFirst().nextUpdate()).contains(UNTIL);
    assertThat(answers.getFirst().extension(ArchiveCutoff.class))
        .contains(new ArchiveCutoff(false, Mint.NOT_BEFORE));
    assertThat(answers.get(1).nextUpdate()).isEmpty();
    assertThat(answers.get(1).singleExtensions()).isEmpty();
  }

  @Test
  void everyFieldIsNamedAsInTheRfc() throws Exception {
    Trace<OcspResponse> trace = OcspResponse.trace(RICH.getEncoded());

    assertThat(trace.violations()).isEmpty();
    assertThat(trace.field().walk().map(Field::name))
        .contains(
            "responseStatus",
            "tbsResponseData",
            "responses[2]",
            "certID",
            "revocationReason",
            "responseExtensions",
            "certs");
  }

  @Test
  void anErrorHasNoAnswer() throws Exception {
    assertThat(OcspResponse.decode(Der.of("30(0a0103)")))
        .isEqualTo(new OcspResponse(3, Optional.empty()));
    assertThat(OcspResponse.decode(Der.of("30(0a0106)")).statusName()).isEqualTo("unauthorized");
  }

  @Test
  void anAnswerOfAnotherTypeIsLeftUnread() throws Exception {
    assertThat(OcspResponse.decode(Der.of("30(0a0100 a0(30(06(2a03) 04(ffff))))")).basic())
        .isEmpty();
  }

  @Test
  void aStatusWithContentIsAViolation() {
    String single = "30(30(30(06(2a03)) 0400 0400 020101) 80(00))";
    String data = "30(a2(0400) 18(32303236303130313030303030305a) 30(" + single + "))";
    byte[] der =
        Der.of(
            "30(0a0100 a0(30(06(2b0601050507300101) 04(30(" + data + " 30(06(2a03)) 030100)))))");

    assertThatThrownBy(() -> OcspResponse.decode(der))
        .hasMessageContaining("responses[0].good: 1 byte, expected 0 bytes");
  }
}
