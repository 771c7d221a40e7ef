package dev.ascertain.lab.fault;

import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.lab.serve.Service;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import java.nio.charset.StandardCharsets;

/** Servers that do not get far: what they do on a connection, in bytes. */
final class Raw {
  private static final int FATAL = 2;

  private Raw() {}

  /** Waits for the client's first bytes, answers with these, and closes. */
  static Service answering(byte[] answer) {
    return connection -> {
      connection.receive();
      connection.send(answer);
      connection.finish();
    };
  }

  /** Waits for the client's first bytes, answers with this text, and closes. */
  static Service answering(String text) {
    return answering(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Speaks first, and then waits for the client to go. */
  static Service greeting(String text) {
    return connection -> {
      connection.send(text.getBytes(StandardCharsets.ISO_8859_1));
      connection.drain();
    };
  }

  /** Waits for the client's first bytes, and refuses them by a fatal alert. */
  static Service alerting(AlertDescription alert) {
    return answering(alert(FATAL, alert.value()));
  }

  /** Refuses, by a fatal alert, what it has read. */
  static Service refusing(AlertDescription alert) {
    return connection -> {
      connection.send(alert(FATAL, alert.value()));
      connection.finish();
    };
  }

  /** A record that is not encrypted (RFC 9846 section 5.1). */
  static byte[] record(ContentType type, byte[] content) {
    return RecordProtection.none().protect(type, ProtocolVersion.TLS_1_2, content);
  }

  /**
   * A record of an alert (RFC 5246 section 7.2).
   *
   * @param level 1 for warnings, 2 for what is fatal
   */
  static byte[] alert(int level, int description) {
    return record(ContentType.ALERT, new byte[] {(byte) level, (byte) description});
  }
}
