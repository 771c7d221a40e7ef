package dev.ascertain.jsse;

import dev.ascertain.jsse.AscertainSocket.Origin;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** An {@code SSLServerSocket}: the sockets it accepts have its settings. */
final class AscertainServerSocket extends SSLServerSocket {
  private final Shared shared;
  private final Settings settings;

  AscertainServerSocket(Shared shared, Configurations configurations) throws IOException {
    this.shared = shared;
    this.settings = new Settings(configurations, false);
  }

  @Override
  public Socket accept() throws IOException {
    Socket transport = new Socket();
    implAccept(transport);
    return new AscertainSocket(shared, settings.copy(), transport, Origin.OWN);
  }

  @Override
  public boolean getUseClientMode() {
    return settings.clientMode();
  }

  @Override
  public void setUseClientMode(boolean mode) {
    settings.clientMode(mode);
  }

  @Override
  public SSLParameters getSSLParameters() {
    return settings.parameters();
  }

  @Override
  public void setSSLParameters(SSLParameters params) {
    settings.parameters(params);
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
    return settings.parameters().getCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    settings.change(parameters -> parameters.setCipherSuites(suites));
  }

  @Override
  public String[] getEnabledProtocols() {
    return settings.parameters().getProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    settings.change(parameters -> parameters.setProtocols(protocols));
  }

  @Override
  public boolean getNeedClientAuth() {
    return settings.parameters().getNeedClientAuth();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    settings.change(parameters -> parameters.setNeedClientAuth(need));
  }

  @Override
  public boolean getWantClientAuth() {
    return settings.parameters().getWantClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    settings.change(parameters -> parameters.setWantClientAuth(want));
  }

  @Override
  public boolean getEnableSessionCreation() {
    return settings.sessionCreation();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    settings.sessionCreation(flag);
  }
}
