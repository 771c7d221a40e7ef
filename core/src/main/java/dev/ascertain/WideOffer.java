package dev.ascertain;

import dev.ascertain.diagnose.rule.Probe;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.net.Connection;
import dev.ascertain.net.Connector;
import dev.ascertain.net.NotConnectedException;
import dev.ascertain.net.TlsConversation;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.observation.ProbeResult.Answer;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One more connection, which offers everything there is: what a server takes then, it refuses only
 * because our first offer lacked it.
 */
final class WideOffer {
  private static final List<ProtocolVersion> ALL_VERSIONS =
      List.of(
          ProtocolVersion.TLS_1_3,
          ProtocolVersion.TLS_1_2,
          ProtocolVersion.TLS_1_1,
          ProtocolVersion.TLS_1_0);

  private WideOffer() {}

  static ProbeResult ask(Probe probe, Target target, Options options, Environment environment) {
    LongSupplier clock = Examination.fromNow(environment.nanoClock());
    Connector connector = new Connector(environment.resolver(), clock);
    try (Connection connection = connector.connect(target, options.connect())) {
      ClientSettings settings =
          environment.client(clock, CertificateJudge.acceptingAll(), Mode.OBSERVE, KeyLog.none());
      ClientEngine engine = ClientEngine.start(everything(probe, target, options), settings);
      TlsConversation conversation = new TlsConversation(connection, engine);
      var deadline = options.connect().timeouts().deadline(Stage.HANDSHAKE, clock.getAsLong());
      Optional<NetworkFailure> failure = conversation.handshake(deadline);
      conversation.close();
      return result(probe, engine.transcript(), failure);
    } catch (NotConnectedException e) {
      return new ProbeResult(
          probe.id(),
          probe.question(),
          Answer.COULD_NOT_TELL,
          e.failure().sentence(),
          Optional.empty());
    }
  }

  private static Offer everything(Probe probe, Target target, Options options) {
    Offer first = Offers.of(target, options);
    return Offer.likeABrowser()
        .versions(probe == Probe.SAME_VERSIONS ? first.versions() : ALL_VERSIONS)
        .cipherSuites(widened(first.cipherSuites(), suites()))
        .groups(widened(first.groups(), NamedGroup.registered()))
        .keyShares(first.keyShares())
        .signatureSchemes(widened(first.signatureSchemes(), SignatureScheme.registered()))
        .applicationProtocols(List.of())
        .serverName(Offers.serverName(target, options.offer().serverName()))
        .build();
  }

  /**
   * All suites but the signalling values, which stand for no suite; the recommended ones first, so
   * that a server that has one is seen to have it.
   */
  private static List<CipherSuite> suites() {
    return CipherSuite.registered().stream()
        .filter(suite -> !suite.equals(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV))
        .filter(suite -> !suite.equals(CipherSuite.TLS_FALLBACK_SCSV))
        .sorted(Comparator.comparing(suite -> !isRecommended(suite)))
        .toList();
  }

  private static boolean isRecommended(CipherSuite suite) {
    return suite.registration().filter(row -> row.recommended().equals("Y")).isPresent();
  }

  /** What was offered before comes first: a server takes something new only if it needs to. */
  private static <T> List<T> widened(List<T> first, List<T> all) {
    return Stream.concat(first.stream(), all.stream()).distinct().toList();
  }

  private static ProbeResult result(
      Probe probe, Transcript transcript, Optional<NetworkFailure> failure) {
    Optional<String> chosen =
        transcript
            .events(Event.Message.class)
            .map(WideOffer::choice)
            .flatMap(Optional::stream)
            .findFirst();
    if (chosen.isPresent()) {
      return new ProbeResult(
          probe.id(), probe.question(), Answer.YES, chosen.get(), Optional.of(transcript));
    }
    Optional<String> refusal =
        transcript.alertReceived().map(e -> "The server answered with alert " + e.alert() + ".");
    return new ProbeResult(
        probe.id(),
        probe.question(),
        refusal.isPresent() ? Answer.NO : Answer.COULD_NOT_TELL,
        refusal
            .or(() -> failure.map(NetworkFailure::sentence))
            .orElse("The server closed the connection without an answer."),
        Optional.of(transcript));
  }

  private static Optional<String> choice(Event.Message event) {
    if (event.message() instanceof ServerHello hello) {
      Object version = hello.selectedVersion().orElse(hello.legacyVersion());
      return Optional.of("It chose " + hello.cipherSuite() + " in " + version + ".");
    }
    if (event.message() instanceof HelloRetryRequest request) {
      return Optional.of("It chose " + request.cipherSuite() + " in TLS 1.3.");
    }
    return Optional.empty();
  }
}
