package dev.ascertain.handshake.engine;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.Optional;

/** Where a handshake is. Immutable; what happens next consumes it and gives another. */
public interface State {

  /**
   * Handles the next handshake message.
   *
   * @throws ViolationException if the message, or its content, is not allowed here
   */
  Step on(Received received) throws ViolationException;

  /**
   * Handles a ChangeCipherSpec record. TLS 1.3 gives it no meaning: RFC 9846 section 5: "An
   * implementation may receive an unencrypted record of type change_cipher_spec consisting of the
   * single byte value 0x01 at any time after the first ClientHello message has been sent or
   * received and before the peer's Finished message has been received and MUST simply drop it
   * without further processing."
   *
   * @throws ViolationException in TLS 1.2, where it changes the keys, if it may not come now
   */
  default Step onChangeCipherSpec() throws ViolationException {
    if (dialect().isTls13()) {
      return Step.to(this);
    }
    throw new ViolationException(
        new Violation(
            Rule.UNEXPECTED_MESSAGE, "", new ByteRange(0, 1), expected(), "change_cipher_spec"));
  }

  /**
   * Handles application data, which the engine keeps for the caller.
   *
   * @param length its size in bytes
   * @throws ViolationException if it may not come now, as in most states
   */
  default Step onApplicationData(int length) throws ViolationException {
    throw unexpectedRecord("application_data record");
  }

  /**
   * Changes the keys under which we send (RFC 9846 section 4.7.3).
   *
   * @param request whether the peer shall change his as well
   * @throws IllegalStateException where there are no such keys: before the handshake is complete,
   *     and in TLS 1.2
   */
  default Step updateKeys(KeyUpdateRequest request) {
    throw new IllegalStateException("there are no keys to update");
  }

  /**
   * Keying material for another protocol; see {@link TlsEngine#exportKeyingMaterial}.
   *
   * @throws IllegalStateException before the handshake is complete
   */
  default byte[] exportKeyingMaterial(String label, Optional<byte[]> context, int length) {
    throw new IllegalStateException("the handshake is not complete");
  }

  /** Forgets the secrets held here, as far as the platform allows: the connection has ended. */
  default void forget() {}

  /** Whether a message is passed over here, and kept out of the transcript hash. */
  default boolean ignores(HandshakeMessage message) {
    return false;
  }

  /** The formats by which the next message is read. */
  Dialect dialect();

  /** What may come now, for people: {@code ServerHello or HelloRetryRequest}. */
  String expected();

  /** The refusal of a record that may not come in this state. */
  default ViolationException unexpectedRecord(String actual) {
    // RFC 9846 section 5: "If a TLS implementation receives an unexpected record type, it MUST
    // terminate the connection with an "unexpected_message" alert."
    return new ViolationException(
        new Violation(Rule.UNEXPECTED_RECORD, "", new ByteRange(0, 0), expected(), actual));
  }
}
