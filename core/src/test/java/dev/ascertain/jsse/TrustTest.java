package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.wire.handshake.ClientHello;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is trusted, and who is told of it. */
class TrustTest {
  private final List<EndedHandshake> ended = new ArrayList<>();

  private SSLContext client(TrustManager... trust) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", new AscertainProvider(ended::add));
    context.init(null, trust.length == 0 ? null : trust, null);
    return context;
  }

  private static EnginePair pair(SSLContext client, String host) {
    return new EnginePair(client.createSSLEngine(host, 443), Contexts.jdk().createSSLEngine());
  }

  @Test
  void withoutATrustManagerOurVerifierJudgesByThePlatformsRoots() throws Exception {
    EnginePair pair = pair(client(), "localhost");

    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("unknown-ca (RFC 9846 section 6.2): Certificate.certificate_list");
    assertThat(ended)
        .singleElement()
        .satisfies(handshake -> {
          assertThat(handshake.self()).isEqualTo(Sender.CLIENT);
          assertThat(handshake.host()).contains("localhost");
          assertThat(handshake.port()).isEqualTo(443);
          assertThat(handshake.failure()).isPresent();
          assertThat(handshake.verification().orElseThrow().trusted()).isFalse();
          assertThat(handshake.transcript().messages(ClientHello.class)).hasSize(1);
        });
  }

  @Test
  void aListenerHasTheTranscriptOfACompleteHandshake() throws Exception {
    pair(client(Contexts.trust(Contexts.SERVER.root())), "localhost").handshake();

    assertThat(ended)
        .singleElement()
        .satisfies(handshake -> {
          assertThat(handshake.failure()).isEmpty();
          assertThat(handshake.resumed()).isFalse();
          assertThat(handshake.verification()).isEmpty();
          assertThat(handshake.transcript().completed()).isTrue();
          assertThat(handshake.transcript().events(Event.Message.class)).hasSizeGreaterThan(4);
          assertThat(handshake.duration()).isPositive();
        });
  }

  @Test
  void theNameIsCheckedByOurRulesWhoeverJudgesTheRest() throws Exception {
    TrustManager everybody = new Everybody();
    EnginePair unchecked = pair(client(everybody), "elsewhere.example");
    unchecked.handshake();
    assertThat(unchecked.client.finished).hasSize(1);

    EnginePair checked = pair(client(everybody), "elsewhere.example");
    SSLParameters parameters = checked.client.engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    checked.client.engine.setSSLParameters(parameters);
    assertThatThrownBy(checked::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("expected a certificate for elsewhere.example");
  }

  @Test
  void aTrustManagerIsToldOfTheEngineAndItsReasonIsKept() throws Exception {
    Everybody nobody = new Everybody();
    CertificateException complaint = new CertificateException("I trust nobody");
    nobody.complaint = Optional.of(complaint);
    EnginePair pair = pair(client(nobody), "localhost");

    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("I trust nobody")
        .hasCause(complaint);
    assertThat(nobody.engine).isSameAs(pair.client.engine);
    assertThat(nobody.protocol).isEqualTo("TLSv1.3");
    assertThat(nobody.chain).containsExactlyElementsOf(Contexts.SERVER.presented());
  }

  @Test
  void aServerThatDoesNotHaveTheNameSaysSo() {
    SSLEngine server = Contexts.ours().createSSLEngine();
    SSLParameters parameters = server.getSSLParameters();
    parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("www\\.example\\.com")));
    server.setSSLParameters(parameters);
    EnginePair pair = new EnginePair(Contexts.ours().createSSLEngine("localhost", 443), server);

    assertThatThrownBy(pair::handshake)
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("unrecognized-name (RFC 6066 section 3)");
  }

  @Test
  void flightRecorderHasEveryHandshake(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("handshakes.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(HandshakeEvent.NAME);
      recording.start();
      SSLContext trusting = client(Contexts.trust(Contexts.SERVER.root()));
      pair(trusting, "localhost").handshake();
      pair(trusting, "localhost").handshake();
      EnginePair refused = pair(client(), "refused.example");
      assertThatThrownBy(refused::handshake).isInstanceOf(SSLException.class);
      recording.stop();
      recording.dump(file);
    }

    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("dev.ascertain.Handshake"))
            .filter(event -> event.getString("side").equals("client"))
            .toList();
    assertThat(events)
        .extracting(event -> event.getString("host"))
        .contains("localhost", "refused.example");
    assertThat(events)
        .anySatisfy(event -> {
          assertThat(event.getString("version")).isEqualTo("TLS 1.3");
          assertThat(event.getString("cipherSuite")).startsWith("TLS_AES");
          assertThat(event.getString("group")).isNotEmpty();
          assertThat(event.getString("outcome")).isEqualTo("complete");
          assertThat(event.getString("verdict")).isEqualTo("accepted");
          assertThat(event.getBoolean("resumed")).isFalse();
          assertThat(event.getDuration()).isPositive();
        });
    assertThat(events)
        .anySatisfy(event -> {
          assertThat(event.getString("outcome")).isEqualTo("unknown-ca");
          assertThat(event.getString("verdict")).isEqualTo("refused");
        });
  }

  /** Trusts everybody, unless it has a complaint, and notes what it was asked. */
  private static final class Everybody extends X509ExtendedTrustManager {
    private Optional<CertificateException> complaint = Optional.empty();
    private SSLEngine engine = Contexts.jdk().createSSLEngine();
    private String protocol = "";
    private List<X509Certificate> chain = List.of();

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine asking)
        throws CertificateException {
      engine = asking;
      protocol = asking.getHandshakeSession().getProtocol();
      chain = List.of(shown);
      if (complaint.isPresent()) {
        throw complaint.get();
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("there is no socket");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType)
        throws CertificateException {
      throw new CertificateException("there is an engine");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine asking)
        throws CertificateException {
      throw new CertificateException("there is no client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("there is no client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType)
        throws CertificateException {
      throw new CertificateException("there is no client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
