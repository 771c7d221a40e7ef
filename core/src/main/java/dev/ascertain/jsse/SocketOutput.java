package dev.ascertain.jsse;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** What we send: writing performs the handshake, unless it is complete. Nothing is kept back. */
final class SocketOutput extends OutputStream {
  private final AscertainSocket socket;

  SocketOutput(AscertainSocket socket) {
    this.socket = socket;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    socket.requireOpen();
    socket.handshake().send(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
