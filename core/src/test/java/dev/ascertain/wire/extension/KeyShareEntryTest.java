package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a public value has the form its group prescribes (RFC 9846 section 4.3.8). */
class KeyShareEntryTest {

  @ParameterizedTest
  @CsvSource({
    "secp256r1, 65, 65, 04",
    "secp384r1, 97, 97, 04",
    "secp521r1, 133, 133, 04",
    "x25519, 32, 32, 00",
    "x448, 56, 56, 00",
    "brainpoolP256r1tls13, 65, 65, 04",
    "brainpoolP384r1tls13, 97, 97, 04",
    "brainpoolP512r1tls13, 129, 129, 04",
    "curveSM2, 65, 65, 04",
    "ffdhe2048, 256, 256, 00",
    "ffdhe3072, 384, 384, 00",
    "ffdhe4096, 512, 512, 00",
    "ffdhe6144, 768, 768, 00",
    "ffdhe8192, 1024, 1024, 00",
    "MLKEM512, 800, 768, 00",
    "MLKEM768, 1184, 1088, 00",
    "MLKEM1024, 1568, 1568, 00",
    "X25519MLKEM768, 1216, 1120, 00",
    "SecP256r1MLKEM768, 1249, 1153, 04",
    "SecP384r1MLKEM1024, 1665, 1665, 04",
    "curveSM2MLKEM768, 1249, 1153, 04",
  })
  void hasTheLengthOfItsGroup(String name, int client, int server, String first)
      throws ViolationException {
    NamedGroup group = NamedGroup.byName(name).orElseThrow();
    byte form = Byte.parseByte(first, 16);

    assertThat(fromClient(share(group, client, form)).keyExchange().length()).isEqualTo(client);
    assertThat(fromServer(share(group, server, form)).keyExchange().length()).isEqualTo(server);
    for (int wrong : new int[] {-1, 1}) {
      assertThatThrownBy(() -> fromClient(share(group, client + wrong, form)))
          .hasMessage(
              "Entry.key_exchange: %s bytes, expected %s, at byte 0x2", client + wrong, client);
      assertThatThrownBy(() -> fromServer(share(group, server + wrong, form)))
          .hasMessage(
              "Entry.key_exchange: %s bytes, expected %s, at byte 0x2", server + wrong, server);
    }
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, 65", "secp384r1, 97", "secp521r1, 133", "SecP256r1MLKEM768, 1249"})
  void isAnUncompressedPoint(String name, int length) {
    NamedGroup group = NamedGroup.byName(name).orElseThrow();

    assertThatThrownBy(() -> fromClient(share(group, length, (byte) 2)))
        .hasMessage("Entry.key_exchange: 0x02, expected 0x04 (an uncompressed point), at byte 0x4");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0a0a, 0xfe00, 0x1234})
  void hasAnyLengthButZeroInAnUnknownGroup(int value) throws ViolationException {
    NamedGroup group = new NamedGroup(value);

    assertThat(fromClient(share(group, 1, (byte) 0)).keyExchange()).isEqualTo(Opaque.ofHex("00"));
    assertThat(fromServer(share(group, 65_535, (byte) 9)).group()).isEqualTo(group);
    assertThatThrownBy(() -> fromClient(share(group, 0, (byte) 0)))
        .hasMessage("Entry.key_exchange: 0 bytes, expected 1 to 65535, at byte 0x2");
  }

  @Test
  void isNamedWithItsIndexInTheHello() {
    byte[] shares =
        Writer.write(out ->
            out.block16(list ->
                list.raw(share(new NamedGroup(0x0a0a), 1, (byte) 0))
                    .raw(share(NamedGroup.X25519, 33, (byte) 0))));

    assertThatThrownBy(() -> Reader.decode("key_share", shares, KeyShareClientHello::decode))
        .hasMessage("key_share.client_shares[1].key_exchange: 33 bytes, expected 32, at byte 0x9");
  }

  private static byte[] share(NamedGroup group, int length, byte first) {
    byte[] value = new byte[length];
    if (length > 0) {
      value[0] = first;
    }
    return Writer.write(out -> out.u16(group.value()).opaque16(value));
  }

  private static KeyShareEntry fromClient(byte[] bytes) throws ViolationException {
    return Reader.decode("Entry", bytes, KeyShareEntry::decodeFromClient);
  }

  private static KeyShareEntry fromServer(byte[] bytes) throws ViolationException {
    return Reader.decode("Entry", bytes, KeyShareEntry::decodeFromServer);
  }
}
