package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5280 section 4.2.1.10, form by form. */
class NameConstraintsTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final ASN1ObjectIdentifier SMTP_UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static GeneralName mail(String name) {
    return new GeneralName(GeneralName.rfc822Name, name);
  }

  private static GeneralName uri(String name) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, name);
  }

  private static GeneralName directory(String name) {
    return new GeneralName(new X500Name(name));
  }

  private static GeneralName otherName(ASN1ObjectIdentifier type, String value) {
    return new GeneralName(
        GeneralName.otherName,
        new DERSequence(
            new ASN1Encodable[] {type, new DERTaggedObject(true, 0, new DERUTF8String(value))}));
  }

  private static NameConstraints permitted(GeneralName... bases) {
    return new NameConstraints(subtrees(bases), null);
  }

  private static NameConstraints excluded(GeneralName... bases) {
    return new NameConstraints(null, subtrees(bases));
  }

  private static GeneralSubtree[] subtrees(GeneralName... bases) {
    return Arrays.stream(bases).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
  }

  private static Minted bound(boolean critical, NameConstraints constraints) {
    return Mint.ca("Bound")
        .by(ROOT)
        .extension(Extension.nameConstraints, critical, constraints)
        .mint();
  }

  private static List<Finding> findings(Profile profile, Minted... sent) {
    return Verifier.verify(
            new VerificationRequest(
                Arrays.stream(sent).map(Minted::der).toList(),
                Optional.empty(),
                AT,
                Measure.of(TrustStore.of("Test", List.of(ROOT.certificate()))).with(profile),
                List.of(),
                Optional.empty(),
                Evidence.NONE),
            CRYPTO)
        .findings();
  }

  private static String ids(Profile profile, Minted... sent) {
    return String.join(
        " ",
        findings(profile, sent).stream()
            .filter(finding -> !(finding instanceof ConformanceFinding))
            .map(Finding::id)
            .distinct()
            .toList());
  }

  /** What becomes of a certificate with this name below a CA with these constraints. */
  private static String judge(NameConstraints constraints, GeneralName name) {
    Minted ca = bound(true, constraints);
    return ids(Profile.BROWSER, Mint.plain("CN=x").names(name).by(ca).mint(), ca);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, ''",
    "example.com, EXAMPLE.COM, ''",
    "example.com, a.b.example.com, ''",
    "example.com, *.example.com, ''",
    "example.com, badexample.com, name-constraint",
    "www.example.com, *.example.com, name-constraint",
    "'', example.com, ''",
    ".example.com, www.example.com, ''",
    ".example.com, example.com, name-constraint",
    "example.com, .example.com, name-constraint",
    "example.com, www..example.com, name-constraint",
    "example.com, example.com., name-constraint",
    "example.com, w*.example.com, name-constraint",
  })
  void dnsNamesMustBeBelowAPermittedOne(String base, String name, String expected) {
    assertThat(judge(permitted(dns(base)), dns(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, www.example.com, name-constraint",
    "www.example.com, *.example.com, name-constraint",
    "a.www.example.com, *.example.com, ''",
    "example.com, example.org, ''",
    "example.org, www..example.com, name-constraint",
  })
  void dnsNamesMustNotOverlapAnExcludedOne(String base, String name, String expected) {
    assertThat(judge(excluded(dns(base)), dns(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, user@example.com, ''",
    "example.com, user@EXAMPLE.com, ''",
    "example.com, user@mail.example.com, name-constraint",
    ".example.com, user@mail.example.com, ''",
    ".example.com, user@example.com, name-constraint",
    "user@example.com, user@EXAMPLE.com, ''",
    "user@example.com, User@example.com, name-constraint",
    "*@example.com, user@example.com, name-constraint",
    "example.com, example.com, name-constraint",
    "example.com, a@b@example.com, name-constraint",
    "example.com, '\"a@b\"@example.com', ''",
  })
  void mailAddressesMustBeBelowAPermittedOne(String base, String name, String expected) {
    assertThat(judge(permitted(mail(base)), mail(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, 用户@example.com, ''",
    "example.com, 用户@example.org, name-constraint",
    ".example.com, 用户@mail.example.com, ''",
    "example.com, 用户@例子.com, name-constraint",
  })
  void internationalMailAddressesAreBoundByTheSameConstraints(
      String base, String name, String expected) {
    assertThat(judge(permitted(mail(base)), otherName(SMTP_UTF8_MAILBOX, name)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, https://example.com/path, ''",
    "example.com, https://user@example.com:443?q, ''",
    "example.com, https://www.example.com/, name-constraint",
    ".example.com, https://www.example.com/, ''",
    ".example.com, https://example.com/, name-constraint",
    "example.com, https://evil.org/example.com, name-constraint",
    "example.com, https://192.0.2.1/, name-constraint",
    "example.com, 'https://[2001:db8::1]/', name-constraint",
    "example.com, urn:isbn:0451450523, name-constraint",
    "example.com, https://localhost/, name-constraint",
  })
  void onlyTheHostOfAUriCounts(String base, String name, String expected) {
    assertThat(judge(permitted(uri(base)), uri(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'O=Example', 'O=example,CN=x', ''",
    "'O=Example  Inc', 'O=EXAMPLE INC,CN=x', ''",
    "'O=Example', 'CN=x,O=Example', name-constraint",
    "'O=Example', 'O=Other', name-constraint",
  })
  void subjectsMustBeBelowAPermittedDirectoryName(String base, String subject, String expected) {
    Minted ca = bound(true, permitted(directory(base)));

    assertThat(ids(Profile.BROWSER, Mint.plain(subject).by(ca).mint(), ca)).isEqualTo(expected);
  }

  @Test
  void addressesInTheSubjectCountOnlyWithoutAlternativeNames() {
    Minted ca = bound(true, permitted(mail("example.com")));
    Mint subject = Mint.plain("CN=x,E=user@example.org").by(ca);

    assertThat(ids(Profile.BROWSER, subject.mint(), ca)).isEqualTo("name-constraint");
    assertThat(ids(Profile.BROWSER, subject.names(dns("www.example.com")).mint(), ca)).isEmpty();
  }

  @Test
  void constraintsAddUpOverThePath() {
    Minted upper = bound(true, permitted(dns("example.com")));
    Minted lower =
        Mint.ca("Lower")
            .by(upper)
            .extension(
                Extension.nameConstraints,
                true,
                permitted(dns("example.org"), dns("www.example.com")))
            .mint();

    assertThat(findings(Profile.BROWSER, leaf("www.example.com", lower), lower, upper)).isEmpty();
    assertThat(findings(Profile.BROWSER, leaf("example.org", lower), lower, upper))
        .hasSize(1)
        .allMatch(f -> f instanceof ChainFinding.NameConstraint c && c.constrainedBy() == 2);
    assertThat(findings(Profile.BROWSER, leaf("example.com", lower), lower, upper))
        .hasSize(1)
        .allMatch(f -> f instanceof ChainFinding.NameConstraint c && c.constrainedBy() == 1);
  }

  private static Minted leaf(String host, Minted ca) {
    return Mint.server(host).by(ca).mint();
  }

  @Test
  void intermediatesAreBoundToo() {
    Minted upper = bound(true, permitted(dns("example.com")));
    Minted lower = Mint.ca("Lower").names(dns("example.org")).by(upper).mint();
    Minted selfIssued = Mint.ca("Bound").names(dns("example.org")).by(upper).mint();

    assertThat(ids(Profile.BROWSER, leaf("example.com", lower), lower, upper))
        .isEqualTo("name-constraint");
    assertThat(ids(Profile.BROWSER, leaf("example.com", selfIssued), selfIssued, upper)).isEmpty();
  }

  @Test
  void aFormThatNobodyCanCompareIsForbiddenIfTheConstraintIsCritical() {
    ASN1ObjectIdentifier type = new ASN1ObjectIdentifier("1.2.3.4");
    for (NameConstraints constraints :
        List.of(permitted(otherName(type, "a")), excluded(otherName(type, "b")))) {
      Minted critical = bound(true, constraints);
      Minted harmless = bound(false, constraints);
      Mint named = Mint.plain("CN=x").names(otherName(type, "a"));

      assertThat(ids(Profile.BROWSER, named.by(critical).mint(), critical))
          .isEqualTo("name-constraint");
      assertThat(ids(Profile.BROWSER, named.by(harmless).mint(), harmless)).isEmpty();
      assertThat(ids(Profile.BROWSER, leaf("example.com", critical), critical)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.com", "example..com", "exa mple.com", "example.com."})
  void aDnsConstraintThatIsNoDomainIsMalformed(String base) {
    Minted ca = bound(true, excluded(dns(base)));

    assertThat(ids(Profile.BROWSER, leaf("example.net", ca), ca))
        .isEqualTo("malformed-certificate");
  }

  @Test
  void aDotInFrontOfADnsConstraintIsLeftToBrowsers() {
    Minted ca = bound(true, permitted(dns(".example.com")));
    Minted leaf = leaf("www.example.com", ca);

    assertThat(ids(Profile.BROWSER, leaf, ca)).isEmpty();
    assertThat(ids(Profile.RFC_5280, leaf, ca)).isEqualTo("malformed-certificate");
    assertThat(ids(Profile.WEB_PKI, leaf, ca)).startsWith("malformed-certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid@invalid@example.com", "@example.com", "user@", "a b"})
  void aMailConstraintThatIsNoAddressIsMalformed(String base) {
    Minted ca = bound(true, permitted(mail(base)));

    assertThat(ids(Profile.BROWSER, leaf("example.net", ca), ca))
        .isEqualTo("malformed-certificate");
  }

  @Test
  void aMaskWithHolesIsMalformed() {
    byte[] range = {(byte) 192, 0, 2, 0, (byte) 255, 0, (byte) 255, 0};
    Minted ca =
        bound(true, permitted(new GeneralName(GeneralName.iPAddress, new DEROctetString(range))));

    assertThat(ids(Profile.BROWSER, leaf("example.net", ca), ca))
        .isEqualTo("malformed-certificate");
  }
}
