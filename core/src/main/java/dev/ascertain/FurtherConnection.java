package dev.ascertain;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.diagnose.rule.HelloElement;
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
import dev.ascertain.net.Timeouts;
import dev.ascertain.net.TlsConversation;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.observation.ProbeResult.Answer;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.extension.UnknownExtension;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One more connection, whose offer differs from the first in what a {@link Probe} says: what a
 * server takes then, it refuses only because our first offer lacked something, or had too much.
 */
final class FurtherConnection {
  private static final List<ProtocolVersion> ALL_VERSIONS =
      List.of(
          ProtocolVersion.TLS_1_3,
          ProtocolVersion.TLS_1_2,
          ProtocolVersion.TLS_1_1,
          ProtocolVersion.TLS_1_0);

  private static final Set<Probe.Change> MORE =
      EnumSet.of(
          Probe.Change.ALL_VERSIONS,
          Probe.Change.ALL_SUITES,
          Probe.Change.ALL_GROUPS,
          Probe.Change.ALL_SCHEMES);

  private static final Set<ExtensionType> OF_TLS_1_3 =
      Set.of(
          ExtensionType.SUPPORTED_VERSIONS,
          ExtensionType.KEY_SHARE,
          ExtensionType.PSK_KEY_EXCHANGE_MODES,
          ExtensionType.COMPRESS_CERTIFICATE,
          ExtensionType.DELEGATED_CREDENTIAL,
          ExtensionType.POST_HANDSHAKE_AUTH);

  /** How long a server that may be silent again is waited for at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** About as many bytes as X25519MLKEM768 adds to a ClientHello. */
  private static final int FILLING_BYTES = 1200;

  /** A value that means nothing, whatever it holds (RFC 8701 section 2). */
  private static final ExtensionType GREASE = new ExtensionType(0x8a8a);

  private FurtherConnection() {}

  static ProbeResult ask(Probe probe, Target target, Options options, Environment environment) {
    LongSupplier clock = Examination.fromNow(environment.nanoClock());
    Connector connector = new Connector(environment.resolver(), clock);
    Timeouts timeouts = patience(options.connect().timeouts());
    try (Connection connection = connector.connect(target, options.connect())) {
      ClientSettings settings =
          environment.client(clock, CertificateJudge.acceptingAll(), Mode.OBSERVE, KeyLog.none());
      ClientEngine engine = ClientEngine.start(offer(probe, target, options), settings);
      TlsConversation conversation = new TlsConversation(connection, engine);
      var deadline = timeouts.deadline(Stage.HANDSHAKE, clock.getAsLong());
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

  private static Timeouts patience(Timeouts chosen) {
    return chosen.step().compareTo(PATIENCE) > 0 ? Timeouts.ofStep(PATIENCE) : chosen;
  }

  private static Offer offer(Probe probe, Target target, Options options) {
    Offer offer = Offers.of(target, options);
    if (!Collections.disjoint(probe.changes(), MORE)) {
      offer = widened(offer, probe.changes());
    }
    for (HelloElement element : probe.without()) {
      offer = without(element, offer);
    }
    List<Extension> extensions = new ArrayList<>(offer.extensions());
    if (probe.changes().contains(Probe.Change.NO_SERVER_NAME)) {
      extensions.removeIf(e -> e.type().equals(ExtensionType.SERVER_NAME));
    }
    if (probe.changes().contains(Probe.Change.SERVER_NAME)) {
      extensions.addFirst(ServerName.ofHost(target.host()));
    }
    if (probe.changes().contains(Probe.Change.FILLED)) {
      extensions.addFirst(new UnknownExtension(GREASE, new Opaque(new byte[FILLING_BYTES])));
    }
    return offer.with(extensions);
  }

  private static Offer widened(Offer first, Set<Probe.Change> changes) {
    return Offer.likeABrowser()
        .versions(changes.contains(Probe.Change.ALL_VERSIONS) ? ALL_VERSIONS : first.versions())
        .cipherSuites(
            changes.contains(Probe.Change.ALL_SUITES)
                ? widened(first.cipherSuites(), suites())
                : first.cipherSuites())
        .groups(
            changes.contains(Probe.Change.ALL_GROUPS)
                ? widened(first.groups(), NamedGroup.registered())
                : first.groups())
        .keyShares(first.keyShares())
        .signatureSchemes(
            changes.contains(Probe.Change.ALL_SCHEMES)
                ? widened(first.signatureSchemes(), SignatureScheme.registered())
                : first.signatureSchemes())
        .applicationProtocols(first.applicationProtocols())
        .serverName(
            Extensions.of(first.extensions()).find(ServerName.class).flatMap(ServerName::hostName))
        .build();
  }

  private static Offer without(HelloElement element, Offer offer) {
    return switch (element) {
      case POST_QUANTUM -> classical(offer);
      case TLS_1_3 -> ofTls12(offer);
      case ALPN,
          STATUS_REQUEST,
          CERTIFICATE_TIMESTAMP,
          SESSION_TICKET,
          EXTENDED_MASTER_SECRET,
          ENCRYPT_THEN_MAC ->
          without(Set.of(element.extension().orElseThrow()), offer);
    };
  }

  private static Offer without(Set<ExtensionType> types, Offer offer) {
    return offer.with(offer.extensions().stream().filter(e -> !types.contains(e.type())).toList());
  }

  private static Offer classical(Offer offer) {
    List<NamedGroup> groups =
        offer.groups().stream()
            .filter(group -> !HelloElement.POST_QUANTUM_GROUPS.contains(group))
            .toList();
    List<NamedGroup> shares = offer.keyShares().stream().filter(groups::contains).toList();
    List<NamedGroup> possible = groups.stream().filter(Crypto.groups()::contains).limit(1).toList();
    List<Extension> extensions =
        offer.extensions().stream()
            .<Extension>map(e -> e instanceof SupportedGroups ? new SupportedGroups(groups) : e)
            .toList();
    return new Offer(
        offer.cipherSuites(),
        extensions,
        shares.isEmpty() && !offer.keyShares().isEmpty() ? possible : shares,
        offer.middleboxCompatibility(),
        offer.legacyVersion());
  }

  private static Offer ofTls12(Offer offer) {
    Offer shorter = without(OF_TLS_1_3, offer);
    return new Offer(
        offer.cipherSuites().stream().filter(suite -> !suite.isTls13()).toList(),
        shorter.extensions(),
        List.of(),
        false,
        ProtocolVersion.TLS_1_2);
  }

  /**
   * All suites but the signalling values, which stand for no suite; the recommended ones first, so
   * that a server that has one is seen to have it.
   */
  private static List<CipherSuite> suites() {
    return CipherSuite.registered().stream()
        .filter(suite -> !suite.equals(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV))
        .filter(suite -> !suite.equals(CipherSuite.TLS_FALLBACK_SCSV))
        .sorted(Comparator.comparing(suite -> !suite.isRecommended()))
        .toList();
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
            .map(FurtherConnection::choice)
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
