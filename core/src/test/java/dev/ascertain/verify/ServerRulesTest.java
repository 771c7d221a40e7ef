package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.brokenBelowPublicRoot;
import static dev.ascertain.verify.Ruled.dns;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.x509.Mint;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerRulesTest {

  private static Mint purposes(KeyPurposeId... purposes) {
    return server().extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  @Test
  void theWebPkiWantsAnExtendedKeyUsage() {
    Mint without = server().without(Extension.extendedKeyUsage);

    assertError("ext-key-usage-present", Place.LEAF, without, Profile.WEB_PKI);
    assertThat(broken(Profile.BROWSER, Place.LEAF, without)).isEmpty();
  }

  @Test
  void anyPurposeIsNotEnough() {
    Mint any = purposes(KeyPurposeId.anyExtendedKeyUsage);
    Mint both = purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.anyExtendedKeyUsage);

    assertThat(broken(Profile.RFC_5280, Place.LEAF, any)).isEmpty();
    assertThat(broken(Profile.BROWSER, Place.LEAF, any))
        .containsExactly("ext-key-usage-server-auth ERROR");
    assertThat(broken(Profile.WEB_PKI, Place.LEAF, any))
        .containsExactly("ext-key-usage-server-auth ERROR", "ext-key-usage-nothing-else ERROR");
    assertError("ext-key-usage-nothing-else", Place.LEAF, both, Profile.WEB_PKI);
  }

  @Test
  void aServerSignsNoCodeAndNoOcspResponses() {
    assertError(
        "ext-key-usage-nothing-else",
        Place.LEAF,
        purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_codeSigning),
        Profile.WEB_PKI);
    assertError(
        "ext-key-usage-not-ocsp",
        Place.LEAF,
        purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_OCSPSigning),
        Profile.WEB_PKI,
        Profile.BROWSER);
    assertError(
        "none", Place.LEAF, purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
  }

  @Test
  void theExtendedKeyUsageIsNotCritical() {
    Mint critical =
        server()
            .extension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));

    assertError("ext-key-usage-not-critical", Place.LEAF, critical, Profile.WEB_PKI);
  }

  @Test
  void theWebPkiWantsAnAltName() {
    assertError(
        "san-present",
        Place.LEAF,
        server().without(Extension.subjectAlternativeName),
        Profile.WEB_PKI);
  }

  @Test
  void publicCasCertifyHostsAndAddressesOnly() {
    GeneralName directory = new GeneralName(new X500Name("CN=foo"));

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, server("CN=foo", directory))).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, server("CN=foo", directory)))
        .contains("san-kinds ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    // common name, an alternative name, the rule that is broken
    "www.example.com, www.example.com, none",
    "*.example.com, *.example.com, none",
    "192.0.2.1, 192.0.2.1, none",
    "2001:db8::1, 2001:db8::1, none",
    "Example.COM, example.com, other",
    "other.example.com, www.example.com, other",
    "www.example.com, example.com, other",
    "192.168.001.001, 192.168.1.1, other",
    "0xC0A80101, 192.168.1.1, other",
    "2001:0db8:0:0:0:0:0:1, 2001:db8::1, other",
    "münchen.example, xn--mnchen-3ya.example, other",
    "xn--mnchen-3ya.example, www.example.com, other",
    "My Server, www.example.com, other",
    "example.com, www.example.com, copy",
    "example.com, *.example.com, copy",
    "example.com, 192.0.2.1, copy",
  })
  void theCommonNameIsOneOfTheAltNames(String commonName, String name, String broken) {
    boolean address = name.matches("[0-9.]+|.*:.*");
    GeneralName alternative =
        new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    Mint mint = server("CN=" + commonName, alternative);

    assertError(
        "common-name-no-other",
        Place.LEAF,
        mint,
        broken.equals("other") ? new Profile[] {Profile.WEB_PKI} : new Profile[0]);
    assertThat(
            brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, mint).stream()
                .filter(each -> each.startsWith("common-name")))
        .isEqualTo(
            switch (broken) {
              case "other" -> List.of("common-name-no-other ERROR");
              case "copy" -> List.of("common-name-in-san ERROR");
              default -> List.of();
            });
  }

  @Test
  void publicCasWriteOneCommonName() {
    Mint two = server("CN=www.example.com,CN=www.example.com", dns(Ruled.HOST));

    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, two))
        .contains("common-name-in-san ERROR");
  }

  @Test
  void publicCasFitTheUsageToTheKey() {
    Mint encipherment =
        server()
            .extension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, encipherment)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, encipherment))
        .contains("key-usage-of-key ERROR");
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, encipherment.key(Mint.rsa(2048))))
        .doesNotContain("key-usage-of-key ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    "2.23.140.1.2.1, true",
    "2.23.140.1.1 1.2.3, true",
    "1.2.3, false",
    "2.23.140.1.2.1 2.23.140.1.2.2, false",
  })
  void publicCasStateOneReservedPolicy(String policies, boolean fine) {
    boolean broken =
        brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, policies(policies))
            .contains("policies-reserved ERROR");

    assertThat(broken).isEqualTo(!fine);
  }

  @Test
  void noPolicyIsThereTwiceAndServersHaveNotAnyPolicy() {
    assertError(
        "policies-once", Place.LEAF, policies("1.2.3 1.2.3"), Profile.RFC_5280, Profile.WEB_PKI);
    assertThat(
            brokenBelowPublicRoot(
                Profile.WEB_PKI, Place.LEAF, policies("2.23.140.1.2.1 2.5.29.32.0")))
        .contains("policies-not-any ERROR");
  }

  private static Mint policies(String identifiers) {
    String[] each = identifiers.split(" ", -1);
    PolicyInformation[] policies = new PolicyInformation[each.length];
    for (int i = 0; i < each.length; i++) {
      policies[i] = new PolicyInformation(new ASN1ObjectIdentifier(each[i]));
    }
    return server()
        .extension(Extension.certificatePolicies, false, new CertificatePolicies(policies));
  }
}
