package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.RevocationPolicy.Mode;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Good;
import dev.ascertain.verify.revocation.RevocationStatus.Revoked;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintCrl;
import dev.ascertain.x509.MintOcsp;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is to be fetched next. */
class WishesTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");
  private static final String RESPONDER = "http://ocsp.example/";
  private static final String LIST = "http://crl.example/1.crl";

  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final Minted LEAF =
      Mint.server("a.example").by(CA).ocsp(RESPONDER).revocationList(LIST).mint();
  private static final Minted SILENT = Mint.server("a.example").by(CA).mint();

  private static Ask ask() {
    return Ask.about(LEAF, CA, ROOT);
  }

  private static Why why(RevocationStatus status) {
    assertThat(status).isInstanceOf(CouldNotTell.class);
    return ((CouldNotTell) status).why();
  }

  private static Source source(RevocationStatus status) {
    assertThat(status).isInstanceOf(Good.class);
    return ((Good) status).source();
  }

  private static List<Wanted> ofLeaf(RevocationResult result) {
    return result.wanted().stream().filter(wanted -> wanted.certificate() == 0).toList();
  }

  @Test
  void anOcspResponseIsWantedFirst() throws Exception {
    assertThat(ofLeaf(ask().result()))
        .singleElement()
        .isInstanceOfSatisfying(
            Wanted.Ocsp.class,
            wanted -> {
              assertThat(wanted.locations()).containsExactly(RESPONDER);
              assertThat(isAbout(wanted.request(), LEAF, CA)).isTrue();
            });
  }

  private static boolean isAbout(byte[] request, Minted certificate, Minted issuer) {
    try {
      CertificateID id = new OCSPReq(request).getRequestList()[0].getCertID();
      return id.getSerialNumber().equals(certificate.holder().getSerialNumber())
          && id.matchesIssuer(issuer.holder(), new JcaDigestCalculatorProviderBuilder().build());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCrlIsWantedOnceNoResponderHelped() {
    Wanted ocsp = ofLeaf(ask().result()).getFirst();
    byte[] unknown = MintOcsp.of(CA).unknown(LEAF).der();

    assertThat(ofLeaf(ask().failed(ocsp).result()))
        .containsExactly(new Wanted.Crl(0, List.of(LIST)));
    assertThat(ofLeaf(ask().came(ocsp, unknown).result()))
        .containsExactly(new Wanted.Crl(0, List.of(LIST)));
  }

  @Test
  void nothingIsWantedOnceSomethingDecided() {
    Wanted ocsp = ofLeaf(ask().result()).getFirst();
    byte[] good = MintOcsp.of(CA).good(LEAF).der();

    RevocationResult result = ask().came(ocsp, good).result();
    assertThat(ofLeaf(result)).isEmpty();
    assertThat(source(result.certificates().getFirst().status()))
        .isEqualTo(new Source.Responder(RESPONDER));
    assertThat(ofLeaf(ask().staple(0, good).result())).isEmpty();
  }

  @Test
  void nothingIsWantedTwice() {
    Wanted ocsp = ofLeaf(ask().result()).getFirst();
    Wanted crl = ofLeaf(ask().failed(ocsp).result()).getFirst();

    RevocationResult result = ask().failed(ocsp).failed(crl).result();
    assertThat(ofLeaf(result)).isEmpty();
    assertThat(result.certificates().getFirst().status())
        .hasToString(
            "The OCSP response of http://ocsp.example/ could not be fetched (connection refused);"
                + " The CRL of http://crl.example/1.crl could not be fetched (connection"
                + " refused).");
  }

  @Test
  void aFetchedCrlCounts() {
    Wanted ocsp = ofLeaf(ask().result()).getFirst();
    Wanted crl = ofLeaf(ask().failed(ocsp).result()).getFirst();

    assertThat(source(ask().failed(ocsp).came(crl, MintCrl.by(CA).der()).status()))
        .isEqualTo(new Source.RevocationList(LIST));
    assertThat(ask().failed(ocsp).came(crl, MintCrl.by(CA).revoke(LEAF, WHEN).der()).status())
        .isInstanceOf(Revoked.class);
    assertThat(
            ask()
                .failed(ocsp)
                .came(crl, new byte[] {1})
                .result()
                .certificates()
                .getFirst()
                .attempts())
        .extracting(Attempt::why)
        .containsExactly(Why.NOT_TO_BE_HAD, Why.MALFORMED);
  }

  @Test
  void whereOneLocationHasNothingOfUseAnotherMay() {
    Minted leaf = Mint.server("a.example").by(CA).revocationList(LIST, "http://two/").mint();
    Ask ask = Ask.about(leaf, CA, ROOT);
    Wanted crl = ofLeaf(ask.result()).getFirst();
    assertThat(crl.locations()).containsExactly(LIST, "http://two/");

    ask.came(crl, MintCrl.by(CA).valid(WHEN, WHEN).der());
    assertThat(ofLeaf(ask.result())).containsExactly(new Wanted.Crl(0, List.of("http://two/")));
  }

  @Test
  void aPointForOtherReasonsIsAskedAsWellAnAlternativeIsNot() {
    Minted alternatives = withPoints(point("http://1/", null), point("http://2/", null));
    ReasonFlags compromise = new ReasonFlags(ReasonFlags.keyCompromise);
    ReasonFlags superseded = new ReasonFlags(ReasonFlags.superseded);
    Minted parts = withPoints(point("http://1/", compromise), point("http://2/", superseded));

    Ask ask = Ask.about(alternatives, CA, ROOT);
    Wanted first = new Wanted.Crl(0, List.of("http://1/"));
    Wanted second = new Wanted.Crl(0, List.of("http://2/"));
    assertThat(ofLeaf(ask.result())).containsExactly(first);
    assertThat(ofLeaf(ask.failed(first).result())).containsExactly(second);
    assertThat(ofLeaf(Ask.about(parts, CA, ROOT).result())).containsExactly(first, second);
  }

  private static Minted withPoints(DistributionPoint... points) {
    return Mint.server("a.example")
        .by(CA)
        .extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points))
        .mint();
  }

  private static DistributionPoint point(String uri, @Nullable ReasonFlags reasons) {
    GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    return new DistributionPoint(new DistributionPointName(new GeneralNames(name)), reasons, null);
  }

  @Test
  void theDeltaOfACrlIsWantedEvenIfTheCrlDecides() {
    Minted leaf = Mint.server("a.example").by(CA).revocationList(LIST).mint();
    Ask ask = Ask.about(leaf, CA, ROOT);
    Wanted crl = ofLeaf(ask.result()).getFirst();
    ask.came(crl, MintCrl.by(CA).number(7).freshest("http://crl.example/delta.crl").der());

    assertThat(ask.status()).isInstanceOf(Good.class);
    List<Wanted> wanted = ofLeaf(ask.result());
    assertThat(wanted).containsExactly(new Wanted.Crl(0, List.of("http://crl.example/delta.crl")));

    ask.came(wanted.getFirst(), MintCrl.by(CA).number(8).delta(7).revoke(leaf, WHEN).der());
    assertThat(ask.status()).isInstanceOf(Revoked.class);
    assertThat(ofLeaf(ask.result())).isEmpty();
  }

  @Test
  void onlyHttpIsAskedFor() {
    Minted leaf =
        Mint.server("a.example")
            .by(CA)
            .ocsp("https://ocsp.example/", "ldap://ocsp.example/", "HTTP://two.example/")
            .mint();

    assertThat(ofLeaf(Ask.about(leaf, CA, ROOT).result()))
        .singleElement()
        .satisfies(wanted -> assertThat(wanted.locations()).containsExactly("HTTP://two.example/"));
  }

  @Test
  void onlyAFewLocationsAreAsked() {
    Minted leaf =
        Mint.server("a.example")
            .by(CA)
            .ocsp("http://1/", "http://2/", "http://3/", "http://4/")
            .mint();

    assertThat(ofLeaf(Ask.about(leaf, CA, ROOT).result()).getFirst().locations()).hasSize(3);
  }

  @Test
  void aCertificateThatNamesNobodyCannotBeChecked() {
    RevocationResult result = Ask.about(SILENT, CA, ROOT).mode(Mode.HARD_FAIL).result();

    assertThat(why(result.certificates().getFirst().status())).isEqualTo(Why.NO_ADDRESS);
    assertThat(result.wanted()).isEmpty();
    assertThat(result.unknown()).isNotEmpty();
  }
}
