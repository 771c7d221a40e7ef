package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EvidenceServer;
import dev.ascertain.peers.JdkServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code chain} shows of real servers. */
class ChainServerTest {
  private static final Certified ROOT = Mint.root("Root").mint();
  private static final Certified ISSUING = Mint.intermediate(ROOT, "Issuing").mint();

  @TempDir private Path folder;

  @Test
  void theChainOfAHealthyServer() {
    Ran ran = chain(Mint.leaf(ISSUING, "localhost").mint());
    assertThat(ran.out())
        .startsWith("✓ The chain of localhost:")
        .contains("Issuing", "Just this: nothing is missing, nothing could be left out.")
        .contains("✓ Key proof");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void aMissingCertificateIsFetchedAndWrittenInItsPlace() throws IOException {
    try (EvidenceServer web = EvidenceServer.start()) {
      Certified leaf = leafThatSaysWhereItsIssuerIs(web);
      Path fixed = folder.resolve("fullchain.pem");
      Ran ran = chain(leaf.leafOnly(), "--fix", fixed.toString());
      assertThat(ran.out())
          .startsWith("✗ localhost:")
          .contains("not sent: fetched from where the certificate above says")
          .contains("✓ Issuer  http://");
      assertThat(ran.err()).contains("fullchain.pem is written. ", "Added: 1 \"Issuing\".");
      assertThat(ran.status()).isEqualTo(ExitStatus.CERTIFICATE);
      assertThat(Files.readString(fixed)).isEqualTo(leaf.chainPem());
      assertThat(chain(leaf).status()).as("served as written").isEqualTo(ExitStatus.FINE);
    }
  }

  @Test
  void nothingIsFetchedIfThatIsForbidden() {
    try (EvidenceServer web = EvidenceServer.start()) {
      Ran ran = chain(leafThatSaysWhereItsIssuerIs(web).leafOnly(), "--no-fetch");
      assertThat(ran.out()).contains("missing: CN=Issuing was not sent", "can be had at http://");
      assertThat(web.requests()).isEmpty();
    }
  }

  @Test
  void theVerdictIsByTheFirstStoreAndEachIsJudged() {
    Ran ran = chain(Mint.leaf(ISSUING, "localhost").mint(), "--trust", "mozilla,java-25");
    assertThat(ran.out()).contains("✓ ", "✗ Mozilla (", "✗ Java 25 (");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void withoutCertificatesTheCheckSaysWhatIsWrong() {
    try (Peer server = RawServer.plainHttp()) {
      Ran ran = Ran.with("chain", "127.0.0.1:" + server.port());
      assertThat(ran.out()).startsWith("✗ 127.0.0.1:").contains("HTTP");
      assertThat(ran.status()).isEqualTo(ExitStatus.HANDSHAKE);
      Ran json = Ran.with("chain", "127.0.0.1:" + server.port(), "--json");
      assertThat(json.out()).isEmpty();
      assertThat(json.err()).startsWith("ascertain: ");
      assertThat(json.status()).isEqualTo(ExitStatus.HANDSHAKE);
    }
  }

  private Ran chain(Certified certified, String... more) {
    try (Peer server = JdkServer.with(certified).start()) {
      Path root = ROOT.writeCertificate(folder.resolve("root.pem"));
      List<String> args =
          new ArrayList<>(
              List.of(
                  "chain",
                  "localhost:" + server.port(),
                  "-4",
                  "--ca-file",
                  root.toString(),
                  "--profile",
                  "rfc5280"));
      args.addAll(List.of(more));
      return Ran.with(args.toArray(new String[0]));
    }
  }

  private static Certified leafThatSaysWhereItsIssuerIs(EvidenceServer web) {
    try {
      String url = web.issuer("/issuing.der", ISSUING.certificate().getEncoded());
      GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, url);
      return Mint.leaf(ISSUING, "localhost")
          .extension(
              Extension.authorityInfoAccess,
              false,
              new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, name))
          .mint();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
