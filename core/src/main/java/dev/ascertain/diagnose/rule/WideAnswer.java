package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Transcript;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the server chose when everything was offered, after it had refused our first offer: with no
 * more versions than before ({@link Probe#SAME_VERSIONS}) if that was asked and it took something,
 * else with all ({@link Probe#WIDE_OFFER}).
 */
record WideAnswer(ProtocolVersion version, CipherSuite cipherSuite, Transcript said) {

  /** The choice, if the connection was made and there was one. */
  static Optional<WideAnswer> of(Symptoms symptoms) {
    return of(Probe.SAME_VERSIONS, symptoms).or(() -> of(Probe.WIDE_OFFER, symptoms));
  }

  private static Optional<WideAnswer> of(Probe probe, Symptoms symptoms) {
    return symptoms
        .answerOf(probe)
        .flatMap(ProbeResult::transcript)
        .flatMap(said -> Symptoms.answer(said).flatMap(event -> of(event.message(), said)));
  }

  private static Optional<WideAnswer> of(HandshakeMessage message, Transcript said) {
    return switch (message) {
      case ServerHello hello ->
          Optional.of(
              new WideAnswer(
                  hello.selectedVersion().orElse(hello.legacyVersion()),
                  hello.cipherSuite(),
                  said));
      case HelloRetryRequest hello ->
          Optional.of(new WideAnswer(ProtocolVersion.TLS_1_3, hello.cipherSuite(), said));
      default -> Optional.empty();
    };
  }

  /** Whether our first offer lacked the version. */
  boolean hasNewVersion(Symptoms symptoms) {
    return !symptoms.offeredVersions().contains(version);
  }

  /** Whether our first offer had the version, but lacked the cipher suite. */
  boolean hasNewSuite(Symptoms symptoms) {
    return !hasNewVersion(symptoms) && !offered(symptoms).contains(cipherSuite);
  }

  /**
   * Whether the server went on with a group or signature scheme that our first offer lacked: then
   * that may be what it missed, and not the cipher suite.
   */
  boolean hasNewGroupOrScheme(Symptoms symptoms) {
    Optional<Extensions> first =
        symptoms.offer().map(event -> ((ClientHello) event.message()).extensions());
    List<NamedGroup> groups =
        first.flatMap(all -> all.find(SupportedGroups.class)).stream()
            .flatMap(list -> list.namedGroupList().stream())
            .toList();
    List<SignatureScheme> schemes =
        first.flatMap(all -> all.find(SignatureAlgorithms.class)).stream()
            .flatMap(list -> list.supportedSignatureAlgorithms().stream())
            .toList();
    return messages(ServerKeyExchangeEcdhe.class)
            .anyMatch(message ->
                message.namedCurve().filter(group -> !groups.contains(group)).isPresent()
                    || message
                        .signature()
                        .algorithm()
                        .filter(scheme -> !schemes.contains(scheme))
                        .isPresent())
        || messages(HelloRetryRequest.class)
            .flatMap(message -> message.extensions().find(KeyShareHelloRetryRequest.class).stream())
            .anyMatch(share -> !groups.contains(share.selectedGroup()));
  }

  private <M extends HandshakeMessage> Stream<M> messages(Class<M> kind) {
    return said.messages(kind).map(event -> kind.cast(event.message()));
  }

  /** The cipher suites of our first offer. */
  static List<CipherSuite> offered(Symptoms symptoms) {
    return symptoms
        .offer()
        .map(event -> ((ClientHello) event.message()).cipherSuites())
        .orElse(List.of());
  }
}
