package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;

/** What a state asks the engine to do, in order. */
public sealed interface Action {

  /** Send a handshake message; {@code bytes} is its encoding. */
  record Send(HandshakeMessage message, byte[] bytes, Dialect dialect) implements Action {}

  /** Send a ChangeCipherSpec record. */
  record SendChangeCipherSpec() implements Action {}

  /** Send application data before the handshake is complete (RFC 9846 section 2.3). */
  record SendEarlyData(byte[] data) implements Action {}

  /** Send an alert of level warning. */
  record Warn(AlertDescription description) implements Action {}

  /** Everything sent from here on goes under these keys. */
  record WriteUnder(RecordProtection protection, Epoch epoch) implements Action {}

  /** Everything received from here on comes under these keys. */
  record ReadUnder(RecordProtection protection, Epoch epoch) implements Action {}

  /**
   * Pass over records that do not open under the keys in force, until the first that does: early
   * data that is not taken (RFC 9846 section 4.3.10).
   *
   * @param limit the most bytes of such records
   */
  record SkipEarlyData(int limit) implements Action {}

  /**
   * Records from here on are shorter (RFC 8449, RFC 6066 section 4).
   *
   * @param sent the most bytes of content in a record we send
   * @param received the most bytes of content in a record the peer sends
   */
  record LimitRecords(int sent, int received) implements Action {}

  /** Both sides now agree on this. */
  record Agree(Negotiated negotiated) implements Action {}

  /** End the connection with the alert for a broken rule; what follows is not done. */
  record Fail(Violation violation) implements Action {}

  /** Add to the transcript. */
  record Note(NoteOf event) implements Action {}

  /** Makes an event once the time is known, which states never see. */
  @FunctionalInterface
  interface NoteOf {
    Event at(long nanos);
  }
}
