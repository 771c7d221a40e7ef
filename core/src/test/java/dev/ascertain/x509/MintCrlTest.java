package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.x509.Mint.Minted;
import java.io.ByteArrayInputStream;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;

/** What the JDK and BouncyCastle read in the lists. */
class MintCrlTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");

  private final Minted ca = Mint.ca("CA").mint();
  private final Minted leaf = Mint.server("a.example").by(ca).mint();
  private final Minted other = Mint.server("b.example").by(ca).mint();

  @Test
  void revokesWithAndWithoutAReason() throws Exception {
    byte[] der = MintCrl.by(ca).revoke(leaf, WHEN).revoke(other, WHEN, 1).der();

    X509CRL crl = read(der);
    crl.verify(ca.key().getPublic());
    assertThat(crl.getThisUpdate()).isEqualTo(Date.from(MintCrl.THIS_UPDATE));
    assertThat(crl.getNextUpdate()).isEqualTo(Date.from(MintCrl.NEXT_UPDATE));
    X509CRLEntry plain = crl.getRevokedCertificate(leaf.holder().getSerialNumber());
    assertThat(plain.hasExtensions()).isFalse();
    assertThat(plain.getRevocationDate()).isEqualTo(Date.from(WHEN));
    assertThat(crl.getRevokedCertificate(other.holder().getSerialNumber()).getRevocationReason())
        .isEqualTo(CRLReason.KEY_COMPROMISE);
  }

  @Test
  void canBeADeltaWithoutAnEnd() throws Exception {
    X509CRL crl = read(MintCrl.by(ca).number(8).delta(7).withoutNextUpdate().der());

    assertThat(crl.getNextUpdate()).isNull();
    assertThat(crl.getCriticalExtensionOIDs()).containsExactly(Extension.deltaCRLIndicator.getId());
    assertThat(crl.getNonCriticalExtensionOIDs())
        .containsExactlyInAnyOrder(
            Extension.cRLNumber.getId(), Extension.authorityKeyIdentifier.getId());
  }

  @Test
  void canCoverAPartOnly() throws Exception {
    byte[] der =
        MintCrl.by(ca).scope(MintCrl.Scope.onlyUserCertificates("http://ca.example/1.crl")).der();

    IssuingDistributionPoint scope =
        IssuingDistributionPoint.getInstance(
            new X509CRLHolder(der)
                .getExtension(Extension.issuingDistributionPoint)
                .getParsedValue());
    assertThat(scope.onlyContainsUserCerts()).isTrue();
    assertThat(scope.getDistributionPoint().toString()).contains("http://ca.example/1.crl");
  }

  @Test
  void canBeAboutSeveralIssuers() throws Exception {
    Minted crlIssuer = Mint.ca("CRL issuer").mint();
    X509CRL crl =
        read(MintCrl.by(crlIssuer).scope(MintCrl.Scope.indirect()).revokeOf(ca, leaf, WHEN).der());

    assertThat(crl.getRevokedCertificates())
        .singleElement()
        .satisfies(entry -> assertThat(entry.getCertificateIssuer().getName()).isEqualTo("CN=CA"));
  }

  @Test
  void canBeForged() throws Exception {
    Minted forger = Mint.ca("CA").mint();
    X509CRL crl = read(MintCrl.by(ca).signedBy(forger).der());

    crl.verify(forger.key().getPublic());
    assertThat(crl.getIssuerX500Principal().getName()).isEqualTo("CN=CA");
  }

  private static X509CRL read(byte[] der) throws Exception {
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
  }
}
