package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.Stage;
import dev.ascertain.peers.DnsServer;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.Opaque;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** What DNS says about encrypting a ClientHello (RFC 9848, RFC 9460). */
class HttpsRecordsTest {
  private static final EchConfigList LIST = list(2);
  private static final String ECH = "ech=" + base64(LIST);

  private static EchConfigList list(int bytes) {
    return new EchConfigList(List.of(new EchConfig.Unknown(0xfe0a, new Opaque(new byte[bytes]))));
  }

  private static String base64(EchConfigList list) {
    return Base64.getEncoder().encodeToString(list.encode());
  }

  private static EchLookup lookup(String target, String server, long millis) throws Exception {
    Endpoint endpoint = TargetParser.endpoint(server, 53);
    long now = System.nanoTime();
    Deadline deadline =
        new Deadline(Stage.NAME_LOOKUP, now, now + TimeUnit.MILLISECONDS.toNanos(millis));
    return HttpsRecords.lookup(
        TargetParser.parse(target), Optional.of(endpoint), deadline, System::nanoTime);
  }

  private static EchLookup lookup(String target, DnsServer server) throws Exception {
    try (server) {
      return lookup(target, server.address(), 20_000);
    }
  }

  private static void assertNone(EchLookup lookup, String reason) {
    assertThat(lookup.outcome()).isEqualTo(new EchLookup.NotPublished(reason));
    assertThat(lookup.configs().configs()).isEmpty();
  }

  @Test
  void isTheParameterEchOfTheHttpsRecord() throws Exception {
    DnsServer server = DnsServer.of("example.com. 300 IN HTTPS 1 . alpn=h2 " + ECH);
    EchLookup lookup = lookup("example.com", server);
    assertThat(lookup.outcome()).isEqualTo(new EchLookup.Found(LIST));
    assertThat(lookup.configs()).isEqualTo(LIST);
    assertThat(lookup.name()).isEqualTo("example.com");
    assertThat(lookup.reason()).isEmpty();
    assertThat(server.output()).isEqualTo("udp example.com. HTTPS");
  }

  /** RFC 9460 section 9.1. */
  @Test
  void otherPortsHaveNamesOfTheirOwn() throws Exception {
    DnsServer server =
        DnsServer.of(
            "example.com. 300 IN HTTPS 1 . " + ECH,
            "_8443._https.example.com. 300 IN HTTPS 1 . alpn=h2");
    EchLookup lookup = lookup("example.com:8443", server);
    assertThat(lookup.name()).isEqualTo("_8443._https.example.com");
    assertNone(lookup, "its HTTPS record has no parameter \"ech\"");
  }

  /** RFC 9460 section 2.5: the record may be about its host, whatever name it is asked for by. */
  @Test
  void aRecordMayNameTheServerItself() throws Exception {
    assertThat(
            lookup(
                    "example.com:8443",
                    DnsServer.of("_8443._https.example.com. 300 IN HTTPS 1 Example.com. " + ECH))
                .outcome())
        .isEqualTo(new EchLookup.Found(LIST));
    assertThat(
            lookup(
                    "example.com",
                    DnsServer.of(
                        "example.com. 300 IN CNAME a.example.net.",
                        "a.example.net. 300 IN HTTPS 1 a.example.net. " + ECH))
                .outcome())
        .isEqualTo(new EchLookup.Found(LIST));
    assertNone(
        lookup(
            "example.com:8443",
            DnsServer.of("_8443._https.example.com. 300 IN HTTPS 1 b.example. " + ECH)),
        "its HTTPS record is about another server, b.example");
  }

  @Test
  void asksAgainWhenADatagramIsLost() throws Exception {
    try (DnsServer server = DnsServer.losingTheFirst("example.com. 300 IN HTTPS 1 . " + ECH)) {
      // Shorter than the ten seconds that a try of the library takes.
      assertThat(lookup("example.com", server.address(), 9_000).outcome())
          .isEqualTo(new EchLookup.Found(LIST));
      assertThat(server.output()).isEqualTo("udp example.com. HTTPS\nudp example.com. HTTPS");
    }
  }

  @Test
  void anAnswerThatCannotBeReadIsMalformed() throws Exception {
    DnsServer server = DnsServer.cuttingShort("example.com. 300 IN HTTPS 1 . " + ECH);
    assertThat(lookup("example.com", server).outcome()).isInstanceOf(EchLookup.Malformed.class);
  }

  @Test
  void followsAliases() throws Exception {
    EchLookup lookup =
        lookup(
            "example.com",
            DnsServer.of(
                "example.com. 300 IN HTTPS 0 pool.example.net.",
                // RFC 9460 section 2.4.1: beside an alias, services are ignored.
                "example.com. 300 IN HTTPS 1 . " + "ech=" + base64(list(7)),
                "pool.example.net. 300 IN CNAME a.example.net.",
                "a.example.net. 300 IN HTTPS 1 . " + ECH));
    assertThat(lookup.outcome()).isEqualTo(new EchLookup.Found(LIST));
    assertThat(lookup.aliases()).containsExactly("pool.example.net");
  }

  @Test
  void followsOnlySoManyAliases() throws Exception {
    EchLookup lookup =
        lookup(
            "a.example",
            DnsServer.of(
                "a.example. 1 IN HTTPS 0 b.example.", "b.example. 1 IN HTTPS 0 a.example."));
    assertThat(lookup.outcome())
        .isEqualTo(new EchLookup.Unknown("its HTTPS records lead through more than 8 aliases"));
  }

  @Test
  void takesTheMostPreferredRecordThatFits() throws Exception {
    EchLookup lookup =
        lookup(
            "example.com",
            DnsServer.of(
                "example.com. 300 IN HTTPS 4 . ech=" + base64(list(4)),
                "example.com. 300 IN HTTPS 3 . " + ECH,
                "example.com. 300 IN HTTPS 2 other.example.com. ech=" + base64(list(5)),
                "example.com. 300 IN HTTPS 1 . mandatory=key700 key700=x ech=" + base64(list(6))));
    assertThat(lookup.outcome()).isEqualTo(new EchLookup.Found(LIST));
  }

  @Test
  void saysWhyNoRecordFits() throws Exception {
    String record = "example.com. 300 IN HTTPS 1 ";
    assertNone(
        lookup("example.com", DnsServer.of(record + "b.example. " + ECH)),
        "its HTTPS record is about another server, b.example");
    assertNone(
        lookup("example.com", DnsServer.of(record + ". port=8443 " + ECH)),
        "its HTTPS record is about another port, 8443");
    assertNone(
        lookup("example.com", DnsServer.of(record + ". mandatory=key700 key700=x " + ECH)),
        "its HTTPS record has a mandatory parameter that is not known");
    assertNone(
        lookup("example.com", DnsServer.of("example.com. 300 IN HTTPS 0 .")),
        "its HTTPS record says that there is no such service");
    assertNone(
        lookup("example.com", DnsServer.of("example.org. 300 IN HTTPS 1 .")),
        "DNS has no HTTPS record of example.com");
  }

  @Test
  void anAddressHasNoRecords() throws Exception {
    DnsServer server = DnsServer.of();
    EchLookup lookup = lookup("192.0.2.1", server);
    assertNone(lookup, "the server was given by its address, and only names have HTTPS records");
    assertThat(server.output()).isEmpty();
  }

  @Test
  void saysWhatIsMalformed() throws Exception {
    EchLookup lookup =
        lookup("example.com", DnsServer.of("example.com. 300 IN HTTPS 1 . ech=AAUAAAAA"));
    assertThat(lookup.outcome()).isInstanceOf(EchLookup.Malformed.class);
    assertThat(lookup.reason())
        .get()
        .asString()
        .startsWith("the parameter \"ech\" of its HTTPS record is no ECHConfigList: ");
  }

  @Test
  void asksOverTcpForWhatDoesNotFitIntoADatagram() throws Exception {
    EchConfigList large = list(2000);
    DnsServer server = DnsServer.of("example.com. 300 IN HTTPS 1 . ech=" + base64(large));
    EchLookup lookup = lookup("example.com", server);
    assertThat(lookup.outcome()).isEqualTo(new EchLookup.Found(large));
    assertThat(server.output()).isEqualTo("udp example.com. HTTPS\ntcp example.com. HTTPS");
  }

  @Test
  void couldNotTellIfDnsFails() throws Exception {
    assertThat(lookup("example.com", DnsServer.failing(Rcode.SERVFAIL)).outcome())
        .isEqualTo(new EchLookup.Unknown("DNS answered SERVFAIL"));
  }

  @Test
  void couldNotTellIfDnsIsSilent() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      EchLookup lookup = lookup("example.com", "127.0.0.1:" + silent.getLocalPort(), 300);
      assertThat(lookup.outcome()).isInstanceOf(EchLookup.Unknown.class);
      assertThat(lookup.nanos()).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }
  }

  @Test
  void couldNotTellIfNobodyIsThere() throws Exception {
    DnsServer gone = DnsServer.of();
    gone.close();
    assertThat(lookup("example.com", gone.address(), 2_000).outcome())
        .isInstanceOf(EchLookup.Unknown.class);
  }
}
