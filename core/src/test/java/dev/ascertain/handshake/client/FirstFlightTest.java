package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.PskKeyExchangeMode;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Padding;
import dev.ascertain.wire.extension.PskKeyExchangeModes;
import dev.ascertain.wire.extension.UnknownExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstFlightTest {
  private static final Cookie COOKIE = new Cookie(Opaque.ofHex("c00c1e"));
  private static final Extension MODES =
      new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE));
  private static final Extension PRE_SHARED_KEY =
      new UnknownExtension(ExtensionType.PRE_SHARED_KEY, Opaque.EMPTY);
  private static final Extension OTHER =
      new UnknownExtension(new ExtensionType(0xfe00), Opaque.EMPTY);

  /** RFC 7685 section 4: header and body of the ClientHello together. */
  @ParameterizedTest
  @CsvSource({
    "255, 255",
    "256, 512",
    "400, 512",
    "507, 512",
    "508, 512",
    "509, 513",
    "511, 515",
    "512, 512",
    "600, 600"
  })
  void paddingIsFilled(int bare, int padded) {
    Offer withoutFiller = new Offer(List.of(suite()), List.of(filler(0)), List.of(), false);
    int fill = bare - first(withoutFiller).bytes().length;
    Offer offer =
        new Offer(List.of(suite()), List.of(new Padding(0), filler(fill)), List.of(), false);

    FirstFlight flight = first(offer);

    assertThat(flight.bytes()).hasSize(padded);
    assertThat(flight.hello().extensions().has(ExtensionType.PADDING))
        .isEqualTo(bare >= 256 && bare < 512);
    assertThat(flight.hello().extensions().types().getLast()).isEqualTo(OTHER.type());
  }

  // [4.2.2-8], [4.2.2-9]
  @Test
  void theSessionIdIsFreshForMiddleboxesAndElseEmpty() {
    Offer compatible = new Offer(List.of(suite()), List.of(OTHER), List.of(), true);
    Offer plain = new Offer(List.of(suite()), List.of(OTHER), List.of(), false);

    Opaque one = first(compatible).hello().legacySessionId();
    assertThat(one.length()).isEqualTo(32);
    assertThat(first(plain).hello().legacySessionId().length()).isZero();
  }

  @Test
  void theCookieStandsBeforePskKeyExchangeModes() {
    assertThat(again(OTHER, MODES, PRE_SHARED_KEY))
        .containsExactly(OTHER, COOKIE, MODES, PRE_SHARED_KEY);
  }

  @Test
  void theCookieStandsLastWithoutPskKeyExchangeModes() {
    assertThat(again(OTHER)).containsExactly(OTHER, COOKIE);
  }

  @Test
  void theCookieNeverStandsAfterPreSharedKey() {
    assertThat(again(OTHER, PRE_SHARED_KEY)).containsExactly(OTHER, COOKIE, PRE_SHARED_KEY);
  }

  @Test
  void theSecondHelloDiffersOnlyWhereItMay() {
    Offer offer =
        Offer.likeABrowser()
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .serverName(Optional.of("example.com"))
            .build();
    FirstFlight first = first(offer);
    FirstFlight second = again(offer, first, Optional.of(NamedGroup.SECP256R1), Optional.empty());

    assertThat(second.hello().random()).isEqualTo(first.hello().random());
    assertThat(second.hello().legacySessionId()).isEqualTo(first.hello().legacySessionId());
    assertThat(second.hello().cipherSuites()).isEqualTo(first.hello().cipherSuites());
    List<Extension> changed = new ArrayList<>(second.hello().extensions().list());
    changed.removeAll(first.hello().extensions().list());
    assertThat(changed).extracting(Extension::type).containsExactly(ExtensionType.KEY_SHARE);
    assertThat(second.keys()).extracting(k -> k.group()).containsExactly(NamedGroup.SECP256R1);
  }

  private static List<Extension> again(Extension... offered) {
    Offer offer = new Offer(List.of(suite()), List.of(offered), List.of(), false);
    FirstFlight first = first(offer);
    return again(offer, first, Optional.empty(), Optional.of(COOKIE)).hello().extensions().list();
  }

  private static FirstFlight again(
      Offer offer, FirstFlight first, Optional<NamedGroup> group, Optional<Cookie> cookie) {
    var context =
        new ClientContext(
            offer, settings(), first.hello(), Optional.empty(), List.of(), false, false, false);
    CipherSuiteParameters suite = CipherSuiteParameters.of(suite()).orElseThrow();
    return FirstFlight.again(
        context,
        first.keys(),
        group,
        cookie,
        suite,
        TranscriptHash.of(settings().crypto(), suite.hash()));
  }

  private static FirstFlight first(Offer offer) {
    return FirstFlight.of(offer, settings(), PriorKeys.NONE);
  }

  private static Extension filler(int length) {
    return new UnknownExtension(OTHER.type(), new Opaque(new byte[length]));
  }

  private static CipherSuite suite() {
    return CipherSuite.TLS_AES_128_GCM_SHA256;
  }

  private static ClientSettings settings() {
    return new ClientSettings(
        () -> 0,
        Crypto.forOneHandshake(),
        ScriptedRandomness.seeded(1),
        CertificateJudge.acceptingAll(),
        Mode.STRICT,
        KeyLog.none());
  }
}
