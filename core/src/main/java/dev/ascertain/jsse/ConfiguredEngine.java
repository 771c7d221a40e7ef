package dev.ascertain.jsse;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** What can be set in an {@code SSLEngine} before its handshake. */
abstract class ConfiguredEngine extends SSLEngine {
  /** Guards all of an engine. */
  final ReentrantLock lock = new ReentrantLock();

  private final Configurations configurations;
  private Configuration configuration;
  private boolean clientMode;
  private boolean sessionCreation = true;
  private @Nullable BiFunction<SSLEngine, List<String>, String> selector;

  ConfiguredEngine(Configurations configurations, @Nullable String host, int port) {
    super(host, port);
    this.configurations = configurations;
    this.configuration = configurations.server();
  }

  /** Whether the handshake has begun, so that it is too late to change sides. */
  abstract boolean hasBegun();

  /** What the handshake begins with. */
  final Configuration configuration() {
    return configuration;
  }

  /** The user's choice of application protocols. */
  final ProtocolSelector protocolSelector() {
    var chosen = selector;
    return chosen == null
        ? ProtocolSelector.NONE
        : ProtocolSelector.of(Optional.of(offered -> chosen.apply(this, offered)));
  }

  @Override
  public final String[] getSupportedCipherSuites() {
    return Names.cipherSuites();
  }

  @Override
  public final String[] getSupportedProtocols() {
    return Names.protocols();
  }

  @Override
  public final String[] getEnabledCipherSuites() {
    return getSSLParameters().getCipherSuites();
  }

  @Override
  public final void setEnabledCipherSuites(String[] suites) {
    SSLParameters change = getSSLParameters();
    change.setCipherSuites(suites);
    setSSLParameters(change);
  }

  @Override
  public final String[] getEnabledProtocols() {
    return getSSLParameters().getProtocols();
  }

  @Override
  public final void setEnabledProtocols(String[] protocols) {
    SSLParameters change = getSSLParameters();
    change.setProtocols(protocols);
    setSSLParameters(change);
  }

  @Override
  public final SSLParameters getSSLParameters() {
    lock.lock();
    try {
      return configuration.parameters();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final void setSSLParameters(SSLParameters params) {
    lock.lock();
    try {
      configuration.set(params);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final void setUseClientMode(boolean mode) {
    lock.lock();
    try {
      if (hasBegun()) {
        throw new IllegalArgumentException("the handshake has begun");
      }
      if (mode != clientMode) {
        clientMode = mode;
        configuration = configurations.changed(configuration, mode);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final boolean getUseClientMode() {
    return clientMode;
  }

  @Override
  public final void setNeedClientAuth(boolean need) {
    SSLParameters change = getSSLParameters();
    change.setNeedClientAuth(need);
    setSSLParameters(change);
  }

  @Override
  public final boolean getNeedClientAuth() {
    return getSSLParameters().getNeedClientAuth();
  }

  @Override
  public final void setWantClientAuth(boolean want) {
    SSLParameters change = getSSLParameters();
    change.setWantClientAuth(want);
    setSSLParameters(change);
  }

  @Override
  public final boolean getWantClientAuth() {
    return getSSLParameters().getWantClientAuth();
  }

  @Override
  public final void setEnableSessionCreation(boolean flag) {
    sessionCreation = flag;
  }

  @Override
  public final boolean getEnableSessionCreation() {
    return sessionCreation;
  }

  @Override
  public final void setHandshakeApplicationProtocolSelector(
      BiFunction<SSLEngine, List<String>, String> function) {
    lock.lock();
    try {
      selector = function;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
  }
}
