package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.engine.ChainSignature;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
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

  /** What client and server must have in common, besides the version. */
  enum Kind {
    SUITE,
    GROUP,
    SCHEME;

    /** The further connection that offers more of this kind alone. */
    Probe alone() {
      return switch (this) {
        case SUITE -> Probe.OTHER_SUITES;
        case GROUP -> Probe.OTHER_GROUPS;
        case SCHEME -> Probe.OTHER_SCHEMES;
      };
    }
  }

  /**
   * What the server missed in our first offer; none if it missed nothing that is known of, several
   * if it is not known which of them it needed, or if it needed them all.
   */
  static List<Kind> missing(Symptoms symptoms) {
    Optional<WideAnswer> answer = of(symptoms).filter(a -> !a.hasNewVersion(symptoms));
    if (answer.isEmpty()) {
      return List.of();
    }
    List<Kind> added = answer.get().added(symptoms);
    return added.stream()
        .filter(kind -> symptoms.took(kind.alone()))
        .findFirst()
        .map(List::of)
        .orElse(added);
  }

  /**
   * That the server refuses our ClientHello for want of a group or a scheme alone.
   *
   * @param kind what it wants, of which it took another
   * @param cause a cause with the parameters manner, offered and taken
   */
  static List<Conclusion> forWantOf(Kind kind, Cause cause, Symptoms symptoms) {
    return Refused.of(symptoms)
        .filter(_ -> missing(symptoms).equals(List.of(kind)))
        .map(refused ->
            Conclusion.of(cause)
                .with("manner", refused.manner())
                .with("offered", new Value.Names(offered(kind, symptoms)))
                .with("taken", of(symptoms).orElseThrow().chosen(kind, symptoms))
                .because(symptoms.furtherEvidence())
                .because(refused.evidence()))
        .stream()
        .toList();
  }

  /** In what the choice differs from everything that our first offer had. */
  List<Kind> added(Symptoms symptoms) {
    return Stream.of(Kind.values())
        .filter(kind -> {
          List<String> offered = offered(kind, symptoms);
          return names(kind).anyMatch(name -> !offered.contains(name));
        })
        .toList();
  }

  /** What it chose of a kind that our first offer had not. */
  private String chosen(Kind kind, Symptoms symptoms) {
    List<String> offered = offered(kind, symptoms);
    return names(kind)
        .filter(name -> !offered.contains(name))
        .findFirst()
        .orElse("one that is not known");
  }

  private Stream<String> names(Kind kind) {
    return switch (kind) {
      case SUITE -> Stream.of(cipherSuite.toString());
      case GROUP -> groups().map(NamedGroup::toString);
      case SCHEME -> schemes().map(SignatureScheme::toString);
    };
  }

  private Stream<NamedGroup> groups() {
    Stream<NamedGroup> of12 =
        messages(ServerKeyExchangeEcdhe.class).flatMap(m -> m.namedCurve().stream());
    Stream<NamedGroup> asked =
        messages(HelloRetryRequest.class)
            .flatMap(m -> m.extensions().find(KeyShareHelloRetryRequest.class).stream())
            .map(KeyShareHelloRetryRequest::selectedGroup);
    Stream<NamedGroup> of13 =
        messages(ServerHello.class)
            .flatMap(m -> m.extensions().find(KeyShareServerHello.class).stream())
            .map(share -> share.serverShare().group());
    return Stream.of(of12, asked, of13).flatMap(groups -> groups);
  }

  private Stream<SignatureScheme> schemes() {
    Stream<SignatureScheme> ecdhe =
        messages(ServerKeyExchangeEcdhe.class).flatMap(m -> m.signature().algorithm().stream());
    Stream<SignatureScheme> dhe =
        messages(ServerKeyExchangeDhe.class).flatMap(m -> m.signature().algorithm().stream());
    // Ours, if there is one, is never among them: no probe has a client certificate.
    Stream<SignatureScheme> of13 =
        messages(CertificateVerify.class).flatMap(m -> m.algorithm().stream());
    return Stream.of(ecdhe, dhe, of13, ofCertificates()).flatMap(schemes -> schemes);
  }

  /**
   * RFC 9846 section 4.3.3: "If no "signature_algorithms_cert" extension is present, then the
   * "signature_algorithms" extension also applies to signatures appearing in certificates."
   */
  private Stream<SignatureScheme> ofCertificates() {
    List<Certificate> chain = new ArrayList<>();
    try {
      for (byte[] der : certificates()) {
        chain.add(Certificate.decode(der));
      }
      return ChainSignature.of(chain).stream()
          .flatMap(signature -> signature.schemes().stream().limit(1));
    } catch (ViolationException e) {
      // What cannot be read asks for no scheme.
      return Stream.empty();
    }
  }

  private List<byte[]> certificates() {
    Stream<byte[]> of12 = messages(Certificate12.class).flatMap(m -> m.certificates().stream());
    Stream<byte[]> of13 = messages(Certificate13.class).flatMap(m -> m.certificates().stream());
    return Stream.concat(of12, of13).toList();
  }

  private <M extends HandshakeMessage> Stream<M> messages(Class<M> kind) {
    return said.messages(kind).map(event -> kind.cast(event.message()));
  }

  /** What our first offer had of a kind, by name. */
  static List<String> offered(Kind kind, Symptoms symptoms) {
    return switch (kind) {
      case SUITE ->
          symptoms.offer().stream()
              .flatMap(event -> ((ClientHello) event.message()).cipherSuites().stream())
              .map(CipherSuite::toString)
              .toList();
      case GROUP ->
          extensions(symptoms).flatMap(all -> all.find(SupportedGroups.class)).stream()
              .flatMap(list -> list.namedGroupList().stream())
              .map(NamedGroup::toString)
              .toList();
      case SCHEME ->
          extensions(symptoms).flatMap(all -> all.find(SignatureAlgorithms.class)).stream()
              .flatMap(list -> list.supportedSignatureAlgorithms().stream())
              .map(SignatureScheme::toString)
              .toList();
    };
  }

  private static Optional<Extensions> extensions(Symptoms symptoms) {
    return symptoms.offer().map(event -> ((ClientHello) event.message()).extensions());
  }
}
