package dev.ascertain.jsse;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.server.RotatingTicketKeys;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.VerificationCache;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** An {@code SSLContext} over our engines. */
final class AscertainContext extends SSLContextSpi {
  private static final Duration TICKET_KEY_PERIOD = Duration.ofHours(12);
  private static final int CACHED_CERTIFICATES = 1000;

  private final String[] versions;
  private final HandshakeListener listener;
  private @Nullable Shared shared;

  /**
   * A context that is yet to be initialised.
   *
   * @param versions what it speaks
   * @param listener is told of every handshake
   */
  AscertainContext(String[] versions, HandshakeListener listener) {
    this.versions = versions.clone();
    this.listener = listener;
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    Crypto crypto = Crypto.fastest();
    SecureRandom source = random == null ? new SecureRandom() : random;
    InstantSource time = InstantSource.system();
    shared =
        new Shared(
            crypto,
            source::nextBytes,
            System::nanoTime,
            time,
            keys(keyManagers).map(manager -> new KeySource(crypto, manager)),
            trust(trustManagers, crypto),
            new SessionStore(time),
            new SessionStore(time),
            new RotatingTicketKeys(source::nextBytes, time, TICKET_KEY_PERIOD),
            listener,
            new SpareBuffers());
  }

  private static Optional<X509KeyManager> keys(KeyManager @Nullable [] managers) {
    return managers == null
        ? Optional.empty()
        : Arrays.stream(managers)
            .filter(X509KeyManager.class::isInstance)
            .map(X509KeyManager.class::cast)
            .findFirst();
  }

  /** None given: our verifier. Some given, but none of them for X.509: nobody is trusted. */
  private static Trust trust(TrustManager @Nullable [] managers, Crypto crypto)
      throws KeyManagementException {
    if (managers == null) {
      return new Trust.Verified(
          new PlatformRoots(), new VerificationCache(CACHED_CERTIFICATES), crypto);
    }
    return Arrays.stream(managers)
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .<Trust>map(Trust.Managed::new)
        .orElseThrow(
            () -> new KeyManagementException("none of the trust managers is an X509TrustManager"));
  }

  /** Read once, by the first connection that needs them. */
  private static final class PlatformRoots implements Supplier<TrustStore> {
    private @Nullable TrustStore store;

    @Override
    public synchronized TrustStore get() {
      if (store == null) {
        store = Trust.platform();
      }
      return store;
    }
  }

  private Shared shared() {
    if (shared == null) {
      throw new IllegalStateException("SSLContext.init has not been called");
    }
    return shared;
  }

  private Configurations configurations() {
    return new Configurations(versions, shared().trust() instanceof Trust.Verified);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new AscertainSocketFactory(shared(), configurations());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return new AscertainServerSocketFactory(shared(), configurations());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return new AscertainEngine(shared(), configurations(), null, -1);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return new AscertainEngine(shared(), configurations(), host, port);
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return shared().servers();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return shared().clients();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return configurations().client().parameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    SSLParameters all = new SSLParameters();
    all.setProtocols(Names.protocols());
    all.setCipherSuites(Names.cipherSuites());
    return all;
  }
}
