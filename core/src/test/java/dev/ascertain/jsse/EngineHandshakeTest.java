package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our SSLEngine shakes hands with the JDK's and with itself, as client and as server. */
class EngineHandshakeTest {
  private static final SSLContext OURS = Contexts.ours();
  private static final SSLContext JDK = Contexts.jdk();

  static Stream<Arguments> pairs() {
    return Stream.of("TLSv1.3", "TLSv1.2")
        .flatMap(protocol ->
            Stream.of(
                Arguments.of("ours to the JDK's", protocol, pair(OURS, JDK)),
                Arguments.of("the JDK's to ours", protocol, pair(JDK, OURS)),
                Arguments.of("ours to ours", protocol, pair(OURS, OURS))));
  }

  private static Supplier<EnginePair> pair(SSLContext client, SSLContext server) {
    return () -> new EnginePair(client.createSSLEngine("localhost", 443), server.createSSLEngine());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pairs")
  void agreesOnAllAndCarriesData(String name, String protocol, Supplier<EnginePair> made)
      throws Exception {
    EnginePair pair = made.get();
    pair.client.engine.setEnabledProtocols(new String[] {protocol});

    pair.handshake();

    SSLEngine client = pair.client.engine;
    SSLEngine server = pair.server.engine;
    assertThat(client.getSession().getProtocol()).isEqualTo(protocol);
    assertThat(server.getSession().getProtocol()).isEqualTo(protocol);
    assertThat(client.getSession().getCipherSuite())
        .isEqualTo(server.getSession().getCipherSuite());
    assertThat(client.getSession().getPeerCertificates())
        .containsExactlyElementsOf(Contexts.SERVER.presented());
    assertThat(server.getSession().getLocalCertificates())
        .containsExactlyElementsOf(Contexts.SERVER.presented());
    // The JDK's says so again for each ticket.
    assertThat(pair.client.finished).contains(HandshakeStatus.FINISHED);
    assertThat(pair.server.finished).contains(HandshakeStatus.FINISHED);
    assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(client.getHandshakeSession()).isNull();

    byte[] question = "What is the time?".getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[100_000];
    new Random(1).nextBytes(answer);
    assertThat(pair.client.send(question)).isEqualTo(question);
    assertThat(pair.server.send(answer)).isEqualTo(answer);
  }
}
