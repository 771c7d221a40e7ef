package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {

  @Test
  void aShareIsSentForTheFirstGroupThatWeCanMakeOneOf() {
    Offer offer =
        Offer.likeABrowser()
            .groups(List.of(NamedGroup.SECP256K1, NamedGroup.X448, NamedGroup.X25519))
            .build();

    assertThat(offer.groups()).first().isEqualTo(NamedGroup.SECP256K1);
    assertThat(offer.keyShares()).containsExactly(NamedGroup.X448);
  }

  @Test
  void withoutSuchAGroupNoShareIsSent() {
    Offer offer = Offer.likeABrowser().groups(List.of(NamedGroup.SECP256K1)).build();

    assertThat(offer.keyShares()).isEmpty();
  }

  // [4.3.1-1], [4.3.3-2], [4.3.9-1], [4.3.9-2]
  @Test
  void hasWhatEveryClientOfTls13MustSay() {
    Offer offer = Offer.likeABrowser().build();

    assertThat(offer.versions()).containsExactly(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
    assertThat(offer.offers(ExtensionType.SUPPORTED_VERSIONS)).isTrue();
    assertThat(offer.offers(ExtensionType.SIGNATURE_ALGORITHMS)).isTrue();
    assertThat(offer.offers(ExtensionType.PSK_KEY_EXCHANGE_MODES)).isTrue();
  }

  // [4.3.7-1]
  @Test
  void noGroupIsOfferedTwice() {
    Offer offer =
        Offer.likeABrowser()
            .groups(List.of(NamedGroup.X25519, NamedGroup.X448, NamedGroup.X25519))
            .build();

    assertThat(offer.groups()).containsExactly(NamedGroup.X25519, NamedGroup.X448);
  }

  // [4.3.8-1]
  @Test
  void sharesAreInTheOrderOfTheGroups() {
    Offer offer =
        Offer.likeABrowser()
            .groups(List.of(NamedGroup.X25519, NamedGroup.X448, NamedGroup.SECP256R1))
            .keyShares(List.of(NamedGroup.SECP256R1, NamedGroup.X25519))
            .build();

    assertThat(offer.keyShares()).containsExactly(NamedGroup.X25519, NamedGroup.SECP256R1);
  }

  // [4.3.3-10]
  @Test
  void sha1IsTheLastThatIsWanted() {
    Offer offer =
        Offer.likeABrowser()
            .signatureSchemes(
                List.of(
                    SignatureScheme.ECDSA_SHA1,
                    SignatureScheme.RSA_PKCS1_SHA256,
                    SignatureScheme.RSA_PKCS1_SHA1,
                    SignatureScheme.ED25519))
            .build();

    assertThat(offer.signatureSchemes())
        .containsExactly(
            SignatureScheme.RSA_PKCS1_SHA256,
            SignatureScheme.ED25519,
            SignatureScheme.ECDSA_SHA1,
            SignatureScheme.RSA_PKCS1_SHA1);
  }
}
