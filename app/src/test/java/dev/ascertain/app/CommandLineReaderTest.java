package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.Options;
import dev.ascertain.app.terminal.Look;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.net.FamilyChoice;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandLineReaderTest {
  private static final TrustStore EMPTY = TrustStore.of("empty", List.of());

  @Test
  void aHostAloneIsExaminedAsUsual() throws UsageException {
    Invocation.Check check = read("example.com");
    assertThat(check.target()).hasToString("example.com:443");
    assertThat(check.options()).isEqualTo(Options.DEFAULT);
    assertThat(check.keyLog()).isEmpty();
    assertThat(check.failOn()).isEqualTo(Invocation.FailOn.ERROR);
    assertThat(check.output())
        .isEqualTo(
            new Output.Text(Look.Detail.SUMMARY, Output.Colour.AUTO, false, OptionalInt.empty()));
  }

  @Test
  void theSubcommandMayBeNamed() throws UsageException {
    assertThat(read("check", "example.com:8443").target()).hasToString("example.com:8443");
  }

  @Test
  void theOfferIsWhatIsAskedFor() throws UsageException {
    Options.OfferOptions offer =
        read(
                "example.com",
                "--ciphers=ECDHE-RSA-AES128-GCM-SHA256:TLS_RSA_WITH_AES_128_CBC_SHA",
                "--groups",
                "P-256,x25519",
                "--sigalgs",
                "ed25519",
                "--alpn",
                "h2,http/1.1",
                "--servername",
                "Www.Example.org")
            .options()
            .offer();
    assertThat(offer.cipherSuites())
        .containsExactly(
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
    assertThat(offer.groups()).containsExactly(NamedGroup.SECP256R1, NamedGroup.X25519);
    assertThat(offer.signatureSchemes()).containsExactly(SignatureScheme.ED25519);
    assertThat(offer.applicationProtocols()).contains(List.of("h2", "http/1.1"));
    assertThat(offer.serverName()).isEqualTo(new Options.ServerNameChoice.Given("www.example.org"));
  }

  @Test
  void aVersionWithoutAnyWantedCipherSuiteIsNotOffered() throws UsageException {
    assertThat(read("a.example", "--ciphers", "AES128-SHA").options().offer().versions())
        .containsExactly(ProtocolVersion.TLS_1_2);
    assertThat(
            read("a.example", "--ciphers", "TLS_AES_128_GCM_SHA256").options().offer().versions())
        .containsExactly(ProtocolVersion.TLS_1_3);
    assertThat(
            read("a.example", "--ciphers", "AES128-SHA:TLS_AES_128_GCM_SHA256")
                .options()
                .offer()
                .versions())
        .isEmpty();
  }

  @Test
  void namesOfCurlAndOpensslWork() throws UsageException {
    Options options =
        read(
                "a.example",
                "--tlsv1.3",
                "--cacert",
                "x",
                "--curves",
                "X448",
                "-servername",
                "b.example")
            .options();
    assertThat(options.offer().versions()).containsExactly(ProtocolVersion.TLS_1_3);
    assertThat(options.offer().groups()).containsExactly(NamedGroup.X448);
    assertThat(options.offer().serverName())
        .isEqualTo(new Options.ServerNameChoice.Given("b.example"));
    assertThat(options.judgement().stores()).containsExactly(EMPTY);
  }

  @Test
  void connectionsAreMadeAsAskedFor() throws UsageException {
    Options options =
        read("a.example", "-6", "--resolve", "a.example:443:2001:db8::1", "--timeout", "2.5s")
            .options();
    assertThat(options.connect().families()).isEqualTo(FamilyChoice.IPV6_ONLY);
    assertThat(options.connect().resolve()).hasSize(1);
    assertThat(options.connect().timeouts().step()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void durationsHaveUnits() throws UsageException {
    assertThat(Times.duration("--timeout", "5")).isEqualTo(Duration.ofSeconds(5));
    assertThat(Times.duration("--timeout", "5s")).isEqualTo(Duration.ofSeconds(5));
    assertThat(Times.duration("--timeout", "500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Times.duration("--timeout", "2m")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void staplesOfAllCertificatesAreAskedForIfWanted() throws UsageException {
    assertThat(read("a.example", "--status-v2").options().offer().multipleStatus()).isTrue();
    assertThat(read("a.example").options().offer().multipleStatus()).isFalse();
  }

  @Test
  void whatNoBrowserOffersIsOfferedIfWanted() throws UsageException {
    assertThat(read("a.example").options().offer().extras()).isEmpty();
    assertThat(read("a.example", "--compress-certificate").options().offer().extras())
        .containsExactly(OfferExtra.COMPRESSED_CERTIFICATE);
  }

  @Test
  void judgementAndHttpAreAsAskedFor() throws UsageException {
    Options options = read("a.example", "--at", "2026-12-24", "--get", "-k", "--strict").options();
    assertThat(options.judgement().at()).contains(Instant.parse("2026-12-24T00:00:00Z"));
    assertThat(options.http()).isEqualTo(Options.Http.GET);
    assertThat(options.insecure()).isTrue();
    assertThat(options.mode()).isEqualTo(Mode.STRICT);
  }

  @Test
  void twoLettersVShowTheBytes() throws UsageException {
    assertThat(read("a.example", "-vv").output())
        .isEqualTo(
            new Output.Text(Look.Detail.BYTES, Output.Colour.AUTO, false, OptionalInt.empty()));
    assertThat(read("-4vv", "--", "a.example").options().connect().families())
        .isEqualTo(FamilyChoice.IPV4_ONLY);
    assertThat(read("a.example", "-v", "--verbose").output())
        .isEqualTo(read("a.example", "-vv").output());
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironment() throws UsageException {
    Map<String, String> variables = Map.of("SSLKEYLOGFILE", "ambient");
    assertThat(read(variables, "a.example").keyLog())
        .contains(new Invocation.KeyLogChoice("ambient", false));
    assertThat(read(variables, "a.example", "--keylog", "asked").keyLog())
        .contains(new Invocation.KeyLogChoice("asked", true));
  }

  private static Invocation.Check read(String... args) throws UsageException {
    return read(Map.of(), args);
  }

  private static Invocation.Check read(Map<String, String> variables, String... args)
      throws UsageException {
    return (Invocation.Check) CommandLineReader.read(args, variables, file -> EMPTY);
  }
}
