package dev.ascertain.lab.serve;

import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Stands before a server, as a middlebox or as its own intolerance, and lets only ClientHellos
 * through that it likes.
 *
 * @param disliked which ClientHellos it refuses
 * @param refusal what it does then, the ClientHello having been read
 * @param server what the others come to
 */
public record Gate(Predicate<ClientHello> disliked, Service refusal, Service server)
    implements Service {

  @Override
  public void serve(Connection connection) throws IOException, InterruptedException {
    byte[] record = record(connection);
    if (record.length > 0 && disliked.test(hello(record))) {
      refusal.serve(connection);
    } else {
      connection.putBack(record);
      server.serve(connection);
    }
  }

  /** The first record, of which all must have come; empty if the client sends no more. */
  private static byte[] record(Connection connection) throws IOException {
    byte[] bytes = new byte[0];
    while (bytes.length < RecordHeader.LENGTH || bytes.length < length(bytes)) {
      byte[] more = connection.receive();
      if (more.length == 0) {
        return more;
      }
      int had = bytes.length;
      bytes = Arrays.copyOf(bytes, had + more.length);
      System.arraycopy(more, 0, bytes, had, more.length);
    }
    return bytes;
  }

  /** RFC 9846 section 5.1: type, version, and a length of two bytes. */
  private static int length(byte[] record) {
    return RecordHeader.LENGTH + ((record[3] & 0xff) << 8 | record[4] & 0xff);
  }

  private static ClientHello hello(byte[] record) throws IOException {
    try {
      byte[] message = Arrays.copyOfRange(record, RecordHeader.LENGTH, length(record));
      return (ClientHello) HandshakeMessage.decode(message, Dialect.TLS13);
    } catch (ViolationException e) {
      throw new IOException("no ClientHello: " + e.violation(), e);
    }
  }
}
