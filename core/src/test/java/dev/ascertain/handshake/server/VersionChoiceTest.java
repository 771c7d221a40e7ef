package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version a ClientHello leads to (RFC 9846 section 4.3.1 and appendix E.2). */
class VersionChoiceTest {
  private static final ProtocolVersion TLS_1_3 = ProtocolVersion.TLS_1_3;
  private static final ProtocolVersion TLS_1_2 = ProtocolVersion.TLS_1_2;

  private static ProtocolVersion choice(
      ServerPreferences preferences, ProtocolVersion legacy, ProtocolVersion... supported)
      throws ViolationException {
    ClientHello hello =
        new ClientHello(
            legacy,
            new Opaque(new byte[32]),
            Opaque.EMPTY,
            List.of(CipherSuite.TLS_AES_128_GCM_SHA256),
            List.of(CompressionMethod.NULL),
            supported.length == 0
                ? Extensions.ABSENT
                : Extensions.of(new SupportedVersions(List.of(supported))));
    return VersionChoice.of(
        new Received(hello, hello.encode(), Dialect.INITIAL), hello, preferences);
  }

  private static ProtocolVersion choice(ProtocolVersion legacy, ProtocolVersion... supported)
      throws ViolationException {
    return choice(ServerPreferences.DEFAULT, legacy, supported);
  }

  // [4.3.1-3], [4.3.1-5], [E.2-1]
  @Test
  void supportedVersionsDecide() throws ViolationException {
    assertThat(choice(TLS_1_2, TLS_1_3)).isEqualTo(TLS_1_3);
    assertThat(choice(TLS_1_2, TLS_1_2, TLS_1_3)).isEqualTo(TLS_1_3);
    assertThat(choice(TLS_1_2, new ProtocolVersion(0x7f1c), TLS_1_2)).isEqualTo(TLS_1_2);
    assertThat(choice(TLS_1_3, TLS_1_2)).isEqualTo(TLS_1_2);
    assertThatThrownBy(() -> choice(TLS_1_2, ProtocolVersion.TLS_1_1))
        .isInstanceOf(ViolationException.class);
  }

  // [4.3.1-2], [E.2-2]
  @Test
  void withoutThemLegacyVersionDecidesUpToTls12() throws ViolationException {
    assertThat(choice(TLS_1_2)).isEqualTo(TLS_1_2);
    assertThat(choice(TLS_1_3)).isEqualTo(TLS_1_2);
    assertThat(choice(new ProtocolVersion(0x0399))).isEqualTo(TLS_1_2);
  }

  // [E.2-3]
  @Test
  void aServerOfNewerVersionsRefuses() {
    ServerPreferences only13 = ServerPreferences.DEFAULT.withVersions(TLS_1_3);

    assertThatThrownBy(() -> choice(only13, TLS_1_2)).hasMessageContaining("TLS 1.2");
    assertThatThrownBy(() -> choice(ProtocolVersion.TLS_1_1)).hasMessageContaining("TLS 1.1");
  }
}
