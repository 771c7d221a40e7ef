package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes of a stream, and wherever it is cut: the same records and messages, then the
 * same violation. The first byte of the input says in what sizes the rest arrives.
 */
class RecordFuzzTest {

  /** What came of a stream: whole pieces, and what ended it. */
  private record Outcome(List<String> pieces, @Nullable Violation violation) {}

  static Stream<byte[]> streams() {
    return Stream.of(
            "",
            "07",
            "03 16 0301 0005 0100000100",
            "00 16 0303 0001 0e 16 0303 0003 000000 15 0303 0002 0100",
            "01 14 0303 0001 01 17 0303 0003 aabbcc 17 0303 0000",
            "05 16 0303 0000",
            "02 17 0303 4001 00",
            "09 485454502f312e31203430302042616420526571756573740d0a",
            "04 16 0201 0001 00",
            "06 802b010301")
        .map(RecordFuzzTest::hex);
  }

  static Stream<byte[]> fragments() {
    return Stream.of(
            "",
            "03 0e000000 14000002aabb",
            "01 01000001 00 000000 00",
            "00 0bffffff 00",
            "10 0b040000 00")
        .map(RecordFuzzTest::hex);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  static Stream<byte[]> keptRecords() {
    return Corpus.of(RecordFuzzTest.class, "records");
  }

  @MethodSource({"streams", "keptRecords"})
  @FuzzTest(maxDuration = "10m")
  void records(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(input, 1, input.length);
    Outcome whole = deframe(stream, stream.length + 1);
    Outcome cut = deframe(stream, 1 + (input[0] & 0xff));

    assertThat(cut).isEqualTo(whole);
  }

  private static Outcome deframe(byte[] stream, int step) {
    RecordDeframer deframer = new RecordDeframer();
    List<String> records = new ArrayList<>();
    var taken = new ByteArrayOutputStream();
    for (int from = 0; from < stream.length; from += step) {
      deframer.feed(stream, from, Math.min(step, stream.length - from));
      try {
        for (Optional<FramedRecord> next = deframer.next();
            next.isPresent();
            next = deframer.next()) {
          FramedRecord record = next.get();
          assertThat(record.offset()).isEqualTo(taken.size());
          assertThat(record.header().length()).isEqualTo(record.fragment().length);
          assertThat(record.header().length()).isLessThanOrEqualTo(TlsPlaintext.MAX_LENGTH);
          taken.writeBytes(record.bytes());
          records.add(HexFormat.of().formatHex(record.bytes()));
        }
      } catch (ViolationException e) {
        assertThat(taken.toByteArray()).isEqualTo(Arrays.copyOf(stream, taken.size()));
        assertThat(deframer.offset()).isEqualTo(taken.size());
        assertThat(deframer.preview()).hasSizeLessThanOrEqualTo(RecordDeframer.MAX_PREVIEW);
        return new Outcome(records, firstLook(e.violation()));
      }
    }
    assertThat(taken.toByteArray()).isEqualTo(Arrays.copyOf(stream, taken.size()));
    assertThat(deframer.pendingBytes()).isEqualTo(stream.length - taken.size());
    return new Outcome(records, null);
  }

  /** A header is judged as soon as its bytes are there: two of a version, or the first alone. */
  private static Violation firstLook(Violation violation) {
    assertThat(violation.range().end()).isLessThanOrEqualTo(RecordHeader.LENGTH);
    ByteRange start = new ByteRange(violation.range().start(), RecordHeader.LENGTH);
    return new Violation(
        violation.rule(), violation.path(), start, violation.expected(), violation.actual());
  }

  static Stream<byte[]> keptMessages() {
    return Corpus.of(RecordFuzzTest.class, "messages");
  }

  @MethodSource({"fragments", "keptMessages"})
  @FuzzTest(maxDuration = "10m")
  void messages(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(input, 1, input.length);
    Outcome whole = reassemble(stream, stream.length);
    Outcome cut = reassemble(stream, 1 + (input[0] & 0xff));

    assertThat(cut).isEqualTo(whole);
  }

  private static Outcome reassemble(byte[] stream, int step) {
    HandshakeReassembler reassembler = new HandshakeReassembler(1 << 16, 1 << 20, 20);
    List<String> messages = new ArrayList<>();
    int taken = 0;
    try {
      for (int from = 0; from < stream.length; from += step) {
        reassembler.feed(Arrays.copyOfRange(stream, from, Math.min(from + step, stream.length)));
        for (Optional<byte[]> next = reassembler.next();
            next.isPresent();
            next = reassembler.next()) {
          byte[] message = next.get();
          assertThat(message).isEqualTo(Arrays.copyOfRange(stream, taken, taken + message.length));
          taken += message.length;
          messages.add(HexFormat.of().formatHex(message));
        }
      }
    } catch (ViolationException e) {
      return new Outcome(messages, e.violation());
    }
    assertThat(reassembler.isEmpty()).isEqualTo(taken == stream.length);
    return new Outcome(messages, null);
  }
}
