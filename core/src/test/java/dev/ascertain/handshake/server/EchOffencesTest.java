package dev.ascertain.handshake.server;

import static dev.ascertain.handshake.server.EchScene.AES_128;
import static dev.ascertain.handshake.server.EchScene.CHACHA20;
import static dev.ascertain.handshake.server.EchScene.CRYPTO;
import static dev.ascertain.handshake.server.EchScene.alert;
import static dev.ascertain.handshake.server.EchScene.key;
import static dev.ascertain.handshake.server.EchScene.randomness;
import static dev.ascertain.handshake.server.EchScene.retrying;
import static dev.ascertain.handshake.server.EchScene.server;
import static dev.ascertain.handshake.server.EchScene.serverAfter;
import static dev.ascertain.handshake.server.EchScene.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.HpkeSender;
import dev.ascertain.crypto.HpkeSuite;
import dev.ascertain.handshake.EchBinding;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.EchOffer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.EchOuterExtensions;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.extension.UnknownExtension;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client must not do with an encrypted ClientHello (RFC 9849 sections 5 and 7). */
class EchOffencesTest {
  private static final EchKeys.Key KEY = key(1, 11);
  private static final EchKeys.Key BOTH_SUITES =
      key(1, 11, KEY.config().keyConfig().kemId(), AES_128, CHACHA20);

  private static void assertRefused(Transcript server, Rule rule, AlertDescription alert) {
    assertThat(server.violation().map(Violation::rule)).contains(rule);
    assertThat(alert(server, Sender.SERVER)).contains(alert);
    assertThat(server.completed()).isFalse();
  }

  /** The server, after a client whose every ClientHello is changed. */
  private static Transcript after(ServerSettings server, UnaryOperator<ClientHello> change) {
    return serverAfter(to(KEY), server, hellos(change));
  }

  private static UnaryOperator<HandshakeMessage> hellos(UnaryOperator<ClientHello> change) {
    return message -> message instanceof ClientHello hello ? change.apply(hello) : message;
  }

  private static UnaryOperator<ClientHello> second(UnaryOperator<ClientHello> change) {
    List<ClientHello> seen = new ArrayList<>();
    return hello -> {
      seen.add(hello);
      return seen.size() == 2 ? change.apply(hello) : hello;
    };
  }

  private static ClientHello withEch(ClientHello hello, UnaryOperator<Extension> change) {
    List<Extension> extensions = new ArrayList<>(hello.extensions().list());
    extensions.replaceAll(
        e -> e.type().equals(ExtensionType.ENCRYPTED_CLIENT_HELLO) ? change.apply(e) : e);
    return hello.with(Extensions.of(extensions));
  }

  private static ClientHello without(ClientHello hello, ExtensionType type) {
    return hello.with(
        Extensions.of(
            hello.extensions().list().stream().filter(e -> !e.type().equals(type)).toList()));
  }

  /** A ClientHello with the same outside, and something else encrypted inside. */
  private static ClientHello carrying(ClientHello outer, byte[] inside) {
    try {
      HpkeSender sender =
          CRYPTO.hpkeSender(
              new HpkeSuite(KEY.pair().kem(), AES_128.kdfId(), AES_128.aeadId()),
              KEY.pair().publicKey(),
              EchBinding.info(KEY.config()),
              randomness(3));
      byte[] zeros = new byte[inside.length + HpkeSuite.TAG_LENGTH];
      ClientHello sized =
          withEch(
              outer,
              e ->
                  new EchClientHello.Outer(
                      AES_128, 1, new Opaque(sender.encapsulation()), new Opaque(zeros)));
      byte[] payload = sender.seal(EchBinding.associatedData(sized), inside);
      return EchBinding.withPayload(sized, new Opaque(payload));
    } catch (CryptoException e) {
      throw new AssertionError(e);
    }
  }

  /** What an honest client encrypts, which refers to nothing of the outer ClientHello. */
  private static ClientHello honest(ClientHello outer, Extension... more) {
    List<Extension> extensions = new ArrayList<>();
    for (Extension extension : outer.extensions().list()) {
      if (extension instanceof SupportedVersions) {
        extensions.add(new SupportedVersions(List.of(ProtocolVersion.TLS_1_3)));
      } else if (!(extension instanceof EchClientHello)) {
        extensions.add(extension);
      }
    }
    extensions.add(new EchClientHello.Inner());
    extensions.addAll(List.of(more));
    return new ClientHello(
        outer.legacyVersion(),
        new Opaque(new byte[32]),
        Opaque.EMPTY,
        outer.cipherSuites(),
        outer.legacyCompressionMethods(),
        Extensions.of(extensions));
  }

  private static byte[] body(ClientHello hello) {
    return Writer.write(hello::encodeBody);
  }

  private static Transcript afterInside(UnaryOperator<ClientHello> change) {
    return after(server(KEY), outer -> carrying(outer, body(change.apply(honest(outer)))));
  }

  @Test
  void whatIsCraftedHereIsAcceptedIfItIsHonest() {
    Transcript server = afterInside(UnaryOperator.identity());

    EchScene.assertAnswered(server, true);
    assertThat(server.violation()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInnerOneInTheClear(boolean withKeys) {
    ServerSettings server = withKeys ? server(KEY) : server(ServerPreferences.DEFAULT);

    assertRefused(
        after(server, hello -> withEch(hello, e -> new EchClientHello.Inner())),
        Rule.BAD_ECH,
        AlertDescription.ILLEGAL_PARAMETER);
  }

  @Test
  void aTypeThatIsNone() {
    var unknown =
        new UnknownExtension(ExtensionType.ENCRYPTED_CLIENT_HELLO, new Opaque(new byte[] {2}));

    assertRefused(
        after(server(KEY), hello -> withEch(hello, e -> unknown)),
        Rule.BAD_ECH,
        AlertDescription.ILLEGAL_PARAMETER);
  }

  @Test
  void outerExtensionsInTheOuterOne() {
    var shared = new EchOuterExtensions(List.of(ExtensionType.KEY_SHARE));
    UnaryOperator<ClientHello> adding =
        hello -> {
          List<Extension> extensions = new ArrayList<>(hello.extensions().list());
          extensions.add(shared);
          return hello.with(Extensions.of(extensions));
        };

    assertRefused(
        serverAfter(EchOffer.NONE, server(KEY), hellos(adding)),
        Rule.MISPLACED_EXTENSION,
        AlertDescription.ILLEGAL_PARAMETER);
  }

  @Test
  void anOuterOneThatWasChangedOnTheWayIsNotOpened() {
    Transcript server =
        after(server(KEY), hello -> without(hello, ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP));

    EchScene.assertAnswered(server, false);
  }

  @Test
  void aCipherSuiteThatTheConfigurationDoesNotHaveIsNotTried() {
    Transcript server =
        after(server(KEY), hello -> withEch(hello, e -> with((EchClientHello.Outer) e, CHACHA20)));

    EchScene.assertAnswered(server, false);
  }

  private static EchClientHello.Outer with(
      EchClientHello.Outer ech, HpkeSymmetricCipherSuite suite) {
    return new EchClientHello.Outer(suite, ech.configId(), ech.enc(), ech.payload());
  }

  @Nested
  class Inside {

    @Test
    void paddingThatIsNotZero() {
      assertRefused(
          after(
              server(KEY),
              outer -> {
                byte[] body = body(honest(outer));
                byte[] padded = Arrays.copyOf(body, body.length + 32);
                padded[body.length + 17] = 1;
                return carrying(outer, padded);
              }),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void bytesThatAreNoClientHello() {
      assertRefused(
          after(server(KEY), outer -> carrying(outer, new byte[] {3, 3, 0})),
          Rule.MALFORMED,
          AlertDescription.DECODE_ERROR);
    }

    @Test
    void noExtensionThatSaysInner() {
      assertRefused(
          afterInside(hello -> without(hello, ExtensionType.ENCRYPTED_CLIENT_HELLO)),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void oneThatSaysOuter() {
      var outer = new EchClientHello.Outer(AES_128, 1, Opaque.EMPTY, new Opaque(new byte[1]));

      assertRefused(
          afterInside(hello -> withEch(hello, e -> outer)),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void anOfferOfTls12() {
      for (ExtensionType missing :
          List.of(ExtensionType.PADDING, ExtensionType.SUPPORTED_VERSIONS)) {
        assertRefused(
            afterInside(hello -> {
              List<Extension> extensions = new ArrayList<>(hello.extensions().list());
              extensions.replaceAll(e ->
                  e instanceof SupportedVersions
                      ? new SupportedVersions(
                          List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2))
                      : e);
              return without(hello.with(Extensions.of(extensions)), missing);
            }),
            Rule.BAD_ECH,
            AlertDescription.ILLEGAL_PARAMETER);
      }
    }

    @Test
    void anExtensionTwice() {
      assertRefused(
          afterInside(hello -> {
            List<Extension> extensions = new ArrayList<>(hello.extensions().list());
            extensions.add(extensions.getFirst());
            return hello.with(Extensions.of(extensions));
          }),
          Rule.DUPLICATE_EXTENSION,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    private static Transcript afterShared(ExtensionType... types) {
      return afterInside(hello -> {
        ClientHello shorter = hello;
        for (ExtensionType type : types) {
          shorter =
              type.equals(ExtensionType.ENCRYPTED_CLIENT_HELLO) ? shorter : without(shorter, type);
        }
        List<Extension> extensions = new ArrayList<>(shorter.extensions().list());
        extensions.add(new EchOuterExtensions(List.of(types)));
        return shorter.with(Extensions.of(extensions));
      });
    }

    @Test
    void sharedExtensionsInTheOrderOfTheOuterOne() {
      assertThat(
              afterShared(
                      ExtensionType.SUPPORTED_GROUPS,
                      ExtensionType.SIGNATURE_ALGORITHMS,
                      ExtensionType.KEY_SHARE)
                  .violation())
          .isEmpty();
    }

    @Test
    void sharedExtensionsInAnotherOrder() {
      assertRefused(
          afterShared(ExtensionType.KEY_SHARE, ExtensionType.SUPPORTED_GROUPS),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void aSharedExtensionThatTheOuterOneLacks() {
      assertRefused(
          afterShared(ExtensionType.COOKIE), Rule.BAD_ECH, AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void aSharedExtensionTwice() {
      assertRefused(
          afterShared(ExtensionType.KEY_SHARE, ExtensionType.KEY_SHARE),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void encryptedClientHelloAsASharedExtension() {
      assertRefused(
          afterShared(ExtensionType.ENCRYPTED_CLIENT_HELLO),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void sharedExtensionsTwice() {
      var shared = new EchOuterExtensions(List.of(ExtensionType.KEY_SHARE));
      assertRefused(
          afterInside(hello -> {
            List<Extension> extensions =
                new ArrayList<>(without(hello, ExtensionType.KEY_SHARE).extensions().list());
            extensions.add(shared);
            extensions.add(shared);
            return hello.with(Extensions.of(extensions));
          }),
          Rule.DUPLICATE_EXTENSION,
          AlertDescription.ILLEGAL_PARAMETER);
    }
  }

  @Nested
  class AfterAHelloRetryRequest {

    @Test
    void noExtension() {
      assertRefused(
          after(
              retrying(KEY), second(hello -> without(hello, ExtensionType.ENCRYPTED_CLIENT_HELLO))),
          Rule.MISSING_EXTENSION,
          AlertDescription.MISSING_EXTENSION);
    }

    @Test
    void anInnerOne() {
      assertRefused(
          after(retrying(KEY), second(hello -> withEch(hello, e -> new EchClientHello.Inner()))),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void anotherCipherSuite() {
      ServerSettings server = retrying(BOTH_SUITES);
      assertRefused(
          serverAfter(
              to(BOTH_SUITES),
              server,
              hellos(
                  second(hello -> withEch(hello, e -> with((EchClientHello.Outer) e, CHACHA20))))),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void anotherConfigId() {
      assertRefused(
          changed(ech -> new EchClientHello.Outer(AES_128, 2, ech.enc(), ech.payload())),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void anotherKey() {
      var enc = new Opaque(new byte[32]);
      assertRefused(
          changed(ech -> new EchClientHello.Outer(AES_128, 1, enc, ech.payload())),
          Rule.BAD_ECH,
          AlertDescription.ILLEGAL_PARAMETER);
    }

    @Test
    void whatDoesNotOpen() {
      assertRefused(
          changed(ech -> {
            byte[] payload = ech.payload().bytes();
            payload[0] ^= 1;
            return new EchClientHello.Outer(AES_128, 1, ech.enc(), new Opaque(payload));
          }),
          Rule.UNDECRYPTABLE_ECH,
          AlertDescription.DECRYPT_ERROR);
    }

    private static Transcript changed(UnaryOperator<EchClientHello.Outer> change) {
      return after(
          retrying(KEY),
          second(hello -> withEch(hello, e -> change.apply((EchClientHello.Outer) e))));
    }

    /** Section 7.1.1: what was not decrypted before is not decrypted, and may have changed. */
    @Test
    void whatWasNotOpenedBeforeIsPassedOver() {
      Transcript server =
          serverAfter(
              EchOffer.GREASE,
              retrying(KEY),
              hellos(
                  second(hello -> withEch(hello, e -> with((EchClientHello.Outer) e, CHACHA20)))));

      assertThat(server.violation()).isEmpty();
    }
  }
}
