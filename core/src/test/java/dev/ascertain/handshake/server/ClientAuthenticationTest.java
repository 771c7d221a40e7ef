package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that are asked for a certificate and give none, or a bad one. */
class ClientAuthenticationTest {
  private static final ClientAuthentication REQUIRED =
      new ClientAuthentication(true, List.of(), CertificateJudge.acceptingAll());
  private static final ClientAuthentication OPTIONAL =
      new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll());
  private static final ClientAuthentication REFUSING =
      new ClientAuthentication(
          false,
          List.of(),
          _ ->
              Optional.of(
                  new Violation(Rule.UNKNOWN_CA, "", new ByteRange(0, 0), "a root", "none")));

  private static final Opaque CERTIFICATE =
      EngineServer.credential(Crypto.forOneHandshake(), ScriptedClient.ECDSA).chain().getFirst();

  @Test
  void aClientMayHaveNone() {
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      Duet duet = asked(OPTIONAL, version).play();

      var transcript = duet.succeeded();
      assertThat(
              transcript.messages(
                  version.equals(ProtocolVersion.TLS_1_3)
                      ? CertificateRequest13.class
                      : CertificateRequest12.class))
          .hasSize(1);
    }
  }

  @Test
  void aClientThatMustHaveOneIsToldSo() {
    assertThat(alert(asked(REQUIRED, ProtocolVersion.TLS_1_3)))
        .isEqualTo(AlertDescription.CERTIFICATE_REQUIRED);
    assertThat(alert(asked(REQUIRED, ProtocolVersion.TLS_1_2)))
        .isEqualTo(AlertDescription.HANDSHAKE_FAILURE);
  }

  @Test
  void namesTheAuthoritiesItWants() {
    Opaque name = Opaque.ofHex("300d310b3009060355040613024445");
    ClientAuthentication asked =
        new ClientAuthentication(false, List.of(name), CertificateJudge.acceptingAll());

    CertificateRequest13 request =
        (CertificateRequest13)
            asked(asked, ProtocolVersion.TLS_1_3)
                .play()
                .succeeded()
                .messages(CertificateRequest13.class)
                .findFirst()
                .orElseThrow()
                .message();

    assertThat(request.extensions().has(ExtensionType.CERTIFICATE_AUTHORITIES)).isTrue();
  }

  private static Duet asked(ClientAuthentication asked, ProtocolVersion version) {
    Offer offer = Offer.likeABrowser().versions(List.of(version)).build();
    return Duet.of(
        offer,
        EngineServer.settings(
                Crypto.forOneHandshake(), ServerPreferences.DEFAULT, ScriptedClient.ECDSA)
            .with(asked));
  }

  private static AlertDescription alert(Duet duet) {
    return duet.play().client().transcript().alertReceived().orElseThrow().alert().description();
  }

  static Stream<Arguments> badAnswers() {
    HandshakeMessage signature =
        new CertificateVerify(
            Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256), new Opaque(new byte[70]));
    HandshakeMessage sha1 =
        new CertificateVerify(Optional.of(SignatureScheme.ECDSA_SHA1), new Opaque(new byte[70]));
    HandshakeMessage ofRsa =
        new CertificateVerify(
            Optional.of(SignatureScheme.RSA_PSS_RSAE_SHA256), new Opaque(new byte[70]));
    return Stream.of(
        bad("no signature of the key", Rule.BAD_HANDSHAKE_SIGNATURE, OPTIONAL, cert(), signature),
        bad("a scheme not offered", Rule.UNOFFERED_SIGNATURE_SCHEME, OPTIONAL, cert(), sha1),
        bad("a scheme of another key", Rule.WRONG_KEY_TYPE, OPTIONAL, cert(), ofRsa),
        bad("no signature at all", Rule.UNEXPECTED_MESSAGE, OPTIONAL, cert()),
        bad("a certificate that is none", Rule.UNREADABLE_CERTIFICATE, OPTIONAL, broken()),
        bad("what the judge refuses", Rule.UNKNOWN_CA, REFUSING, cert(), signature),
        bad("no Certificate", Rule.UNEXPECTED_MESSAGE, OPTIONAL),
        bad(
            "another context",
            Rule.BAD_REQUEST_CONTEXT,
            OPTIONAL,
            new Certificate13(new Opaque(new byte[1]), List.of())),
        bad(
            "a staple that was not asked for",
            Rule.UNOFFERED_EXTENSION,
            OPTIONAL,
            new Certificate13(
                Opaque.EMPTY,
                List.of(
                    new Certificate13.Entry(
                        CERTIFICATE, Extensions.of(new StapledStatus(CERTIFICATE)))))));
  }

  private static Arguments bad(
      String name, Rule rule, ClientAuthentication asked, HandshakeMessage... answer) {
    return Arguments.of(name, rule, asked, answer);
  }

  private static HandshakeMessage cert() {
    return new Certificate13(
        Opaque.EMPTY, List.of(new Certificate13.Entry(CERTIFICATE, Extensions.of())));
  }

  private static HandshakeMessage broken() {
    return new Certificate13(
        Opaque.EMPTY, List.of(new Certificate13.Entry(new Opaque(new byte[9]), Extensions.of())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void isRefusedInTls13(
      String name, Rule rule, ClientAuthentication asked, HandshakeMessage[] answer) {
    refused(ScriptedClient.tls13().askedFor(asked, answer).run(), rule);
  }

  /** Those that TLS 1.2 has: its certificates have neither context nor extensions. */
  static Stream<Arguments> badAnswers12() {
    return badAnswers()
        .filter(arguments ->
            arguments.get()[1] != Rule.BAD_REQUEST_CONTEXT
                && arguments.get()[1] != Rule.UNOFFERED_EXTENSION);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers12")
  void isRefusedInTls12(
      String name, Rule rule, ClientAuthentication asked, HandshakeMessage[] answer) {
    HandshakeMessage[] certificates =
        Stream.of(answer)
            .filter(Certificate13.class::isInstance)
            .map(m ->
                new Certificate12(
                    ((Certificate13) m).certificates().stream().map(Opaque::new).toList()))
            .toArray(HandshakeMessage[]::new);
    ScriptedClient client = ScriptedClient.tls12().askedFor(asked, certificates);
    // CertificateVerify comes after ClientKeyExchange there.
    Stream.of(answer)
        .filter(CertificateVerify.class::isInstance)
        .forEach(m -> client.beforeChange(c -> c.message(m)));

    refused(client.run(), rule);
  }

  private static void refused(ScriptedClient client, Rule rule) {
    assertThat(client.engine().transcript().violation().orElseThrow().rule()).isEqualTo(rule);
    assertThat(client.lastAlert()).contains(Alerts.answering(rule));
  }
}
