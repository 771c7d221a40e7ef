package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Delegate;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.peers.Browser;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.DelegatedCredentialRequest;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delegated credentials (RFC 9345) with Firefox, the only client here that takes them. */
class DelegatedCredentialInteropTest {
  private static final Certified LEAF = Delegate.localhost(KeyKind.ECDSA_P256);

  @Test
  void firefoxTakesAGoodOne() {
    try (EngineServer server = delegating(Duration.ofDays(2))) {
      Browser.FIREFOX.visit(
          server,
          LEAF.root(),
          () -> {
            Transcript said = server.transcript();
            while (!said.completed()) {
              assertThat(said.violation()).isEmpty();
              said = server.transcript();
            }
            assertThat(delegates(said)).isTrue();
            assertThat(schemes(said))
                .contains(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.ECDSA_SECP384R1_SHA384,
                    SignatureScheme.ECDSA_SECP521R1_SHA512);
          });
    }
  }

  /** What it refuses, we refuse by the same alert: see {@code RulesTest}. */
  @Test
  void firefoxRefusesAnExpiredOneByTheAlertOfTheRfc() {
    try (EngineServer server = delegating(Duration.ofMinutes(-30))) {
      Browser.FIREFOX.visit(
          server,
          LEAF.root(),
          () -> {
            Transcript said = server.transcript();
            assertThat(delegates(said)).isTrue();
            assertThat(said.completed()).isFalse();
            assertThat(said.events(dev.ascertain.handshake.Event.AlertMessage.class))
                .filteredOn(event -> event.sender() == Sender.CLIENT)
                .extracting(event -> event.alert().description())
                .containsExactly(AlertDescription.ILLEGAL_PARAMETER);
          });
    }
  }

  /** Firefox takes certificates compressed. */
  private static boolean delegates(Transcript said) {
    CompressedCertificate sent =
        said.messages(CompressedCertificate.class)
            .map(event -> (CompressedCertificate) event.message())
            .findFirst()
            .orElseThrow();
    byte[] plain = CertificateCompression.decompress(sent).orElseThrow();
    try {
      return ((Certificate13) HandshakeMessage.decode(plain, Dialect.TLS13))
          .certificateList()
          .getFirst()
          .extensions()
          .has(ExtensionType.DELEGATED_CREDENTIAL);
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }

  private static List<SignatureScheme> schemes(Transcript said) {
    return said.messages(ClientHello.class)
        .flatMap(event ->
            ((ClientHello) event.message())
                .extensions().find(DelegatedCredentialRequest.class).stream())
        .findFirst()
        .orElseThrow()
        .supportedSignatureAlgorithms();
  }

  private static EngineServer delegating(Duration life) {
    ServerSettings plain = EngineServer.settings(Crypto.fastest(), ServerPreferences.DEFAULT, LEAF);
    return EngineServer.start(
        new ServerSettings(
            plain.clock(),
            plain.crypto(),
            plain.randomness(),
            List.of(
                plain
                    .credentials()
                    .getFirst()
                    .delegatingTo(Delegate.to(LEAF, SignatureScheme.ECDSA_SECP256R1_SHA256, life))),
            plain.preferences(),
            plain.cookieKey(),
            plain.resumption(),
            plain.clientAuthentication(),
            plain.keyLog()));
  }
}
