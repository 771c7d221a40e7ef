package dev.ascertain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "c0000201,                         192.0.2.1",
    "ffffffff,                         255.255.255.255",
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "20010db8000000000000000000000001, 2001:db8::1",
    "20010db8000000000000000000000000, 2001:db8::",
    // RFC 5952 section 4.2.2: a single zero field is not shortened.
    "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
    // Section 4.2.3: the longest run, and of equal ones the first.
    "20010000000000010000000000000001, 2001:0:0:1::1",
    "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
  })
  void isShownInItsCanonicalForm(String octets, String text) {
    assertThat(new IpAddress(HexFormat.of().parseHex(octets))).hasToString(text);
  }

  @Test
  void equalOctetsAreEqualAddresses() {
    IpAddress address = new IpAddress(new byte[] {127, 0, 0, 1});
    assertThat(address)
        .isEqualTo(new IpAddress(new byte[] {127, 0, 0, 1}))
        .hasSameHashCodeAs(new IpAddress(new byte[] {127, 0, 0, 1}))
        .isNotEqualTo(new IpAddress(new byte[] {127, 0, 0, 2}));
  }

  @Test
  void hasFourOrSixteenOctets() {
    assertThatThrownBy(() -> new IpAddress(new byte[5]))
        .hasMessage("an IP address has 4 or 16 octets, not 5");
  }
}
