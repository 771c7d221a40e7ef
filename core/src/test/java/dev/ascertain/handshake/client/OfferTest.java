package dev.ascertain.handshake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.NamedGroup;
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
}
