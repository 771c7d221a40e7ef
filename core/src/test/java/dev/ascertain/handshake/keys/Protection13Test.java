package dev.ascertain.handshake.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Protection13Test {
  private static final byte[] IV = new byte[AeadAlgorithm.NONCE_LENGTH];
  private static final byte[] FRAGMENT = {1, 0, 2, 0};

  @ParameterizedTest
  @EnumSource
  void opensWhatItMadeRecordAfterRecord(AeadAlgorithm algorithm) throws Exception {
    RecordProtection writes = protection(algorithm);
    RecordProtection reads = protection(algorithm);
    for (int i = 0; i < 300; i++) {
      byte[] record = writes.protect(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, FRAGMENT);
      RecordProtection.Plaintext plaintext = reads.unprotect(record);
      assertThat(plaintext.type()).isEqualTo(ContentType.HANDSHAKE);
      assertThat(plaintext.fragment()).isEqualTo(FRAGMENT);
    }
  }

  @Test
  void everyByteOfARecordIsAuthenticated() {
    // [5.2-3]
    byte[] record = gcm().protect(ContentType.ALERT, ProtocolVersion.TLS_1_2, FRAGMENT);
    for (int i = 1; i < record.length; i++) {
      byte[] forged = record.clone();
      forged[i] ^= 0x40;
      assertBreaks(Rule.BAD_RECORD_MAC, () -> gcm().unprotect(forged));
    }
  }

  @Test
  void aRecordCutShortDoesNotDecrypt() {
    byte[] record = gcm().protect(ContentType.ALERT, ProtocolVersion.TLS_1_2, FRAGMENT);
    for (int length = 5; length < record.length; length++) {
      byte[] cut = Arrays.copyOf(record, length);
      assertBreaks(Rule.BAD_RECORD_MAC, () -> gcm().unprotect(cut));
    }
  }

  @Test
  void aRepeatedRecordDoesNotDecrypt() throws Exception {
    byte[] record = gcm().protect(ContentType.ALERT, ProtocolVersion.TLS_1_2, FRAGMENT);
    RecordProtection reads = gcm();
    reads.unprotect(record);

    assertBreaks(Rule.BAD_RECORD_MAC, () -> reads.unprotect(record));
  }

  @Test
  void removesPadding() throws Exception {
    // [5.4-3]
    byte[] inner = {5, 6, 0, 22, 0, 0, 0};

    RecordProtection.Plaintext plaintext = gcm().unprotect(sealed(inner));

    assertThat(plaintext.type()).isEqualTo(ContentType.HANDSHAKE);
    assertThat(plaintext.fragment()).isEqualTo(new byte[] {5, 6, 0});
  }

  // RFC 9846 section 5.4.
  @Test
  void refusesNothingButPadding() {
    assertBreaks(Rule.EMPTY_INNER_PLAINTEXT, () -> gcm().unprotect(sealed(new byte[9])));
    assertBreaks(Rule.EMPTY_INNER_PLAINTEXT, () -> gcm().unprotect(sealed(new byte[0])));
  }

  // RFC 9846 section 5.4.
  @Test
  void bounds() throws Exception {
    // [5.2-1], [5.2-2], [5.2-5]
    byte[] largest = new byte[(1 << 14) + 1];
    largest[1 << 14] = 23;
    byte[] tooLarge = new byte[(1 << 14) + 2];
    tooLarge[1] = 23;

    assertThat(gcm().unprotect(sealed(largest)).fragment()).hasSize(1 << 14);
    assertBreaks(Rule.RECORD_OVERFLOW, () -> gcm().unprotect(sealed(tooLarge)));
    assertBreaks(
        Rule.RECORD_OVERFLOW,
        () -> gcm().unprotect(header(ContentType.APPLICATION_DATA, (1 << 14) + 257)));
    assertThatThrownBy(() ->
            gcm().protect(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_2, new byte[(1 << 14) + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // RFC 9846 section 5.2.
  @Test
  void onlyApplicationDataIsEncrypted() {
    assertBreaks(Rule.UNEXPECTED_RECORD, () -> gcm().unprotect(header(ContentType.HANDSHAKE, 40)));
  }

  @Test
  void recordsInTheClearKeepTypeAndVersion() throws Exception {
    // [5.1-12], [5.1-13]
    byte[] record =
        RecordProtection.none().protect(ContentType.HANDSHAKE, ProtocolVersion.TLS_1_0, FRAGMENT);

    assertThat(record).isEqualTo(new byte[] {22, 3, 1, 0, 4, 1, 0, 2, 0});
    assertThat(RecordProtection.none().unprotect(record).fragment()).isEqualTo(FRAGMENT);
    assertBreaks(
        Rule.RECORD_OVERFLOW,
        () -> RecordProtection.none().unprotect(header(ContentType.HANDSHAKE, (1 << 14) + 1)));
  }

  static void assertBreaks(Rule rule, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ViolationException.class, e -> assertThat(e.violation().rule()).isEqualTo(rule));
  }

  /** A record that holds these bytes as its TLSInnerPlaintext, as the first under the key. */
  private static byte[] sealed(byte[] inner) {
    Aead aead = aead(AeadAlgorithm.AES_128_GCM);
    byte[] record = header(ContentType.APPLICATION_DATA, inner.length + 16);
    aead.seal(IV, Arrays.copyOf(record, 5), inner, record, 5);
    return record;
  }

  private static byte[] header(ContentType type, int length) {
    return RecordBytes.start(type, ProtocolVersion.TLS_1_2, length);
  }

  private static RecordProtection gcm() {
    return protection(AeadAlgorithm.AES_128_GCM);
  }

  private static RecordProtection protection(AeadAlgorithm algorithm) {
    return new Protection13(aead(algorithm), IV);
  }

  private static Aead aead(AeadAlgorithm algorithm) {
    return Crypto.forOneHandshake().aead(algorithm, new byte[algorithm.keyLength()]);
  }
}
