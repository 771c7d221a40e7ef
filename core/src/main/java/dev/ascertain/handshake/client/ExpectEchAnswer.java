package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.EchAcceptance;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EchConfirmation;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An encrypted ClientHello was sent; its answer tells which of the two ClientHellos the server goes
 * by (RFC 9849 section 6.1.4).
 *
 * @param inner what follows if the server goes by the inner one
 * @param attempt the outer one
 * @param confirmed whether a HelloRetryRequest has said that it goes by the inner one
 */
record ExpectEchAnswer(ExpectServerHello inner, EchAttempt attempt, boolean confirmed)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    return switch (received.message()) {
      case ServerHello hello -> onServerHello(received, hello);
      case HelloRetryRequest request -> onHelloRetryRequest(received, request);
      default -> throw received.unexpected(expected());
    };
  }

  private Step onServerHello(Received received, ServerHello hello) throws ViolationException {
    boolean accepted = accepts(received, hello);
    if (confirmed) {
      // RFC 9849 section 6.1.5: "If the ServerHello does not also indicate ECH acceptance, the
      // client MUST terminate the connection with an "illegal_parameter" alert."
      if (!accepted) {
        throw received.violation(
            Rule.ECH_NOT_CONFIRMED,
            "random",
            "the confirmation of the inner ClientHello, as in the HelloRetryRequest",
            "another value");
      }
      return inner.on(received);
    }
    return accepted ? noting(true, inner.on(received)) : reject(received);
  }

  private Step onHelloRetryRequest(Received received, HelloRetryRequest request)
      throws ViolationException {
    if (confirmed) {
      return inner.on(received);
    }
    if (!accepts(request)) {
      return reject(received);
    }
    Step step = inner.on(received);
    ExpectServerHello next = (ExpectServerHello) step.next();
    EchAttempt second = attempt.again(next.context().hello());
    List<Action> actions = new ArrayList<>();
    for (Action action : step.actions()) {
      if (action instanceof Action.Send) {
        actions.addAll(second.send(next.context().hello(), next.helloBytes()));
      } else {
        actions.add(action);
      }
    }
    return noting(true, new Step(new ExpectEchAnswer(next, second, true), actions));
  }

  // RFC 9849 section 6.1.4: "If the message does not negotiate TLS 1.3 or higher, the server has
  // rejected ECH." "If the message is a ServerHello, the client computes accept_confirmation [...].
  // If this value matches the last 8 bytes of ServerHello.random, the server has accepted ECH.
  // Otherwise, it has rejected ECH."
  private boolean accepts(Received received, ServerHello hello) {
    Optional<CipherSuiteParameters> suite = suite(hello.selectedVersion(), hello.cipherSuite());
    if (suite.isEmpty()) {
      return false;
    }
    TranscriptHash transcript =
        inner
            .retry()
            .map(retry -> retry.transcript().copy())
            .orElseGet(() -> TranscriptHash.of(crypto(), suite.get().hash()));
    transcript.add(inner.helloBytes());
    byte[] expected = acceptance(suite.get()).ofServerHello(transcript, received.bytes());
    return Crypto.equal(EchAcceptance.in(hello.random()), expected);
  }

  // "If the message is a HelloRetryRequest, the client checks for the "encrypted_client_hello"
  // extension. If none is found, the server has rejected ECH." Its length was checked when it was
  // read.
  private boolean accepts(HelloRetryRequest request) {
    Optional<CipherSuiteParameters> suite = suite(request.selectedVersion(), request.cipherSuite());
    Optional<EchConfirmation> confirmation = request.extensions().find(EchConfirmation.class);
    if (suite.isEmpty() || confirmation.isEmpty()) {
      return false;
    }
    TranscriptHash transcript = TranscriptHash.of(crypto(), suite.get().hash());
    transcript.add(inner.helloBytes());
    transcript.replaceByMessageHash();
    byte[] expected =
        acceptance(suite.get()).ofHelloRetryRequest(transcript, zeroed(request).encode());
    return Crypto.equal(confirmation.get().confirmation().bytes(), expected);
  }

  private static HelloRetryRequest zeroed(HelloRetryRequest request) {
    var zeros = new EchConfirmation(new Opaque(new byte[EchAcceptance.LENGTH]));
    List<Extension> extensions =
        request.extensions().list().stream()
            .map(extension -> extension instanceof EchConfirmation ? zeros : extension)
            .toList();
    return new HelloRetryRequest(
        request.legacyVersion(),
        request.legacySessionIdEcho(),
        request.cipherSuite(),
        request.legacyCompressionMethod(),
        Extensions.of(extensions));
  }

  private Optional<CipherSuiteParameters> suite(
      Optional<ProtocolVersion> selected, CipherSuite suite) {
    return selected.equals(Optional.of(ProtocolVersion.TLS_1_3))
        ? CipherSuiteParameters.of(suite).flatMap(p -> p.in(ProtocolVersion.TLS_1_3))
        : Optional.empty();
  }

  private EchAcceptance acceptance(CipherSuiteParameters suite) {
    return new EchAcceptance(crypto(), suite.hash(), inner.context().hello().random());
  }

  private Crypto crypto() {
    return inner.context().settings().crypto();
  }

  // RFC 9849 section 6.1.6: "If the server rejects ECH, the client proceeds with the handshake,
  // authenticating for ECHConfig.contents.public_name".
  private Step reject(Received received) throws ViolationException {
    var outer =
        new ExpectServerHello(
            attempt.rejected(inner.context()),
            attempt.outer().encode(),
            inner.keys(),
            Optional.empty());
    return noting(false, outer.on(received));
  }

  private static Step noting(boolean accepted, Step step) {
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.Note(nanos -> new Event.EchAnswered(nanos, accepted)));
    actions.addAll(step.actions());
    return new Step(step.next(), actions);
  }

  @Override
  public Step onChangeCipherSpec() {
    return Step.to(this);
  }

  @Override
  public boolean ignores(HandshakeMessage message) {
    return inner.ignores(message);
  }

  @Override
  public Dialect dialect() {
    return inner.dialect();
  }

  @Override
  public String expected() {
    return inner.expected();
  }

  @Override
  public void forget() {
    inner.forget();
  }
}
