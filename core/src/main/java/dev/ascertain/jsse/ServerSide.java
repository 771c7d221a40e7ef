package dev.ascertain.jsse;

import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerEngine;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.verify.Purpose;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The server's side of a connection. */
final class ServerSide implements Connection.Side {
  private final Shared shared;
  private final Configuration configuration;
  private final Caller caller;
  private final Optional<ProtocolSelector> selector;
  private final PeerJudge judge;
  private final AscertainSession session;
  private Optional<String> requested = Optional.empty();
  private @Nullable TlsEngine engine;

  ServerSide(
      Shared shared,
      Configuration configuration,
      Caller caller,
      Optional<ProtocolSelector> selector) {
    this.shared = shared;
    this.configuration = configuration;
    this.caller = caller;
    this.selector = selector;
    this.judge =
        new PeerJudge(
            shared.trust(),
            caller,
            Purpose.CLIENT,
            List.of(),
            false,
            true,
            shared.time(),
            this::note);
    this.session =
        AscertainSession.of(
            shared.servers(),
            Optional.empty(),
            -1,
            shared.time().millis(),
            shared.randomness().bytes(32));
  }

  @Override
  public Sender sender() {
    return Sender.SERVER;
  }

  @Override
  public Optional<String> host() {
    return requested;
  }

  @Override
  public int port() {
    return -1;
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
    TlsEngine started = ServerEngine.start(shared.nanoClock(), this::settings);
    engine = started;
    return started;
  }

  @Override
  public boolean isResumed(Transcript transcript) {
    return LocalCertificates.message(transcript, Sender.SERVER).isEmpty();
  }

  @Override
  public void complete(Transcript transcript) {
    transcript.negotiated().ifPresent(session::agreed);
    session.localCertificates(LocalCertificates.in(transcript, Sender.SERVER));
  }

  /** What this client gets. */
  private ServerSettings settings(ClientHello hello) throws ViolationException {
    ServerPreferences preferences = configuration.preferences();
    session.localAlgorithms(Names.algorithms(preferences.signatureSchemes()));
    noteRequest(hello, preferences);
    List<SignatureScheme> theirs =
        hello
            .extensions()
            .find(SignatureAlgorithms.class)
            .map(SignatureAlgorithms::supportedSignatureAlgorithms)
            .orElse(preferences.signatureSchemes());
    session.peerAlgorithms(Names.algorithms(theirs));
    List<SignatureScheme> common =
        preferences.signatureSchemes().stream().filter(theirs::contains).toList();
    List<Credential> credentials =
        shared.keys().map(keys -> keys.forServer(common, caller)).orElse(List.of());
    return new ServerSettings(
        shared.nanoClock(),
        shared.crypto(),
        shared.randomness(),
        credentials,
        preferences.withApplicationProtocols(applicationProtocols(hello)),
        Optional.empty(),
        Optional.of(
            shared.servers().resumption(shared.ticketKeys(), !configuration.sessionCreation())),
        clientAuthentication(),
        KeyLog.none());
  }

  /** Notes what key managers look at; refuses a name that no matcher takes. */
  private void noteRequest(ClientHello hello, ServerPreferences preferences)
      throws ViolationException {
    boolean tls13 =
        preferences.versions().contains(ProtocolVersion.TLS_1_3)
            && hello
                .extensions()
                .find(SupportedVersions.class)
                .filter(offer -> offer.versions().contains(ProtocolVersion.TLS_1_3))
                .isPresent();
    session.version(tls13 ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2);
    requested = hello.extensions().find(ServerName.class).flatMap(ServerName::hostName);
    if (requested.isEmpty()) {
      return;
    }
    List<SNIServerName> names = new ArrayList<>();
    try {
      names.add(new SNIHostName(requested.get().getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      throw unrecognized("a host name", requested.get());
    }
    session.requestedNames(names);
    Collection<SNIMatcher> matchers = configuration.parameters().getSNIMatchers();
    // RFC 6066 section 3: "If the server understood the ClientHello extension but does not
    // recognize
    // the server name, the server SHOULD take one of two actions: either abort the handshake by
    // sending a fatal-level unrecognized_name(112) alert or continue the handshake."
    if (matchers != null
        && !matchers.isEmpty()
        && matchers.stream().noneMatch(matcher -> matcher.matches(names.getFirst()))) {
      throw unrecognized("a name that an SNIMatcher takes", requested.get());
    }
  }

  private String[] applicationProtocols(ClientHello hello) throws ViolationException {
    List<String> offered =
        hello
            .extensions()
            .find(ApplicationLayerProtocolNegotiation.class)
            .map(ApplicationLayerProtocolNegotiation::protocolNameList)
            .orElse(List.of());
    if (selector.isEmpty() || offered.isEmpty()) {
      return configuration.applicationProtocols().toArray(String[]::new);
    }
    String chosen = selector.get().select(offered);
    // RFC 7301 section 3.2: "In the event that the server supports no protocols that the client
    // advertises, then the server SHALL respond with a fatal "no_application_protocol" alert."
    if (chosen == null || (!chosen.isEmpty() && !offered.contains(chosen))) {
      throw new ViolationException(
          new Violation(
              Rule.NO_COMMON_APPLICATION_PROTOCOL,
              "ClientHello.protocol_name_list",
              new ByteRange(0, 0),
              "a protocol that the selector takes",
              offered.toString()));
    }
    return chosen.isEmpty() ? new String[0] : new String[] {chosen};
  }

  private Optional<ClientAuthentication> clientAuthentication() {
    SSLParameters parameters = configuration.parameters();
    boolean need = parameters.getNeedClientAuth();
    return need || parameters.getWantClientAuth()
        ? Optional.of(new ClientAuthentication(need, shared.trust().authorities(), judge))
        : Optional.empty();
  }

  private AscertainSession note(Presented presented) {
    return Connection.note(Objects.requireNonNull(engine), session, presented);
  }

  private static ViolationException unrecognized(String expected, String name) {
    return new ViolationException(
        new Violation(
            Rule.UNRECOGNIZED_NAME,
            "ClientHello.server_name",
            new ByteRange(0, 0),
            expected,
            name));
  }
}
