package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.ProtocolVersion;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are made and opened where the caller wants them. */
class InPlaceTest {
  private static final Certified ROOT = Mint.root("Root").key(KeyKind.RSA_2048).mint();
  private static final Certified LEAF = Mint.leaf(ROOT, "localhost").key(KeyKind.RSA_2048).mint();
  private static final byte[] PING = {1, 2, 3};
  private static final int ROOM = 1 << 16;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_AES_128_CCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
      })
  void carriesContentOfAnySize(String suite) {
    Duet duet = duet(suite);
    for (int size : new int[] {0, 1, 15, 16, 17, 511, 512, 513, 16_383, 16_384, 16_385, 40_000}) {
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      ByteBuffer data = ByteBuffer.wrap(Arrays.copyOf(new byte[7], 7 + size)).position(7);
      data.put(content).position(7);
      ByteBuffer records = ByteBuffer.allocate(ROOM).position(3);
      ByteBuffer opened = ByteBuffer.allocate(ROOM).position(5);

      duet.server().send(data, records);
      assertThat(data.hasRemaining()).isFalse();
      assertThat(duet.server().hasOutput()).isFalse();
      duet.client().received(records.flip().position(3), opened);

      byte[] received = joined(opened.flip().position(5), duet.client());
      assertThat(received).isEqualTo(content);
    }
    assertThat(duet.client().transcript().violation()).isEmpty();
  }

  @Test
  void opensWhereTheCallerWantsItAndNothingElse() {
    Duet duet = duet("TLS_AES_128_GCM_SHA256");
    ByteBuffer opened = ByteBuffer.allocate(ROOM);

    duet.client().received(sent(duet.server(), PING), opened);

    assertThat(opened.position()).isEqualTo(PING.length);
    assertThat(duet.client().takeApplicationData()).isEmpty();
    // Not even the content type behind it.
    assertThat(opened.array()).startsWith(PING).endsWith(new byte[ROOM - PING.length]);
  }

  @Test
  void messagesAreNoContent() {
    Duet duet = duet("TLS_AES_128_GCM_SHA256");
    ByteBuffer opened = ByteBuffer.allocate(ROOM);
    duet.server().updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);

    // What waits goes first: the record goes where the KeyUpdate is.
    ByteBuffer records = sent(duet.server(), PING);
    assertThat(records.hasRemaining()).isFalse();
    duet.client().received(ByteBuffer.wrap(duet.server().takeOutput()), opened);

    assertThat(joined(opened.flip(), duet.client())).isEqualTo(PING);
  }

  @Test
  void withoutRoomItWaitsInOrder() {
    Duet duet = duet("TLS_AES_128_GCM_SHA256");
    ByteBuffer none = ByteBuffer.allocate(0);
    duet.server().send(ByteBuffer.wrap(PING), ByteBuffer.allocate(20));
    duet.server().send(ByteBuffer.wrap(new byte[] {4}), ByteBuffer.allocate(ROOM));
    byte[] records = duet.server().takeOutput();

    duet.client().received(ByteBuffer.wrap(records), none);
    ByteBuffer opened = ByteBuffer.allocate(ROOM);
    duet.client().received(sent(duet.server(), new byte[] {5}), opened);
    assertThat(opened.position()).isZero();
    assertThat(duet.client().takeApplicationData())
        .containsExactly(PING, new byte[] {4}, new byte[] {5});

    duet.client().received(sent(duet.server(), new byte[] {6}), opened);
    assertThat(opened.position()).isEqualTo(1);
  }

  @Test
  void theBytesMayChangeAfterwards() {
    Duet duet = duet("TLS_AES_128_GCM_SHA256");
    byte[] record = sent(duet.server(), PING).array();
    byte[] piece = new byte[1];
    for (int i = 0; i < 5 + PING.length + 1 + 16; i++) {
      piece[0] = record[i];
      duet.client().received(piece);
    }
    assertThat(duet.client().takeApplicationData()).containsExactly(PING);
  }

  @Test
  void oneArrayForBothIsNotMixedUp() {
    Duet duet = duet("TLS_AES_128_GCM_SHA256");
    ByteBuffer both = ByteBuffer.allocate(ROOM).put(PING).flip();
    duet.server().send(both, both.duplicate().limit(ROOM));
    byte[] record = duet.server().takeOutput();

    both.clear().put(record).flip();
    duet.client().received(both, both.duplicate().limit(ROOM));
    assertThat(duet.client().takeApplicationData()).containsExactly(PING);
  }

  @Test
  void nothingIsThereOfARecordThatDoesNotDecrypt() {
    for (String suite : List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_128_CCM_SHA256")) {
      Duet duet = duet(suite);
      ByteBuffer record = sent(duet.server(), new byte[1000]);
      record.put(500, (byte) ~record.get(500));
      ByteBuffer opened = ByteBuffer.allocate(ROOM);

      duet.client().received(record, opened);

      assertThat(duet.client().transcript().violation()).isPresent();
      assertThat(opened.position()).isZero();
      assertThat(opened.array()).containsOnly(0);
    }
  }

  private static ByteBuffer sent(TlsEngine engine, byte[] content) {
    ByteBuffer records = ByteBuffer.allocate(ROOM);
    engine.send(ByteBuffer.wrap(content), records);
    return records.flip();
  }

  private static byte[] joined(ByteBuffer opened, TlsEngine engine) {
    var out = new ByteArrayOutputStream();
    while (opened.hasRemaining()) {
      out.write(opened.get());
    }
    engine.takeApplicationData().forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static Duet duet(String suite) {
    ProtocolVersion version =
        suite.contains("_WITH_") ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3;
    List<CipherSuite> suites = List.of(CipherSuite.byName(suite).orElseThrow());
    Offer offer =
        Offer.likeABrowser()
            .versions(List.of(version))
            .cipherSuites(suites)
            .serverName(Optional.of("localhost"))
            .build();
    ServerPreferences preferences =
        ServerPreferences.DEFAULT.withVersions(version).withCipherSuites(suites);
    return Duet.of(offer, preferences, LEAF).play();
  }
}
