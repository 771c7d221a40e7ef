package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerReaderTest {
  private static final String PARSED = "parsed";

  private static DerReader over(String hex) {
    return DerReader.of("Value", HexFormat.of().parseHex(hex), false);
  }

  /** Reads one element of the kind its tag says, and returns what is wrong with it. */
  private static String problem(String hex) {
    DerReader in = over(hex);
    try {
      switch (in.peek()) {
        case DerTag.BOOLEAN -> in.bool("field");
        case DerTag.INTEGER -> in.integer("field");
        case DerTag.BIT_STRING -> in.namedBits("field", DerTag.BIT_STRING);
        case DerTag.OBJECT_IDENTIFIER -> in.oid("field");
        case DerTag.UTC_TIME, DerTag.GENERALIZED_TIME -> in.time("field");
        default -> in.any("field");
      }
      in.end();
      return PARSED;
    } catch (ViolationException e) {
      Violation violation = e.violation();
      assertThat(violation.rule()).isIn(Rule.NOT_DER, Rule.NOT_A_CERTIFICATE);
      assertThat(violation.path()).startsWith("Value");
      return violation.actual() + " at " + violation.range().start();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "04, the end at 0",
    "0480, the indefinite form at 1",
    "048100, 0 in 2 bytes at 1",
    "04817f, 127 in 2 bytes at 1",
    "04820080, 128 in 3 bytes at 1",
    "048500000000, a length of 5 bytes at 1",
    "0482ff, a length of 2 bytes at 1",
    "0401, 1 byte at 1",
    "0484ffffffff, 2147483647 bytes at 1",
    "1f8101, a longer tag at 0",
    "040000, 1 byte left over at 2",
    "3003040500, 5 bytes at 3",
    "0000, 00 at 0",
    "30020000, 00 at 2",
    "2403040100, tag 24 at 0", // a constructed OCTET STRING
    "30052403040100, tag 24 at 2",
    "1000, tag 10 at 0", // a primitive SEQUENCE
    "a0038301ff, parsed", // what is tagged knows its definition alone
  })
  void lengthsAreDefiniteMinimalAndFit(String hex, String expected) {
    assertThat(problem(hex)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0101ff, parsed",
    "010100, parsed",
    "010101, 01 at 2",
    "0100, 0 bytes at 2",
    "0102ffff, 2 bytes at 2",
  })
  void booleansAreCanonical(String hex, String expected) {
    assertThat(problem(hex)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "020100, parsed",
    "02020080, parsed",
    "0202007f, a leading 00 at 2",
    "0202ff80, a leading ff at 2",
    "0202ff7f, parsed",
    "0200, 0 bytes at 2",
  })
  void integersAreMinimal(String hex, String expected) {
    assertThat(problem(hex)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "03020780, parsed",
    "030100, parsed",
    "0300, 0 bytes at 2",
    "03020880, 8 unused bits at 2",
    "030101, 1 unused bits at 2",
    "03020781, a one at 3",
    "0303070600, parsed",
  })
  void bitStringsHaveZeroPadding(String hex, String expected) {
    assertThat(problem(hex)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0603551d11, parsed",
    "0600, an unfinished OBJECT IDENTIFIER at 2",
    "06025580, an unfinished OBJECT IDENTIFIER at 2",
    "0603558001, a leading 80 at 3",
  })
  void objectIdentifiersAreMinimal(String hex, String expected) {
    assertThat(problem(hex)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "260101000000Z",
        "491231235959Z",
        "500101000000Z",
        "20500101000000Z",
        "20240229000000Z"
      })
  void timesAreRead(String time) throws ViolationException {
    assertThat(problem(timeHex(time))).isEqualTo(PARSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2601010000Z", // no seconds
        "260101000000+0000",
        "20260101000000.5Z",
        "20260101000000",
        "261301000000Z",
        "260001000000Z",
        "260230000000Z",
        "260100000000Z",
        "260101240000Z",
        "260101006000Z",
        "260101000060Z",
        "2601010000 0Z",
        "20250229000000Z"
      })
  void timesInOtherFormsAreRefused(String time) {
    assertThat(problem(timeHex(time))).contains(time.strip()).endsWith(" at 2");
  }

  @Test
  void utcTimesTurnTheCenturyAt50() throws ViolationException {
    assertThat(over(timeHex("491231235959Z")).time("t")).hasToString("2049-12-31T23:59:59Z");
    assertThat(over(timeHex("500101000000Z")).time("t")).hasToString("1950-01-01T00:00:00Z");
  }

  private static String timeHex(String time) {
    boolean utc = time.length() < 15 && !time.startsWith("20") || time.length() == 11;
    String tag = utc || time.length() == 17 && time.contains("+") ? "17" : "18";
    return tag
        + HexFormat.of().toHexDigits((byte) time.length())
        + HexFormat.of().formatHex(time.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void namedBitsCountFromTheFirst() throws ViolationException {
    assertThat(over("03020106").namedBits("usage", DerTag.BIT_STRING)).isEqualTo(0b1100000);
    assertThat(over("0303070080").namedBits("usage", DerTag.BIT_STRING)).isEqualTo(1 << 8);
  }

  @Test
  void anotherTagSaysWhatWasExpected() {
    assertThatThrownBy(() -> over("020101").octetString("field"))
        .isInstanceOfSatisfying(
            ViolationException.class,
            e ->
                assertThat(e.violation())
                    .isEqualTo(
                        new Violation(
                            Rule.NOT_A_CERTIFICATE,
                            "Value.field",
                            new ByteRange(0, 1),
                            "OCTET STRING",
                            "INTEGER")));
  }

  @Test
  void nestingIsBounded() {
    StringBuilder hex = new StringBuilder("3000");
    for (int i = 0; i < 40; i++) {
      int length = hex.length() / 2;
      hex.insert(0, "30" + HexFormat.of().toHexDigits((byte) length));
    }
    assertThat(problem(hex.toString())).startsWith("more at ");
  }

  @Test
  void objectIdentifiersAreBounded() {
    assertThat(problem("068180" + "01".repeat(128))).isEqualTo("parsed");
    assertThat(problem("068181" + "01".repeat(129))).isEqualTo("129 bytes at 3");
  }

  @Test
  void sizeIsBounded() {
    byte[] large = new byte[DerCursor.MAX_BYTES + 1];
    assertThatThrownBy(() -> Certificate.decode(large))
        .isInstanceOfSatisfying(
            ViolationException.class,
            e -> assertThat(e.violation().rule()).isEqualTo(Rule.TOO_LARGE));
  }
}
