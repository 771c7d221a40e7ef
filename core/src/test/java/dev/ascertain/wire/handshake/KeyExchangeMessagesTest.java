package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ServerKeyExchange and ClientKeyExchange: what their dialect decides, and what is signed. */
class KeyExchangeMessagesTest {
  private static final EcParameters.Domain DOMAIN =
      new EcParameters.Domain(
          new EcParameters.Curve(Opaque.ofHex("0a"), Opaque.ofHex("0b")),
          Opaque.ofHex("04"),
          Opaque.ofHex("13"),
          Opaque.ofHex("01"));

  @Test
  void signsItsParametersAsTheyAreOnTheWire() throws ViolationException {
    var ecdhe =
        (ServerKeyExchangeEcdhe)
            decode("0c 00000b 03 001d 02 aabb 0804 0001 53", Dialect.TLS12_ECDHE);
    var dhe =
        (ServerKeyExchangeDhe)
            decode("0c 00000f 0002 0017 0001 05 0001 08 0401 0001 53", Dialect.TLS12_DHE);

    assertThat(ecdhe.signedParameters()).isEqualTo(hex("03 001d 02 aabb"));
    assertThat(dhe.signedParameters()).isEqualTo(hex("0002 0017 0001 05 0001 08"));
  }

  @Test
  void namesItsSignatureAlgorithmSinceTls12() throws ViolationException {
    var ecdhe = new Dialect(ProtocolVersion.TLS_1_1, KeyExchange.ECDHE);

    assertThat(decode("0c 00000b 03 001d 02 aabb 0804 0001 53", Dialect.TLS12_ECDHE))
        .isInstanceOfSatisfying(
            ServerKeyExchangeEcdhe.class,
            message ->
                assertThat(message.signature().algorithm())
                    .contains(SignatureScheme.RSA_PSS_RSAE_SHA256));
    assertThat(decode("0c 000009 03 001d 02 aabb 0001 53", ecdhe))
        .isInstanceOfSatisfying(
            ServerKeyExchangeEcdhe.class,
            message -> assertThat(message.signature().algorithm()).isEmpty());
  }

  @Test
  void hasANamedCurveOnlyIfTheCurveIsGivenByItsNumber() {
    var signature = new DigitallySigned(Optional.empty(), Opaque.EMPTY);
    var named = new EcParameters.Named(NamedGroup.X25519);
    var explicit = new EcParameters.ExplicitPrime(Opaque.ofHex("17"), DOMAIN);

    assertThat(new ServerKeyExchangeEcdhe(named, Opaque.ofHex("aa"), signature).namedCurve())
        .contains(NamedGroup.X25519);
    assertThat(new ServerKeyExchangeEcdhe(explicit, Opaque.ofHex("aa"), signature).namedCurve())
        .isEmpty();
  }

  @Test
  void isKeptAsBytesWhileTheKeyExchangeIsUnknown() throws ViolationException {
    assertThat(decode("0c 000002 abcd", Dialect.INITIAL))
        .isEqualTo(new ServerKeyExchangeOther(Opaque.ofHex("abcd")));
    assertThat(decode("10 000002 abcd", Dialect.INITIAL))
        .isEqualTo(new ClientKeyExchangeOther(Opaque.ofHex("abcd")));
  }

  @Test
  void hasOneOrThreeExponentsInCharacteristicTwo() {
    List<Opaque> two = List.of(Opaque.ofHex("01"), Opaque.ofHex("02"));

    assertThatThrownBy(() -> new EcParameters.ExplicitChar2(163, two, DOMAIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 exponents");
  }

  private static HandshakeMessage decode(String hex, Dialect dialect) throws ViolationException {
    return HandshakeMessage.decode(hex(hex), dialect);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
