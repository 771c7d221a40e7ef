package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server does in TLS 1.3 with our own client, which behaves. */
class Handshake13Test {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);

  private static final List<CipherSuite> SUITES =
      CipherSuiteParameters.supported().stream()
          .filter(suite -> suite.version().equals(ProtocolVersion.TLS_1_3))
          .map(CipherSuiteParameters::cipherSuite)
          .toList();
  private static final ServerPreferences ALL =
      ServerPreferences.DEFAULT.withCipherSuites(SUITES).withGroups(Crypto.groups());

  static Stream<Arguments> suitesAndGroups() {
    return SUITES.stream()
        .flatMap(suite -> Crypto.groups().stream().map(group -> Arguments.of(suite, group)));
  }

  @ParameterizedTest
  @MethodSource("suitesAndGroups")
  void everySuiteAndGroup(CipherSuite suite, NamedGroup group) {
    Duet duet =
        Duet.of(offer().cipherSuites(List.of(suite)).groups(List.of(group)).build(), ALL, ECDSA);

    Transcript transcript = duet.play().succeeded();

    Negotiated negotiated = transcript.negotiated().orElseThrow();
    assertThat(negotiated.cipherSuite()).isEqualTo(suite);
    assertThat(negotiated.group()).contains(group);
    assertThat(duet.client().transcript().keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
  }

  static Stream<Arguments> keysAndSchemes() {
    Map<KeyKind, List<SignatureScheme>> schemes =
        Map.of(
            KeyKind.RSA_2048,
            List.of(
                SignatureScheme.RSA_PSS_RSAE_SHA256,
                SignatureScheme.RSA_PSS_RSAE_SHA384,
                SignatureScheme.RSA_PSS_RSAE_SHA512),
            KeyKind.RSA_PSS_2048,
            List.of(SignatureScheme.RSA_PSS_PSS_SHA256, SignatureScheme.RSA_PSS_PSS_SHA512),
            KeyKind.ECDSA_P256,
            List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
            KeyKind.ECDSA_P384,
            List.of(SignatureScheme.ECDSA_SECP384R1_SHA384),
            KeyKind.ECDSA_P521,
            List.of(SignatureScheme.ECDSA_SECP521R1_SHA512),
            KeyKind.ED25519,
            List.of(SignatureScheme.ED25519),
            KeyKind.ED448,
            List.of(SignatureScheme.ED448));
    return schemes.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(scheme -> Arguments.of(entry.getKey(), scheme)));
  }

  @ParameterizedTest
  @MethodSource("keysAndSchemes")
  void everyKeySignsByEachOfItsSchemes(KeyKind key, SignatureScheme scheme) {
    Duet duet =
        Duet.of(offer().signatureSchemes(List.of(scheme)).build(), ALL, Mint.localhost(key));

    assertThat(duet.play().succeeded().negotiated().orElseThrow().signatureScheme())
        .contains(scheme);
  }

  @Test
  void sendsItsWholeFlightAtOnce() {
    Duet duet = Duet.of(offer().build(), ALL, ECDSA);

    duet.server().received(duet.client().takeOutput());
    duet.client().received(duet.server().takeOutput());

    assertThat(duet.client().isConnected()).isTrue();
    assertThat(duet.server().isHandshaking()).isTrue();
  }

  // [4.2.3-9], [4.2.3-10], [4.3.1-7], [4.3.1-8]
  @Test
  void itsServerHelloSaysVersionAndShareAndNoMore() {
    Transcript said = Duet.of(offer().build(), ALL, ECDSA).play().succeeded();

    ServerHello hello =
        (ServerHello) said.messages(ServerHello.class).findFirst().orElseThrow().message();
    assertThat(hello.legacyVersion()).isEqualTo(ProtocolVersion.TLS_1_2);
    assertThat(hello.selectedVersion()).contains(ProtocolVersion.TLS_1_3);
    assertThat(hello.extensions().types())
        .containsExactly(ExtensionType.SUPPORTED_VERSIONS, ExtensionType.KEY_SHARE);
  }

  // RFC 9846 appendix E.4.
  @Test
  void sendsChangeCipherSpecOnlyToClientsThatWantIt() {
    // [E.4-1]
    Offer compatible = offer().build();
    Offer plain =
        new Offer(
            compatible.cipherSuites(), compatible.extensions(), compatible.keyShares(), false);

    assertThat(changeCipherSpecs(Duet.of(compatible, ALL, ECDSA).play())).isEqualTo(1);
    assertThat(changeCipherSpecs(Duet.of(plain, ALL, ECDSA).play())).isZero();
  }

  private static long changeCipherSpecs(Duet duet) {
    return duet.succeeded()
        .events(Event.ChangeCipherSpec.class)
        .filter(e -> e.sender() == Sender.SERVER)
        .count();
  }

  @Test
  void theOrderOfPreferenceIsTheServersUnlessItLeavesItToTheClient() {
    Offer offer =
        offer()
            .cipherSuites(
                List.of(
                    CipherSuite.TLS_CHACHA20_POLY1305_SHA256, CipherSuite.TLS_AES_128_GCM_SHA256))
            .groups(List.of(NamedGroup.SECP384R1, NamedGroup.X25519))
            .keyShares(List.of(NamedGroup.SECP384R1, NamedGroup.X25519))
            .build();
    ServerPreferences ours = ALL.withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1));

    Negotiated servers = negotiated(Duet.of(offer, ours, ECDSA));
    Negotiated clients = negotiated(Duet.of(offer, ours.inClientsOrder(), ECDSA));

    assertThat(servers.cipherSuite()).isEqualTo(CipherSuite.TLS_AES_128_GCM_SHA256);
    assertThat(servers.group()).contains(NamedGroup.X25519);
    assertThat(clients.cipherSuite()).isEqualTo(CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    assertThat(clients.group()).contains(NamedGroup.SECP384R1);
  }

  private static Negotiated negotiated(Duet duet) {
    return duet.play().succeeded().negotiated().orElseThrow();
  }

  @Test
  void asksForAShareOfTheGroupItPrefers() {
    // [4.2.1-3], [4.2.4-1]
    Offer offer =
        offer()
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .keyShares(List.of(NamedGroup.X25519))
            .build();
    Duet duet = Duet.of(offer, ALL.withGroups(List.of(NamedGroup.SECP256R1)), ECDSA);

    Transcript transcript = duet.play().succeeded();

    assertThat(transcript.messages(HelloRetryRequest.class)).hasSize(1);
    assertThat(transcript.messages(ClientHello.class)).hasSize(2);
    assertThat(transcript.negotiated().orElseThrow().group()).contains(NamedGroup.SECP256R1);
    assertThat(transcript.negotiated().orElseThrow().helloRetryRequest()).isTrue();
    assertThat(transcript.events(Event.ChangeCipherSpec.class))
        .filteredOn(e -> e.sender() == Sender.SERVER)
        .hasSize(1);
  }

  // RFC 9846 section 4.3.2: the cookie holds all that is needed, also by another engine.
  @Test
  void theSecondClientHelloMayComeToAnotherEngine() {
    // [4.2.4-8]
    ServerSettings settings =
        EngineServer.settings(
            Crypto.forOneHandshake(), ALL.withGroups(List.of(NamedGroup.SECP384R1)), ECDSA);
    Offer offer =
        offer()
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1))
            .keyShares(List.of(NamedGroup.X25519))
            .build();
    Duet first = Duet.of(offer, settings);
    first.server().received(first.client().takeOutput());
    first.client().received(first.server().takeOutput());

    Duet second = new Duet(first.client(), ServerEngine.start(settings)).play();

    assertThat(second.succeeded().negotiated().orElseThrow().helloRetryRequest()).isTrue();
  }

  @Test
  void choosesTheCertificateByName() throws Exception {
    Certified root = Mint.root("Root").mint();
    Certified other = Mint.leaf(root, "other.example").mint();
    Certified wildcard = Mint.leaf(root, "*.shop.example").mint();
    Certified exact = Mint.leaf(root, "a.shop.example").mint();
    Map<String, Certified> expected =
        Map.of(
            "A.shop.example", exact,
            "b.shop.example", wildcard,
            "b.a.shop.example", other,
            "shop.example", other,
            "elsewhere.example", other);

    for (Map.Entry<String, Certified> entry : expected.entrySet()) {
      Offer offer = offer().serverName(Optional.of(entry.getKey())).build();
      Duet duet = Duet.of(offer, ALL, other, wildcard, exact).play();
      assertThat(presented(duet))
          .as(entry.getKey())
          .isEqualTo(entry.getValue().certificate().getEncoded());
    }
  }

  @Test
  void choosesTheCertificateByWhatTheClientCanVerify() throws Exception {
    // [4.5.1.2-2]
    Offer ecdsaOnly =
        offer().signatureSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)).build();
    Offer rsaOnly = offer().signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256)).build();

    assertThat(presented(Duet.of(ecdsaOnly, ALL, RSA, ECDSA).play()))
        .isEqualTo(ECDSA.certificate().getEncoded());
    assertThat(presented(Duet.of(rsaOnly, ALL, ECDSA, RSA).play()))
        .isEqualTo(RSA.certificate().getEncoded());
  }

  // RFC 9846 section 4.5.1.2: chains the client can verify come first, others are better than none.
  @Test
  void prefersAChainTheClientCanVerify() throws Exception {
    // [4.5.1.2-5]
    Certified rsaRoot = Mint.root("RSA").key(KeyKind.RSA_2048).mint();
    Certified byRsa = Mint.leaf(rsaRoot, "localhost").mint();
    Offer ecdsaOnly =
        offer().signatureSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)).build();

    assertThat(presented(Duet.of(ecdsaOnly, ALL, byRsa, ECDSA).play()))
        .isEqualTo(ECDSA.certificate().getEncoded());
    assertThat(presented(Duet.of(ecdsaOnly, ALL, byRsa).play()))
        .isEqualTo(byRsa.certificate().getEncoded());
  }

  // [4.3.3-11] [4.5.1.2-6]
  @Test
  void sha1IsForClientsThatAskForIt() throws Exception {
    Certified root = Mint.root("RSA").key(KeyKind.RSA_2048).mint();
    Certified old = Mint.leaf(root, "localhost").signedWith("SHA1withRSA").mint();
    Certified renewed = Mint.leaf(root, "localhost").mint();
    Offer willing =
        offer()
            .signatureSchemes(
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.RSA_PKCS1_SHA256,
                    SignatureScheme.RSA_PKCS1_SHA1))
            .build();

    assertThat(presented(Duet.of(willing, ALL, old).play()))
        .isEqualTo(old.certificate().getEncoded());
    assertThat(presented(Duet.of(willing, ALL, old, renewed).play()))
        .isEqualTo(renewed.certificate().getEncoded());
    assertThat(refusal(Duet.of(offer().build(), ALL, old)))
        .isEqualTo(Rule.NO_COMMON_SIGNATURE_SCHEME);
  }

  // [4.5.1.2-3]
  @Test
  void aKeyThatMayNotSignSignsNothing() throws Exception {
    Certified agreeing =
        Mint.leaf(Mint.root("Root").mint(), "localhost")
            .without(Extension.keyUsage)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))
            .mint();

    assertThat(refusal(Duet.of(offer().build(), ALL, agreeing)))
        .isEqualTo(Rule.NO_COMMON_SIGNATURE_SCHEME);
    assertThat(presented(Duet.of(offer().build(), ALL, agreeing, ECDSA).play()))
        .isEqualTo(ECDSA.certificate().getEncoded());
  }

  private static Rule refusal(Duet duet) {
    return duet.play().server().transcript().violation().orElseThrow().rule();
  }

  private static byte[] presented(Duet duet) {
    return duet.succeeded()
        .messages(Certificate13.class)
        .map(e -> ((Certificate13) e.message()).certificates().getFirst())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void choosesItsFavouriteApplicationProtocol() {
    Offer offer = offer().applicationProtocols(List.of("http/1.1", "h2")).build();

    assertThat(negotiated(Duet.of(offer, ALL.withApplicationProtocols("h2", "http/1.1"), ECDSA)))
        .extracting(Negotiated::applicationProtocol)
        .isEqualTo(Optional.of("h2"));
    assertThat(negotiated(Duet.of(offer, ALL, ECDSA)).applicationProtocol()).isEmpty();
  }

  @Test
  void keysAreUpdatedBothWays() {
    // [4.7.3-2]
    // [4.7.3-3], [4.7.3-7]
    Duet duet = Duet.of(offer().build(), ALL, ECDSA).play();

    duet.client().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    duet.exchange();
    duet.server().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    duet.exchange();
    duet.server().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    duet.exchange();

    assertThat(duet.succeeded().messages(KeyUpdate.class))
        .extracting(Event.Message::sender)
        .containsExactly(Sender.CLIENT, Sender.SERVER, Sender.SERVER, Sender.SERVER, Sender.CLIENT);
  }

  /**
   * RFC 9846 section 4.7.3: "Until receiving a subsequent KeyUpdate from the peer, the sender MUST
   * NOT send another KeyUpdate with request_update set to "update_requested"."
   */
  @Test
  void aPeerThatHasYetToAnswerIsNotAskedAgain() {
    // [4.7.3-6]
    Duet duet = Duet.of(offer().build(), ALL, ECDSA).play();

    duet.client().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    duet.client().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    duet.exchange();
    duet.client().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    duet.exchange();

    assertThat(duet.succeeded().messages(KeyUpdate.class))
        .extracting(Event.Message::sender, event -> ((KeyUpdate) event.message()).requestUpdate())
        .containsExactly(
            tuple(Sender.CLIENT, KeyUpdateRequest.UPDATE_REQUESTED),
            tuple(Sender.SERVER, KeyUpdateRequest.UPDATE_NOT_REQUESTED),
            tuple(Sender.CLIENT, KeyUpdateRequest.UPDATE_NOT_REQUESTED),
            tuple(Sender.CLIENT, KeyUpdateRequest.UPDATE_REQUESTED),
            tuple(Sender.SERVER, KeyUpdateRequest.UPDATE_NOT_REQUESTED));
  }

  @Test
  void keysCannotBeUpdatedBeforeThereAreAny() {
    ServerEngine server = Duet.of(offer().build(), ALL, ECDSA).server();

    assertThatThrownBy(() -> server.updateKeys(KeyUpdateRequest.UPDATE_REQUESTED))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eitherSideMayCloseFirst() {
    // [6.1-4]
    Duet duet = Duet.of(offer().build(), ALL, ECDSA).play();

    duet.server().close();
    duet.play();
    assertThat(duet.client().hasEnded()).isTrue();
    duet.client().close();
    duet.play();

    assertThat(duet.client().transcript().events(Event.AlertMessage.class))
        .extracting(e -> e.alert().description())
        .containsExactly(AlertDescription.CLOSE_NOTIFY, AlertDescription.CLOSE_NOTIFY);
    assertThat(duet.client().transcript().events(Event.AlertMessage.class))
        .extracting(Event.AlertMessage::epoch)
        .containsOnly(Epoch.APPLICATION);
  }

  /** One byte at a time is as good as all at once. */
  @Test
  void bytesMayTrickle() {
    Duet duet = Duet.of(offer().build(), ALL, ECDSA);
    ClientEngine client = duet.client();
    for (byte[] flight = client.takeOutput(); flight.length > 0; flight = client.takeOutput()) {
      for (int i = 0; i < flight.length; i++) {
        duet.server().received(Arrays.copyOfRange(flight, i, i + 1));
      }
      client.received(duet.server().takeOutput());
    }

    duet.succeeded();
  }

  private static Offer.Builder offer() {
    return Offer.likeABrowser().versions(List.of(ProtocolVersion.TLS_1_3));
  }
}
