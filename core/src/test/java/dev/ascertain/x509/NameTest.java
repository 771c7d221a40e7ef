package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {

  private static Name organization(ASN1Encodable value) {
    return read(new X500NameBuilder().addRDN(BCStyle.O, value).build());
  }

  private static Name read(X500Name name) {
    try {
      return Name.decode(name.getEncoded("DER"));
    } catch (IOException | ViolationException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Example|O=Example",
        "a,b+c|O=a\\,b\\+c",
        "#1|O=\\#1",
        "' x '|'O=\\ x\\ '",
        "Zürich|O=Zürich",
        "株式会社|O=株式会社"
      })
  void specialCharactersAreEscaped(String value, String shown) {
    assertThat(organization(new DERUTF8String(value))).hasToString(shown);
  }

  @Test
  void whatCouldTrickATerminalIsShownInHex() {
    assertThat(organization(new DERUTF8String("a\u001b[31mb\u202Ec\r\n")))
        .hasToString("O=a\\1b[31mb\\e2\\80\\aec\\0d\\0a");
    assertThat(organization(new DERUTF8String("a\u001bb")).shortName()).isEqualTo("a\\1bb");
  }

  @Test
  void unknownAttributesAreShownInDots() {
    assertThat(
            read(
                new X500NameBuilder()
                    .addRDN(new ASN1ObjectIdentifier("1.2.3"), new DERPrintableString("x"))
                    .build()))
        .hasToString("1.2.3=x");
  }

  @Test
  void namesMatchWhateverTheirCaseSpacesAndStringType() {
    Name utf8 = organization(new DERUTF8String("Example  Corp"));
    Name printable = organization(new DERPrintableString(" example corp"));

    assertThat(utf8).isEqualTo(printable).hasSameHashCodeAs(printable);
    assertThat(utf8).isNotEqualTo(organization(new DERUTF8String("ExampleCorp")));
  }

  @ParameterizedTest
  @CsvSource({
    "ZÜRICH, zürich",
    "Straße, STRASSE",
    "'a\u00A0b', a  b",
    "ﬁne, fine",
    "'A\u030A', Å",
  })
  void namesMatchAlsoBeyondAscii(String one, String other) {
    assertThat(organization(new DERUTF8String(one)))
        .isEqualTo(organization(new DERUTF8String(other)))
        .hasSameHashCodeAs(organization(new DERUTF8String(other)));
  }

  /** RFC 5280 section 7.3. */
  @Test
  void domainComponentsMatchWhateverTheirCase() {
    Name lower = read(new X500Name("DC=example,DC=com"));

    assertThat(read(new X500Name("DC=EXAMPLE,DC=com"))).isEqualTo(lower);
    assertThat(read(new X500Name("DC=example,DC=net"))).isNotEqualTo(lower);
  }

  @Test
  void otherStringsMatchByteForByte() {
    assertThat(organization(new DERT61String("Example")))
        .isNotEqualTo(organization(new DERT61String("EXAMPLE")))
        .isNotEqualTo(organization(new DERUTF8String("Example")));
  }

  @Test
  void aStringInAnotherEncodingThanItsTypesHasNoText() throws Exception {
    Name one = Name.decode(Der.of("30(31(30(06(55040a) 0c(41ff))))"));
    Name other = Name.decode(Der.of("30(31(30(06(55040a) 0c(41fe))))"));

    assertThat(one.attribute(ObjectIdentifier.ORGANIZATION)).isEmpty();
    assertThat(one).hasToString("O=#41ff").isNotEqualTo(other);
  }

  @Test
  void aNameIsWithinItsBeginning() {
    Name whole = read(new X500Name("C=DE, O=Example, CN=x"));

    assertThat(whole.isWithin(read(new X500Name("C=DE, O=example")))).isTrue();
    assertThat(whole.isWithin(read(new X500Name("O=Example")))).isFalse();
    assertThat(read(new X500Name("C=DE")).isWithin(whole)).isFalse();
  }
}
