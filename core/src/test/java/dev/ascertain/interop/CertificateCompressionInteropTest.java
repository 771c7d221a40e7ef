package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.NettyServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Certificates that BoringSSL compresses (RFC 8879). */
class CertificateCompressionInteropTest {
  private static final Certified SERVER = Mint.localhost(KeyKind.RSA_2048);
  private static final Offer OFFER =
      Offer.likeABrowser()
          .applicationProtocols(List.of())
          .extras(Set.of(OfferExtra.COMPRESSED_CERTIFICATE))
          .build();

  @Test
  void boringSslCompresses() {
    try (Peer peer = NettyServer.with(SERVER).tls13().compressCertificate().start()) {
      Talk talk = Talk.with(peer, OFFER);

      talk.succeeded();
      assertThat(talk.transcript().messages(CompressedCertificate.class)).hasSize(1);
      assertThat(talk.transcript().events(Event.Uncompressed.class))
          .singleElement()
          .satisfies(event ->
              assertThat(((Certificate13) event.message()).certificateList())
                  .hasSize(SERVER.presented().size()));
      assertThat(talk.presented()).hasSize(1);
    }
  }

  @Test
  void whoDoesNotAskGetsThemPlain() {
    try (Peer peer = NettyServer.with(SERVER).tls13().compressCertificate().start()) {
      Talk talk = Talk.with(peer, Offer.likeABrowser().applicationProtocols(List.of()).build());

      talk.succeeded();
      assertThat(talk.transcript().messages(Certificate13.class)).hasSize(1);
    }
  }
}
