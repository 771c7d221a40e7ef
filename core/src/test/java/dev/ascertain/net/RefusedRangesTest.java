package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.FetchFailure.RefusedAddress.Range;
import dev.ascertain.observation.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRangesTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, UNSPECIFIED",
    "0.255.255.255, UNSPECIFIED",
    "169.254.169.254, LINK_LOCAL",
    "224.0.0.1, MULTICAST",
    "239.255.255.255, MULTICAST",
    "240.0.0.1, RESERVED",
    "255.255.255.255, RESERVED",
    "::, UNSPECIFIED",
    "fe80::1, LINK_LOCAL",
    "febf::1, LINK_LOCAL",
    "ff02::1, MULTICAST",
    "64:ff9b::a9fe:a9fe, LINK_LOCAL",
    "64:ff9b::e000:1, MULTICAST",
  })
  void belongToNoServer(String address, Range range) {
    assertThat(RefusedRanges.of(Loopback.address(address))).contains(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "10.0.0.1",
        "127.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "192.168.0.1",
        "223.255.255.255",
        "::1",
        "::2",
        "2001:db8::a9fe:a9fe",
        "fd00::1",
        "fec0::1",
        "64:ff9b::c000:201",
      })
  void maybeServers(String address) {
    assertThat(RefusedRanges.of(Loopback.address(address))).isEmpty();
  }

  @Test
  void anIpv4AddressMayBeMappedIntoIpv6() {
    // Java turns the text ::ffff:169.254.169.254 into an IPv4 address.
    byte[] octets = new byte[16];
    octets[10] = octets[11] = (byte) 0xff;
    octets[12] = octets[14] = (byte) 169;
    octets[13] = octets[15] = (byte) 254;

    assertThat(RefusedRanges.of(new IpAddress(octets))).contains(Range.LINK_LOCAL);
  }
}
