package dev.ascertain.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code in the documents is code that was compiled, and does what they say. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final Minted CA = Mint.ca("Root").mint();
  private static final Minted INTERMEDIATE = Mint.ca("Intermediate").by(CA).mint();
  private static final Minted LEAF =
      Mint.server("www.example.com")
          .by(INTERMEDIATE)
          .extension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
          .mint();

  @ParameterizedTest
  @CsvSource({
    "docs/verifying.md, VerifyAChain.java, verify-a-chain",
    "docs/verifying.md, FetchWhatIsMissing.java, fetch-what-is-missing",
    "docs/lab.md, TryAClient.java, try-a-client",
    "docs/jsse.md, TellOfHandshakes.java, tell-of-handshakes"
  })
  void aDocumentShowsTheExampleAsItIs(String document, String file, String region)
      throws IOException {
    String source =
        Files.readString(ROOT.resolve("core/src/test/java/dev/ascertain/examples").resolve(file));
    Matcher shown =
        Pattern.compile("// \\[" + region + "]\n(.*?)// \\[end]", Pattern.DOTALL).matcher(source);

    assertThat(shown.find()).as("the region %s of %s", region, file).isTrue();
    assertThat(Files.readString(ROOT.resolve(document)))
        .contains("```java\n" + shown.group(1).strip() + "\n```");
  }

  @Test
  void aChainIsVerifiedWithoutAHandshake() throws Exception {
    List<byte[]> chain = List.of(LEAF.der(), INTERMEDIATE.der());

    assertThat(VerifyAChain.explain(chain, "www.example.com", CA.der(), AT))
        .anySatisfy(line -> assertThat(line).contains("leads to \"Root\""));
    assertThat(VerifyAChain.explain(chain, "shop.example.com", CA.der(), AT))
        .first()
        .asString()
        .startsWith("name-mismatch (ERROR): ");
  }

  @Test
  void handshakesAreToldOf() throws Exception {
    Certified certified = dev.ascertain.lab.mint.Mint.localhost(KeyKind.ECDSA_P256);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certified.root().trustStore());
    try (Peer server = EngineServer.start(ServerPreferences.DEFAULT, certified)) {
      URI page = URI.create("https://localhost:" + server.port() + "/");

      assertThat(TellOfHandshakes.get(page, trust.getTrustManagers()))
          .singleElement()
          .isEqualTo("TLS 1.3, TLS_AES_128_GCM_SHA256, 1 round trip");
    }
  }

  @Test
  void aClientIsTriedOnServersOfTheLab() throws Exception {
    assertThat(TryAClient.get("good.tls13").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> TryAClient.get("incomplete-chain"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void whatIsMissingIsFetched() throws Exception {
    assertThat(FetchWhatIsMissing.revocation(List.of(LEAF.der(), INTERMEDIATE.der()), CA.der()))
        .contains("names neither");
  }
}
