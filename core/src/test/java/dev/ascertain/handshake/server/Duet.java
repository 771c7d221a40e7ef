package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.EngineServer;
import java.util.Random;

/** Our client and our server, in memory. */
record Duet(ClientEngine client, ServerEngine server) {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  /** Both, before the server has heard anything. */
  static Duet of(Offer offer, ServerSettings settings) {
    return new Duet(ClientEngine.start(offer, clientSettings(1)), ServerEngine.start(settings));
  }

  /** Both, with a server that has these certificates. */
  static Duet of(Offer offer, ServerPreferences preferences, Certified... certified) {
    return of(offer, EngineServer.settings(CRYPTO, preferences, certified));
  }

  static ClientSettings clientSettings(long seed) {
    Randomness randomness = new Random(seed)::nextBytes;
    return new ClientSettings(
        System::nanoTime,
        CRYPTO,
        randomness,
        CertificateJudge.acceptingAll(),
        Mode.STRICT,
        KeyLog.none());
  }

  /** Lets them talk until neither has anything to say. */
  Duet play() {
    while (true) {
      byte[] fromClient = client.takeOutput();
      server.received(fromClient);
      byte[] fromServer = server.takeOutput();
      client.received(fromServer);
      if (fromClient.length == 0 && fromServer.length == 0) {
        return this;
      }
    }
  }

  /** Checks that both completed, agree on all, and can send and close both ways. */
  Transcript succeeded() {
    assertThat(server.transcript().violation()).isEmpty();
    assertThat(client.transcript().violation()).isEmpty();
    assertThat(client.isConnected()).isTrue();
    assertThat(server.isConnected()).isTrue();
    assertThat(server.transcript().negotiated()).isEqualTo(client.transcript().negotiated());
    exchange();
    client.close();
    play();
    assertThat(server.hasEnded()).isTrue();
    server.close();
    assertThat(server.takeOutput()).isNotEmpty();
    return server.transcript();
  }

  /** Sends something in either direction. */
  void exchange() {
    byte[] ping = {1, 2, 3};
    byte[] pong = new byte[40_000];
    new Random(5).nextBytes(pong);
    client.send(ping);
    server.send(pong);
    play();
    assertThat(joined(server)).isEqualTo(ping);
    assertThat(joined(client)).isEqualTo(pong);
  }

  private static byte[] joined(dev.ascertain.handshake.engine.TlsEngine engine) {
    var out = new java.io.ByteArrayOutputStream();
    engine.takeApplicationData().forEach(out::writeBytes);
    return out.toByteArray();
  }
}
