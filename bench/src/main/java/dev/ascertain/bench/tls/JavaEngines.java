package dev.ascertain.bench.tls;

import dev.ascertain.jsse.AscertainProvider;
import dev.ascertain.lab.mint.Certified;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** Implementations behind {@link SSLEngine}. */
final class JavaEngines implements Duo {
  private static final int HTTPS = 443;

  /** The curve of the certificate is there because TLS 1.2 takes the list for it, too. */
  private static final String[] GROUPS = {"x25519", "secp256r1"};

  /** It tells on the console which of the JDK's properties it reads; a logger is held weakly. */
  private static final Logger CHATTER = Logger.getLogger("org.bouncycastle.jsse");

  private final Factory factory;
  private final boolean resumes;
  private final String suite;
  private final ByteBuffer toServer;
  private final ByteBuffer toClient;
  private final ByteBuffer received;
  private int port;

  /** What makes the engines, and takes them back. */
  interface Factory {
    /**
     * A client.
     *
     * @param port belongs to the name under which sessions are kept
     */
    SSLEngine client(int port);

    SSLEngine server();

    void release(SSLEngine engine);

    /** Whether an engine whose handshake is complete may still have some of it to send. */
    boolean keepsBack();
  }

  private interface Restriction {
    void to(SSLEngine engine, SSLParameters parameters);
  }

  /**
   * Client and server.
   *
   * @param direct whether the implementation wants buffers outside the heap
   */
  JavaEngines(Factory factory, Scenario scenario, boolean direct) {
    this.factory = factory;
    this.resumes = scenario.isResumed();
    this.suite = scenario.suite();
    this.toServer = buffer(direct);
    this.toClient = buffer(direct);
    this.received = buffer(direct);
  }

  static Duo jsse(Scenario scenario, Certified certified) {
    return jdkLike(scenario, certified, null);
  }

  static Duo ascertain(Scenario scenario, Certified certified) {
    return jdkLike(scenario, certified, new AscertainProvider());
  }

  /** With the key and trust managers of the JDK. */
  private static Duo jdkLike(Scenario scenario, Certified certified, @Nullable Provider provider) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      SSLContext context =
          context(
              provider == null
                  ? SSLContext.getInstance("TLS")
                  : SSLContext.getInstance("TLS", provider),
              keys,
              TrustManagerFactory.getInstance("PKIX"),
              certified);
      return of(
          context,
          scenario,
          false,
          (engine, parameters) -> {
            parameters.setNamedGroups(GROUPS);
            engine.setSSLParameters(parameters);
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Duo bouncyCastle(Scenario scenario, Certified certified) {
    CHATTER.setLevel(Level.OFF);
    Provider provider =
        new BouncyCastleJsseProvider(
            false, new JcaTlsCryptoProvider().setProvider(new BouncyCastleProvider()));
    try {
      SSLContext context =
          context(
              SSLContext.getInstance("TLS", provider),
              KeyManagerFactory.getInstance("PKIX", provider),
              TrustManagerFactory.getInstance("PKIX", provider),
              certified);
      return of(
          context,
          scenario,
          false,
          (engine, parameters) -> {
            engine.setSSLParameters(parameters);
            BCSSLEngine theirs = (BCSSLEngine) engine;
            BCSSLParameters more = theirs.getParameters();
            more.setNamedGroups(GROUPS);
            theirs.setParameters(more);
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Duo conscrypt(Scenario scenario, Certified certified) {
    Provider provider = Conscrypt.newProviderBuilder().provideTrustManager(true).build();
    try {
      SSLContext context =
          context(
              SSLContext.getInstance("TLS", provider),
              KeyManagerFactory.getInstance("PKIX"),
              TrustManagerFactory.getInstance("PKIX", provider),
              certified);
      return of(
          context,
          scenario,
          true,
          // Its engines cannot be told their groups, nor the suites of TLS 1.3: X25519 and
          // AES-128-GCM are what they agree on by themselves.
          (engine, parameters) -> {
            if (scenario.isTls13()) {
              parameters.setCipherSuites(engine.getSupportedCipherSuites());
            }
            engine.setSSLParameters(parameters);
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(
      SSLContext context, KeyManagerFactory keys, TrustManagerFactory trust, Certified certified)
      throws GeneralSecurityException {
    KeyStore store = certified.keyStore();
    keys.init(store, Certified.PASSWORD.toCharArray());
    trust.init(certified.root().trustStore());
    KeyManager[] keyManagers = keys.getKeyManagers();
    TrustManager[] trustManagers = trust.getTrustManagers();
    context.init(keyManagers, trustManagers, null);
    return context;
  }

  private static Duo of(
      SSLContext context, Scenario scenario, boolean direct, Restriction restriction) {
    if (!scenario.isResumed()) {
      context.getClientSessionContext().setSessionCacheSize(1);
    }
    Factory factory =
        new Factory() {
          @Override
          public SSLEngine client(int port) {
            SSLEngine engine = context.createSSLEngine("localhost", port);
            engine.setUseClientMode(true);
            SSLParameters parameters = parameters(engine, scenario);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            restriction.to(engine, parameters);
            return engine;
          }

          @Override
          public SSLEngine server() {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            restriction.to(engine, parameters(engine, scenario));
            return engine;
          }

          @Override
          public void release(SSLEngine engine) {}

          @Override
          public boolean keepsBack() {
            return false;
          }
        };
    return new JavaEngines(factory, scenario, direct);
  }

  private static SSLParameters parameters(SSLEngine engine, Scenario scenario) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {scenario.protocol()});
    parameters.setCipherSuites(new String[] {scenario.suite()});
    return parameters;
  }

  private static ByteBuffer buffer(boolean direct) {
    int size = 1 << 16;
    return direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
  }

  @Override
  public int shakeHands() {
    Pair pair = new Pair();
    try {
      return pair.shakeHands();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    } finally {
      pair.release();
    }
  }

  @Override
  public Connection connect() {
    Pair pair = new Pair();
    try {
      pair.shakeHands();
      pair.require(suite);
      return pair;
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sessions are kept by host and port: with another port there is nothing to resume. */
  private int nextPort() {
    port = resumes ? HTTPS : port % 60_000 + 1;
    return port;
  }

  private final class Pair implements Connection {
    private final SSLEngine client = factory.client(nextPort());
    private final SSLEngine server = factory.server();
    private final ByteBuffer nothing = ByteBuffer.allocate(0);

    int shakeHands() throws SSLException {
      toServer.clear();
      toClient.clear();
      received.clear();
      client.beginHandshake();
      server.beginHandshake();
      int sent = 0;
      while (true) {
        boolean clientActed = act(client, toClient, toServer);
        int before = toClient.position();
        boolean serverActed = act(server, toServer, toClient);
        sent += toClient.position() - before;
        if (!clientActed && !serverActed) {
          break;
        }
      }
      if (client.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
          || server.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
        throw new IllegalStateException(
            "no connection: " + client.getHandshakeStatus() + ", " + server.getHandshakeStatus());
      }
      return sent;
    }

    /** Lets an engine do what it can; false if there was nothing to do. */
    private boolean act(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
      boolean acted = false;
      while (true) {
        switch (engine.getHandshakeStatus()) {
          case NEED_TASK -> {
            for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
              task.run();
            }
          }
          case NEED_WRAP -> engine.wrap(nothing, out);
          case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
            if (in.position() == 0) {
              return acted;
            }
            in.flip();
            SSLEngineResult result = engine.unwrap(in, received);
            boolean stuck = result.bytesConsumed() == 0 && result.bytesProduced() == 0;
            in.compact();
            if (factory.keepsBack()) {
              engine.wrap(nothing, out);
            }
            if (stuck && engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
              return acted;
            }
          }
        }
        acted = true;
      }
    }

    @Override
    public int transfer(byte[] data) {
      try {
        ByteBuffer source = ByteBuffer.wrap(data);
        toClient.clear();
        received.clear();
        while (source.hasRemaining()) {
          server.wrap(source, toClient);
        }
        toClient.flip();
        while (toClient.hasRemaining()) {
          client.unwrap(toClient, received);
        }
        return received.position();
      } catch (SSLException e) {
        throw new IllegalStateException(e);
      }
    }

    void require(String suite) {
      String agreed = client.getSession().getCipherSuite();
      if (!agreed.equals(suite)) {
        release();
        throw new IllegalStateException(agreed + " is what they agree on, not " + suite);
      }
    }

    void release() {
      factory.release(client);
      factory.release(server);
    }
  }
}
