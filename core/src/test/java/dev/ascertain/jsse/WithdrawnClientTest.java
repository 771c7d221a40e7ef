package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client whose certificate is not accepted any more comes back by its old session. */
class WithdrawnClientTest {
  private final AtomicBoolean silent = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();

  /** Shows the client's certificate, until it is told not to. */
  private final class Presenting extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager keys;

    Presenting(X509ExtendedKeyManager keys) {
      this.keys = keys;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] types, Principal[] issuers, SSLEngine engine) {
      return silent.get() ? null : keys.chooseEngineClientAlias(types, issuers, engine);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
      return silent.get() ? null : keys.getClientAliases(type, issuers);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return silent.get() ? null : keys.chooseClientAlias(types, issuers, socket);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return keys.getCertificateChain(alias);
    }

    @Override
    public java.security.PrivateKey getPrivateKey(String alias) {
      return keys.getPrivateKey(alias);
    }
  }

  /** Accepts a client once. */
  private final class Once implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (asked.incrementAndGet() > 1) {
        throw new CertificateException("not any more");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("this is a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {Contexts.CLIENT.root().certificate()};
    }
  }

  /** Nothing of the session that was not resumed is left. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void isNotKnownByWhatWasRefused(String protocol) throws Exception {
    SSLContext server = SSLContext.getInstance("TLS", new AscertainProvider());
    server.init(Contexts.keys(Contexts.SERVER), new TrustManager[] {new Once()}, null);
    KeyManager[] keys = Objects.requireNonNull(Contexts.keys(Contexts.CLIENT));
    SSLContext client = SSLContext.getInstance("TLS", new AscertainProvider());
    client.init(
        new KeyManager[] {new Presenting((X509ExtendedKeyManager) keys[0])},
        Contexts.trust(Contexts.SERVER.root()),
        null);
    EnginePair first = pair(client, server, protocol);
    first.handshake();
    first.server.send(new byte[] {1});
    assertThat(first.server.engine.getSession().getPeerCertificates()[0])
        .isEqualTo(Contexts.CLIENT.certificate());
    silent.set(true);

    EnginePair second = pair(client, server, protocol);
    second.handshake();

    assertThat(asked).hasValue(2);
    assertThatThrownBy(() -> second.server.engine.getSession().getPeerCertificates())
        .isInstanceOf(SSLPeerUnverifiedException.class);
  }

  private static EnginePair pair(SSLContext client, SSLContext server, String protocol) {
    SSLEngine asking = server.createSSLEngine();
    EnginePair pair = new EnginePair(client.createSSLEngine("localhost", 443), asking);
    asking.setWantClientAuth(true);
    asking.setEnabledProtocols(new String[] {protocol});
    return pair;
  }
}
