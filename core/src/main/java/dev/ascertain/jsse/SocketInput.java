package dev.ascertain.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What the peer sends: reading performs the handshake, unless it is complete. */
final class SocketInput extends InputStream {
  private final AscertainSocket socket;

  SocketInput(AscertainSocket socket) {
    this.socket = socket;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    socket.requireOpen();
    if (length == 0) {
      return 0;
    }
    return socket.isInputShut() ? -1 : socket.handshake().read(bytes, offset, length);
  }

  @Override
  public int available() throws IOException {
    socket.requireOpen();
    return socket.isInputShut() ? 0 : socket.buffered();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
