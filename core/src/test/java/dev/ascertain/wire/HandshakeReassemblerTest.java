package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HandshakeReassemblerTest {
  private final HandshakeReassembler reassembler = new HandshakeReassembler();

  private static byte[] message(HandshakeType type, int bodyLength) {
    return Writer.write(out -> out.u8(type.value()).opaque24(new byte[bodyLength]));
  }

  private static byte[] joined(byte[]... messages) {
    return Writer.write(out -> List.of(messages).forEach(out::raw));
  }

  private static List<byte[]> feed(HandshakeReassembler to, byte[] fragment)
      throws ViolationException {
    to.feed(fragment);
    List<byte[]> messages = new ArrayList<>();
    for (var next = to.next(); next.isPresent(); next = to.next()) {
      messages.add(next.get());
    }
    return messages;
  }

  private static Violation violation(ThrowingCallable action) {
    return catchThrowableOfType(ViolationException.class, action).violation();
  }

  @Test
  void givesAMessageThatFillsItsFragmentWithoutCopyingIt() throws ViolationException {
    byte[] message = message(HandshakeType.SERVER_HELLO, 90);

    assertThat(feed(reassembler, message)).singleElement().isSameAs(message);
    assertThat(reassembler.isEmpty()).isTrue();
  }

  @Test
  void separatesCoalescedMessages() throws ViolationException {
    byte[] first = message(HandshakeType.ENCRYPTED_EXTENSIONS, 2);
    byte[] second = message(HandshakeType.SERVER_HELLO_DONE, 0);
    byte[] third = message(HandshakeType.FINISHED, 32);

    assertThat(feed(reassembler, joined(first, second, third)))
        .containsExactly(first, second, third);
  }

  @Test
  void joinsFragmentsHoweverTheyAreCut() throws ViolationException {
    byte[] first = message(HandshakeType.CERTIFICATE, 40);
    byte[] second = message(HandshakeType.FINISHED, 12);
    byte[] both = joined(first, second);
    for (int size = 1; size <= both.length; size++) {
      HandshakeReassembler other = new HandshakeReassembler();
      List<byte[]> messages = new ArrayList<>();
      for (int at = 0; at < both.length; at += size) {
        int end = Math.min(both.length, at + size);
        messages.addAll(feed(other, Arrays.copyOfRange(both, at, end)));
      }
      assertThat(messages).containsExactly(first, second);
      assertThat(other.isEmpty()).isTrue();
    }
  }

  @Test
  void neverWritesToAFragment() throws ViolationException {
    byte[] fragment = Arrays.copyOf(message(HandshakeType.CERTIFICATE, 40), 30);
    byte[] before = fragment.clone();

    reassembler.feed(fragment);
    reassembler.feed(new byte[] {1, 2, 3});

    assertThat(fragment).isEqualTo(before);
  }

  @Test
  void neverWritesToAMessageItGave() throws ViolationException {
    byte[] message = message(HandshakeType.CERTIFICATE, 40);
    feed(reassembler, Arrays.copyOf(message, 22));
    byte[] given = feed(reassembler, Arrays.copyOfRange(message, 22, 44)).getFirst();

    feed(reassembler, Arrays.copyOf(message(HandshakeType.FINISHED, 40), 5));
    feed(reassembler, new byte[] {9, 9, 9, 9});

    assertThat(given).isEqualTo(message);
  }

  @Test
  void refusesEmptyFragments() {
    assertThat(violation(() -> reassembler.feed(new byte[0])).rule())
        .isEqualTo(Rule.EMPTY_FRAGMENT);
  }

  @Test
  void takesTheLongestMessageAndRefusesALongerOneByItsHeader() throws ViolationException {
    HandshakeReassembler small = new HandshakeReassembler(100, 1000, 10);

    assertThat(feed(small, message(HandshakeType.CERTIFICATE, 96))).hasSize(1);
    assertThat(
            violation(() -> feed(small, Arrays.copyOf(message(HandshakeType.CERTIFICATE, 97), 4))))
        .isEqualTo(
            new Violation(
                Rule.TOO_LARGE,
                "certificate.length",
                new ByteRange(1, 4),
                "at most 96",
                "97 bytes"));
  }

  @Test
  void refusesAMessageOfSixteenMebibytes() {
    assertThat(violation(() -> feed(reassembler, new byte[] {11, -1, -1, -1})).actual())
        .isEqualTo("16777215 bytes");
  }

  @Test
  void refusesMoreMessagesThanTheLimit() throws ViolationException {
    HandshakeReassembler few = new HandshakeReassembler(100, 1000, 2);
    byte[] message = message(HandshakeType.HELLO_REQUEST, 0);

    assertThat(feed(few, joined(message, message))).hasSize(2);
    Violation violation = violation(() -> feed(few, message));
    assertThat(violation.rule()).isEqualTo(Rule.TOO_LARGE);
    assertThat(violation.expected()).isEqualTo("at most 2 handshake messages");
  }

  @Test
  void refusesMoreBytesThanTheLimit() throws ViolationException {
    HandshakeReassembler few = new HandshakeReassembler(100, 10, 99);

    assertThat(feed(few, message(HandshakeType.FINISHED, 6))).hasSize(1);
    assertThat(violation(() -> feed(few, new byte[] {20})).rule()).isEqualTo(Rule.TOO_LARGE);
  }

  @Test
  void letsKeysChangeOnlyAtTheEndOfARecord() throws ViolationException {
    byte[] hello = message(HandshakeType.SERVER_HELLO, 90);

    feed(reassembler, hello);
    assertThatCode(reassembler::requireBoundary).doesNotThrowAnyException();

    feed(reassembler, joined(hello, new byte[] {8}));
    assertThat(reassembler.isEmpty()).isFalse();
    assertThat(violation(reassembler::requireBoundary))
        .isEqualTo(
            new Violation(
                Rule.KEY_CHANGE_INSIDE_RECORD,
                "",
                new ByteRange(0, 1),
                "the end of the record before the keys change",
                "1 byte more"));
  }

  @Test
  void countsWholeMessagesThatWereNotTakenAsBeforeTheKeyChange() throws ViolationException {
    byte[] hello = message(HandshakeType.SERVER_HELLO, 90);

    reassembler.feed(joined(hello, message(HandshakeType.ENCRYPTED_EXTENSIONS, 2)));

    assertThat(reassembler.next()).contains(hello);
    assertThat(violation(reassembler::requireBoundary).actual()).isEqualTo("6 bytes more");
  }

  @Test
  void letsOtherRecordsComeOnlyBetweenMessages() throws ViolationException {
    assertThatCode(() -> reassembler.requireUninterrupted(ContentType.ALERT))
        .doesNotThrowAnyException();

    feed(reassembler, new byte[] {11, 0, 0});
    Violation violation = violation(() -> reassembler.requireUninterrupted(ContentType.ALERT));
    assertThat(violation.rule()).isEqualTo(Rule.INTERLEAVED_RECORDS);
    assertThat(violation.actual()).isEqualTo("alert record");
  }

  /** Quadratic copying would take minutes here. */
  @Test
  void joinsALongMessageFromFragmentsOfOneByte() throws ViolationException {
    byte[] message = message(HandshakeType.CERTIFICATE, 200_000);
    List<byte[]> messages = new ArrayList<>();
    for (byte each : message) {
      messages.addAll(feed(reassembler, new byte[] {each}));
    }
    assertThat(messages).containsExactly(message);
  }
}
