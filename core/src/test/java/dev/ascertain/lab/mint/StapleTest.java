package dev.ascertain.lab.mint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.peers.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code openssl ocsp} makes of the responses. */
class StapleTest {
  private final Certified root = Mint.root("Root").mint();
  private final Certified leaf = Mint.leaf(root, "localhost").mint();

  @TempDir Path directory;

  @Test
  void good() throws IOException {
    assertThat(openssl(Staple.good(leaf)))
        .contains("Response verify OK", "localhost.pem: good")
        .doesNotContain("Status times invalid");
  }

  @Test
  void revoked() throws IOException {
    assertThat(openssl(Staple.revoked(leaf)))
        .contains("Response verify OK", "localhost.pem: revoked", "Reason: keyCompromise");
  }

  @Test
  void unknown() throws IOException {
    assertThat(openssl(Staple.unknown(leaf))).contains("localhost.pem: unknown");
  }

  @Test
  void stale() throws IOException {
    assertThat(openssl(Staple.good(leaf).stale()))
        .contains("WARNING: Status times invalid", "status expired");
  }

  @Test
  void signedByAStranger() throws IOException {
    Certified stranger = Mint.root("Stranger").mint();

    assertThat(openssl(Staple.good(leaf).signedBy(stranger)))
        .contains("Response Verify Failure")
        .doesNotContain("Response verify OK");
  }

  @Test
  void tryLater() throws IOException {
    assertThat(openssl(Staple.tryLater())).contains("Responder Error: trylater");
  }

  private String openssl(Staple staple) throws IOException {
    return openssl(staple.der());
  }

  private String openssl(byte[] der) throws IOException {
    Program.Result result =
        Program.run(
            "openssl",
            "ocsp",
            "-respin",
            Files.write(directory.resolve("der"), der).toString(),
            "-CAfile",
            root.writeCertificate(directory.resolve("root.pem")).toString(),
            "-issuer",
            directory.resolve("root.pem").toString(),
            "-cert",
            leaf.writeCertificate(directory.resolve("localhost.pem")).toString());
    return result.out() + result.err();
  }
}
