package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.HpkeKeyPair;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.server.EchKeys;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.Program;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted Client Hello (RFC 9849) with NSS, which is Firefox's library, as the client. */
class EchInteropTest {
  private static final EchKeys.Key KEY = key(1);
  private static final EchKeys.Key OTHER = key(2);

  @TempDir private Path folder;

  private static EchKeys.Key key(int id) {
    HpkeKemId kem = HpkeKemId.DHKEM_X25519_HKDF_SHA256;
    HpkeKeyPair pair = Crypto.forOneHandshake().hpkeKeyPair(kem, new Random(id)::nextBytes);
    var key =
        new EchConfig.HpkeKeyConfig(
            id,
            kem,
            new Opaque(pair.publicKey()),
            List.of(new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM)));
    return new EchKeys.Key(
        new EchConfig.Contents(key, 32, "public.example", List.of()), pair, true);
  }

  private static String base64(EchKeys.Key key) {
    byte[] list = new EchConfigList(List.of(key.config())).encode();
    return Base64.getEncoder().encodeToString(list);
  }

  private record Met(Transcript server, Program.Result client) {}

  /** NSS connects to a server that has {@link #KEY}. */
  private Met connect(boolean retry, String... options) {
    ServerPreferences preferences =
        retry
            ? ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.SECP384R1))
            : ServerPreferences.DEFAULT;
    var settings =
        EngineServer.settings(
            Crypto.forOneHandshake(), preferences, Mint.localhost(KeyKind.ECDSA_P256));
    try (EngineServer server = EngineServer.start(settings.with(EchKeys.of(KEY)))) {
      String store = "sql:" + folder;
      Program.run("certutil", "-N", "-d", store, "--empty-password");
      List<String> command =
          new ArrayList<>(
              List.of("tstclnt", "-h", "127.0.0.1", "-p", "" + server.port(), "-a", "localhost"));
      // -o takes any certificate, -Q ends after the handshake.
      command.addAll(List.of("-d", store, "-o", "-Q", "-V", "tls1.3:tls1.3"));
      command.addAll(List.of(options));
      Program.Result result = Program.run(Duration.ofSeconds(30), "", command);
      return new Met(server.transcript(), result);
    }
  }

  private static List<Boolean> answers(Transcript server) {
    return server.events(Event.EchAnswered.class).map(Event.EchAnswered::accepted).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItEncryptsIsAccepted(boolean retry) {
    Met met = connect(retry, "-N", base64(KEY));

    assertThat(met.server().completed()).as(met.client().err()).isTrue();
    assertThat(answers(met.server())).containsExactly(true);
    assertThat(met.server().events(Event.InnerHello.class).map(e -> name(e.message())))
        .hasSize(retry ? 2 : 1)
        .containsOnly("localhost");
    assertThat(
            met.server()
                .messages(ClientHello.class)
                .map(event -> name((ClientHello) event.message())))
        .containsOnly("public.example");
  }

  private static String name(ClientHello hello) {
    return hello.extensions().find(ServerName.class).flatMap(ServerName::hostName).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itUnderstandsARejectionAndTheKeysToUse(boolean retry) {
    Met met = connect(retry, "-N", base64(OTHER));

    assertThat(answers(met.server())).containsExactly(false);
    assertThat(met.client().err())
        .contains("SSL_ERROR_ECH_RETRY_WITH_ECH")
        .contains("compatible retry_configs are available");
    assertThat(
            met.server()
                .events(Event.AlertMessage.class)
                .filter(e -> e.sender() == Sender.CLIENT)
                .map(e -> e.alert().description()))
        .contains(AlertDescription.ECH_REQUIRED);
  }

  @Test
  void itsGreaseIsPassedOver() {
    Met met = connect(false, "-i", "100");

    assertThat(met.server().completed()).as(met.client().err()).isTrue();
    assertThat(answers(met.server())).containsExactly(false);
  }
}
