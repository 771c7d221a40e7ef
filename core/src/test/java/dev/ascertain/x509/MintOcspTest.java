package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.x509.Mint.Minted;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;

/** What BouncyCastle reads in the responses. */
class MintOcspTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");

  private final Minted ca = Mint.ca("CA").mint();
  private final Minted leaf = Mint.server("a.example").by(ca).mint();
  private final Minted other = Mint.server("b.example").by(ca).mint();

  @Test
  void theCaSaysGood() throws Exception {
    BasicOCSPResp response = read(MintOcsp.of(ca).good(leaf).der());

    assertThat(isSignedBy(response, ca)).isTrue();
    assertThat(response.getResponderId().toASN1Primitive().getName())
        .isEqualTo(ca.holder().getSubject());
    assertThat(response.getCerts()).isEmpty();
    SingleResp single = response.getResponses()[0];
    assertThat(single.getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    assertThat(single.getCertID().getSerialNumber()).isEqualTo(leaf.holder().getSerialNumber());
    assertThat(single.getThisUpdate()).isEqualTo(Date.from(MintOcsp.THIS_UPDATE));
    assertThat(single.getNextUpdate()).isEqualTo(Date.from(MintOcsp.NEXT_UPDATE));
  }

  @Test
  void oneResponseAnswersForSeveral() throws Exception {
    BasicOCSPResp response =
        read(
            MintOcsp.of(ca)
                .hash(NISTObjectIdentifiers.id_sha256)
                .withoutNextUpdate()
                .revoked(leaf, WHEN, CRLReason.superseded)
                .unknown(other)
                .lastValid(WHEN, MintOcsp.THIS_UPDATE)
                .der());

    SingleResp[] singles = response.getResponses();
    assertThat(((RevokedStatus) singles[0].getCertStatus()).getRevocationReason())
        .isEqualTo(CRLReason.superseded);
    assertThat(singles[0].getNextUpdate()).isNull();
    assertThat(singles[0].getCertID().getHashAlgOID()).isEqualTo(NISTObjectIdentifiers.id_sha256);
    assertThat(singles[1].getCertStatus()).isInstanceOf(UnknownStatus.class);
    assertThat(singles[1].getThisUpdate()).isEqualTo(Date.from(WHEN));
  }

  @Test
  void theCaMayDelegate() throws Exception {
    Minted responder = MintOcsp.responder(ca).mint();
    BasicOCSPResp response =
        read(MintOcsp.of(ca).signedBy(responder).byKey().nonce(new byte[32]).good(leaf).der());

    assertThat(isSignedBy(response, responder)).isTrue();
    assertThat(response.getCerts()).containsExactly(responder.holder());
    assertThat(response.getResponderId().toASN1Primitive().getKeyHash()).hasSize(20);
    assertThat(response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNotNull();
    assertThat(responder.holder().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck))
        .isNotNull();
  }

  @Test
  void errorsHaveNoContent() throws Exception {
    OCSPResp response = new OCSPResp(MintOcsp.error(OCSPResp.TRY_LATER));

    assertThat(response.getStatus()).isEqualTo(OCSPResp.TRY_LATER);
    assertThat(response.getResponseObject()).isNull();
  }

  private static BasicOCSPResp read(byte[] der) throws Exception {
    return (BasicOCSPResp) new OCSPResp(der).getResponseObject();
  }

  private static boolean isSignedBy(BasicOCSPResp response, Minted signer) throws Exception {
    return response.isSignatureValid(
        new JcaContentVerifierProviderBuilder().build(signer.key().getPublic()));
  }
}
