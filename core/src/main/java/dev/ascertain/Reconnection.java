package dev.ascertain;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.net.Connection;
import dev.ascertain.net.Connector;
import dev.ascertain.net.HttpMethod;
import dev.ascertain.net.NotConnectedException;
import dev.ascertain.net.TlsConversation;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Resumption;
import dev.ascertain.observation.Resumption.Offered;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.wire.extension.Opaque;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One more connection, to the same address, which resumes the first. */
final class Reconnection {
  private final Target target;
  private final Options options;
  private final Environment environment;
  private final LongSupplier clock;
  private final Encryption encryption;
  private final boolean mayAsk;
  private final Opaque earlyData;

  /**
   * A connection that is yet to be made.
   *
   * @param options how; they ask for it
   * @param clock that of the first connection, by which tickets age
   * @param encryption that of the first connection
   * @param mayAsk whether anything may be sent to the server: it proved who it is, or the user
   *     insists
   */
  Reconnection(
      Target target,
      Options options,
      Environment environment,
      LongSupplier clock,
      Encryption encryption,
      boolean mayAsk) {
    this.target = target;
    this.options = options;
    this.environment = environment;
    this.clock = clock;
    this.encryption = encryption;
    this.mayAsk = mayAsk;
    this.earlyData = options.reconnect().orElseThrow().earlyData();
  }

  /**
   * Resumes the first connection.
   *
   * @param first how it came about
   * @param sessions what it left to be resumed, in the order in which it came
   */
  Resumption resume(ConnectAttempt first, List<ClientSession> sessions) {
    if (sessions.isEmpty()) {
      return Resumption.ofNothing(earlyData.length());
    }
    ClientSession session = choose(sessions);
    Connector connector = new Connector(environment.resolver(), clock);
    try (Connection connection = connector.connect(target, options.connect().again(first))) {
      return converse(connection, session);
    } catch (NotConnectedException e) {
      return new Resumption(
          offered(session),
          Optional.of(e.attempt()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          earlyData.length());
    }
  }

  /** The newest one; with early data, the newest that takes as much. */
  private ClientSession choose(List<ClientSession> sessions) {
    return sessions.reversed().stream()
        .filter(session ->
            session instanceof ClientSession.Tls13 ticket
                && ticket.maxEarlyData() >= earlyData.length())
        .findFirst()
        .orElse(sessions.getLast());
  }

  private static Offered offered(ClientSession session) {
    return switch (session) {
      case ClientSession.Tls13 s -> new Offered.Ticket13(s.lifetime(), s.maxEarlyData());
      case ClientSession.Tls12 s ->
          s.ticket().length() > 0 ? new Offered.Ticket12() : new Offered.SessionId();
    };
  }

  private Resumption converse(Connection connection, ClientSession session) {
    ClientSettings settings =
        environment
            .client(clock, CertificateJudge.acceptingAll(), Mode.OBSERVE, environment.keyLog())
            .with(options.credentials())
            .with(encryption.offer(CertificateJudge.acceptingAll()));
    PriorKeys prior = mayAsk ? PriorKeys.of(session, earlyData.bytes()) : PriorKeys.of(session);
    ClientEngine engine = ClientEngine.start(Offers.of(target, options), settings, prior);
    TlsConversation conversation = new TlsConversation(connection, engine);
    var timeouts = options.connect().timeouts();
    Optional<NetworkFailure> failure =
        conversation.handshake(timeouts.deadline(Stage.HANDSHAKE, clock.getAsLong()));
    Optional<HttpAnswer> answer =
        mayAsk(engine, session) ? Optional.of(ask(engine, conversation)) : Optional.empty();
    conversation.close();
    return new Resumption(
        offered(session),
        Optional.of(connection.attempt()),
        Optional.of(engine.transcript()),
        failure,
        answer,
        earlyData.length());
  }

  /** A server that begins anew has to prove itself anew, which the first connection shows. */
  private boolean mayAsk(ClientEngine engine, ClientSession session) {
    // A server may answer early data, and close, before we are done.
    return mayAsk
        && (engine.isConnected() || engine.transcript().acceptedEarlyData())
        && engine.transcript().usedPriorKey()
        && (engine.transcript().acceptedEarlyData() || maySendAgain(engine, session))
        && options.http() != Options.Http.NONE
        && Examination.speaksHttp1(engine.transcript());
  }

  // RFC 9846 section 4.3.10: "A TLS implementation MUST NOT automatically resend early data unless
  // the negotiated connection selects the same ALPN protocol."
  private boolean maySendAgain(ClientEngine engine, ClientSession session) {
    return earlyData.length() == 0
        || !(session instanceof ClientSession.Tls13 ticket)
        || engine
            .negotiated()
            .filter(now -> now.applicationProtocol().equals(ticket.applicationProtocol()))
            .isPresent();
  }

  private HttpAnswer ask(ClientEngine engine, TlsConversation conversation) {
    var deadline = options.connect().timeouts().deadline(Stage.HTTP, clock.getAsLong());
    if (earlyData.length() == 0) {
      return conversation.exchange(Examination.request(target, options), deadline);
    }
    // RFC 8470 section 3: what a server rejects as early data, a client sends again afterwards.
    if (!engine.transcript().acceptedEarlyData()) {
      engine.send(earlyData.bytes());
    }
    return conversation.answer(methodOfEarlyData(), deadline);
  }

  private HttpMethod methodOfEarlyData() {
    String text = new String(earlyData.bytes(), StandardCharsets.ISO_8859_1);
    return text.startsWith("HEAD ") ? HttpMethod.HEAD : HttpMethod.GET;
  }
}
