package dev.ascertain.jsse;

import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.jsse.SessionStore.Resumable;
import dev.ascertain.jsse.SessionStore.Server;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.ReferenceIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The client's side of a connection. */
final class ClientSide implements Connection.Side {
  private final Shared shared;
  private final Configuration configuration;
  private final Caller caller;
  private final Optional<String> host;
  private final int port;
  private final Optional<String> serverName;
  private final Server server;
  private final PeerJudge judge;
  private AscertainSession session;
  private Optional<Resumable> offered;
  private @Nullable TlsEngine engine;

  ClientSide(
      Shared shared, Configuration configuration, Caller caller, Optional<String> host, int port) {
    this.shared = shared;
    this.configuration = configuration;
    this.caller = caller;
    this.host = host;
    this.port = port;
    this.serverName =
        configuration.leavesServerNameOpen()
            ? host.flatMap(ClientSide::dnsName)
            : configuration.serverName();
    this.server = new Server(host.orElse(""), port, serverName, configuration.identification());
    this.judge =
        new PeerJudge(
            shared.trust(),
            caller,
            Purpose.SERVER,
            Stream.concat(configuration.serverName().stream(), host.stream()).distinct().toList(),
            configuration.identification().isPresent(),
            configuration.sessionCreation(),
            shared.time(),
            this::note);
    this.session =
        AscertainSession.of(
            shared.clients(), host, port, shared.time().millis(), shared.randomness().bytes(32));
    serverName.ifPresent(name -> session.requestedNames(List.of(new SNIHostName(name))));
    // Without a name for it, a server cannot be told from others.
    this.offered = host.isPresent() ? shared.clients().find(server) : Optional.empty();
  }

  /**
   * Checks that there is a session to resume, if no new one is wanted.
   *
   * @throws SSLException if there is none
   */
  void requireSession() throws SSLException {
    if (!configuration.sessionCreation() && offered.isEmpty()) {
      throw Failures.exception(
          "there is no session to resume, and setEnableSessionCreation(false) wants no new one",
          true,
          null);
    }
  }

  @Override
  public Sender sender() {
    return Sender.CLIENT;
  }

  @Override
  public Optional<String> host() {
    return host.or(() -> serverName);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public PeerJudge judge() {
    return judge;
  }

  @Override
  public AscertainSession session() {
    return session;
  }

  @Override
  public TlsEngine start() {
    Offer offer = configuration.offer(serverName);
    session.localAlgorithms(Names.algorithms(offer.signatureSchemes()));
    ClientSettings settings =
        new ClientSettings(
                shared.nanoClock(),
                shared.crypto(),
                shared.randomness(),
                judge,
                Mode.STRICT,
                KeyLog.none())
            .with(this::keep);
    if (shared.keys().isPresent()) {
      KeySource keys = shared.keys().get();
      settings =
          settings.choosing((schemes, authorities) -> {
            session.peerAlgorithms(Names.algorithms(schemes));
            return keys.forClient(schemes, authorities, caller);
          });
    }
    PriorKeys prior = offered.map(resumable -> PriorKeys.of(resumable.by())).orElse(PriorKeys.NONE);
    TlsEngine started = ClientEngine.start(offer, settings, prior);
    engine = started;
    return started;
  }

  /** A server that resumes shows no certificate, and one that does not must show one. */
  @Override
  public boolean isResumed(Transcript transcript) {
    return judge.accepted().isEmpty();
  }

  @Override
  public void complete(Transcript transcript) {
    resumeIfSo();
    transcript.negotiated().ifPresent(session::agreed);
    if (judge.accepted().isPresent()) {
      session.localCertificates(LocalCertificates.in(transcript, Sender.CLIENT));
    }
  }

  /** Once a handshake without a certificate comes to its end, its session is the one offered. */
  private void resumeIfSo() {
    if (judge.accepted().isEmpty() && offered.isPresent()) {
      AscertainSession again = offered.get().session().resumed();
      again.requestedNames(session.getRequestedServerNames());
      again.localAlgorithms(session.getLocalSupportedSignatureAlgorithms());
      again.accessed(shared.time().millis());
      session = again;
      offered = Optional.empty();
    }
  }

  private void keep(ClientSession resumable) {
    resumeIfSo();
    session.keep(resumable);
    if (host.isPresent()) {
      shared.clients().put(server, session);
    }
  }

  private AscertainSession note(dev.ascertain.handshake.CertificateJudge.Presented presented) {
    return Connection.note(java.util.Objects.requireNonNull(engine), session, presented);
  }

  /** The name to ask for; a literal address is none (RFC 6066 section 3). */
  private static Optional<String> dnsName(String host) {
    try {
      return ReferenceIdentifier.parse(host) instanceof ReferenceIdentifier.Dns dns
          ? Optional.of(dns.name())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Whatever the caller calls the server by is no name that could be asked for.
      return Optional.empty();
    }
  }
}
