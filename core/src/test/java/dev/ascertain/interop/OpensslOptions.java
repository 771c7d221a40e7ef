package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Staple;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import java.util.List;
import java.util.Optional;

/** What {@code openssl s_server} can be told to do beside suites, groups and keys: a row each. */
record OpensslOptions(InteropTable table, ProtocolVersion version, Certified certified) {
  private static final String ONLY_13 = "TLS 1.2 has no such thing";

  /** One handshake for each option that the version has. */
  void tryAll() {
    fragmentedRecords();
    recordPadding();
    clientCertificateRequested();
    stapledResponse();
    alpn();
    retryForAnotherGroup();
    retryWithCookie();
    closeNotify();
    serverName();
    keyUpdate();
    certificateRequestedLater();
    renegotiation();
  }

  private boolean tls13() {
    return version.equals(ProtocolVersion.TLS_1_3);
  }

  private OpensslServer server() {
    OpensslServer server = OpensslServer.with(certified);
    return tls13() ? server.tls13() : server.tls12();
  }

  private Offer.Builder offer() {
    return Offer.likeABrowser().versions(List.of(version)).applicationProtocols(List.of());
  }

  private void ran(String option) {
    table.ran(option, version.toString());
  }

  private void only13(String option) {
    table.notRun(option, version.toString(), ONLY_13);
  }

  private void fragmentedRecords() {
    try (Peer peer = server().maxFragment(512).start()) {
      Talk talk = Talk.with(peer, offer().build());
      talk.succeeded();
      assertThat(talk.transcript().records())
          .filteredOn(record -> record.sender() == Sender.SERVER)
          .allSatisfy(record -> assertThat(record.length()).isLessThan(600));
      ran("fragments of 512 bytes");
    }
  }

  private void recordPadding() {
    if (!tls13()) {
      only13("record padding");
      return;
    }
    try (Peer peer = server().recordPadding(1024).start()) {
      Talk talk = Talk.with(peer, offer().build());
      talk.succeeded();
      // Content and padding are a multiple of 1024; header, type and tag come on top.
      assertThat(talk.transcript().records())
          .filteredOn(record -> record.sender() == Sender.SERVER && record.length() > 200)
          .anySatisfy(record -> assertThat(record.length() % 1024).isLessThan(40));
      ran("record padding");
    }
  }

  private void clientCertificateRequested() {
    try (Peer peer = server().option("-verify", "1").start()) {
      Talk talk = Talk.with(peer, offer().build());
      talk.succeeded();
      var asked = tls13() ? CertificateRequest13.class : CertificateRequest12.class;
      var answered = tls13() ? Certificate13.class : Certificate12.class;
      assertThat(talk.transcript().messages(asked)).hasSize(1);
      assertThat(talk.transcript().messages(answered))
          .extracting(Event.Message::sender)
          .containsExactly(Sender.SERVER, Sender.CLIENT);
      ran("client certificate requested");
    }
  }

  private void stapledResponse() {
    byte[] response = Staple.good(certified).der();
    try (Peer peer = server().staple(response).start()) {
      Talk talk = Talk.with(peer, offer().build());
      talk.succeeded();
      assertThat(talk.presented()).hasSize(1);
      assertThat(talk.presented().getFirst().staples().get(0)).isEqualTo(response);
      ran("stapled OCSP response");
    }
  }

  private void alpn() {
    try (Peer peer = server().alpn("http/1.1", "h2").start()) {
      List<String> ours = List.of("spdy/1", "http/1.1");
      Talk talk = Talk.with(peer, offer().applicationProtocols(ours).build());
      assertThat(talk.succeeded().applicationProtocol()).contains("http/1.1");
      ran("ALPN");
    }
  }

  private void retryForAnotherGroup() {
    if (!tls13()) {
      only13("HelloRetryRequest: other group");
      return;
    }
    try (Peer peer = server().group("P-384").start()) {
      Offer offer = offer().groups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1)).build();
      Talk talk = Talk.with(peer, offer);
      Negotiated agreed = talk.succeeded();
      assertThat(agreed.helloRetryRequest()).isTrue();
      assertThat(agreed.group()).contains(NamedGroup.SECP384R1);
      assertThat(talk.transcript().messages(NewSessionTicket13.class)).isNotEmpty();
      ran("HelloRetryRequest: other group");
    }
  }

  private void retryWithCookie() {
    if (!tls13()) {
      only13("HelloRetryRequest: cookie");
      return;
    }
    // With its status page s_server does not do -stateless.
    try (CommandedServer server = CommandedServer.start(certified, "-tls1_3", "-stateless")) {
      Offer offer = offer().build();
      // Nor does it take the ChangeCipherSpec of middlebox compatibility then.
      Talk talk =
          server.talk(
              new Offer(offer.cipherSuites(), offer.extensions(), offer.keyShares(), false));
      assertThat(talk.transcript().completed()).isTrue();
      assertThat(talk.transcript().messages(ClientHello.class))
          .extracting(e -> cookies(e))
          .containsExactly(0L, 1L);
      ran("HelloRetryRequest: cookie");
    }
  }

  private void closeNotify() {
    try (Peer peer = server().start()) {
      Talk talk = Talk.with(peer, offer().build());
      talk.succeeded();
      assertThat(talk.transcript().events(Event.AlertMessage.class))
          .extracting(Event.AlertMessage::sender, e -> e.alert().description())
          .containsExactly(
              tuple(Sender.SERVER, AlertDescription.CLOSE_NOTIFY),
              tuple(Sender.CLIENT, AlertDescription.CLOSE_NOTIFY));
      ran("close_notify both ways");
    }
  }

  private void serverName() {
    try (Peer peer =
        server()
            .option("-servername", "localhost", "-cert2", "cert.pem", "-key2", "key.pem")
            .start()) {
      Talk.with(peer, offer().serverName(Optional.of("localhost")).build()).succeeded();
      ran("server_name acknowledged");
    }
  }

  private static long cookies(Event.Message event) {
    return ((ClientHello) event.message())
        .extensions().list().stream().filter(Cookie.class::isInstance).count();
  }

  private void keyUpdate() {
    if (!tls13()) {
      only13("KeyUpdate");
      return;
    }
    try (CommandedServer server = CommandedServer.start(certified, "-tls1_3")) {
      // K: a KeyUpdate that asks for ours; k: one that does not.
      Talk talk = server.talk(offer().build(), "K", "k", "K");
      assertThat(talk.transcript().violation()).isEmpty();
      assertThat(talk.transcript().messages(KeyUpdate.class))
          .extracting(Event.Message::sender)
          .containsExactly(
              Sender.SERVER, Sender.CLIENT, Sender.SERVER, Sender.SERVER, Sender.CLIENT);
      ran("KeyUpdate");
    }
  }

  /** c: s_server asks for a certificate once the handshake is over, twice. */
  private void certificateRequestedLater() {
    // [4.7.2-1], [4.7.2-2], [4.7.2-3]
    String row = "client certificate asked for after the handshake";
    if (!tls13()) {
      only13(row);
      return;
    }
    Offer offer = offer().postHandshakeAuthentication(true).build();
    Credential own = EngineServer.credential(Crypto.forOneHandshake(), certified);
    for (List<Credential> credentials : List.of(List.of(own), List.<Credential>of())) {
      // Tickets follow our certificate too, at any time: they would be taken for what K brings
      // about.
      try (CommandedServer server =
          CommandedServer.start(certified, "-tls1_3", "-num_tickets", "0")) {
        Talk talk = server.talk(offer, credentials, "c", "K", "c");
        assertThat(talk.transcript().violation()).isEmpty();
        assertThat(talk.transcript().alertReceived()).isEmpty();
        assertThat(talk.transcript().messages(CertificateRequest13.class)).hasSize(2);
        assertThat(talk.transcript().messages(Finished.class)).hasSize(2 + 2);
        assertThat(talk.transcript().messages(CertificateVerify.class))
            .hasSize(1 + 2 * credentials.size());
      }
    }
    ran(row);
  }

  private void renegotiation() {
    if (tls13()) {
      table.notRun("renegotiation declined", version.toString(), "TLS 1.3 has none");
      return;
    }
    try (CommandedServer server = CommandedServer.start(certified, "-tls1_2")) {
      Talk talk = server.talk(offer().build(), "r");
      assertThat(talk.transcript().violation()).isEmpty();
      assertThat(talk.transcript().events(Event.AlertMessage.class))
          .anySatisfy(e -> {
            assertThat(e.sender()).isEqualTo(Sender.CLIENT);
            assertThat(e.alert().description()).isEqualTo(AlertDescription.NO_RENEGOTIATION);
          });
      ran("renegotiation declined");
    }
  }
}
