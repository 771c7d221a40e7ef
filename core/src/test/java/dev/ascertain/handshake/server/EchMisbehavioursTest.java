package dev.ascertain.handshake.server;

import static dev.ascertain.handshake.server.EchScene.alert;
import static dev.ascertain.handshake.server.EchScene.client;
import static dev.ascertain.handshake.server.EchScene.clientAfter;
import static dev.ascertain.handshake.server.EchScene.key;
import static dev.ascertain.handshake.server.EchScene.retrying;
import static dev.ascertain.handshake.server.EchScene.server;
import static dev.ascertain.handshake.server.EchScene.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.EchOffer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.EchConfirmation;
import dev.ascertain.wire.extension.EchRetryConfigs;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedPsk;
import dev.ascertain.wire.extension.UnknownExtension;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server must not do with an encrypted ClientHello (RFC 9849 sections 5 and 6). */
class EchMisbehavioursTest {
  private static final EchKeys.Key KEY = key(1, 11);
  private static final EchKeys.Key OTHER = key(2, 12);
  private static final ExtensionType ECH = ExtensionType.ENCRYPTED_CLIENT_HELLO;

  private static void assertRefused(Transcript client, Rule rule, AlertDescription alert) {
    assertThat(client.violation().map(Violation::rule)).contains(rule);
    assertThat(alert(client, Sender.CLIENT)).contains(alert);
    assertThat(client.completed()).isFalse();
  }

  private static Extensions with(Extensions extensions, Extension added) {
    List<Extension> all = new ArrayList<>(extensions.list());
    all.removeIf(extension -> extension.type().equals(added.type()));
    all.add(added);
    return Extensions.of(all);
  }

  private static UnaryOperator<HandshakeMessage> inEncryptedExtensions(Extension added) {
    return message ->
        message instanceof EncryptedExtensions ee
            ? new EncryptedExtensions(with(ee.extensions(), added))
            : message;
  }

  private static UnaryOperator<HandshakeMessage> inHelloRetryRequest(Extension added) {
    return message ->
        message instanceof HelloRetryRequest request
            ? new HelloRetryRequest(
                request.legacyVersion(),
                request.legacySessionIdEcho(),
                request.cipherSuite(),
                request.legacyCompressionMethod(),
                with(request.extensions(), added))
            : message;
  }

  private static UnaryOperator<HandshakeMessage> inServerHello(UnaryOperator<ServerHello> change) {
    return message -> message instanceof ServerHello hello ? change.apply(hello) : message;
  }

  private static ServerHello withRandom(ServerHello hello) {
    return new ServerHello(
        hello.legacyVersion(),
        new Opaque(new byte[32]),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        hello.legacyCompressionMethod(),
        hello.extensions());
  }

  private static ServerHello withExtension(ServerHello hello, Extension added) {
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        hello.legacyCompressionMethod(),
        with(hello.extensions(), added));
  }

  @Test
  void retryConfigsAfterItAccepted() {
    assertRefused(
        clientAfter(
            client(to(KEY)),
            server(KEY),
            inEncryptedExtensions(new EchRetryConfigs(List.of(KEY.config())))),
        Rule.UNOFFERED_EXTENSION,
        AlertDescription.UNSUPPORTED_EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void retryConfigsThatAreMalformed(boolean real) {
    EchOffer ech = real ? to(OTHER) : EchOffer.GREASE;

    assertRefused(
        clientAfter(
            client(ech),
            server(KEY),
            inEncryptedExtensions(new UnknownExtension(ECH, new Opaque(new byte[] {0, 1, 2})))),
        Rule.MALFORMED,
        AlertDescription.DECODE_ERROR);
  }

  @Test
  void retryConfigsThatNobodyAskedFor() {
    assertRefused(
        clientAfter(
            client(EchOffer.NONE),
            server(ServerPreferences.DEFAULT),
            inEncryptedExtensions(new EchRetryConfigs(List.of(KEY.config())))),
        Rule.UNOFFERED_EXTENSION,
        AlertDescription.UNSUPPORTED_EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConfirmationOfAnotherLength(boolean real) {
    EchOffer ech = real ? to(KEY) : EchOffer.GREASE;

    assertRefused(
        clientAfter(
            client(ech),
            retrying(KEY),
            inHelloRetryRequest(new UnknownExtension(ECH, new Opaque(new byte[7])))),
        Rule.MALFORMED,
        AlertDescription.DECODE_ERROR);
  }

  /** Section 6.1.4: it is no offence; the server has rejected. */
  @Test
  void aConfirmationThatIsNoneMeansThatItRejected() {
    Transcript client =
        clientAfter(
            client(to(OTHER)),
            retrying(KEY),
            inHelloRetryRequest(new EchConfirmation(new Opaque(new byte[8]))));

    EchScene.assertAnswered(client, false);
  }

  @Test
  void aRandomConfirmationIsNothingToAClientThatOnlyGreases() {
    Transcript client =
        clientAfter(
            client(EchOffer.GREASE),
            retrying(KEY),
            inHelloRetryRequest(new EchConfirmation(new Opaque(new byte[8]))));

    assertThat(EchScene.outer(client)).hasSize(2);
  }

  @Test
  void aServerHelloThatTakesBackWhatTheHelloRetryRequestConfirmed() {
    assertRefused(
        clientAfter(
            client(to(KEY)), retrying(KEY), inServerHello(EchMisbehavioursTest::withRandom)),
        Rule.ECH_NOT_CONFIRMED,
        AlertDescription.ILLEGAL_PARAMETER);
  }

  /** Section 6.1.2: the pre-shared keys of the outer ClientHello are random. */
  @Test
  void aPresharedKeyOfTheOuterClientHello() {
    ServerSettings server =
        server(KEY)
            .with(
                Resumption.with(
                    TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)),
                    InstantSource.system()));
    List<ClientSession> kept = new ArrayList<>();
    EchScene.duet(client(to(KEY)).with(kept::add), server).play().succeeded();

    assertRefused(
        clientAfter(
            client(to(OTHER)),
            server,
            PriorKeys.of(kept.getFirst()),
            inServerHello(hello -> withExtension(hello, new SelectedPsk(0)))),
        Rule.UNOFFERED_PSK,
        AlertDescription.ILLEGAL_PARAMETER);
  }

  @Test
  void theExtensionInAServerHello() {
    assertRefused(
        clientAfter(
            client(to(OTHER)),
            server(KEY),
            inServerHello(hello -> withExtension(hello, new UnknownExtension(ECH, Opaque.EMPTY)))),
        Rule.MISPLACED_EXTENSION,
        AlertDescription.ILLEGAL_PARAMETER);
  }
}
