package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our sockets speak with the JDK's and with each other. */
class SocketTest {
  private static final SSLContext OURS = Contexts.ours();
  private static final SSLContext JDK = Contexts.jdk();

  static Stream<Arguments> pairs() {
    return Stream.of("TLSv1.3", "TLSv1.2")
        .flatMap(protocol ->
            Stream.of(
                Arguments.of("ours to the JDK's", protocol, OURS, JDK),
                Arguments.of("the JDK's to ours", protocol, JDK, OURS),
                Arguments.of("ours to ours", protocol, OURS, OURS)));
  }

  private static SSLParameters speaking(SSLSocket socket, String protocol) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return parameters;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void conversesAndCloses(String name, String protocol, SSLContext client, SSLContext server)
      throws Exception {
    try (SocketServer echo = SocketServer.echo(server, listener -> {})) {
      SSLSocket socket = echo.connect(client);
      try (socket) {
        socket.setEnabledProtocols(new String[] {protocol});
        assertThat(SocketServer.say(socket, "hello")).isEqualTo("hello");
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        assertThat(socket.getSession().getPeerCertificates())
            .containsExactlyElementsOf(Contexts.SERVER.presented());
        assertThat(socket.getSession().getPeerHost()).isEqualTo("localhost");
        socket.shutdownOutput();
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(socket.isClosed()).isTrue();
      assertThatThrownBy(socket::getInputStream).isInstanceOf(SocketException.class);
      assertThat(echo.failures()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void carriesMuchBothWaysAtOnce(String name, String protocol, SSLContext client, SSLContext server)
      throws Exception {
    byte[] much = new byte[3_000_000];
    new Random(4).nextBytes(much);
    SocketServer.Service mirror =
        socket -> socket.getInputStream().transferTo(socket.getOutputStream());
    try (SocketServer echo = SocketServer.start(server, listener -> {}, mirror);
        SSLSocket socket = echo.connect(client)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      var writer =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  socket.getOutputStream().write(much);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });

      assertThat(socket.getInputStream().readNBytes(much.length)).isEqualTo(much);
      writer.join();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void resumes(String name, String protocol, SSLContext client, SSLContext server)
      throws Exception {
    try (SocketServer echo = SocketServer.echo(server, listener -> {})) {
      long created = 0;
      for (int i = 0; i < 3; i++) {
        try (SSLSocket socket = echo.connect(client)) {
          socket.setEnabledProtocols(new String[] {protocol});
          SocketServer.say(socket, "hello");
          long now = socket.getSession().getCreationTime();
          assertThat(i == 0 || now == created).as("connection %d", i).isTrue();
          assertThat(socket.getSession().getPeerCertificates()).hasSize(2);
          created = now;
          // So that a new session would be younger.
          while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void clientsShowTheirCertificates(
      String name, String protocol, SSLContext ignored, SSLContext server) throws Exception {
    SSLContext client =
        ignored.equals(JDK)
            ? SSLContext.getInstance("TLS")
            : SSLContext.getInstance("TLS", new AscertainProvider());
    client.init(Contexts.keys(Contexts.CLIENT), Contexts.trust(Contexts.SERVER.root()), null);
    Queue<List<?>> seen = new ConcurrentLinkedQueue<>();
    SocketServer.Service service =
        socket -> {
          socket.startHandshake();
          seen.add(Arrays.asList(socket.getSession().getPeerCertificates()));
          socket.getOutputStream().write('!');
        };
    try (SocketServer required =
            SocketServer.start(server, listener -> listener.setNeedClientAuth(true), service);
        SSLSocket socket = required.connect(client)) {
      socket.setEnabledProtocols(new String[] {protocol});

      assertThat(socket.getInputStream().read()).isEqualTo('!');
      assertThat(seen).singleElement().isEqualTo(Contexts.CLIENT.presented());
      assertThat(socket.getSession().getLocalCertificates())
          .containsExactlyElementsOf(Contexts.CLIENT.presented());
    }
  }

  /** The client shows it once; the server knows it on every connection that resumes. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void clientsAreKnownWhenTheyResume(
      String name, String protocol, SSLContext ignored, SSLContext server) throws Exception {
    SSLContext client =
        ignored.equals(JDK)
            ? SSLContext.getInstance("TLS")
            : SSLContext.getInstance("TLS", new AscertainProvider());
    client.init(Contexts.keys(Contexts.CLIENT), Contexts.trust(Contexts.SERVER.root()), null);
    Queue<List<?>> seen = new ConcurrentLinkedQueue<>();
    SocketServer.Service service =
        socket -> {
          socket.startHandshake();
          seen.add(List.of(socket.getSession().getPeerCertificates()[0]));
          socket.getOutputStream().write('!');
        };
    try (SocketServer required =
        SocketServer.start(server, listener -> listener.setNeedClientAuth(true), service)) {
      long created = 0;
      for (int i = 0; i < 2; i++) {
        try (SSLSocket socket = required.connect(client)) {
          socket.setEnabledProtocols(new String[] {protocol});
          assertThat(socket.getInputStream().read()).isEqualTo('!');
          long now = socket.getSession().getCreationTime();
          assertThat(i == 0 || now == created).as("connection %d", i).isTrue();
          created = now;
          // So that a new session would be younger.
          while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
          }
        }
      }
      assertThat(seen).hasSize(2).containsOnly(List.of(Contexts.CLIENT.presented().getFirst()));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void clientsWithoutCertificatesAreRefusedWhereOneIsNeeded(
      String name, String protocol, SSLContext ignored, SSLContext server) throws Exception {
    SSLContext client =
        ignored.equals(JDK)
            ? SSLContext.getInstance("TLS")
            : SSLContext.getInstance("TLS", new AscertainProvider());
    client.init(null, Contexts.trust(Contexts.SERVER.root()), null);
    try (SocketServer required =
            SocketServer.start(
                server,
                listener -> listener.setNeedClientAuth(true),
                socket -> socket.getOutputStream().write('!'));
        SSLSocket socket = required.connect(client)) {
      socket.setEnabledProtocols(new String[] {protocol});

      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SSLException.class);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void agreesOnAnApplicationProtocol(
      String name, String protocol, SSLContext client, SSLContext server) throws Exception {
    SocketServer.Service service =
        socket -> {
          socket.startHandshake();
          socket
              .getOutputStream()
              .write(socket.getApplicationProtocol().getBytes(StandardCharsets.US_ASCII));
        };
    try (SocketServer listening =
            SocketServer.start(
                server,
                listener -> {
                  SSLParameters parameters = listener.getSSLParameters();
                  parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
                  listener.setSSLParameters(parameters);
                },
                service);
        SSLSocket socket = listening.connect(client)) {
      SSLParameters parameters = speaking(socket, protocol);
      parameters.setApplicationProtocols(new String[] {"spdy/3", "http/1.1"});
      socket.setSSLParameters(parameters);

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("http/1.1");
      assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void aSelectorChoosesTheApplicationProtocol(
      String name, String protocol, SSLContext client, SSLContext server) throws Exception {
    Queue<List<String>> offered = new ConcurrentLinkedQueue<>();
    SocketServer.Service service =
        socket -> {
          socket.setHandshakeApplicationProtocolSelector((same, protocols) -> {
            offered.add(protocols);
            return protocols.getLast();
          });
          socket.startHandshake();
          socket.getOutputStream().write('!');
        };
    try (SocketServer listening = SocketServer.start(server, listener -> {}, service);
        SSLSocket socket = listening.connect(client)) {
      SSLParameters parameters = speaking(socket, protocol);
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);

      assertThat(socket.getInputStream().read()).isEqualTo('!');
      assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
      assertThat(offered).containsExactly(List.of("h2", "http/1.1"));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void aNameThatTheCertificateHasNotIsRefused(
      String name, String protocol, SSLContext client, SSLContext server) throws Exception {
    try (SocketServer echo = SocketServer.echo(server, listener -> {});
        SSLSocket socket = echo.connect(client, "elsewhere.example")) {
      SSLParameters parameters = speaking(socket, protocol);
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void anUnknownAuthorityIsRefusedAndTheServerIsToldSo(
      String name, String protocol, SSLContext ignored, SSLContext server) throws Exception {
    SSLContext client =
        ignored.equals(JDK)
            ? SSLContext.getInstance("TLS")
            : SSLContext.getInstance("TLS", new AscertainProvider());
    client.init(null, Contexts.trust(Contexts.CLIENT.root()), null);
    try (SocketServer echo = SocketServer.echo(server, listener -> {});
        SSLSocket socket = echo.connect(client)) {
      socket.setEnabledProtocols(new String[] {protocol});

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
      while (echo.failures().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(echo.failures())
          .singleElement()
          .satisfies(told -> assertThat(told).isInstanceOf(SSLHandshakeException.class));
    }
  }

  @Test
  void aConnectionCutShortIsAnErrorAndNotAnEnd() throws Exception {
    SocketServer.Service cut =
        socket -> {
          socket.getOutputStream().write("all but the en".getBytes(StandardCharsets.US_ASCII));
          // Ends what is below, without close_notify.
          ((LayeredSocket) socket).transport().shutdownOutput();
          socket.getInputStream().read();
        };
    try (SocketServer cutting = SocketServer.start(OURS, listener -> {}, cut);
        SSLSocket socket = cutting.connect(OURS)) {
      assertThat(socket.getInputStream().readNBytes(14)).hasSize(14);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("the server ended the connection without close_notify");
    }
  }

  @Test
  void tlsBeginsOnASocketThatWasInUse() throws Exception {
    try (SocketServer echo = SocketServer.echo(JDK, listener -> {});
        Socket plain = new Socket(java.net.InetAddress.getLoopbackAddress(), echo.port())) {
      SSLSocket socket =
          (SSLSocket) OURS.getSocketFactory().createSocket(plain, "localhost", echo.port(), false);
      socket.setSoTimeout(20_000);
      assertThat(SocketServer.say(socket, "hello")).isEqualTo("hello");
      socket.close();

      assertThat(plain.isClosed()).isFalse();
    }
  }

  @Test
  void tls12IsNotNegotiatedAgainAndTls13GetsNewKeys() throws Exception {
    try (SocketServer echo = SocketServer.echo(JDK, listener -> {})) {
      try (SSLSocket socket = echo.connect(OURS)) {
        SocketServer.say(socket, "before");
        socket.startHandshake();
        assertThat(SocketServer.say(socket, "after")).isEqualTo("after");
      }
      try (SSLSocket socket = echo.connect(OURS)) {
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.startHandshake();
        assertThatThrownBy(socket::startHandshake)
            .isInstanceOf(SSLException.class)
            .hasMessageContaining("renegotiation");
        assertThat(SocketServer.say(socket, "still there")).isEqualTo("still there");
      }
    }
  }
}
