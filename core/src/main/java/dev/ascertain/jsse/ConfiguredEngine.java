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

  /** What the handshake begins with. */
  final Settings settings;

  private @Nullable BiFunction<SSLEngine, List<String>, String> selector;

  ConfiguredEngine(Settings settings, @Nullable String host, int port) {
    super(host, port);
    this.settings = settings;
  }

  /** Whether the handshake has begun, so that it is too late to change sides. */
  abstract boolean hasBegun();

  /** The user's choice of application protocols; empty if the list of the parameters decides. */
  final Optional<ProtocolSelector> protocolSelector() {
    return Optional.ofNullable(selector).map(chosen -> offered -> chosen.apply(this, offered));
  }

  @Override
  public final boolean getUseClientMode() {
    return settings.clientMode();
  }

  @Override
  public final void setUseClientMode(boolean mode) {
    lock.lock();
    try {
      if (hasBegun()) {
        throw new IllegalArgumentException("the handshake has begun");
      }
      settings.clientMode(mode);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final SSLParameters getSSLParameters() {
    return settings.parameters();
  }

  @Override
  public final void setSSLParameters(SSLParameters params) {
    settings.parameters(params);
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
    return settings.parameters().getCipherSuites();
  }

  @Override
  public final void setEnabledCipherSuites(String[] suites) {
    settings.change(parameters -> parameters.setCipherSuites(suites));
  }

  @Override
  public final String[] getEnabledProtocols() {
    return settings.parameters().getProtocols();
  }

  @Override
  public final void setEnabledProtocols(String[] protocols) {
    settings.change(parameters -> parameters.setProtocols(protocols));
  }

  @Override
  public final boolean getNeedClientAuth() {
    return settings.parameters().getNeedClientAuth();
  }

  @Override
  public final void setNeedClientAuth(boolean need) {
    settings.change(parameters -> parameters.setNeedClientAuth(need));
  }

  @Override
  public final boolean getWantClientAuth() {
    return settings.parameters().getWantClientAuth();
  }

  @Override
  public final void setWantClientAuth(boolean want) {
    settings.change(parameters -> parameters.setWantClientAuth(want));
  }

  @Override
  public final boolean getEnableSessionCreation() {
    return settings.sessionCreation();
  }

  @Override
  public final void setEnableSessionCreation(boolean flag) {
    settings.sessionCreation(flag);
  }

  @Override
  public final @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
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
}
