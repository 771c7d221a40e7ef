package dev.ascertain.jsse;

import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.TlsInnerPlaintext;
import dev.ascertain.wire.extension.Opaque;
import java.io.ByteArrayInputStream;
import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * What a handshake agreed on; grows while the handshake goes on. Safe for use by several threads.
 */
final class AscertainSession extends ExtendedSSLSession {
  private final @Nullable SessionStore store;
  private final Optional<String> peerHost;
  private final int peerPort;
  private final long created;
  private final byte[] id;
  private final Map<String, Object> values;
  private final Deque<ClientSession> resumable = new ArrayDeque<>();
  private volatile long lastAccessed;
  private volatile boolean valid;
  private volatile Optional<Negotiated> negotiated = Optional.empty();
  private volatile Optional<Presented> presented = Optional.empty();
  private volatile X509Certificate @Nullable [] peerChain;
  private volatile Supplier<List<byte[]>> localCertificates = List::of;
  private volatile Optional<ProtocolVersion> version = Optional.empty();
  private volatile List<SNIServerName> requestedNames = List.of();
  private volatile String[] localAlgorithms = {};
  private volatile String[] peerAlgorithms = {};

  private AscertainSession(
      @Nullable SessionStore store,
      Optional<String> peerHost,
      int peerPort,
      long created,
      byte[] id,
      Map<String, Object> values) {
    this.store = store;
    this.peerHost = peerHost;
    this.peerPort = peerPort;
    this.created = created;
    this.lastAccessed = created;
    this.id = id;
    this.values = values;
    this.valid = store != null;
  }

  /** The session of a connection whose handshake is not complete: it says nothing. */
  static AscertainSession none(Optional<String> peerHost, int peerPort, long now) {
    return new AscertainSession(
        null, peerHost, peerPort, now, new byte[0], new ConcurrentHashMap<>());
  }

  /** The session of a handshake that begins. */
  static AscertainSession of(
      SessionStore store, Optional<String> peerHost, int peerPort, long now, byte[] id) {
    return new AscertainSession(store, peerHost, peerPort, now, id, new ConcurrentHashMap<>());
  }

  /** This session, resumed by another connection; it has not been negotiated again yet. */
  AscertainSession resumed() {
    AscertainSession again = new AscertainSession(store, peerHost, peerPort, created, id, values);
    again.presented = presented;
    again.peerChain = peerChain;
    again.localCertificates = localCertificates;
    again.lastAccessed = lastAccessed;
    return again;
  }

  void agreed(Negotiated value) {
    negotiated = Optional.of(value);
    version = Optional.of(value.version());
  }

  void presented(Presented value) {
    presented = Optional.of(value);
    peerChain = null;
  }

  /** Forgets what the peer presented. */
  void withdraw() {
    presented = Optional.empty();
    peerChain = null;
  }

  /** Notes what we presented: DER, read when it is asked for. */
  void localCertificates(Supplier<List<byte[]>> value) {
    localCertificates = value;
  }

  /** Notes the version, before all else is agreed on. */
  void version(ProtocolVersion value) {
    version = Optional.of(value);
  }

  void requestedNames(List<SNIServerName> value) {
    requestedNames = List.copyOf(value);
  }

  void localAlgorithms(String[] value) {
    localAlgorithms = value.clone();
  }

  void peerAlgorithms(String[] value) {
    peerAlgorithms = value.clone();
  }

  void accessed(long now) {
    lastAccessed = now;
  }

  /** Keeps what a later connection can resume; of many tickets, the newest few. */
  synchronized void keep(ClientSession session) {
    resumable.addLast(session);
    if (resumable.size() > 4) {
      resumable.removeFirst();
    }
  }

  // RFC 9846 appendix C.4: "Clients SHOULD NOT reuse a ticket for multiple connections."
  /** What to resume by, if there is anything left. */
  synchronized Optional<ClientSession> takeResumable() {
    ClientSession newest = resumable.peekLast();
    if (newest instanceof ClientSession.Tls13) {
      resumable.removeLast();
    }
    return Optional.ofNullable(newest);
  }

  /** The authType for a trust manager. */
  String authType() {
    return Names.authType(negotiated.orElseThrow().cipherSuite());
  }

  /**
   * The peer's certificates, its own first.
   *
   * @throws CertificateException if the JDK cannot read one, or there is none
   */
  X509Certificate[] peerChain() throws CertificateException {
    X509Certificate[] known = peerChain;
    if (known != null) {
      return known.clone();
    }
    List<byte[]> ders = presented.map(Presented::certificates).orElse(List.of());
    if (ders.isEmpty()) {
      throw new CertificateException("the peer has shown no certificate");
    }
    X509Certificate[] chain = read(ders);
    peerChain = chain;
    return chain.clone();
  }

  private static X509Certificate[] read(List<byte[]> ders) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    X509Certificate[] chain = new X509Certificate[ders.size()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(ders.get(i)));
    }
    return chain;
  }

  @Override
  public byte[] getId() {
    return id.clone();
  }

  Opaque id() {
    return new Opaque(id);
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return store;
  }

  @Override
  public long getCreationTime() {
    return created;
  }

  @Override
  public long getLastAccessedTime() {
    return lastAccessed;
  }

  @Override
  public void invalidate() {
    valid = false;
    if (store != null) {
      store.remove(this);
    }
  }

  @Override
  public boolean isValid() {
    return valid && store != null && store.isFresh(this);
  }

  @Override
  public void putValue(String name, Object value) {
    Object former = values.put(name, value);
    if (value instanceof SSLSessionBindingListener listener) {
      listener.valueBound(new SSLSessionBindingEvent(this, name));
    }
    unbound(name, former);
  }

  @Override
  public @Nullable Object getValue(String name) {
    return values.get(name);
  }

  @Override
  public void removeValue(String name) {
    unbound(name, values.remove(name));
  }

  private void unbound(String name, @Nullable Object former) {
    if (former instanceof SSLSessionBindingListener listener) {
      listener.valueUnbound(new SSLSessionBindingEvent(this, name));
    }
  }

  @Override
  public String[] getValueNames() {
    return values.keySet().toArray(String[]::new);
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    try {
      return peerChain();
    } catch (CertificateException e) {
      var unverified = new SSLPeerUnverifiedException(String.valueOf(e.getMessage()));
      unverified.initCause(e);
      throw unverified;
    }
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    List<byte[]> ders = localCertificates.get();
    try {
      return ders.isEmpty() ? null : read(ders);
    } catch (CertificateException e) {
      throw new IllegalStateException("our own certificate cannot be read", e);
    }
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    return ((X509Certificate) getPeerCertificates()[0]).getSubjectX500Principal();
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    Certificate @Nullable [] chain = getLocalCertificates();
    return chain == null ? null : ((X509Certificate) chain[0]).getSubjectX500Principal();
  }

  @Override
  public String getCipherSuite() {
    return negotiated.map(n -> n.cipherSuite().toString()).orElse("SSL_NULL_WITH_NULL_NULL");
  }

  @Override
  public String getProtocol() {
    return version.map(Names::of).orElse("NONE");
  }

  @Override
  public @Nullable String getPeerHost() {
    return peerHost.orElse(null);
  }

  @Override
  public int getPeerPort() {
    return peerPort;
  }

  @Override
  public int getPacketBufferSize() {
    return RecordHeader.LENGTH + TlsCiphertext.MAX_LENGTH_12;
  }

  /** Room for the content type too, so that a record is decrypted where it is wanted. */
  @Override
  public int getApplicationBufferSize() {
    return TlsInnerPlaintext.MAX_LENGTH;
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return localAlgorithms.clone();
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return peerAlgorithms.clone();
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return requestedNames;
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return presented
        .map(p -> new TreeMap<>(p.staples()).values().stream().map(byte[]::clone).toList())
        .orElse(List.of());
  }
}
