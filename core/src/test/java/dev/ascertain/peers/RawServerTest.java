package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RawServerTest {
  private static final byte[] HELLO = {22, 3, 1, 0, 1, 1};

  @Test
  void plainHttp() throws Exception {
    try (Peer server = RawServer.plainHttp()) {
      assertThat(ascii(exchange(server))).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }
  }

  @Test
  void bannerComesFirst() throws Exception {
    try (Peer server = RawServer.banner("SSH-2.0-OpenSSH_9.2");
        Socket client = connect(server)) {
      assertThat(ascii(client.getInputStream().readNBytes(21)))
          .isEqualTo("SSH-2.0-OpenSSH_9.2\r\n");
    }
  }

  @Test
  void silent() throws Exception {
    try (Peer server = RawServer.silent();
        Socket client = connect(server)) {
      client.setSoTimeout(50);
      client.getOutputStream().write(HELLO);

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void endsBeforeOrAfterTheHello() throws Exception {
    try (Peer server = RawServer.closing()) {
      assertThat(exchange(server)).isEmpty();
    }
    try (Peer server = RawServer.closingAfterHello()) {
      assertThat(exchange(server)).isEmpty();
    }
  }

  @Test
  void resets() {
    try (Peer server = RawServer.resetting()) {
      assertThatThrownBy(() -> exchange(server))
          .isInstanceOf(SocketException.class)
          .hasMessage("Connection reset");
    }
  }

  @Test
  void alerts() throws Exception {
    try (Peer server = RawServer.alert(2, 40)) {
      assertThat(exchange(server)).containsExactly(21, 3, 3, 0, 2, 2, 40);
    }
  }

  @Test
  void answersFlightByFlight() throws Exception {
    try (Peer server = RawServer.flights(new byte[] {1, 2}, new byte[] {3});
        Socket client = connect(server)) {
      client.getOutputStream().write(HELLO);
      assertThat(client.getInputStream().readNBytes(2)).containsExactly(1, 2);
      client.getOutputStream().write(HELLO);
      assertThat(client.getInputStream().readAllBytes()).containsExactly(3);
    }
  }

  @Test
  void garbageHasALengthAndIsRepeatable() throws Exception {
    try (Peer server = RawServer.garbage(100_001, 7)) {
      byte[] garbage = exchange(server);

      assertThat(garbage).hasSize(100_001).isEqualTo(exchange(server));
    }
  }

  @Test
  void trickles() throws Exception {
    try (Peer server = RawServer.trickle(new byte[] {1, 2, 3}, Duration.ofMillis(5))) {
      assertThat(exchange(server)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void playsAScript() throws Exception {
    try (Peer server = RawServer.playing(connection -> connection.send(connection.receive()))) {
      assertThat(exchange(server)).isEqualTo(HELLO);
    }
  }

  @Test
  void endsConnectionsWhenClosed() throws Exception {
    Peer server = RawServer.banner("");
    try (Socket client = connect(server)) {
      // The connection is served once the banner is here; until then closing would refuse it.
      assertThat(client.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
      server.close();

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThatThrownBy(() -> connect(server).close()).isInstanceOf(IOException.class);
  }

  private static byte[] exchange(Peer server) throws IOException {
    try (Socket client = connect(server)) {
      client.getOutputStream().write(HELLO);
      return client.getInputStream().readAllBytes();
    }
  }

  private static Socket connect(Peer server) throws IOException {
    Socket client = new Socket(server.host(), server.port());
    client.setSoTimeout(10_000);
    return client;
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
