package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
  private static final Extension GREASE =
      new UnknownExtension(new ExtensionType(0x2a2a), Opaque.EMPTY);
  private static final Extension NAME = ServerName.ofHost("a");
  private static final Extension VERSION = new SelectedVersion(ProtocolVersion.TLS_1_3);

  @Test
  void keepOrderAndDuplicates() throws ViolationException {
    Extensions extensions = Extensions.of(VERSION, GREASE, NAME, GREASE);
    byte[] bytes = Writer.write(extensions::encode);

    assertThat(bytes)
        .isEqualTo(hex("0018 002b0002 0304 2a2a0000 00000006 0004 00 0001 61 2a2a0000"));
    assertThat(decode("000a 002b0002 0304 2a2a0000", Placement.SERVER_HELLO))
        .isEqualTo(Extensions.of(VERSION, GREASE));
  }

  @Test
  void areFoundByTypeAndByFormat() {
    Extensions extensions = Extensions.of(VERSION, NAME);

    assertThat(extensions.types())
        .containsExactly(ExtensionType.SUPPORTED_VERSIONS, ExtensionType.SERVER_NAME);
    assertThat(extensions.has(ExtensionType.SERVER_NAME)).isTrue();
    assertThat(extensions.has(ExtensionType.KEY_SHARE)).isFalse();
    assertThat(extensions.find(ServerName.class)).contains(ServerName.ofHost("a"));
    assertThat(extensions.find(SupportedVersions.class)).isEmpty();
  }

  @Test
  void tellTheFirstDuplicate() {
    assertThat(Extensions.of(VERSION, GREASE, NAME, NAME, GREASE).firstDuplicate())
        .contains(ExtensionType.SERVER_NAME);
    assertThat(Extensions.of(VERSION, GREASE, NAME).firstDuplicate()).isEmpty();
  }

  @Test
  void tellAnAbsentVectorFromAnEmptyOne() throws ViolationException {
    Extensions absent = decodeOptional("");
    Extensions empty = decodeOptional("0000");

    assertThat(absent).isEqualTo(Extensions.ABSENT).isNotEqualTo(empty);
    assertThat(empty).isEqualTo(Extensions.of());
    assertThat(Writer.write(absent::encode)).isEmpty();
    assertThat(Writer.write(empty::encode)).isEqualTo(hex("0000"));
  }

  @Test
  void cannotBeAbsentAndHaveElements() {
    assertThatThrownBy(() -> new Extensions(List.of(NAME), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areMandatoryWhereTheMessageHasThem() {
    assertThatThrownBy(() -> decode("", Placement.ENCRYPTED_EXTENSIONS))
        .hasMessage("Hello.extensions: 0 bytes left, expected 2 bytes, at byte 0x0");
  }

  @Test
  void nameTheFieldAtFault() {
    assertThatThrownBy(() ->
            decode(
                "0038 2a2a0000 00170000 ff010001 00" + "0033 0027 0025 001d 0021" + "00".repeat(33),
                Placement.CLIENT_HELLO))
        .hasMessage(
            "Hello.extensions[3].key_share.client_shares[0].key_exchange: 33 bytes, expected 32,"
                + " at byte 0x17");
  }

  @Test
  void readTheSameTypeAsItsMessageSays() throws ViolationException {
    assertThat(decode("0006 0033 0002 0017", Placement.HELLO_RETRY_REQUEST).list())
        .singleElement()
        .isInstanceOf(KeyShareHelloRetryRequest.class);
    assertThatThrownBy(() -> decode("0006 0033 0002 0017", Placement.SERVER_HELLO))
        .hasMessage(
            "Hello.extensions[0].key_share.server_share.key_exchange: 0 bytes left, expected 2"
                + " bytes, at byte 0x8");
  }

  private static Extensions decode(String hex, Placement where) throws ViolationException {
    return Reader.decode("Hello", hex(hex), in -> Extensions.decode(in, where));
  }

  private static Extensions decodeOptional(String hex) throws ViolationException {
    return Reader.decode(
        "Hello", hex(hex), in -> Extensions.decodeOptional(in, Placement.SERVER_HELLO));
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
