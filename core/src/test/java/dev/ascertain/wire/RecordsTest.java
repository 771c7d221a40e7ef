package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The structures of the record layer and the one-message protocols above it. */
class RecordsTest {

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static Violation violation(ThrowingCallable action) {
    return catchThrowableOfType(ViolationException.class, action).violation();
  }

  @Nested
  class APlaintextRecord {
    private final byte[] record = hex("1603010003aabbcc");

    @Test
    void isDecodedAndEncoded() throws ViolationException {
      TlsPlaintext decoded = TlsPlaintext.decode(record);

      assertThat(decoded.type()).isEqualTo(ContentType.HANDSHAKE);
      assertThat(decoded.legacyRecordVersion()).isEqualTo(ProtocolVersion.TLS_1_0);
      assertThat(decoded.fragment()).isEqualTo(hex("aabbcc"));
      assertThat(decoded.encode()).isEqualTo(record);
    }

    @Test
    void isTracedByItsFields() {
      assertThat(TlsPlaintext.trace(record).field().children())
          .extracting(Field::toString)
          .isEqualTo(
              List.of(
                  "Field[name=type, range=0x0..0x1, value=handshake, children=[]]",
                  "Field[name=legacy_record_version, range=0x1..0x3, value=TLS 1.0, children=[]]",
                  "Field[name=length, range=0x3..0x5, value=3, children=[]]",
                  "Field[name=fragment, range=0x5..0x8, value=aabbcc, children=[]]"));
    }

    @Test
    void isRefusedWhereverItIsCut() {
      for (int length = 0; length < record.length; length++) {
        byte[] cut = Arrays.copyOf(record, length);
        assertThat(violation(() -> TlsPlaintext.decode(cut)).rule()).isEqualTo(Rule.MALFORMED);
      }
      assertThat(violation(() -> TlsPlaintext.decode(hex("1603010003aabbccdd"))).actual())
          .isEqualTo("1 byte left over");
    }

    @Test
    void hasAtMostTwoToThe14Bytes() throws ViolationException {
      byte[] longest =
          Writer.write(out -> out.u8(23).u16(0x0303).opaque16(new byte[TlsPlaintext.MAX_LENGTH]));
      byte[] tooLong =
          Writer.write(
              out -> out.u8(23).u16(0x0303).opaque16(new byte[TlsPlaintext.MAX_LENGTH + 1]));

      assertThat(TlsPlaintext.decode(longest).encode()).isEqualTo(longest);
      assertThat(violation(() -> TlsPlaintext.decode(tooLong)))
          .hasToString("TLSPlaintext.length: 16385 bytes, expected at most 16384, at byte 0x3");
      TlsPlaintext built =
          new TlsPlaintext(ContentType.APPLICATION_DATA, ProtocolVersion.TLS_1_2, new byte[16385]);
      assertThatIllegalArgumentException().isThrownBy(built::encode);
    }
  }

  @Nested
  class AnEncryptedRecord {

    @Test
    void hasAtMost2048BytesMore() {
      TlsCiphertext longest =
          new TlsCiphertext(
              ContentType.HANDSHAKE,
              ProtocolVersion.TLS_1_2,
              new byte[TlsCiphertext.MAX_LENGTH_12]);
      TlsCiphertext tooLong =
          new TlsCiphertext(
              ContentType.HANDSHAKE,
              ProtocolVersion.TLS_1_2,
              new byte[TlsCiphertext.MAX_LENGTH_12 + 1]);

      assertThat(longest.encode()).hasSize(5 + 18432).startsWith(0x16, 3, 3, 0x48, 0);
      assertThatIllegalArgumentException().isThrownBy(tooLong::encode);
    }

    @Test
    void hasItsHeaderAsAdditionalData() {
      TlsCiphertext record =
          new TlsCiphertext(
              ContentType.APPLICATION_DATA, ProtocolVersion.TLS_1_2, new byte[0x1234]);

      assertThat(record.header().encode()).isEqualTo(hex("1703031234"));
    }
  }

  @Nested
  class AMessage {
    private final byte[] content = hex("000102030405060708");

    private List<byte[]> split(int limit) {
      return TlsPlaintext.split(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, content, limit)
          .stream()
          .map(TlsPlaintext::fragment)
          .toList();
    }

    @Test
    void isCutIntoRecords() {
      assertThat(split(4)).containsExactly(hex("00010203"), hex("04050607"), hex("08"));
      assertThat(split(3)).containsExactly(hex("000102"), hex("030405"), hex("060708"));
      assertThat(split(8)).containsExactly(hex("0001020304050607"), hex("08"));
    }

    @Test
    void thatFitsIntoOneRecordIsNotCopied() {
      assertThat(split(9)).singleElement().isSameAs(content);
      assertThat(split(TlsPlaintext.MAX_LENGTH)).singleElement().isSameAs(content);
    }

    @Test
    void ofNoBytesNeedsNoRecord() {
      assertThat(
              TlsPlaintext.split(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, new byte[0], 100))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 16385})
    void isCutOnlyToLengthsThatRecordsMayHave(int limit) {
      assertThatIllegalArgumentException().isThrownBy(() -> split(limit));
    }

    @Test
    void isWholeAgainAfterDeframingAndReassembly() throws ViolationException {
      byte[] message = Writer.write(out -> out.u8(11).opaque24(new byte[40_000]));
      RecordDeframer deframer = new RecordDeframer();
      HandshakeReassembler reassembler = new HandshakeReassembler();

      for (TlsPlaintext record :
          TlsPlaintext.split(
              ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, message, TlsPlaintext.MAX_LENGTH)) {
        assertThat(reassembler.next()).isEmpty();
        deframer.feed(record.encode());
        reassembler.feed(deframer.next().orElseThrow().fragment());
      }

      assertThat(reassembler.next()).contains(message);
    }
  }

  @Nested
  class ADecryptedRecord {

    @Test
    void losesItsPadding() throws ViolationException {
      TlsInnerPlaintext inner = TlsInnerPlaintext.decode(hex("0a0b0016000000"));

      assertThat(inner.content()).isEqualTo(hex("0a0b00"));
      assertThat(inner.type()).isEqualTo(ContentType.HANDSHAKE);
      assertThat(inner.padding()).isEqualTo(3);
      assertThat(inner.encode()).isEqualTo(hex("0a0b0016000000"));
    }

    @Test
    void mayHaveNoPadding() throws ViolationException {
      assertThat(TlsInnerPlaintext.decode(hex("022815")).padding()).isZero();
    }

    @Test
    void mayBeEmptyIfItIsApplicationData() throws ViolationException {
      assertThat(TlsInnerPlaintext.decode(hex("1700")).content()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "1600", "15", "150000"})
    void mayNotBeEmptyIfItIsHandshakeOrAlert(String decrypted) {
      assertThat(violation(() -> TlsInnerPlaintext.decode(hex(decrypted))).rule())
          .isEqualTo(Rule.EMPTY_FRAGMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "000000"})
    void needsAContentType(String decrypted) {
      assertThat(violation(() -> TlsInnerPlaintext.decode(hex(decrypted))).rule())
          .isEqualTo(Rule.EMPTY_INNER_PLAINTEXT);
    }

    @Test
    void isLimitedWithTypeAndPadding() throws ViolationException {
      byte[] longest = new byte[TlsInnerPlaintext.MAX_LENGTH];
      longest[0] = 0x17;
      byte[] tooLong = Arrays.copyOf(longest, longest.length + 1);

      assertThat(TlsInnerPlaintext.decode(longest).padding()).isEqualTo(16384);
      assertThat(violation(() -> TlsInnerPlaintext.decode(tooLong)))
          .isEqualTo(
              new Violation(
                  Rule.RECORD_OVERFLOW,
                  "TLSInnerPlaintext.content",
                  new ByteRange(0, 16386),
                  "at most 16385",
                  "16386 bytes"));
    }
  }

  @Nested
  class AnAlert {

    @Test
    void isDecodedAndEncoded() throws ViolationException {
      Alert alert = Alert.decode(hex("0228"));

      assertThat(alert).isEqualTo(Alert.fatal(AlertDescription.HANDSHAKE_FAILURE));
      assertThat(alert).hasToString("fatal handshake_failure");
      assertThat(alert.encode()).isEqualTo(hex("0228"));
      assertThat(Alert.warning(AlertDescription.CLOSE_NOTIFY).encode()).isEqualTo(hex("0100"));
    }

    @Test
    void keepsValuesItDoesNotKnow() throws ViolationException {
      assertThat(Alert.decode(hex("03fa"))).hasToString("0x03 (unassigned) 0xfa (unassigned)");
      assertThat(Alert.decode(hex("03fa")).encode()).isEqualTo(hex("03fa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02", "022802", "02280228"})
    void isTwoBytes(String fragment) {
      assertThat(violation(() -> Alert.decode(hex(fragment))).rule()).isEqualTo(Rule.MALFORMED);
    }

    @Test
    void isTracedByItsFields() {
      assertThat(Alert.trace(hex("0228")).field().children())
          .extracting(Field::value)
          .containsExactly("fatal", "handshake_failure");
    }
  }

  @Nested
  class AChangeCipherSpec {

    @Test
    void isTheByteOne() throws ViolationException {
      assertThat(ChangeCipherSpec.decode(hex("01")).encode()).isEqualTo(hex("01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "02", "0101"})
    void isNothingElse(String fragment) {
      Violation violation = violation(() -> ChangeCipherSpec.decode(hex(fragment)));

      assertThat(violation.rule()).isEqualTo(Rule.UNEXPECTED_RECORD);
      assertThat(violation.expected()).isEqualTo("the single byte 0x01");
    }
  }
}
