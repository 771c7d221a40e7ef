package dev.ascertain.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An {@code SSLSocket} over our engines. One thread may read while another writes.
 *
 * <p>Unlike the JDK's, its streams fail if the peer ends the connection without close_notify: what
 * was read may be cut short (RFC 9846 section 6.1).
 */
final class AscertainSocket extends LayeredSocket {
  private final Shared shared;
  private final Settings settings;
  private final Origin origin;
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock handshaking = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final List<HandshakeCompletedListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<String> host;
  private @Nullable BiFunction<SSLSocket, List<String>, String> selector;
  private volatile @Nullable SocketTransport tls;
  private volatile boolean complete;
  private volatile boolean inputShut;

  /**
   * How a socket is made.
   *
   * @param host the peer, as the caller names it
   * @param consumed bytes of the peer's that were read from the transport already
   * @param autoClose whether closing it closes the transport
   */
  record Origin(Optional<String> host, Optional<InputStream> consumed, boolean autoClose) {
    /** A socket on a transport of its own. */
    static final Origin OWN = new Origin(Optional.empty(), Optional.empty(), true);
  }

  /**
   * A socket whose handshake has not begun.
   *
   * @param settings its own; what the handshake begins with
   * @param transport what it is on top of; may yet have to be connected
   */
  AscertainSocket(Shared shared, Settings settings, Socket transport, Origin origin) {
    super(transport);
    this.shared = shared;
    this.settings = settings;
    this.origin = origin;
    this.host = origin.host();
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    super.connect(endpoint, timeout);
    if (host.isEmpty() && endpoint instanceof InetSocketAddress address) {
      host = Optional.of(address.getHostString());
    }
  }

  @Override
  public void startHandshake() throws IOException {
    if (!complete) {
      handshake();
      return;
    }
    SocketTransport begun = begun();
    begun.renegotiate();
    begun.flush();
  }

  /** Performs the handshake, unless it is complete. */
  SocketTransport handshake() throws IOException {
    if (complete) {
      return begun();
    }
    handshaking.lock();
    try {
      if (complete) {
        return begun();
      }
      requireOpen();
      begun().handshake();
      complete = true;
    } finally {
      handshaking.unlock();
    }
    for (HandshakeCompletedListener listener : listeners) {
      listener.handshakeCompleted(new HandshakeCompletedEvent(this, begun().session()));
    }
    return begun();
  }

  private SocketTransport begun() throws IOException {
    lock.lock();
    try {
      SocketTransport known = tls;
      if (known != null) {
        return known;
      }
      if (!isConnected()) {
        throw new SocketException("the socket is not connected");
      }
      Caller caller = new Caller.OfSocket(this);
      Connection connection =
          settings.clientMode()
              ? Connection.client(shared, settings.configuration(), caller, host, getPort())
              : Connection.server(shared, settings.configuration(), caller, protocolSelector());
      InputStream in =
          origin.consumed().isPresent()
              ? new java.io.SequenceInputStream(
                  origin.consumed().get(), transport().getInputStream())
              : transport().getInputStream();
      SocketTransport begun = new SocketTransport(transport(), in, connection, shared.spare());
      tls = begun;
      return begun;
    } finally {
      lock.unlock();
    }
  }

  private Optional<ProtocolSelector> protocolSelector() {
    return Optional.ofNullable(selector).map(chosen -> offered -> chosen.apply(this, offered));
  }

  void requireOpen() throws SocketException {
    if (closed.get()) {
      throw new SocketException("the socket is closed");
    }
  }

  /** How much can be read without waiting. */
  int buffered() {
    SocketTransport begun = tls;
    return begun == null ? 0 : begun.available();
  }

  /** Whether the caller reads no more. */
  boolean isInputShut() {
    return inputShut;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    requireOpen();
    if (!isConnected()) {
      throw new SocketException("the socket is not connected");
    }
    return new SocketInput(this);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    requireOpen();
    if (!isConnected()) {
      throw new SocketException("the socket is not connected");
    }
    return new SocketOutput(this);
  }

  @Override
  public void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    SocketTransport begun = tls;
    try {
      if (begun != null) {
        begun.close(!origin.autoClose() && complete);
      }
    } finally {
      if (origin.autoClose()) {
        transport().close();
      }
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get() || transport().isClosed();
  }

  @Override
  public void shutdownInput() throws IOException {
    requireOpen();
    SocketTransport begun = tls;
    inputShut = true;
    if (begun != null && !begun.hasPeerClosed()) {
      throw new SSLException("closing the input before the peer's close_notify");
    }
  }

  @Override
  public boolean isInputShutdown() {
    SocketTransport begun = tls;
    return inputShut || (begun != null && begun.hasPeerClosed());
  }

  @Override
  public void shutdownOutput() throws IOException {
    requireOpen();
    begun().closeOutput();
  }

  @Override
  public boolean isOutputShutdown() {
    SocketTransport begun = tls;
    return begun != null && begun.isOutputClosed();
  }

  /** Performs the handshake; if that fails, the session is one that says nothing. */
  @Override
  public SSLSession getSession() {
    try {
      return handshake().session();
    } catch (IOException e) {
      // The contract: "a session of SSL_NULL_WITH_NULL_NULL"; whoever reads or writes gets why.
      return AscertainSession.none(host, getPort(), shared.time().millis());
    }
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    SocketTransport begun = tls;
    return begun == null || complete ? null : begun.session();
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    SocketTransport begun = tls;
    return begun != null && complete ? begun.applicationProtocol() : null;
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    SocketTransport begun = tls;
    return begun != null && !complete ? begun.applicationProtocol() : null;
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      BiFunction<SSLSocket, List<String>, String> function) {
    selector = function;
  }

  @Override
  public @Nullable BiFunction<SSLSocket, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.add(Objects.requireNonNull(listener));
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    if (!listeners.remove(listener)) {
      throw new IllegalArgumentException("not a listener of this socket");
    }
  }

  @Override
  public boolean getUseClientMode() {
    return settings.clientMode();
  }

  @Override
  public void setUseClientMode(boolean mode) {
    lock.lock();
    try {
      if (tls != null) {
        throw new IllegalArgumentException("the handshake has begun");
      }
      settings.clientMode(mode);
    } finally {
      lock.unlock();
    }
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
