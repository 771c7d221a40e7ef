package dev.ascertain.jsse;

import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;

/**
 * What can be set before a handshake, in an engine, a socket or a server socket. Safe for use by
 * several threads.
 */
final class Settings {
  private final Configurations configurations;
  private Configuration configuration;
  private boolean clientMode;
  private boolean sessionCreation;

  /** The defaults of a client or of a server. */
  Settings(Configurations configurations, boolean clientMode) {
    this(
        configurations,
        clientMode ? configurations.client() : configurations.server(),
        clientMode,
        true);
  }

  private Settings(
      Configurations configurations,
      Configuration configuration,
      boolean clientMode,
      boolean sessionCreation) {
    this.configurations = configurations;
    this.configuration = configuration;
    this.clientMode = clientMode;
    this.sessionCreation = sessionCreation;
  }

  /** The same, which do not change when these do. */
  synchronized Settings copy() {
    return new Settings(configurations, configuration.copy(), clientMode, sessionCreation);
  }

  /** What a handshake that begins now begins with; does not change any more. */
  synchronized Configuration configuration() {
    return configuration.copy(sessionCreation);
  }

  /** A copy of all parameters. */
  synchronized SSLParameters parameters() {
    return configuration.parameters();
  }

  /**
   * Takes parameters. What is null in them stays as it is.
   *
   * @throws IllegalArgumentException for a protocol or cipher suite that the engines do not have
   */
  synchronized void parameters(SSLParameters others) {
    configuration.set(others);
  }

  /**
   * Changes some of the parameters.
   *
   * @throws IllegalArgumentException as {@link #parameters(SSLParameters)}
   */
  synchronized void change(Consumer<SSLParameters> change) {
    SSLParameters changed = configuration.parameters();
    change.accept(changed);
    configuration.set(changed);
  }

  /** Whether the handshake is a client's. */
  synchronized boolean clientMode() {
    return clientMode;
  }

  /** Changes sides: what was set stays, the rest are the other side's defaults. */
  synchronized void clientMode(boolean mode) {
    if (mode != clientMode) {
      clientMode = mode;
      configuration = configurations.changed(configuration, mode);
    }
  }

  /** Whether the caller wants new sessions, and not only to resume. */
  synchronized boolean sessionCreation() {
    return sessionCreation;
  }

  /** Notes whether the caller wants new sessions. */
  synchronized void sessionCreation(boolean flag) {
    sessionCreation = flag;
  }
}
