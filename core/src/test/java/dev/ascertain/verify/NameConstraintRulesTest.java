package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.x509.Mint;
import java.util.HexFormat;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameConstraintRulesTest {
  private static final Profile[] RFC = {Profile.RFC_5280, Profile.WEB_PKI};

  private static NameConstraints permitting(GeneralName base) {
    return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(base)}, null);
  }

  private static Mint root(GeneralName base) {
    return Mint.ca("Root").extension(Extension.nameConstraints, true, permitting(base));
  }

  private static Mint root(int kind, String base) {
    return root(new GeneralName(kind, base));
  }

  @Test
  void onlyCasHaveThem() {
    for (boolean critical : new boolean[] {true, false}) {
      Mint leaf =
          server()
              .extension(Extension.nameConstraints, critical, permitting(Ruled.dns("example.com")));

      assertThat(broken(Profile.WEB_PKI, Place.LEAF, leaf))
          .containsExactly("name-constraints-only-in-ca ERROR");
      assertThat(broken(Profile.BROWSER, Place.LEAF, leaf))
          .containsExactly("name-constraints-only-in-ca WARNING");
    }
  }

  @Test
  void theyAreCriticalByTheRfcAndMayNotBeByTheBaselineRequirements() {
    Mint root =
        Mint.ca("Root")
            .extension(Extension.nameConstraints, false, permitting(Ruled.dns("example.com")));

    assertError("name-constraints-critical", Place.ROOT, root, Profile.RFC_5280);
    assertThat(broken(Profile.WEB_PKI, Place.ROOT, root)).isEmpty();
  }

  @Test
  void aDomainHasNoDotBeforeIt() {
    Mint root = root(GeneralName.dNSName, ".example.com");

    assertError("name-constraints-dns-without-dot", Place.ROOT, root, RFC);
    assertThat(broken(Profile.BROWSER, Place.ROOT, root)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.com", "a..example", "example.com.", "a b", "."})
  void whatIsNoDomainConstrainsNothing(String base) {
    assertError("name-constraints-syntax", Place.ROOT, root(GeneralName.dNSName, base), RFC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "com", "example.com", "_dmarc.example.com"})
  void domainsAreFine(String base) {
    assertError("none", Place.ROOT, root(GeneralName.dNSName, base));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b@example.com", "@example.com", "a@", "*.example.com", ".a@b"})
  void whatIsNoMailboxConstrainsNothing(String base) {
    boolean valid = base.equals(".a@b");

    assertError(
        valid ? "none" : "name-constraints-syntax",
        Place.ROOT,
        root(GeneralName.rfc822Name, base),
        valid ? new Profile[0] : RFC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", ".example.com", "a@example.com", "*@example.com", ""})
  void mailboxesHostsAndDomainsAreFine(String base) {
    assertError("none", Place.ROOT, root(GeneralName.rfc822Name, base));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com", "example.com/", "a:80"})
  void constraintsOnUrisAreHosts(String base) {
    assertError(
        "name-constraints-syntax",
        Place.ROOT,
        root(GeneralName.uniformResourceIdentifier, base),
        RFC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0000200ffff00ff", "c0000200feff0000"})
  void masksHaveNoHoles(String range) {
    GeneralName base =
        new GeneralName(GeneralName.iPAddress, new DEROctetString(HexFormat.of().parseHex(range)));

    assertError("name-constraints-mask", Place.ROOT, root(base), Profile.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0000200ffffff00", "c0000201ffffffff", "0000000000000000"})
  void masksOfPrefixesAreFine(String range) {
    GeneralName base =
        new GeneralName(GeneralName.iPAddress, new DEROctetString(HexFormat.of().parseHex(range)));

    assertError("none", Place.ROOT, root(base));
  }
}
