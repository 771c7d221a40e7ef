package dev.ascertain.jsse;

import dev.ascertain.jsse.AscertainSocket.Origin;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** An {@code SSLServerSocket}: the sockets it accepts have its parameters. */
final class AscertainServerSocket extends SSLServerSocket {
  private final Shared shared;
  private final Configurations configurations;
  private Configuration configuration;
  private boolean clientMode;
  private boolean sessionCreation = true;

  AscertainServerSocket(Shared shared, Configurations configurations) throws IOException {
    this.shared = shared;
    this.configurations = configurations;
    this.configuration = configurations.server();
  }

  @Override
  public Socket accept() throws IOException {
    Socket transport = new Socket();
    implAccept(transport);
    Origin origin = new Origin(Optional.empty(), getUseClientMode(), Optional.empty(), true);
    synchronized (this) {
      var accepted =
          new AscertainSocket(shared, configurations, configuration.copy(), transport, origin);
      accepted.setEnableSessionCreation(sessionCreation);
      return accepted;
    }
  }

  @Override
  public synchronized SSLParameters getSSLParameters() {
    return configuration.parameters();
  }

  @Override
  public synchronized void setSSLParameters(SSLParameters params) {
    configuration.set(params);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return Names.cipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return Names.protocols();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return getSSLParameters().getCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    SSLParameters change = getSSLParameters();
    change.setCipherSuites(suites);
    setSSLParameters(change);
  }

  @Override
  public String[] getEnabledProtocols() {
    return getSSLParameters().getProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    SSLParameters change = getSSLParameters();
    change.setProtocols(protocols);
    setSSLParameters(change);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    SSLParameters change = getSSLParameters();
    change.setNeedClientAuth(need);
    setSSLParameters(change);
  }

  @Override
  public boolean getNeedClientAuth() {
    return getSSLParameters().getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    SSLParameters change = getSSLParameters();
    change.setWantClientAuth(want);
    setSSLParameters(change);
  }

  @Override
  public boolean getWantClientAuth() {
    return getSSLParameters().getWantClientAuth();
  }

  @Override
  public synchronized void setUseClientMode(boolean mode) {
    if (mode != clientMode) {
      clientMode = mode;
      configuration = configurations.changed(configuration, mode);
    }
  }

  @Override
  public synchronized boolean getUseClientMode() {
    return clientMode;
  }

  @Override
  public synchronized void setEnableSessionCreation(boolean flag) {
    sessionCreation = flag;
  }

  @Override
  public synchronized boolean getEnableSessionCreation() {
    return sessionCreation;
  }
}
