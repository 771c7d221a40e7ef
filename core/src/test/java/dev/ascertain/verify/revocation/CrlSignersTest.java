package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Good;
import dev.ascertain.verify.revocation.RevocationStatus.Revoked;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** RFC 5280 section 6.3.3 (f) and (g): who may sign a list. */
class CrlSignersTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4.5");

  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final Minted LEAF = Mint.server("a.example").by(CA).mint();

  private static Why why(Minted leaf, byte[]... crls) {
    return why(Ask.about(leaf, CA, ROOT).crl(crls));
  }

  private static Why why(Ask ask) {
    assertThat(ask.status()).isInstanceOf(CouldNotTell.class);
    return ((CouldNotTell) ask.status()).why();
  }

  @Test
  void aForgedListTellsNothing() {
    Minted forger = Mint.ca("CA").mint();
    byte[] list = MintCrl.by(CA).signedBy(forger).revoke(LEAF, WHEN).der();

    assertThat(why(LEAF, list)).isEqualTo(Why.WRONG_SIGNER);
    assertThat(why(Ask.about(LEAF, CA, ROOT).others(forger).crl(list))).isEqualTo(Why.WRONG_SIGNER);
  }

  @Test
  void theIssuersKeyMustBeForLists() {
    Minted ca =
        Mint.ca("CA")
            .by(ROOT)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .mint();
    Minted leaf = Mint.server("a.example").by(ca).mint();

    assertThat(Ask.about(leaf, ca, ROOT).crl(MintCrl.by(ca).der()).status())
        .hasToString(
            "The given CRL is not signed by the issuer or a signer it authorized (the key usage of"
                + " CN=CA does not include cRLSign).");
    Minted without = Mint.ca("CA").by(ROOT).without(Extension.keyUsage).mint();
    Minted other = Mint.server("a.example").by(without).mint();
    assertThat(Ask.about(other, without, ROOT).crl(MintCrl.by(without).der()).status())
        .isInstanceOf(Good.class);
  }

  @Test
  void aListWithAnAlgorithmNobodyHasCannotBeChecked() {
    byte[] list = Mint.withUnheardOfAlgorithm(MintCrl.by(CA).der());

    assertThat(why(LEAF, list)).isEqualTo(Why.UNSUPPORTED);
  }

  /** Another key of the CA, for lists only. */
  private static Mint second() {
    return Mint.plain("CN=CA").extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign));
  }

  @Test
  void aCaMaySignListsWithAnotherKey() {
    Minted byRoot = second().by(ROOT).mint();
    Minted byItself = second().by(CA).mint();

    for (Minted signer : List.of(byRoot, byItself)) {
      byte[] list = MintCrl.by(signer).der();
      assertThat(Ask.about(LEAF, CA, ROOT).others(signer).crl(list).status())
          .isInstanceOf(Good.class);
      assertThat(why(LEAF, list)).isEqualTo(Why.WRONG_SIGNER);
      assertThat(why(Ask.about(LEAF, CA, ROOT).unanchored().others(signer).crl(list)))
          .isEqualTo(Why.WRONG_SIGNER);
    }
  }

  @Test
  void theSignersPathMustBeInOrder() {
    Minted elsewhere = Mint.ca("Elsewhere").mint();
    Minted notCa = Mint.server("b.example").by(ROOT).mint();
    Minted noSigning =
        Mint.ca("Signless")
            .by(ROOT)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
            .mint();
    Minted constrained =
        Mint.ca("Constrained")
            .by(ROOT)
            .extension(
                Extension.nameConstraints,
                true,
                new NameConstraints(
                    new GeneralSubtree[] {
                      new GeneralSubtree(new GeneralName(new X500Name("CN=Constrained")))
                    },
                    null))
            .mint();
    Minted excluding =
        Mint.ca("Excluding")
            .by(ROOT)
            .extension(
                Extension.nameConstraints,
                true,
                new NameConstraints(
                    null,
                    new GeneralSubtree[] {
                      new GeneralSubtree(new GeneralName(new X500Name("CN=CA")))
                    }))
            .mint();
    Minted shallow =
        Mint.ca("Shallow")
            .by(ROOT)
            .extension(Extension.basicConstraints, true, new BasicConstraints(0))
            .mint();
    Minted belowShallow = Mint.ca("Below").by(shallow).mint();
    Minted fine = Mint.ca("Fine").by(ROOT).mint();
    Minted[] others = {
      elsewhere, notCa, noSigning, constrained, excluding, shallow, belowShallow, fine
    };
    Minted[] refused = {
      second().by(elsewhere).mint(),
      second().by(notCa).mint(),
      second().by(noSigning).mint(),
      second().by(constrained).mint(),
      second().by(excluding).mint(),
      second().by(belowShallow).mint(),
      second().by(fine).valid(Mint.NOT_BEFORE, WHEN).mint(),
      second().by(fine).valid(Ask.AT.plusSeconds(1), Mint.NOT_AFTER).mint(),
      second().by(fine).extension(UNHEARD_OF, true, DERNull.INSTANCE).mint(),
    };

    for (Minted signer : refused) {
      Ask ask =
          Ask.about(LEAF, CA, ROOT)
              .others(others)
              .others(signer)
              .crl(MintCrl.by(signer).revoke(LEAF, WHEN).der());
      assertThat(why(ask)).as(signer.holder().getIssuer().toString()).isEqualTo(Why.WRONG_SIGNER);
    }
    Minted signer = second().by(fine).mint();
    assertThat(
            Ask.about(LEAF, CA, ROOT)
                .others(fine, signer)
                .crl(MintCrl.by(signer).revoke(LEAF, WHEN).der())
                .status())
        .isInstanceOf(Revoked.class);
  }

  @Test
  void aRevokedSignerTellsNothing() {
    Minted signer = second().by(ROOT).mint();
    byte[] ofRoot = MintCrl.by(ROOT).revoke(signer, WHEN).der();

    assertThat(why(Ask.about(LEAF, CA, ROOT).others(signer).crl(MintCrl.by(signer).der(), ofRoot)))
        .isEqualTo(Why.WRONG_SIGNER);
  }

  @Test
  void aSignerMayBeOnTheListsItSigns() {
    Minted signer = second().by(CA).mint();

    assertThat(Ask.about(LEAF, CA, ROOT).others(signer).crl(MintCrl.by(signer).der()).status())
        .isInstanceOf(Good.class);
    assertThat(
            why(
                Ask.about(LEAF, CA, ROOT)
                    .others(signer)
                    .crl(MintCrl.by(signer).revoke(signer, WHEN).der())))
        .isEqualTo(Why.WRONG_SIGNER);
  }
}
