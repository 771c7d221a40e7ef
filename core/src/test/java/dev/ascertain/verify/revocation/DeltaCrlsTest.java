package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Good;
import dev.ascertain.verify.revocation.RevocationStatus.Revoked;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import dev.ascertain.x509.MintCrl.Scope;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** RFC 5280 sections 5.2.4 and 6.3.3 (c), (h) to (k). */
class DeltaCrlsTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final String LIST = "http://crl.example/1.crl";
  private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4.5");

  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final Minted LEAF = Mint.server("a.example").by(CA).mint();
  private static final Minted WITH_POINT =
      Mint.server("a.example").by(CA).revocationList(LIST).mint();

  private static RevocationStatus judge(Minted leaf, byte[]... crls) {
    return Ask.about(leaf, CA, ROOT).crl(crls).status();
  }

  private static Why why(Minted leaf, byte[]... crls) {
    return why(Ask.about(leaf, CA, ROOT).crl(crls));
  }

  private static Why why(Ask ask) {
    assertThat(ask.status()).isInstanceOf(CouldNotTell.class);
    return ((CouldNotTell) ask.status()).why();
  }

  private static MintCrl base() {
    return MintCrl.by(CA).number(7);
  }

  private static MintCrl delta() {
    return MintCrl.by(CA).number(9).delta(7).valid(Ask.AT, MintCrl.NEXT_UPDATE);
  }

  @Test
  void aDeltaAddsRevocations() {
    assertThat(judge(LEAF, base().der(), delta().revoke(LEAF, WHEN).der()))
        .isInstanceOf(Revoked.class);
    assertThat(judge(LEAF, base().der(), delta().der()))
        .isInstanceOfSatisfying(
            Good.class, good -> assertThat(good.thisUpdate()).isEqualTo(Ask.AT));
  }

  @Test
  void aDeltaTakesBackAHold() {
    byte[] hold = base().revoke(LEAF, WHEN, CRLReason.certificateHold).der();
    byte[] removal = delta().revoke(LEAF, WHEN, CRLReason.removeFromCRL).der();

    assertThat(judge(LEAF, hold, removal)).isInstanceOf(Good.class);
    assertThat(judge(LEAF, hold, delta().der())).isInstanceOf(Revoked.class);
  }

  @Test
  void aDeltaBringsAListUpToDateThatIsPast() {
    byte[] past = base().valid(WHEN, MintCrl.THIS_UPDATE).der();

    assertThat(why(LEAF, past)).isEqualTo(Why.NOT_CURRENT);
    assertThat(judge(LEAF, past, delta().der())).isInstanceOf(Good.class);
  }

  @Test
  void aDeltaAloneTellsNothing() {
    assertThat(judge(LEAF, delta().der()))
        .hasToString(
            "The given CRL holds only changes to another CRL, which is not at hand or not in"
                + " order.");
  }

  @Test
  void aDeltaMustBelongToTheList() {
    Minted forger = Mint.ca("CA").mint();
    MintCrl[] strangers = {
      delta().signedBy(forger),
      delta().claiming("CN=Other"),
      delta().scope(Scope.onlyUserCertificates()),
      MintCrl.by(CA).number(9).delta(8),
      MintCrl.by(CA).number(6).delta(5),
      MintCrl.by(CA).delta(7).without(Extension.cRLNumber),
      delta().valid(WHEN, WHEN),
      delta().valid(MintCrl.NEXT_UPDATE, MintCrl.NEXT_UPDATE),
      delta().extension(UNHEARD_OF, true, DERNull.INSTANCE),
    };

    for (MintCrl stranger : strangers) {
      assertThat(judge(LEAF, base().der(), stranger.revoke(LEAF, WHEN).der()))
          .isInstanceOf(Good.class);
    }
  }

  @Test
  void aDeltaMayBeOfTheSameScope() {
    byte[] list = base().scope(Scope.onlyUserCertificates(LIST)).der();
    byte[] change = delta().scope(Scope.onlyUserCertificates(LIST)).revoke(WITH_POINT, WHEN).der();

    assertThat(judge(WITH_POINT, list, change)).isInstanceOf(Revoked.class);
  }
}
