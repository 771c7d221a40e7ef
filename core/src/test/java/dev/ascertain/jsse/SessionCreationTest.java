package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code setEnableSessionCreation}: "If session creations are not allowed, and there are no
 * existing sessions to resume, there will be no successful handshaking."
 */
class SessionCreationTest {
  private final SSLContext client = Contexts.ours();
  private final SSLContext server = Contexts.ours();

  @Test
  void isEnabledUnlessSomebodySaysOtherwise() {
    SSLEngine engine = client.createSSLEngine("localhost", 443);
    assertThat(engine.getEnableSessionCreation()).isTrue();
    engine.setEnableSessionCreation(false);
    assertThat(engine.getEnableSessionCreation()).isFalse();
  }

  @Test
  void aClientWithoutASessionDoesNotEvenBegin() {
    SSLEngine engine = client.createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    engine.setEnableSessionCreation(false);

    assertThatThrownBy(engine::beginHandshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("no session to resume");
    assertThatThrownBy(() -> engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(20_000)))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aClientWithASessionResumesIt(String protocol) throws Exception {
    begin(pair(protocol));

    EnginePair again = pair(protocol);
    again.client.engine.setEnableSessionCreation(false);
    again.handshake();

    assertThat(again.client.finished).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aClientWhoseServerDoesNotResumeGivesUp(String protocol) throws Exception {
    begin(pair(protocol));

    EnginePair again = pair(client, Contexts.ours(), protocol);
    again.client.engine.setEnableSessionCreation(false);

    assertThatThrownBy(again::handshake)
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("no-session-to-resume");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aServerRefusesWhoeverHasNoSession(String protocol) {
    EnginePair pair = pair(protocol);
    pair.server.engine.setEnableSessionCreation(false);

    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("no-session-to-resume");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aServerResumes(String protocol) throws Exception {
    begin(pair(protocol));

    EnginePair again = pair(protocol);
    again.server.engine.setEnableSessionCreation(false);
    again.handshake();

    assertThat(again.server.finished).hasSize(1);
  }

  @Test
  void itIsTheSameForSockets() throws Exception {
    try (SocketServer echo = SocketServer.echo(server, listener -> {})) {
      try (SSLSocket none = echo.connect(client)) {
        none.setEnableSessionCreation(false);
        assertThatThrownBy(none::startHandshake).isInstanceOf(SSLHandshakeException.class);
      }
      try (SSLSocket first = echo.connect(client)) {
        SocketServer.say(first, "hello");
      }
      try (SSLSocket second = echo.connect(client)) {
        second.setEnableSessionCreation(false);
        SocketServer.say(second, "hello again");
      }
    }
    try (SocketServer strict =
            SocketServer.echo(server, listener -> listener.setEnableSessionCreation(false));
        SSLSocket stranger = strict.connect(Contexts.ours())) {
      assertThatThrownBy(stranger::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  /** A whole connection, so that tickets come. */
  private static void begin(EnginePair pair) throws SSLException {
    pair.handshake();
    pair.server.send(new byte[] {1});
  }

  private EnginePair pair(String protocol) {
    return pair(client, server, protocol);
  }

  private static EnginePair pair(SSLContext client, SSLContext server, String protocol) {
    EnginePair pair =
        new EnginePair(client.createSSLEngine("localhost", 443), server.createSSLEngine());
    pair.server.engine.setEnabledProtocols(new String[] {protocol});
    return pair;
  }
}
