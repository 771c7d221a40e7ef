package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    // presented, asked for, whether they match
    "example.com, example.com, true",
    "EXAMPLE.com, example.COM, true",
    "example.com, example.com., true",
    "example.com., example.com, false",
    "example.com, www.example.com, false",
    "www.example.com, example.com, false",
    "*.example.com, www.example.com, true",
    "*.EXAMPLE.com, www.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.b.example.com, false",
    "*.example.com, .example.com, false",
    "w*.example.com, www.example.com, false",
    "*w.example.com, www.example.com, false",
    "www.*.com, www.example.com, false",
    "*.*.com, www.example.com, false",
    "*.com, example.com, false",
    "*.co.uk, example.co.uk, false",
    "*.CO.UK, example.co.uk, false",
    "*.example.co.uk, www.example.co.uk, true",
    "*.anything.ck, www.anything.ck, false",
    "*.www.ck, a.www.ck, true",
    "*.ck, www.ck, false",
    "*.kawasaki.jp, a.kawasaki.jp, false",
    "*.a.kawasaki.jp, www.a.kawasaki.jp, false",
    "*.city.kawasaki.jp, www.city.kawasaki.jp, true",
    "*.xn--p1ai, example.xn--p1ai, false",
    "*.github.io, example.github.io, true",
    "*.intranet, host.intranet, false",
    "*.corp.intranet, host.corp.intranet, true",
    "*, com, false",
    "*, example.com, false",
    "*example.com, example.com, false",
    "*..com, a..com, false",
    "*., com, false",
    "xn--mnchen-3ya.example, xn--mnchen-3ya.example, true",
    "*.example.com, xn--mnchen-3ya.example.com, true",
    "xn--*.example.com, xn--mnchen-3ya.example.com, false",
    "xn--*-3ya.example.com, xn--mnchen-3ya.example.com, false",
    "münchen.example, xn--mnchen-3ya.example, false",
    "*.xn--mnchen-3ya.example, www.xn--mnchen-3ya.example, true",
    "' example.com', example.com, false",
    "example.com:443, example.com, false",
    "*.localhost, a.localhost, false",
    "localhost, localhost, true",
    "_a.example.com, _a.example.com, true",
    "192.0.2.1, 192.0.2.1, false",
    "*.0.2.1, 192.0.2.1, false",
    "'', example.com, false",
    "-a.example.com, -a.example.com, true",
    "a-.example.com, a-.example.com, true",
  })
  void dnsNamesAreComparedByLabel(String presented, String wanted, boolean matches) {
    assertThat(matches(new GeneralName.Dns(presented), wanted)).isEqualTo(matches);
  }

  private static boolean matches(GeneralName presented, String wanted) {
    try {
      return HostName.matches(presented, ReferenceIdentifier.parse(wanted));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:db8::1, 2001:DB8:0:0:0:0:0:1, true",
    "2001:db8::1, '[2001:db8::1]', true",
    "2001:db8::1, 2001:db8::2, false",
    "::ffff:192.0.2.1, 192.0.2.1, false",
  })
  void addressesAreComparedByTheirBytes(String presented, String wanted, boolean matches) {
    ReferenceIdentifier.Ip ip = (ReferenceIdentifier.Ip) ReferenceIdentifier.parse(presented);
    assertThat(matches(new GeneralName.Ip(ip.address()), wanted)).isEqualTo(matches);
  }

  @Test
  void anAddressWithATrailingDotIsNoName() {
    assertThat(ReferenceIdentifier.parse("192.0.2.1."))
        .isEqualTo(ReferenceIdentifier.parse("192.0.2.1"))
        .isInstanceOf(ReferenceIdentifier.Ip.class);
  }

  @Test
  void otherKindsOfNameNeverMatch() {
    assertThat(matches(new GeneralName.Uri("https://example.com"), "example.com")).isFalse();
    assertThat(matches(new GeneralName.Rfc822("example.com"), "example.com")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Example.COM., example.com",
    "trailing-.example.com, trailing-.example.com",
    "192.0.2.1, 192.0.2.1",
    "::, ::",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "::ffff:192.0.2.1, ::ffff:c000:201",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1::3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
  })
  void referenceIdentifiersAreNormalized(String host, String shown) {
    assertThat(ReferenceIdentifier.parse(host)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..b",
        "a b",
        "münchen.example",
        "*.example.com",
        "127.1",
        "010.0.0.1",
        "256.0.0.1",
        "1.2.3.4.5",
        "1:2",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7:8:9",
        "::12345",
        "fe80::1%eth0",
        "::1.2.3",
        "[192.0.2.1]",
        "1:2:3:4:5:6:7::8:9",
        "0x7f.1"
      })
  void whatIsNeitherNameNorAddressIsRefused(String host) {
    assertThatThrownBy(() -> ReferenceIdentifier.parse(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a");
  }

  @Test
  void namesHaveAtMost63CharactersPerLabelAnd253InAll() {
    String label = "a".repeat(63);
    String longest = (label + ".").repeat(3) + "a".repeat(61);

    assertThat(DnsNameSyntax.isHost(longest)).isTrue();
    assertThat(DnsNameSyntax.isHost(longest + "a")).isFalse();
    assertThat(DnsNameSyntax.isHost(label + "a.example")).isFalse();
  }
}
