package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.brokenBelowPublicRoot;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.x509.Mint;
import java.math.BigInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;

class KeyIdentifierRulesTest {
  private static final Profile[] RFC = {Profile.RFC_5280, Profile.WEB_PKI};
  private static final byte[] KEY = {1, 2, 3, 4};
  private static final GeneralNames NAMES =
      new GeneralNames(new GeneralName(new X500Name("CN=Root")));

  /** A certificate with these identifiers instead of the usual ones. */
  private static Mint with(Mint mint, AuthorityKeyIdentifier authority) {
    return mint.withoutIdentifiers()
        .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KEY))
        .extension(Extension.authorityKeyIdentifier, false, authority);
  }

  private static Mint root(AuthorityKeyIdentifier authority) {
    return with(Mint.ca("Root"), authority);
  }

  @Test
  void onlyWhatIsSelfSignedMayLackAnAuthorityKeyIdentifier() {
    Mint ski = server().withoutIdentifiers();

    assertError("aki-present", Place.LEAF, ski, RFC);
    assertThat(broken(Profile.BROWSER, Place.LEAF, ski)).containsExactly("aki-present WARNING");
    assertError(
        "none",
        Place.ROOT,
        Mint.ca("Root")
            .withoutIdentifiers()
            .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KEY)));
  }

  @Test
  void aRootSignedByAnotherKeyIsNotSelfSigned() {
    Mint crossSigned =
        Mint.ca("Cross-signed")
            .by(Ruled.ROOT)
            .withoutIdentifiers()
            .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KEY));
    Mint renamed =
        Mint.ca("Root A")
            .claiming("CN=Root B")
            .withoutIdentifiers()
            .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KEY));

    assertError("aki-present", Place.ROOT, crossSigned, RFC);
    assertError("none", Place.ROOT, renamed);
  }

  @Test
  void theAuthorityKeyIdentifierHasAKeyIdentifier() {
    assertThat(
            broken(
                Profile.WEB_PKI,
                Place.ROOT,
                root(new AuthorityKeyIdentifier(NAMES, BigInteger.ONE))))
        .containsExactly("aki-key-identifier ERROR", "aki-only-key-identifier ERROR");
  }

  @Test
  void theWebPkiNamesNoIssuerThere() {
    assertError(
        "aki-only-key-identifier",
        Place.ROOT,
        root(new AuthorityKeyIdentifier(KEY, NAMES, BigInteger.ONE)),
        Profile.WEB_PKI);
  }

  @Test
  void aRootsIdentifiersAreTheSame() {
    assertError(
        "root-aki-is-ski",
        Place.ROOT,
        root(new AuthorityKeyIdentifier(new byte[] {9})),
        Profile.WEB_PKI);
    assertError("none", Place.ROOT, root(new AuthorityKeyIdentifier(KEY)));
  }

  @Test
  void publicCasPointToTheIssuersKey() {
    Mint other = with(server(), new AuthorityKeyIdentifier(KEY));

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, other)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, other))
        .contains("aki-is-issuers-ski ERROR");
  }

  @Test
  void casHaveASubjectKeyIdentifier() {
    assertError("ski-in-ca", Place.ROOT, Mint.ca("Root").withoutIdentifiers(), RFC);
  }

  @Test
  void neitherIsCritical() {
    Mint authority =
        Mint.ca("Root")
            .withoutIdentifiers()
            .extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(KEY))
            .extension(Extension.authorityKeyIdentifier, true, new AuthorityKeyIdentifier(KEY));
    Mint subject =
        Mint.ca("Root")
            .withoutIdentifiers()
            .extension(Extension.subjectKeyIdentifier, true, new SubjectKeyIdentifier(KEY));

    assertError("not-critical", Place.ROOT, authority, RFC);
    assertError("not-critical", Place.ROOT, subject, RFC);
  }
}
