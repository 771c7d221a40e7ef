package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.Options;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.Opaque;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --ech-config} and {@code --ech-grease} take, and what they refuse. */
class EchConfigReaderTest {
  private static final EchConfigList LIST =
      new EchConfigList(List.of(new EchConfig.Unknown(0xfe0a, Opaque.ofHex("0102"))));
  private static final String BASE64 = Base64.getEncoder().encodeToString(LIST.encode());

  @TempDir private Path folder;

  private static Options.Ech ech(String... options) throws UsageException {
    String[] args = new String[options.length + 1];
    args[0] = "example.com";
    System.arraycopy(options, 0, args, 1, options.length);
    Invocation invocation =
        CommandLineReader.read(
            args,
            Map.of(),
            file -> {
              throw new AssertionError("no trust file is read");
            });
    return ((Invocation.Check) invocation).options().offer().ech();
  }

  private String file(byte[] content) throws Exception {
    return Files.write(folder.resolve("ech"), content).toString();
  }

  private static void assertRefused(String sentence, String... options) {
    assertThatThrownBy(() -> ech(options))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void takesBase64() throws Exception {
    assertThat(ech("--ech-config", BASE64)).isEqualTo(new Options.Ech.To(LIST));
  }

  @Test
  void takesAFileOfBytesOfBase64OrOfPem() throws Exception {
    String pem =
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            + "-----BEGIN ECHCONFIG-----\n"
            + BASE64
            + "\n-----END ECHCONFIG-----\n";
    for (byte[] content :
        List.of(
            LIST.encode(),
            (BASE64 + "\n").getBytes(StandardCharsets.US_ASCII),
            pem.getBytes(StandardCharsets.US_ASCII))) {
      assertThat(ech("--ech-config", file(content))).isEqualTo(new Options.Ech.To(LIST));
    }
  }

  @Test
  void encryptsNothingUnlessToldTo() throws Exception {
    assertThat(ech()).isEqualTo(new Options.Ech.None());
    assertThat(ech("--ech-grease")).isEqualTo(new Options.Ech.Grease());
  }

  @Test
  void saysWhereAListIsMalformed() throws Exception {
    assertRefused(
        "this is no ECHConfigList (RFC 9849 section 4): ECHConfigList.configs[0].contents:"
            + " 2 bytes, expected at most 1 byte, at byte 0x4",
        "--ech-config",
        Base64.getEncoder().encodeToString(new byte[] {0, 5, (byte) 0xfe, 10, 0, 2, 1}));
    assertRefused(
        "ECHConfigList.configs", "--ech-config", file(new byte[] {0, 9, (byte) 0xfe, 13}));
  }

  @Test
  void refusesWhatIsNeitherAFileNorBase64() throws Exception {
    assertRefused("no-such-file is neither a file nor Base64", "--ech-config", "no-such-file");
    assertRefused(
        "the file's content is neither",
        "--ech-config",
        file("hello, world!".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void asksDns() throws Exception {
    assertThat(ech("--ech")).isEqualTo(new Options.Ech.FromDns(Optional.empty()));
    assertThat(ech("--ech", "--dns-server", "192.0.2.1"))
        .hasToString("FromDns[dnsServer=Optional[192.0.2.1:53]]");
    assertThat(ech("--ech", "--dns-server", "[2001:db8::1]:5353"))
        .hasToString("FromDns[dnsServer=Optional[[2001:db8::1]:5353]]");
  }

  @Test
  void refusesWhatIsNoDnsServer() {
    assertRefused(
        "--dns-server: \"dns.example\" is not an IP address.",
        "--ech",
        "--dns-server",
        "dns.example");
    assertRefused(
        "--dns-server: The port \"99999\" is not in 1 to 65535.",
        "--ech",
        "--dns-server",
        "192.0.2.1:99999");
    assertRefused(
        "--dns-server says whom to ask for the records of --ech.", "--dns-server", "192.0.2.1");
  }

  @Test
  void isForTls13() {
    assertRefused(
        "--ech-config is for TLS 1.3, and only TLS 1.2 is to be offered",
        "--tls1.2",
        "--ech-config",
        BASE64);
    assertRefused("--ech-grease is for TLS 1.3", "--tls1.1", "--ech-grease");
  }

  @Test
  void isOneOfTwo() {
    assertRefused("--ech-grease", "--ech-grease", "--ech-config", BASE64);
    assertRefused("--ech and --ech-config", "--ech", "--ech-config", BASE64);
    assertRefused("--ech and --ech-grease", "--ech", "--ech-grease");
  }
}
