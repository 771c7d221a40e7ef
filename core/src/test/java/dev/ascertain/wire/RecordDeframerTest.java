package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDeframerTest {
  /** An alert, a handshake message of three bytes, and application data without contents. */
  private static final byte[] THREE_RECORDS =
      HexFormat.of().parseHex("15030300020228" + "1603010003aabbcc" + "1703030000");

  private final RecordDeframer deframer = new RecordDeframer();

  private List<FramedRecord> feed(byte[] bytes) throws ViolationException {
    deframer.feed(bytes);
    List<FramedRecord> records = new ArrayList<>();
    for (var next = deframer.next(); next.isPresent(); next = deframer.next()) {
      records.add(next.get());
    }
    return records;
  }

  private Violation refused(byte[] bytes) {
    return catchThrowableOfType(ViolationException.class, () -> feed(bytes)).violation();
  }

  private static byte[] record(int type, int length) {
    byte[] record = new byte[RecordHeader.LENGTH + length];
    Arrays.fill(record, RecordHeader.LENGTH, record.length, (byte) 0x5a);
    record[0] = (byte) type;
    record[1] = 3;
    record[2] = 3;
    record[3] = (byte) (length >>> 8);
    record[4] = (byte) length;
    return record;
  }

  private static List<String> shown(List<FramedRecord> records) {
    return records.stream()
        .map(record ->
            "%d %s %s %s"
                .formatted(
                    record.offset(),
                    record.type(),
                    record.header().version(),
                    HexFormat.of().formatHex(record.fragment())))
        .toList();
  }

  private static void assertThreeRecords(List<FramedRecord> records) {
    assertThat(shown(records))
        .containsExactly(
            "0 alert TLS 1.2 0228", "7 handshake TLS 1.0 aabbcc", "15 application_data TLS 1.2 ");
    assertThat(records).extracting(FramedRecord::length).containsExactly(7, 8, 5);
  }

  @Test
  void findsSeveralRecordsInOnePiece() throws ViolationException {
    assertThreeRecords(feed(THREE_RECORDS));
    assertThat(deframer.isEmpty()).isTrue();
    assertThat(deframer.offset()).isEqualTo(THREE_RECORDS.length);
  }

  @Test
  void findsThemHoweverTheStreamIsCut() throws ViolationException {
    for (int size = 1; size < THREE_RECORDS.length; size++) {
      RecordDeframer other = new RecordDeframer();
      List<FramedRecord> records = new ArrayList<>();
      for (int at = 0; at < THREE_RECORDS.length; at += size) {
        int end = Math.min(THREE_RECORDS.length, at + size);
        other.feed(Arrays.copyOfRange(THREE_RECORDS, at, end));
        for (var next = other.next(); next.isPresent(); next = other.next()) {
          records.add(next.get());
        }
      }
      assertThreeRecords(records);
      assertThat(other.isEmpty()).isTrue();
    }
  }

  @Test
  void waitsForTheRestOfARecord() throws ViolationException {
    byte[] record = record(22, 100);

    assertThat(feed(Arrays.copyOf(record, record.length - 1))).isEmpty();
    assertThat(deframer.isEmpty()).isFalse();
    assertThat(deframer.pendingBytes()).isEqualTo(record.length - 1);
    assertThat(deframer.offset()).isZero();
    assertThat(deframer.preview()).isEqualTo(Arrays.copyOf(record, record.length - 1));

    assertThat(feed(new byte[] {0x5a}))
        .singleElement()
        .extracting(FramedRecord::fragment)
        .isEqualTo(Arrays.copyOfRange(record, 5, record.length));
    assertThat(deframer.preview()).isEmpty();
  }

  @Test
  void givesNothingForNothing() throws ViolationException {
    assertThat(deframer.next()).isEmpty();
    assertThat(feed(new byte[0])).isEmpty();
    assertThat(deframer.isEmpty()).isTrue();
  }

  @Test
  void hasItsRecordsTakenBeforeTheNextPiece() {
    deframer.feed(THREE_RECORDS);

    assertThatIllegalStateException().isThrownBy(() -> deframer.feed(THREE_RECORDS));
  }

  @ParameterizedTest
  @CsvSource({"16384, TLSPlaintext", "16640, TLSCiphertext", "18432, TLSCiphertext"})
  void takesTheLongestRecordAndRefusesALongerOne(int limit, String struct)
      throws ViolationException {
    deframer.limit(limit);

    assertThat(feed(record(23, limit))).hasSize(1);
    assertThat(refused(record(23, limit + 1)))
        .isEqualTo(
            new Violation(
                Rule.RECORD_OVERFLOW,
                struct + ".length",
                new ByteRange(3, 5),
                "at most " + limit,
                limit + 1 + " bytes"));
    assertThat(deframer.offset()).isEqualTo(5 + limit);
  }

  @Test
  void refusesATooLongRecordByItsHeaderAlone() {
    assertThat(refused(Arrays.copyOf(record(22, 0xffff), 5)).actual()).isEqualTo("65535 bytes");
  }

  @Test
  void appliesANewLimitToTheRecordsThatFollowInTheSamePiece() throws ViolationException {
    byte[] plain = record(22, 10);
    byte[] encrypted = record(23, TlsCiphertext.MAX_LENGTH_13);
    byte[] both = Arrays.copyOf(plain, plain.length + encrypted.length);
    System.arraycopy(encrypted, 0, both, plain.length, encrypted.length);

    deframer.feed(both);
    assertThat(deframer.next()).isPresent();
    deframer.limit(TlsCiphertext.MAX_LENGTH_13);
    assertThat(deframer.next()).map(FramedRecord::offset).contains((long) plain.length);
    assertThat(deframer.next()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21, 22})
  void refusesEmptyFragmentsOfTypesThatMayNotBeEmpty(int type) {
    assertThat(refused(record(type, 0)))
        .isEqualTo(
            new Violation(
                Rule.EMPTY_FRAGMENT,
                "TLSPlaintext.length",
                new ByteRange(3, 5),
                "at least 1",
                "0 bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request, 72",
    "SSH-2.0-OpenSSH_9.2p1, 83",
    "220 mail.example.org ESMTP, 50",
    "* OK IMAP4rev1, 42",
  })
  void recognisesWhatIsNotTlsByItsFirstByte(String banner, String type) {
    byte[] bytes = banner.getBytes(StandardCharsets.US_ASCII);

    assertThat(refused(Arrays.copyOf(bytes, 1)))
        .isEqualTo(
            new Violation(
                Rule.NOT_A_RECORD, "TLSPlaintext.type", new ByteRange(0, 1), "20 to 24", type));
    deframer.feed(Arrays.copyOfRange(bytes, 1, bytes.length));
    assertThat(deframer.preview()).isEqualTo(bytes);
  }

  /** RFC 5246 appendix E.2: the upper bit of the length is set, and msg_type 1 comes third. */
  @Test
  void recognisesAnSsl2ClientHelloAsNoRecord() {
    byte[] hello = HexFormat.of().parseHex("802e0103010015000000100100800700c0");

    assertThat(refused(hello).rule()).isEqualTo(Rule.NOT_A_RECORD);
    assertThat(deframer.preview()).isEqualTo(hello);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 255})
  void recognisesAnotherMajorVersionAsNoRecord(int major) {
    Violation violation = refused(new byte[] {22, (byte) major});

    assertThat(violation.rule()).isEqualTo(Rule.NOT_A_RECORD);
    assertThat(violation.path()).isEqualTo("TLSPlaintext.legacy_record_version");
    assertThat(violation.range()).isEqualTo(new ByteRange(1, 2));
  }

  @Test
  void takesAnyMinorVersion() throws ViolationException {
    assertThat(feed(new byte[] {22, 3, (byte) 0xff, 0, 1, 0})).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 19, 25, 128, 255})
  void knowsNoOtherTypes(int type) {
    assertThat(refused(record(type, 1)).rule()).isEqualTo(Rule.NOT_A_RECORD);
  }

  @Test
  void keepsAtMostOneKibibyteOfWhatIsNotTls() {
    byte[] page = "x".repeat(3000).getBytes(StandardCharsets.US_ASCII);

    refused(Arrays.copyOf(page, 700));
    assertThat(deframer.preview()).hasSize(700);
    deframer.feed(page);
    deframer.feed(page);
    assertThat(deframer.preview()).isEqualTo(Arrays.copyOf(page, RecordDeframer.MAX_PREVIEW));
  }

  @Test
  void staysFailed() {
    Violation first = refused("HTTP".getBytes(StandardCharsets.US_ASCII));

    assertThat(refused(THREE_RECORDS)).isEqualTo(first);
    assertThat(deframer.isEmpty()).isFalse();
  }

  @Test
  void saysWhereTheFaultIs() {
    byte[] bytes = Arrays.copyOf(THREE_RECORDS, THREE_RECORDS.length + 1);

    assertThat(refused(bytes).rule()).isEqualTo(Rule.NOT_A_RECORD);
    assertThat(deframer.offset()).isEqualTo(THREE_RECORDS.length);
    assertThat(deframer.preview()).containsExactly(0);
  }

  @Test
  void survivesALimitThatShrinksWhileARecordIsIncomplete() throws ViolationException {
    deframer.limit(TlsCiphertext.MAX_LENGTH_12);
    assertThat(feed(Arrays.copyOf(record(23, 18_000), 17_000))).isEmpty();

    deframer.limit(TlsPlaintext.MAX_LENGTH);

    assertThat(refused(new byte[10]).rule()).isEqualTo(Rule.RECORD_OVERFLOW);
    deframer.feed(new byte[10]);
    assertThat(deframer.preview()).hasSize(RecordDeframer.MAX_PREVIEW);
  }

  @Test
  void givesRecordsInBothForms() throws ViolationException {
    FramedRecord record = feed(record(23, 3)).getFirst();

    assertThat(record.plaintext().encode()).isEqualTo(record(23, 3));
    assertThat(record.ciphertext().encode()).isEqualTo(record(23, 3));
    assertThat(record.ciphertext().header()).isEqualTo(record.header());
    assertThat(record.bytes()).isEqualTo(record(23, 3));
  }
}
