package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.brokenBelowPublicRoot;
import static dev.ascertain.verify.Ruled.intermediate;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.x509.Mint;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CaRulesTest {
  private static final Profile[] RFC = {Profile.RFC_5280, Profile.WEB_PKI};

  @Test
  void aCasBasicConstraintsAreCritical() {
    Mint root =
        Mint.ca("Root").extension(Extension.basicConstraints, false, new BasicConstraints(true));

    assertError("ca-basic-constraints-critical", Place.ROOT, root, Profile.WEB_PKI);
    assertThat(broken(Profile.BROWSER, Place.INTERMEDIATE, root))
        .containsExactly("ca-basic-constraints-critical WARNING");
  }

  @Test
  void browsersDoNotMindWhatATrustedRootSays() {
    Mint root =
        Mint.ca("Root").extension(Extension.basicConstraints, false, new BasicConstraints(true));

    assertThat(broken(Profile.BROWSER, Place.ROOT, root))
        .containsExactly("ca-basic-constraints-critical INFO");
  }

  @Test
  void aPathLengthIsForCasThatSignCertificates() {
    // BasicConstraints { pathLenConstraint 0 }, which libraries refuse to write.
    Mint leaf =
        server()
            .rawExtension(Extension.basicConstraints, true, HexFormat.of().parseHex("3003020100"));
    Mint ca =
        intermediate()
            .extension(Extension.basicConstraints, true, new BasicConstraints(0))
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign));

    assertError("path-length-only-in-ca", Place.LEAF, leaf, RFC);
    assertError("path-length-only-in-ca", Place.INTERMEDIATE, ca, RFC);
  }

  @Test
  void onlyCasSignCertificatesAndRevocationLists() {
    int usual = KeyUsage.digitalSignature;

    assertError(
        "cert-sign-only-in-ca",
        Place.LEAF,
        server().extension(Extension.keyUsage, true, new KeyUsage(usual | KeyUsage.keyCertSign)),
        RFC);
    assertError(
        "crl-sign-only-in-ca",
        Place.LEAF,
        server().extension(Extension.keyUsage, true, new KeyUsage(usual | KeyUsage.cRLSign)),
        Profile.WEB_PKI);
  }

  @Test
  void casHaveAKeyUsageAndItIsNotEmpty() {
    assertError("ca-key-usage", Place.ROOT, Mint.ca("Root").without(Extension.keyUsage), RFC);
    assertError(
        "key-usage-not-empty",
        Place.LEAF,
        server().rawExtension(Extension.keyUsage, true, new byte[] {3, 1, 0}),
        Profile.values());
  }

  @Test
  void aCaIsNoServer() {
    Mint ca =
        server()
            .extension(Extension.basicConstraints, true, new BasicConstraints(true))
            .extension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));

    assertError("ca-as-leaf", Place.LEAF, ca, Profile.WEB_PKI, Profile.BROWSER);
  }

  @Test
  void whatSignedItselfIsCalledSelfSignedByBrowsers() {
    Mint own =
        Mint.server(Ruled.HOST)
            .extension(Extension.basicConstraints, true, new BasicConstraints(true));

    assertThat(broken(Profile.BROWSER, Place.LEAF, own)).isEmpty();
    assertThat(broken(Profile.WEB_PKI, Place.LEAF, own)).contains("ca-as-leaf ERROR");
  }

  @Test
  void rootsHaveNoExtendedKeyUsage() {
    Mint root =
        Mint.ca("Root")
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));

    assertError("root-without-ext-key-usage", Place.ROOT, root, Profile.WEB_PKI);
  }

  @Test
  void publicCasKeepServersApart() {
    KeyPurposeId[] both = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_emailProtection};
    Mint ca =
        intermediate().extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(both));

    assertThat(broken(Profile.WEB_PKI, Place.INTERMEDIATE, ca)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.INTERMEDIATE, ca))
        .contains("ca-ext-key-usages ERROR");
  }

  @Test
  void someExtensionsAreNeverCriticalAndSomeAlways() {
    AccessDescription place =
        new AccessDescription(
            AccessDescription.id_ad_caIssuers,
            new GeneralName(GeneralName.uniformResourceIdentifier, "http://a.example/ca"));
    ASN1ObjectIdentifier inhibitAnyPolicy = new ASN1ObjectIdentifier("2.5.29.54");

    assertError(
        "not-critical",
        Place.LEAF,
        server()
            .extension(Extension.authorityInfoAccess, true, new AuthorityInformationAccess(place)),
        RFC);
    assertError(
        "policy-limits-critical",
        Place.INTERMEDIATE,
        intermediate().rawExtension(inhibitAnyPolicy, false, new byte[] {2, 1, 0}),
        Profile.WEB_PKI);
  }

  @Test
  void publicCasSayWhatIsCritical() {
    Mint server =
        server()
            .extension(Extension.keyUsage, false, new KeyUsage(KeyUsage.digitalSignature))
            .rawExtension(Extension.basicConstraints, false, emptySequence());

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, server)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, server))
        .contains("key-usage-critical ERROR", "basic-constraints-critical ERROR");
  }

  @Test
  void limitsOnPoliciesAndPointersToRevocationListsSaySomething() {
    // DistributionPoint { reasons { keyCompromise } }
    byte[] reasonsOnly = HexFormat.of().parseHex("3006300481020640");

    assertError(
        "policy-constraints-not-empty",
        Place.INTERMEDIATE,
        intermediate().rawExtension(Extension.policyConstraints, true, emptySequence()),
        RFC);
    assertError(
        "distribution-point-named",
        Place.LEAF,
        server().rawExtension(Extension.cRLDistributionPoints, false, reasonsOnly),
        RFC);
  }

  private static byte[] emptySequence() {
    return new byte[] {0x30, 0};
  }
}
