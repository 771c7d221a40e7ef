package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
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

  @Test
  void aNameIsWithinItsBeginning() {
    Name whole = read(new X500Name("C=DE, O=Example, CN=x"));

    assertThat(whole.isWithin(read(new X500Name("C=DE, O=example")))).isTrue();
    assertThat(whole.isWithin(read(new X500Name("O=Example")))).isFalse();
    assertThat(read(new X500Name("C=DE")).isWithin(whole)).isFalse();
  }
}
