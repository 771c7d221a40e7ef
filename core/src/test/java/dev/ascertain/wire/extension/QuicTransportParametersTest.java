package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuicTransportParametersTest {

  /** RFC 9000 appendix A.1. */
  @ParameterizedTest
  @CsvSource({
    "c2197c5eff14e88c, 151288809941952652, 8",
    "9d7f3e7d, 494878333, 4",
    "7bbd, 15293, 2",
    "25, 37, 1",
    "4025, 37, 2",
    "ffffffffffffffff, 4611686018427387903, 8",
  })
  void readVariableLengthIntegers(String hex, long value, int width) throws ViolationException {
    QuicVarint varint = Reader.decode("varint", HexFormat.of().parseHex(hex), QuicVarint::decode);

    assertThat(varint).isEqualTo(new QuicVarint(value, width));
    assertThat(Writer.write(varint::encode)).asHexString().isEqualToIgnoringCase(hex);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "63, 1", "64, 2", "16383, 2", "16384, 4", "1073741823, 4", "1073741824, 8"})
  void writeNumbersShort(long value, int width) {
    assertThat(QuicVarint.of(value).width()).isEqualTo(width);
  }

  @Test
  void refuseNumbersThatDoNotFit() {
    assertThatThrownBy(() -> new QuicVarint(64, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QuicVarint(-1, 8)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QuicVarint(1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QuicVarint.of(1L << 62)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuseAValueBeyondTheEnd() {
    assertThatThrownBy(() -> decode("0102aa"))
        .hasMessage(
            "quic_transport_parameters.parameters[0].value: 1 byte left, expected 2 bytes,"
                + " at byte 0x2");
    assertThatThrownBy(() -> decode("01ffffffffffffffff"))
        .hasMessageContaining("parameters[0].value: 0 bytes left, expected 2147483647 bytes");
  }

  @Test
  void refuseATruncatedInteger() {
    assertThatThrownBy(() -> decode("01000180"))
        .hasMessage(
            "quic_transport_parameters.parameters[1].length.more: 0 bytes left, expected 3 bytes,"
                + " at byte 0x4");
  }

  private static QuicTransportParameters decode(String hex) throws ViolationException {
    return Reader.decode(
        "quic_transport_parameters", HexFormat.of().parseHex(hex), QuicTransportParameters::decode);
  }
}
