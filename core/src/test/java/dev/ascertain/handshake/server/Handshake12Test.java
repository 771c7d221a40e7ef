package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.CipherSuiteParameters.Authentication;
import dev.ascertain.handshake.keys.RecordCipher;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.handshake.KeyExchange;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server does in TLS 1.2 with our own client, which behaves. */
class Handshake12Test {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);

  private static final List<CipherSuiteParameters> SUITES =
      CipherSuiteParameters.supported().stream()
          .filter(suite -> suite.version().equals(ProtocolVersion.TLS_1_2))
          .toList();
  private static final ServerPreferences ALL =
      ServerPreferences.DEFAULT
          .withCipherSuites(SUITES.stream().map(CipherSuiteParameters::cipherSuite).toList())
          .withGroups(Crypto.groups());

  static Stream<Arguments> suitesAndExtensions() {
    return SUITES.stream()
        .flatMap(suite ->
            Stream.of(true, false)
                .flatMap(ems -> Stream.of(true, false).map(etm -> Arguments.of(suite, ems, etm))));
  }

  @ParameterizedTest
  @MethodSource("suitesAndExtensions")
  void everySuiteWithEachWayToDeriveAndProtect(
      CipherSuiteParameters suite, boolean extendedMasterSecret, boolean encryptThenMac) {
    Offer offer = offer().cipherSuites(List.of(suite.cipherSuite())).build();
    offer = extendedMasterSecret ? offer : without(offer, ExtensionType.EXTENDED_MASTER_SECRET);
    offer = encryptThenMac ? offer : without(offer, ExtensionType.ENCRYPT_THEN_MAC);
    Duet duet = Duet.of(offer, ALL, ECDSA, RSA).play();

    Negotiated negotiated = duet.succeeded().negotiated().orElseThrow();

    assertThat(negotiated.cipherSuite()).isEqualTo(suite.cipherSuite());
    assertThat(negotiated.extendedMasterSecret()).isEqualTo(extendedMasterSecret);
    assertThat(negotiated.encryptThenMac())
        .isEqualTo(encryptThenMac && suite.cipher() instanceof RecordCipher.Cbc);
    assertThat(duet.client().transcript().keyProof())
        .isEqualTo(
            suite.keyExchange() == KeyExchange.RSA
                ? KeyProof.RSA_KEY_EXCHANGE
                : KeyProof.SERVER_KEY_EXCHANGE);
  }

  static List<NamedGroup> curves() {
    return List.of(
        NamedGroup.X25519,
        NamedGroup.SECP256R1,
        NamedGroup.SECP384R1,
        NamedGroup.SECP521R1,
        NamedGroup.X448);
  }

  @ParameterizedTest
  @MethodSource("curves")
  void everyCurve(NamedGroup curve) {
    // [4.3.3-15]
    Offer offer =
        offer()
            .cipherSuites(List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256))
            .groups(List.of(NamedGroup.X25519MLKEM768, NamedGroup.FFDHE2048, curve))
            .build();

    assertThat(negotiated(offer, RSA).group()).contains(curve);
  }

  @Test
  void everyFiniteField() {
    List<NamedGroup> fields = List.of(NamedGroup.FFDHE2048, NamedGroup.FFDHE3072);
    for (NamedGroup field : fields) {
      Offer offer = dhe().groups(List.of(NamedGroup.X25519, field)).build();

      assertThat(negotiated(offer, RSA).diffieHellmanBits())
          .isEqualTo(field.equals(NamedGroup.FFDHE2048) ? 2048 : 3072);
    }
  }

  // RFC 7919 section 4: a client that names no such group leaves the choice to the server; one that
  // names others only gets no DHE.
  @Test
  void finiteFieldsFollowTheClient() {
    ServerPreferences ours = ALL.withGroups(List.of(NamedGroup.X25519, NamedGroup.FFDHE2048));
    Offer silent = dhe().groups(List.of(NamedGroup.X25519)).build();
    Offer others = dhe().groups(List.of(NamedGroup.X25519, NamedGroup.FFDHE8192)).build();

    Duet duet = Duet.of(silent, ours, RSA).play();
    assertThat(duet.succeeded().negotiated().orElseThrow().diffieHellmanBits()).isEqualTo(2048);
    Duet refused = Duet.of(others, ours, RSA).play();
    assertThat(refused.client().transcript().alertReceived().orElseThrow().alert().description())
        .isEqualTo(AlertDescription.HANDSHAKE_FAILURE);
  }

  private static Offer.Builder dhe() {
    return offer().cipherSuites(List.of(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256));
  }

  static Stream<Arguments> keysAndSchemes() {
    return Stream.of(
        Arguments.of(KeyKind.RSA_2048, SignatureScheme.RSA_PKCS1_SHA256),
        Arguments.of(KeyKind.RSA_2048, SignatureScheme.RSA_PKCS1_SHA512),
        Arguments.of(KeyKind.RSA_2048, SignatureScheme.RSA_PSS_RSAE_SHA256),
        Arguments.of(KeyKind.RSA_PSS_2048, SignatureScheme.RSA_PSS_PSS_SHA256),
        Arguments.of(KeyKind.ECDSA_P256, SignatureScheme.ECDSA_SECP256R1_SHA256),
        Arguments.of(KeyKind.ECDSA_P256, SignatureScheme.ECDSA_SECP384R1_SHA384),
        Arguments.of(KeyKind.ECDSA_P384, SignatureScheme.ECDSA_SECP256R1_SHA256),
        Arguments.of(KeyKind.ECDSA_P521, SignatureScheme.ECDSA_SECP521R1_SHA512),
        Arguments.of(KeyKind.ED25519, SignatureScheme.ED25519),
        Arguments.of(KeyKind.ED448, SignatureScheme.ED448));
  }

  @ParameterizedTest
  @MethodSource("keysAndSchemes")
  void everyKeySignsByItsSchemes(KeyKind key, SignatureScheme scheme) {
    // [4.3.3-16]
    Offer offer = offer().signatureSchemes(List.of(scheme)).groups(curves()).build();

    assertThat(negotiated(offer, Mint.localhost(key)).signatureScheme()).contains(scheme);
  }

  // RFC 8422 section 5.3: the certificate's curve is one the client takes.
  @Test
  void anEcdsaCertificateIsOnlyForClientsThatKnowItsCurve() {
    Certified p384 = Mint.localhost(KeyKind.ECDSA_P384);
    Offer offer = offer().groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)).build();

    Duet duet = Duet.of(offer, ALL, p384, RSA).play();

    CipherSuite suite = duet.succeeded().negotiated().orElseThrow().cipherSuite();
    assertThat(CipherSuiteParameters.of(suite).orElseThrow().authentication())
        .isEqualTo(Authentication.RSA);
  }

  @Test
  void marksItsRandomIfItCouldSpeakTls13() {
    // [4.2.3-13]
    // [4.2.3-3], [4.2.3-12], [4.3.1-6]
    Offer offer = offer().build();

    assertThat(sentinel(Duet.of(offer, ALL, ECDSA))).isTrue();
    assertThat(sentinel(Duet.of(offer, ALL.withVersions(ProtocolVersion.TLS_1_2), ECDSA)))
        .isFalse();
  }

  private static boolean sentinel(Duet duet) {
    return duet.play()
        .succeeded()
        .messages(ServerHello.class)
        .map(e -> ((ServerHello) e.message()).hasDowngradeSentinel())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void takesTwoFlights() {
    Transcript transcript = Duet.of(offer().build(), ALL, ECDSA).play().client().transcript();

    assertThat(transcript.roundTrips()).isEqualTo(2);
  }

  // RFC 5246 section 7.2.2.
  @Test
  void declinesToRenegotiate() {
    ScriptedClient client = ScriptedClient.tls12().run();
    client.serverRecords();

    client.message(client.hello());

    assertThat(client.serverRecords())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.type()).isEqualTo(ContentType.ALERT);
          assertThat(record.fragment())
              .containsExactly(1, AlertDescription.NO_RENEGOTIATION.value());
        });
    assertThat(client.engine().isConnected()).isTrue();
    assertThat(client.engine().transcript().events(Event.AlertMessage.class))
        .extracting(Event.AlertMessage::sender)
        .containsExactly(Sender.SERVER);
  }

  private static Negotiated negotiated(Offer offer, Certified certified) {
    return Duet.of(offer, ALL, certified).play().succeeded().negotiated().orElseThrow();
  }

  private static Offer.Builder offer() {
    return Offer.likeABrowser().versions(List.of(ProtocolVersion.TLS_1_2));
  }

  private static Offer without(Offer offer, ExtensionType type) {
    List<Extension> extensions = new ArrayList<>(offer.extensions());
    extensions.removeIf(extension -> extension.type().equals(type));
    return new Offer(offer.cipherSuites(), extensions, offer.keyShares(), false);
  }
}
