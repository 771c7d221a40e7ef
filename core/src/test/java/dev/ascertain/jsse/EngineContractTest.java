package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation of SSLEngine promises. */
class EngineContractTest {
  private static final SSLContext OURS = Contexts.ours();
  private static final byte[] PING = "ping".getBytes(StandardCharsets.US_ASCII);

  private static EnginePair pair(String protocol) {
    SSLEngine client = OURS.createSSLEngine("localhost", 443);
    EnginePair pair = new EnginePair(client, OURS.createSSLEngine());
    client.setEnabledProtocols(new String[] {protocol});
    return pair;
  }

  @Test
  void beforeTheHandshakeASessionSaysNothing() {
    SSLEngine engine = OURS.createSSLEngine("localhost", 443);

    assertThat(engine.getSession().getCipherSuite()).isEqualTo("SSL_NULL_WITH_NULL_NULL");
    assertThat(engine.getSession().getProtocol()).isEqualTo("NONE");
    assertThat(engine.getSession().isValid()).isFalse();
    assertThat(engine.getHandshakeSession()).isNull();
    assertThat(engine.getApplicationProtocol()).isNull();
    assertThat(engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThatThrownBy(() -> engine.getSession().getPeerCertificates())
        .isInstanceOf(SSLPeerUnverifiedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void isFinishedOnce(String protocol) throws Exception {
    EnginePair pair = pair(protocol).handshake();

    assertThat(pair.client.finished).hasSize(1);
    assertThat(pair.server.finished).hasSize(1);
    assertThat(pair.client.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void aTaskIsHandedOutOnceAndWaitedFor() throws Exception {
    EnginePair pair = pair("TLSv1.3");
    pair.client.wrap(ByteBuffer.allocate(0));

    SSLEngineResult result = pair.server.unwrap(ByteBuffer.allocate(0));
    assertThat(result.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    Runnable task = pair.server.engine.getDelegatedTask();
    assertThat(pair.server.engine.getDelegatedTask()).isNull();
    assertThat(pair.server.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    assertThat(pair.server.unwrap(ByteBuffer.allocate(0)).bytesConsumed()).isZero();
    task.run();

    assertThat(pair.server.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
  }

  @Test
  void aPartOfARecordIsNotEnough() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();
    pair.client.wrap(ByteBuffer.wrap(PING));
    ByteBuffer whole = pair.server.arrived;
    ByteBuffer into = ByteBuffer.allocate(100);

    for (int length : List.of(0, 4, 5, whole.remaining() - 1)) {
      ByteBuffer part = whole.slice(whole.position(), length);
      SSLEngineResult result = pair.server.engine.unwrap(part, into);
      assertThat(result.getStatus()).isEqualTo(Status.BUFFER_UNDERFLOW);
      assertThat(result.bytesConsumed()).isZero();
      assertThat(part.remaining()).isEqualTo(length);
    }
    assertThat(pair.server.read()).isEqualTo(PING);
  }

  @Test
  void aBufferThatIsTooSmallLosesNothing() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();
    ByteBuffer content = ByteBuffer.wrap(PING);

    SSLEngineResult tooSmall = pair.client.engine.wrap(content, ByteBuffer.allocate(20));
    assertThat(tooSmall.getStatus()).isEqualTo(Status.BUFFER_OVERFLOW);
    assertThat(content.remaining()).isEqualTo(PING.length);

    pair.client.wrap(content);
    int arrived = pair.server.arrived.remaining();
    SSLEngineResult result = pair.server.unwrap(ByteBuffer.allocate(3));
    assertThat(result.getStatus()).isEqualTo(Status.BUFFER_OVERFLOW);
    assertThat(pair.server.arrived.remaining()).isEqualTo(arrived);
    assertThat(pair.server.read()).isEqualTo(PING);
  }

  @Test
  void aFlightGoesOutByRecordsWhereThereIsRoomForNoMore() throws Exception {
    EnginePair pair = pair("TLSv1.2");
    SSLEngine client = pair.client.engine;

    assertThat(client.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(10)).getStatus())
        .isEqualTo(Status.BUFFER_OVERFLOW);
    pair.handshake();
    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.2");
  }

  @Test
  void contentIsGatheredAndScattered() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();
    ByteBuffer packet = ByteBuffer.allocate(pair.client.engine.getSession().getPacketBufferSize());
    ByteBuffer[] parts = {
      ByteBuffer.wrap(PING), ByteBuffer.allocate(0), ByteBuffer.wrap(PING), ByteBuffer.wrap(PING)
    };

    SSLEngineResult sent = pair.client.engine.wrap(parts, 0, 3, packet);
    assertThat(sent.bytesConsumed()).isEqualTo(8);
    ByteBuffer[] into = {ByteBuffer.allocate(3), ByteBuffer.allocate(0), ByteBuffer.allocate(50)};
    SSLEngineResult got = pair.server.engine.unwrap(packet.flip(), into);

    assertThat(got.bytesProduced()).isEqualTo(8);
    assertThat(new String(into[0].array(), StandardCharsets.US_ASCII)).isEqualTo("pin");
    assertThat(new String(into[2].array(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("gping");
    assertThatThrownBy(
            () -> pair.client.engine.wrap(parts, 0, 4, ByteBuffer.allocate(100).asReadOnlyBuffer()))
        .isInstanceOf(ReadOnlyBufferException.class);
  }

  /** Outside the heap, where a record of full size has room, and where just its content has. */
  @Test
  void buffersMayBeOfAnyKind() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();
    byte[] content = new byte[1 << 14];
    new Random(1).nextBytes(content);
    int packetSize = pair.client.engine.getSession().getPacketBufferSize();
    int contentSize = pair.client.engine.getSession().getApplicationBufferSize();
    for (ByteBuffer src : List.of(ByteBuffer.wrap(content), direct(content.length).put(content))) {
      for (ByteBuffer packet : List.of(ByteBuffer.allocate(packetSize), direct(packetSize))) {
        for (ByteBuffer dst :
            List.of(
                ByteBuffer.allocate(contentSize),
                ByteBuffer.allocate(content.length),
                direct(contentSize))) {
          SSLEngineResult sent = pair.client.engine.wrap(src.rewind(), packet.clear());
          assertThat(sent.bytesConsumed()).isEqualTo(content.length);
          assertThat(sent.bytesProduced()).isEqualTo(packet.flip().remaining());

          SSLEngineResult got = pair.server.engine.unwrap(packet, dst);
          assertThat(got.bytesConsumed()).isEqualTo(sent.bytesProduced());
          assertThat(got.bytesProduced()).isEqualTo(content.length);
          byte[] received = new byte[content.length];
          dst.flip().get(received);
          assertThat(received).isEqualTo(content);
        }
      }
    }
  }

  private static ByteBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size);
  }

  @Test
  void closesOneDirectionInTls13() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();
    SSLEngine client = pair.client.engine;
    SSLEngine server = pair.server.engine;

    client.closeOutbound();
    assertThat(client.isOutboundDone()).isFalse();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.client.wrap(ByteBuffer.allocate(0)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(client.isOutboundDone()).isTrue();
    assertThat(client.isInboundDone()).isFalse();
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_UNWRAP);

    assertThat(pair.server.unwrap(ByteBuffer.allocate(9)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(server.isInboundDone()).isTrue();
    assertThat(server.isOutboundDone()).isFalse();
    assertThat(pair.server.send(PING)).isEqualTo(PING);
    server.closeInbound();
    server.closeOutbound();
    pair.server.wrap(ByteBuffer.allocate(0));
    assertThat(pair.client.unwrap(ByteBuffer.allocate(9)).getStatus()).isEqualTo(Status.CLOSED);

    assertThat(List.of(client.isInboundDone(), server.isOutboundDone())).containsOnly(true);
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.client.wrap(ByteBuffer.wrap(PING)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.client.unwrap(ByteBuffer.allocate(9)).getStatus()).isEqualTo(Status.CLOSED);
  }

  @Test
  void answersCloseNotifyByItselfInTls12() throws Exception {
    EnginePair pair = pair("TLSv1.2").handshake();

    pair.client.engine.closeOutbound();
    pair.client.wrap(ByteBuffer.allocate(0));
    SSLEngineResult told = pair.server.unwrap(ByteBuffer.allocate(0));
    assertThat(told.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(told.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.server.wrap(ByteBuffer.wrap(PING)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.server.engine.isOutboundDone()).isTrue();
    assertThat(pair.client.unwrap(ByteBuffer.allocate(0)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.client.engine.isInboundDone()).isTrue();
  }

  @Test
  void anEndWithoutCloseNotifyIsATruncation() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();

    assertThatThrownBy(() -> pair.client.engine.closeInbound())
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("without close_notify");
    assertThat(pair.client.engine.isInboundDone()).isTrue();
    assertThat(pair.client.engine.isOutboundDone()).isTrue();
  }

  @Test
  void anEngineThatHasNotBegunClosesAtOnce() throws Exception {
    SSLEngine engine = OURS.createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    engine.closeOutbound();

    assertThat(engine.isOutboundDone()).isTrue();
    assertThat(engine.isInboundDone()).isTrue();
    assertThat(engine.wrap(ByteBuffer.wrap(PING), ByteBuffer.allocate(20_000)).getStatus())
        .isEqualTo(Status.CLOSED);
  }

  @Test
  void tls12IsNotNegotiatedAgainAndTls13GetsNewKeys() throws Exception {
    EnginePair tls12 = pair("TLSv1.2").handshake();
    assertThatThrownBy(() -> tls12.client.engine.beginHandshake())
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("renegotiation");
    assertThat(tls12.client.send(PING)).isEqualTo(PING);

    EnginePair tls13 = pair("TLSv1.3").handshake();
    tls13.client.engine.beginHandshake();
    tls13.settle();
    assertThat(tls13.client.send(PING)).isEqualTo(PING);
    assertThat(tls13.server.send(PING)).isEqualTo(PING);
  }

  @Test
  void whatIsNotTlsIsNamed() {
    SSLEngine server = OURS.createSSLEngine();
    server.setUseClientMode(false);
    ByteBuffer http = ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(
            () -> {
              server.unwrap(http, ByteBuffer.allocate(0));
              server.getDelegatedTask().run();
              server.unwrap(ByteBuffer.allocate(0), ByteBuffer.allocate(0));
            })
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("not-a-record (RFC 9846 section 5.1)");
  }

  @Test
  void aFailureIsThrownOnceAndThenItsAlertIsSent() throws Exception {
    EnginePair pair = pair("TLSv1.3").handshake();
    pair.client.wrap(ByteBuffer.wrap(PING));
    ByteBuffer record = pair.server.arrived;
    record.put(record.limit() - 1, (byte) (record.get(record.limit() - 1) ^ 1));

    assertThatThrownBy(() -> pair.server.unwrap(ByteBuffer.allocate(100)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("bad-record-mac (RFC 9846 section 5.2)")
        .hasMessageContaining("expected")
        .hasMessageContaining("came");
    assertThat(pair.server.engine.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.server.wrap(ByteBuffer.allocate(0)).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.server.engine.isOutboundDone()).isTrue();
    assertThatThrownBy(() -> pair.client.unwrap(ByteBuffer.allocate(100)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("the server sent the alert bad_record_mac");
  }

  @Test
  void namesThatTheEngineDoesNotHaveAreRefused() {
    SSLEngine engine = OURS.createSSLEngine();

    assertThatThrownBy(() -> engine.setEnabledProtocols(new String[] {"TLSv1.1"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TLSv1.1");
    assertThatThrownBy(() -> engine.setEnabledCipherSuites(new String[] {"TLS_NONSENSE"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TLS_NONSENSE");
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
  }
}
