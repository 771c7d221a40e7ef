package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The messages that carry certificates and their status. */
class CertificateMessagesTest {
  private static final Opaque LEAF = Opaque.ofHex("3000");
  private static final Opaque ISSUER = Opaque.ofHex("3100");

  @Test
  void givesItsCertificatesInWireOrder() {
    var tls12 = new Certificate12(List.of(LEAF, ISSUER));
    var tls13 = new Certificate13(Opaque.EMPTY, List.of(entry(LEAF), entry(ISSUER)));

    assertThat(tls12.certificates()).containsExactly(LEAF.bytes(), ISSUER.bytes());
    assertThat(tls13.certificates()).containsExactly(LEAF.bytes(), ISSUER.bytes());
  }

  @Test
  void givesTheOcspResponsesByTheirCertificate() {
    assertThat(status(CertificateStatusType.OCSP, LEAF).staples())
        .containsExactly(Map.entry(0, LEAF.bytes()));
    assertThat(status(CertificateStatusType.OCSP_MULTI, LEAF, ISSUER).staples())
        .containsOnly(Map.entry(0, LEAF.bytes()), Map.entry(1, ISSUER.bytes()));
    assertThat(status(CertificateStatusType.OCSP_MULTI, Opaque.EMPTY, ISSUER).staples())
        .containsExactly(Map.entry(1, ISSUER.bytes()));
  }

  @Test
  void hasExactlyOneResponseOfTypeOcsp() {
    assertThatThrownBy(() -> status(CertificateStatusType.OCSP, LEAF, ISSUER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 responses of type ocsp");
  }

  // RFC 8879 section 4
  @Test
  void isNotUncompressedBeyondTheLimitOfAMessage() {
    byte[] message =
        Writer.write(out ->
            out.u8(25)
                .block24(body ->
                    body.u16(1).u24(HandshakeReassembler.MAX_MESSAGE - 3).opaque24(new byte[1])));

    assertThatThrownBy(() -> HandshakeMessage.decode(message, Dialect.TLS13))
        .isInstanceOfSatisfying(
            ViolationException.class,
            e -> assertThat(e.violation().rule()).isEqualTo(Rule.BAD_COMPRESSION));
  }

  private static Certificate13.Entry entry(Opaque certificate) {
    return new Certificate13.Entry(certificate, Extensions.of());
  }

  private static CertificateStatus status(CertificateStatusType type, Opaque... responses) {
    return new CertificateStatus(type, List.of(responses));
  }
}
