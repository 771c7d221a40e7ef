package dev.ascertain;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.Connection;
import dev.ascertain.net.Connector;
import dev.ascertain.net.HttpMethod;
import dev.ascertain.net.HttpRequest;
import dev.ascertain.net.NotConnectedException;
import dev.ascertain.net.TlsConversation;
import dev.ascertain.observation.EncryptedHello;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.Verification;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.CertificateRequest13;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One connection to one target, from the lookup to the HTTP answer. */
final class Examination {
  private final Target target;
  private final Options options;
  private final Environment environment;
  private final Instant started;
  private final Judge ours;
  private final LongSupplier clock;

  /** Whom the server has to convince: of its own name or, if it rejects ours, of the public one. */
  private Judge judge;

  private Encryption encryption;

  /** What one connection showed. */
  record Result(Observation seen, Optional<Verification> verification) {}

  Examination(Target target, Options options, Environment environment, Instant started) {
    this.target = target;
    this.options = options;
    this.environment = environment;
    this.started = started;
    this.ours =
        new Judge(
            reference(target, options.offer().serverName()),
            options.judgement(),
            options.rawPublicKeys(),
            started,
            environment);
    this.judge = ours;
    this.encryption = Encryption.NONE;
    this.clock = fromNow(environment.nanoClock());
  }

  /** A clock that begins at zero, as deadlines for a whole examination need it. */
  static LongSupplier fromNow(LongSupplier nanoClock) {
    long origin = nanoClock.getAsLong();
    return () -> nanoClock.getAsLong() - origin;
  }

  Result run() {
    encryption =
        Encryption.of(
            options.offer().ech(),
            named(target, options.offer().serverName()),
            options.connect(),
            environment,
            clock);
    Connector connector = new Connector(environment.resolver(), clock);
    List<ClientSession> sessions = new ArrayList<>();
    Observation seen;
    try {
      seen = connect(connector, options.connect(), sessions);
      EncryptedHello.Rejection rejection =
          new EncryptedHello.Rejection(seen.connect(), seen.transcript().orElseThrow());
      Optional<Encryption> again = encryption.again(rejection, environment);
      if (again.isPresent()) {
        encryption = again.get();
        seen = connect(connector, options.connect().again(seen.connect()), sessions);
      }
    } catch (NotConnectedException e) {
      Observation nothing =
          new Observation(
              e.attempt(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of());
      return new Result(nothing, Optional.empty());
    }
    Transcript said = seen.transcript().orElseThrow();
    if (options.reconnect().isPresent() && said.completed()) {
      var reconnection =
          new Reconnection(
              target, options, environment, clock, encryption, proven(said) || options.insecure());
      seen = seen.with(reconnection.resume(seen.connect(), sessions));
    }
    // Evidence is fetched once the server is left in peace, so that its times are its own.
    Optional<Verified> verified = judge.withEvidence(said.keyProof(), options.connect());
    return new Result(
        seen.withFetches(verified.map(Verified::fetches).orElse(List.of())),
        verified.map(Verified::verification));
  }

  private Observation connect(Connector connector, ConnectOptions how, List<ClientSession> sessions)
      throws NotConnectedException {
    try (Connection connection = connector.connect(target, how)) {
      Observation seen = converse(connection, sessions);
      return encryption.observed().isPresent() ? seen.with(encryption.observed().get()) : seen;
    }
  }

  private Judge judgeOf(Optional<String> publicName) {
    return publicName.isEmpty()
        ? ours
        : new Judge(
            ReferenceIdentifier.parse(publicName.get()),
            options.judgement(),
            List.of(),
            started,
            environment);
  }

  private Observation converse(Connection connection, List<ClientSession> sessions) {
    Judge ofPublicName = judgeOf(encryption.publicName());
    ClientSettings settings =
        environment
            .client(clock, ours, options.mode(), environment.keyLog())
            .with(options.credentials())
            .with(sessions::add)
            .with(encryption.offer(ofPublicName));
    PriorKeys prior = new PriorKeys(Optional.empty(), options.presharedKeys(), Opaque.EMPTY);
    ClientEngine engine = ClientEngine.start(Offers.of(target, options), settings, prior);
    TlsConversation conversation = new TlsConversation(connection, engine);
    var timeouts = options.connect().timeouts();
    Optional<NetworkFailure> failure =
        conversation.handshake(timeouts.deadline(Stage.HANDSHAKE, clock.getAsLong()));
    judge = engine.transcript().rejectedEncryption() ? ofPublicName : ours;
    Optional<HttpAnswer> answer = Optional.empty();
    if (engine.isConnected() && mayAsk(engine.transcript())) {
      answer =
          Optional.of(
              conversation.exchange(
                  request(target, options), timeouts.deadline(Stage.HTTP, clock.getAsLong())));
    } else if (engine.isConnected() && saysMore(engine.transcript())) {
      conversation.awaitVerdict();
    }
    conversation.close();
    return new Observation(
        connection.attempt(),
        Optional.of(engine.transcript()),
        failure,
        answer,
        List.of(),
        List.of());
  }

  /**
   * Whether to send a request: only to a server that proved who it is, unless the user insists; and
   * only where HTTP/1.1 is what the server expects.
   */
  private boolean mayAsk(Transcript transcript) {
    return options.http() != Options.Http.NONE
        && (proven(transcript) || options.insecure())
        && speaksHttp1(transcript);
  }

  private boolean proven(Transcript transcript) {
    return transcript.usedPriorKey()
        || transcript.provedKnownKey()
        || judge.verification(transcript.keyProof()).map(Verification::trusted).orElse(false);
  }

  /** Whether HTTP/1.1 is what ALPN agreed on, or may be spoken for want of an agreement. */
  static boolean speaksHttp1(Transcript transcript) {
    return transcript
        .negotiated()
        .flatMap(Negotiated::applicationProtocol)
        .map(name -> name.equals("http/1.1"))
        .orElse(true);
  }

  /**
   * In TLS 1.3 a server refuses a client without a certificate only after the client's Finished,
   * and that is also when tickets come.
   */
  private boolean saysMore(Transcript transcript) {
    return options.reconnect().isPresent()
        || transcript.messages(CertificateRequest13.class).findAny().isPresent();
  }

  static HttpRequest request(Target target, Options options) {
    HttpMethod method = options.http() == Options.Http.GET ? HttpMethod.GET : HttpMethod.HEAD;
    return new HttpRequest(method, target, Ascertain.VERSION);
  }

  /** The same server, by the name it is asked for by. */
  private static Target named(Target target, Options.ServerNameChoice choice) {
    return choice instanceof Options.ServerNameChoice.Given given
        ? new Target(target.given(), given.name(), target.port(), Optional.empty())
        : target;
  }

  private static ReferenceIdentifier reference(Target target, Options.ServerNameChoice choice) {
    return ReferenceIdentifier.parse(named(target, choice).host());
  }
}
