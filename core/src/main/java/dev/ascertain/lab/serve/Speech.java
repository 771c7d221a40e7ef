package dev.ascertain.lab.serve;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.keys.LoggedKeys;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.server.ServerEngine;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a server engine says, one saying after the other, and its encryption by the key log. */
final class Speech {
  private final ServerEngine engine;
  private final LoggedKeys keys;
  private final byte[] applicationData;
  private final Map<Epoch, RecordProtection> protections = new EnumMap<>(Epoch.class);
  private int heard;

  /**
   * The speech of an engine that has said nothing yet.
   *
   * @param keys the engine's key log
   * @param applicationData what the engine is given to send
   */
  Speech(ServerEngine engine, LoggedKeys keys, byte[] applicationData) {
    this.engine = engine;
    this.keys = keys;
    this.applicationData = applicationData;
  }

  /** What it said since the last call; its records are dropped. */
  List<Saying> next() {
    engine.takeOutput();
    List<Event> events = engine.transcript().events();
    List<Saying> sayings = new ArrayList<>();
    for (Event event : events.subList(heard, events.size())) {
      switch (event) {
        case Event.Message message when message.sender() == Sender.SERVER ->
            sayings.add(
                new Saying(
                    HandshakeMessage.trace(message.bytes(), message.dialect()).field().name(),
                    ContentType.HANDSHAKE,
                    message.epoch(),
                    message.bytes()));
        case Event.ChangeCipherSpec spec when spec.sender() == Sender.SERVER ->
            sayings.add(
                new Saying(
                    "change_cipher_spec",
                    ContentType.CHANGE_CIPHER_SPEC,
                    Epoch.PLAINTEXT,
                    new byte[] {1}));
        case Event.AlertMessage alert when alert.sender() == Sender.SERVER ->
            sayings.add(
                new Saying("alert", ContentType.ALERT, alert.epoch(), bytes(alert.alert())));
        case Event.ApplicationData data when data.sender() == Sender.SERVER ->
            sayings.add(
                new Saying(
                    "application_data",
                    ContentType.APPLICATION_DATA,
                    Epoch.APPLICATION,
                    applicationData));
        default -> {}
      }
    }
    heard = events.size();
    return sayings;
  }

  /** The records of a saying. */
  byte[] records(Saying saying) {
    RecordProtection protection =
        protections.computeIfAbsent(
            saying.epoch(), epoch -> keys.protection(Sender.SERVER, epoch, engine.transcript()));
    byte[] bytes = saying.bytes();
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    int from = 0;
    do {
      int to = Math.min(bytes.length, from + TlsPlaintext.MAX_LENGTH);
      byte[] fragment = Arrays.copyOfRange(bytes, from, to);
      records.writeBytes(protection.protect(saying.type(), ProtocolVersion.TLS_1_2, fragment));
      from = to;
    } while (from < bytes.length);
    return records.toByteArray();
  }

  private static byte[] bytes(Alert alert) {
    return new byte[] {(byte) alert.level().value(), (byte) alert.description().value()};
  }
}
