package dev.ascertain.handshake.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.State;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.KeyUpdate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 9846 section 5.5: how many records one key may protect. */
class SpentKeysTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final byte[] DATA = {1, 2, 3};
  private static final byte[] KEY_UPDATE =
      new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED).encode();
  private static final long LAST = Protection13.MAX_AES_RECORDS - 1;

  @ParameterizedTest
  @EnumSource
  void keysOfAesAreSpentAfterSoManyRecords(AeadAlgorithm algorithm) {
    RecordProtection writes = protection(algorithm, 1, LAST);

    assertThat(writes.isSpent()).isFalse();
    writes.protect(ContentType.APPLICATION_DATA, ProtocolVersion.TLS_1_2, DATA);
    assertThat(writes.isSpent()).isEqualTo(algorithm != AeadAlgorithm.CHACHA20_POLY1305);
  }

  @Test
  void othersTakeTheirPlaceBeforeMoreIsSent() throws ViolationException {
    // [5.5-1]
    // [5.3-2]
    Engine engine = new Engine();
    RecordProtection reads = gcm(1, LAST);
    engine.send(DATA);
    assertThat(reads.unprotect(engine.takeOutput()).fragment()).isEqualTo(DATA);

    engine.send(DATA);

    byte[] output = engine.takeOutput();
    int length = reads.recordLength(KEY_UPDATE.length);
    RecordProtection.Plaintext update = reads.unprotect(Arrays.copyOf(output, length));
    assertThat(update.type()).isEqualTo(ContentType.HANDSHAKE);
    assertThat(update.fragment()).isEqualTo(KEY_UPDATE);
    byte[] rest = Arrays.copyOfRange(output, length, output.length);
    assertThat(gcm(2, 0).unprotect(rest).fragment()).isEqualTo(DATA);
  }

  /** What new keys could be made of is forgotten then. */
  @Test
  void nothingMoreIsSentOnceThePeerHasClosed() {
    Engine engine = new Engine();
    Alert closed = new Alert(AlertLevel.WARNING, AlertDescription.CLOSE_NOTIFY);
    engine.received(gcm(9, 0).protect(ContentType.ALERT, ProtocolVersion.TLS_1_2, closed.encode()));
    assertThat(engine.maySend()).isTrue();

    engine.send(DATA);

    assertThat(engine.maySend()).isFalse();
  }

  private static RecordProtection gcm(int key, long sequenceNumber) {
    return protection(AeadAlgorithm.AES_128_GCM, key, sequenceNumber);
  }

  private static RecordProtection protection(
      AeadAlgorithm algorithm, int key, long sequenceNumber) {
    byte[] bytes = new byte[algorithm.keyLength()];
    bytes[0] = (byte) key;
    byte[] iv = new byte[AeadAlgorithm.NONCE_LENGTH];
    return new Protection13(CRYPTO.aead(algorithm, bytes), iv, sequenceNumber);
  }

  /** A connection whose next key is the next number. */
  private record Connected(int key) implements State {
    @Override
    public Step on(Received received) throws ViolationException {
      throw received.unexpected(expected());
    }

    @Override
    public Step updateKeys(KeyUpdateRequest request) {
      KeyUpdate update = new KeyUpdate(request);
      return Step.to(
          new Connected(key + 1),
          new Action.Send(update, update.encode(), dialect()),
          new Action.WriteUnder(gcm(key + 1, 0), Epoch.APPLICATION));
    }

    @Override
    public Dialect dialect() {
      return Dialect.TLS13;
    }

    @Override
    public String expected() {
      return "nothing";
    }
  }

  /** An engine that may send one more record under its key. */
  private static final class Engine extends TlsEngine {
    Engine() {
      super(
          Sender.CLIENT,
          System::nanoTime,
          Step.to(
              new Connected(1),
              new Action.Agree(
                  new Negotiated(
                      ProtocolVersion.TLS_1_3,
                      CipherSuite.TLS_AES_128_GCM_SHA256,
                      Optional.empty(),
                      0,
                      Optional.empty(),
                      Optional.empty(),
                      true,
                      false,
                      false)),
              new Action.WriteUnder(gcm(1, LAST), Epoch.APPLICATION),
              new Action.ReadUnder(gcm(9, 0), Epoch.APPLICATION),
              new Action.Note(Event.Completed::new)));
    }
  }
}
