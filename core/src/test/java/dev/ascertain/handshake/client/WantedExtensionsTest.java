package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.OidFilters;
import dev.ascertain.wire.extension.OidFilters.OidFilter;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.handshake.CertificateRequest13;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/**
 * A client presents a certificate that has what oid_filters ask for, or none (RFC 9846 section
 * 4.3.5): [4.3.5-2] [4.3.5-3] [4.3.5-4] [4.5.1.2-4].
 */
class WantedExtensionsTest {
  private static final Certified CLIENT =
      mint().usage(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection).mint();
  private static final String KEY_USAGE = "0603551d0f";
  private static final String EXT_KEY_USAGE = "0603551d25";
  private static final String CLIENT_AUTH = "06082b06010505070302";
  private static final String SERVER_AUTH = "06082b06010505070301";

  private static Mint mint() {
    return Mint.leaf(Mint.root("Clients").mint(), "client");
  }

  @Test
  void theBitsOfTheKeysUse() {
    // digitalSignature; with keyCertSign; whatever is there.
    assertThat(answer(CLIENT, filter(KEY_USAGE, "03020780"))).isEqualTo(PRESENTED);
    assertThat(answer(CLIENT, filter(KEY_USAGE, "03020284"))).isEqualTo(NONE_FITS);
    assertThat(answer(CLIENT, filter(KEY_USAGE, ""))).isEqualTo(PRESENTED);
    assertThat(answer(mint().without(Extension.keyUsage).mint(), filter(KEY_USAGE, "")))
        .isEqualTo(NONE_FITS);
  }

  @Test
  void thePurposes() {
    assertThat(answer(CLIENT, filter(EXT_KEY_USAGE, "300a" + CLIENT_AUTH))).isEqualTo(PRESENTED);
    assertThat(answer(CLIENT, filter(EXT_KEY_USAGE, "3014" + CLIENT_AUTH + SERVER_AUTH)))
        .isEqualTo(NONE_FITS);
    assertThat(answer(CLIENT, filter(EXT_KEY_USAGE, ""))).isEqualTo(PRESENTED);
    assertThat(answer(mint().without(Extension.extendedKeyUsage).mint(), filter(EXT_KEY_USAGE, "")))
        .isEqualTo(NONE_FITS);
  }

  @Test
  void everyFilterCounts() {
    assertThat(
            answer(
                CLIENT, filter(KEY_USAGE, "03020780"), filter(EXT_KEY_USAGE, "300a" + SERVER_AUTH)))
        .isEqualTo(NONE_FITS);
  }

  @Test
  void whatIsNotKnownIsSkipped() {
    assertThat(answer(CLIENT, filter("06032a0304", "0500"))).isEqualTo(PRESENTED);
    assertThat(answer(CLIENT)).isEqualTo(PRESENTED);
  }

  /** RFC 9846 section 4.5.1.2: [4.5.1.2-3]. */
  @Test
  void theKeyMustBeAllowedToSign() {
    Certified agreeing =
        mint()
            .without(Extension.keyUsage)
            .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))
            .mint();

    assertThat(answer(agreeing)).isEqualTo(NONE_FITS);
    assertThat(answer(mint().without(Extension.keyUsage).mint())).isEqualTo(PRESENTED);
  }

  private static final Class<?> PRESENTED = CertificateAnswer.Presented.class;
  private static final Class<?> NONE_FITS = CertificateAnswer.NoneFits.class;

  private static OidFilter filter(String id, String values) {
    return new OidFilter(Opaque.ofHex(id), Opaque.ofHex(values));
  }

  private static Class<?> answer(Certified own, OidFilter... filters) {
    var schemes = new SignatureAlgorithms(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256));
    var request =
        new CertificateRequest13(
            Opaque.EMPTY, Extensions.of(schemes, new OidFilters(List.of(filters))));
    var credential = EngineServer.credential(Crypto.forOneHandshake(), own);
    return ClientCertificate.to(
            request, CertificateType.X509, CredentialSource.of(List.of(credential)))
        .answer()
        .getClass();
  }
}
