package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTest {

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static <T> T decode(String hex, Decoder<T> decoder) throws ViolationException {
    return Reader.decode("Message", hex(hex), decoder);
  }

  private static void assertDecodes(String hex, Decoder<?> decoder, Object expected)
      throws ViolationException {
    Object decoded = decode(hex, decoder);
    assertThat(decoded).isEqualTo(expected);
  }

  private static Violation violation(String hex, Decoder<?> decoder) {
    return catchThrowableOfType(ViolationException.class, () -> decode(hex, decoder)).violation();
  }

  private static Field trace(String hex, Decoder<?> decoder) {
    return Reader.trace("Message", hex(hex), decoder).field();
  }

  /** Every field as {@code name start..end value}, depth first. */
  private static List<String> shown(Field field) {
    return field
        .walk()
        .map(f -> "%s %d..%d %s".formatted(f.name(), f.range().start(), f.range().end(), f.value()))
        .map(String::strip)
        .toList();
  }

  @Nested
  class Numbers {

    @Test
    void areBigEndian() throws ViolationException {
      assertDecodes("fe", in -> in.u8("a"), 0xfe);
      assertDecodes("fedc", in -> in.u16("a"), 0xfedc);
      assertDecodes("fedcba", in -> in.u24("a"), 0xfedcba);
      assertDecodes("fedcba98", in -> in.u32("a"), 0xfedcba98L);
      assertDecodes("7edcba9876543210", in -> in.u64("a"), 0x7edcba9876543210L);
    }

    @Test
    void ofSixtyFourBitsWrapButAreShownUnsigned() throws ViolationException {
      assertDecodes("ffffffffffffffff", in -> in.u64("a"), -1L);
      assertThat(shown(trace("ffffffffffffffff", in -> in.u64("a"))))
          .contains("a 0..8 18446744073709551615");
    }

    @Test
    void thatAreRegisteredAreShownByName() throws ViolationException {
      assertDecodes("001d", in -> in.u16("group", NamedGroup::new), NamedGroup.X25519);
      assertThat(shown(trace("001d", in -> in.u16("group", NamedGroup::new))))
          .containsExactly("Message 0..2", "group 0..2 x25519");
      assertThat(shown(trace("28", in -> in.u8("description", AlertDescription::new))))
          .contains("description 0..1 handshake_failure");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 byte", "2, 2 bytes", "3, 3 bytes", "4, 4 bytes", "8, 8 bytes"})
    void needAllTheirBytes(int width, String expected) {
      Decoder<Long> number =
          in ->
              switch (width) {
                case 1 -> (long) in.u8("a");
                case 2 -> (long) in.u16("a");
                case 3 -> (long) in.u24("a");
                case 4 -> in.u32("a");
                default -> in.u64("a");
              };

      Violation violation = violation("00".repeat(width - 1), number);

      assertThat(violation.rule()).isEqualTo(Rule.MALFORMED);
      assertThat(violation.path()).isEqualTo("Message.a");
      assertThat(violation.range()).isEqualTo(new ByteRange(0, width - 1));
      assertThat(violation.expected()).isEqualTo(expected);
      assertThat(violation.actual()).isEqualTo(Reader.count(width - 1) + " left");
    }
  }

  @Nested
  class Vectors {

    @Test
    void ofBytesFollowTheirLength() throws ViolationException {
      assertDecodes("02 abcd", in -> in.opaque8("v", 0, 255), hex("abcd"));
      assertDecodes("0002 abcd", in -> in.opaque16("v", 0, 9), hex("abcd"));
      assertDecodes("000002 abcd", in -> in.opaque24("v", 0, 9), hex("abcd"));
      assertDecodes("00", in -> in.opaque8("v", 0, 255), hex(""));
    }

    @Test
    void ofTextKeepEveryByte() throws ViolationException {
      assertDecodes("03 6832ff", in -> in.text8("v", 1, 255), "h2ÿ");
      assertDecodes("0003 6832ff", in -> in.text16("v", 1, 255), "h2ÿ");
      assertThat(shown(trace("02 6832", in -> in.text8("v", 1, 255)))).contains("v 0..3 h2");
    }

    @Test
    void areShownWithLengthAndContents() {
      assertThat(shown(trace("02 abcd", in -> in.opaque8("v", 0, 255))))
          .containsExactly("Message 0..3", "v 0..3 abcd", "length 0..1 2", "data 1..3 abcd");
    }

    @Test
    void thatAreLongAreShownInPart() {
      assertThat(trace("21" + "ab".repeat(33), in -> in.opaque8("v", 0, 255)).children())
          .singleElement()
          .extracting(Field::value)
          .isEqualTo("ab".repeat(32) + "…");
    }

    @Test
    void longerThanWhatIsLeftAreRefused() {
      Violation violation = violation("0003 abcd", in -> in.opaque16("v", 0, 9));

      assertThat(violation)
          .isEqualTo(
              new Violation(
                  Rule.MALFORMED, "Message.v", new ByteRange(0, 2), "at most 2 bytes", "3 bytes"));
      assertThat(violation)
          .hasToString("Message.v: 3 bytes, expected at most 2 bytes, at byte 0x0");
    }

    @Test
    void outsideTheirBoundsAreRefused() {
      assertThat(violation("00", in -> in.opaque8("v", 1, 2)).expected()).isEqualTo("1 to 2");
      assertThat(violation("03 000000", in -> in.opaque8("v", 1, 2)).actual()).isEqualTo("3 bytes");
      assertThat(violation("03 000000", in -> in.opaque8("v", 32, 32)).expected()).isEqualTo("32");
    }

    @Test
    void needTheirWholeLength() {
      assertThat(violation("00", in -> in.opaque16("v", 0, 9)))
          .isEqualTo(
              new Violation(
                  Rule.MALFORMED, "Message.v", new ByteRange(0, 1), "2 bytes", "1 byte left"));
    }

    @Test
    void ofStructuresEndWhereTheStructureEnds() throws ViolationException {
      assertDecodes("01 07", in -> in.block8("v", 0, 9, b -> b.u8("a")), 7);
      assertDecodes("0001 07", in -> in.block16("v", 0, 9, b -> b.u8("a")), 7);
      assertDecodes("000001 07", in -> in.block24("v", 0, 9, b -> b.u8("a")), 7);
      assertThat(violation("02 0708", in -> in.block8("v", 0, 9, b -> b.u8("a"))))
          .isEqualTo(
              new Violation(
                  Rule.MALFORMED, "Message.v", new ByteRange(2, 3), "the end", "1 byte left over"));
    }

    @Test
    void doNotLetTheirContentsReachPastTheirEnd() {
      Violation violation = violation("01 0708", in -> in.block8("v", 0, 9, b -> b.u16("a")));

      assertThat(violation.path()).isEqualTo("Message.v.a");
      assertThat(violation.actual()).isEqualTo("1 byte left");
    }
  }

  @Nested
  class Lists {

    @Test
    void holdElementsUntilTheirLengthIsUsedUp() throws ViolationException {
      assertDecodes("02 0708", in -> in.list8("v", 0, 9, e -> e.u8("")), List.of(7, 8));
      assertDecodes("0002 0708", in -> in.list16("v", 0, 9, e -> e.u8("")), List.of(7, 8));
      assertDecodes("000002 0708", in -> in.list24("v", 0, 9, e -> e.u8("")), List.of(7, 8));
      assertDecodes("0708", in -> in.listOfRest("v", e -> e.u8("")), List.of(7, 8));
    }

    @Test
    void ofSingleValuesNumberTheValues() {
      assertThat(shown(trace("0004 001d0017", ReaderTest::groups)))
          .containsExactly(
              "Message 0..6",
              "named_group_list 0..6",
              "length 0..2 4",
              "named_group_list[0] 2..4 x25519",
              "named_group_list[1] 4..6 secp256r1");
    }

    @Test
    void ofStructuresNumberTheStructures() {
      assertThat(
              shown(
                  trace(
                      "06 010203 040506",
                      in ->
                          in.list8(
                              "pairs",
                              0,
                              255,
                              e -> e.struct("pair", p -> List.of(p.u8("a"), p.u16("b")))))))
          .containsExactly(
              "Message 0..7",
              "pairs 0..7",
              "length 0..1 6",
              "pairs[0] 1..4",
              "pair 1..4",
              "a 1..2 1",
              "b 2..4 515",
              "pairs[1] 4..7",
              "pair 4..7",
              "a 4..5 4",
              "b 5..7 1286");
    }

    @Test
    void nameTheElementAtFault() {
      assertThat(violation("0005 001d001718", ReaderTest::groups))
          .hasToString("Message.named_group_list[2]: 1 byte left, expected 2 bytes, at byte 0x6");
    }

    @Test
    void nameTheElementAtFaultAtEveryDepth() {
      Violation violation =
          violation(
              "04 0101 02ff",
              in -> in.list8("outer", 0, 255, e -> e.list8("inner", 0, 255, f -> f.u8("x"))));

      assertThat(violation.path()).isEqualTo("Message.outer[1].inner");
    }

    @Test
    void ofElementsWithoutBytesAreRefused() {
      Violation violation = violation("01 00", in -> in.list8("v", 0, 9, e -> 0));

      assertThat(violation.path()).isEqualTo("Message.v[0]");
      assertThat(violation.expected()).isEqualTo("an element of at least 1 byte");
    }
  }

  @Nested
  class TheWholeMessage {

    @Test
    void mustBeReadToItsEnd() {
      assertThat(violation("0708", in -> in.u8("a")))
          .hasToString("Message: 1 byte left over, expected the end, at byte 0x1");
    }

    @Test
    void canBeReadInPieces() throws ViolationException {
      assertDecodes(
          "01 0203 040506",
          in -> {
            assertThat(in.position()).isZero();
            in.u8("a");
            assertThat(in.remaining()).isEqualTo(5);
            assertThat(in.fixed("b", 2)).isEqualTo(hex("0203"));
            assertThat(in.since(1)).isEqualTo(new ByteRange(1, 3));
            assertThat(in.hasMore()).isTrue();
            byte[] rest = in.rest("c");
            assertThat(in.hasMore()).isFalse();
            return rest;
          },
          hex("040506"));
    }

    @Test
    void thatEndsInsideAFixedFieldIsRefused() {
      assertThat(violation("0102", in -> in.fixed("random", 32)))
          .hasToString("Message.random: 2 bytes left, expected 32 bytes, at byte 0x0");
    }

    @Test
    void isTracedAsItIsDecoded() {
      Decoding<List<NamedGroup>> decoding =
          Reader.trace("Message", hex("0002 001d"), ReaderTest::groups);

      assertThat(decoding.message()).contains(List.of(NamedGroup.X25519));
      assertThat(decoding.violation()).isEmpty();
    }

    @Test
    void thatIsMalformedKeepsWhatWasReadOfIt() {
      Decoding<Object> decoding =
          Reader.trace(
              "Message",
              hex("07 0005 001d001718 ff"),
              in -> {
                in.u8("first");
                return in.struct("body", ReaderTest::groups);
              });

      assertThat(decoding.message()).isEmpty();
      assertThat(decoding.violation().orElseThrow().path())
          .isEqualTo("Message.body.named_group_list[2]");
      assertThat(shown(decoding.field()))
          .containsExactly(
              "Message 0..9",
              "first 0..1 7",
              "body 1..7",
              "named_group_list 1..7",
              "length 1..3 5",
              "named_group_list[0] 3..5 x25519",
              "named_group_list[1] 5..7 secp256r1",
              "named_group_list[2] 7..7");
    }

    @Test
    void isJudgedAlikeWhetherTracedOrNot() {
      byte[] valid = hex("0004 001d0017");
      for (int length = 0; length < valid.length; length++) {
        String cut = HexFormat.of().formatHex(valid, 0, length);

        assertThat(Reader.trace("Message", hex(cut), ReaderTest::groups).violation())
            .contains(violation(cut, ReaderTest::groups));
      }
    }
  }

  private static List<NamedGroup> groups(Reader in) throws ViolationException {
    return in.list16("named_group_list", 2, 65534, e -> e.u16("", NamedGroup::new));
  }
}
