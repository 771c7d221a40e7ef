package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code chain} and {@code verify} make of files. */
class ChainFilesTest {
  private static final Certified ROOT = Mint.root("Root").mint();
  private static final Certified UPPER = Mint.intermediate(ROOT, "Upper").mint();
  private static final Certified ISSUING = Mint.intermediate(UPPER, "Issuing").mint();
  private static final Certified LEAF = Mint.leaf(ISSUING, "shop.example").mint();

  @TempDir private Path folder;

  @Test
  void aGoodChainIsTrusted() {
    Ran ran = verify(file("chain.pem", LEAF.chainPem()), "--name", "shop.example");
    assertThat(ran.out()).startsWith("✓ The chain of ").contains("\"Root\"");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void aChainForAnotherNameIsNot() {
    Ran ran = verify(file("chain.pem", LEAF.chainPem()), "--name", "mail.example");
    assertThat(ran.out())
        .startsWith("✗ ")
        .contains("name-mismatch: The certificate is for shop.example, not for mail.example.");
    assertThat(ran.status()).isEqualTo(ExitStatus.CERTIFICATE);
  }

  @Test
  void severalFilesAreOneChainAndUntrustedOnesOnlyHelp() {
    String leaf = file("cert.pem", LEAF.certificatePem());
    String others = file("others.pem", LEAF.issuersPem());
    assertThat(verify(leaf).status()).isEqualTo(ExitStatus.CERTIFICATE);
    assertThat(run("verify", leaf, others).status()).isEqualTo(ExitStatus.FINE);
    assertThat(verify(leaf, "--untrusted", others).status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void theServersCertificateIsFoundWhereverItStands() {
    String file =
        file(
            "bundle.pem",
            UPPER.certificatePem() + ISSUING.certificatePem() + LEAF.certificatePem());
    Ran ran = run("chain", file);
    assertThat(ran.out())
        .contains("number 3 in the file is taken for the server's: the only one not a CA's")
        .contains("Reordered", "bytes in every handshake, as before.");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void aRootBetweenTheOthersIsTheOneToTakeOut() {
    String file =
        file(
            "root-second.pem",
            LEAF.certificatePem()
                + ROOT.certificatePem()
                + ISSUING.certificatePem()
                + UPPER.certificatePem());
    assertThat(run("chain", file, "--width", "200").out())
        .contains("Take the certificate \"Root\" (number 1 in the list) out of the file");
  }

  @Test
  void aFolderOfRootsIsTrusted() throws IOException {
    Path roots = Files.createDirectory(folder.resolve("roots"));
    Files.writeString(roots.resolve("README"), "Our roots.");
    ROOT.writeCertificate(roots.resolve("root.crt"));
    String file = file("chain.pem", LEAF.chainPem());
    assertThat(
            Ran.with("verify", file, "--profile", "rfc5280", "-CApath", roots.toString()).status())
        .isEqualTo(ExitStatus.FINE);
    Files.delete(roots.resolve("root.crt"));
    refused(
        "--ca-path: no file in " + roots + " holds a certificate.",
        "verify",
        file,
        "--ca-path",
        roots.toString());
  }

  @Test
  void aKeyIsNoCertificate() {
    String file = file("key.pem", LEAF.keyPem());
    refused(file + " holds a private key and no certificate.", "verify", file);
  }

  @Test
  void aKeyStoreIsOpenedWithItsPassword() throws IOException {
    String store = LEAF.writePkcs12(folder.resolve("site.p12")).toString();
    Path password = Files.writeString(folder.resolve("password"), Certified.PASSWORD + "\n");
    assertThat(verify(store, "--password-file", password.toString()).status())
        .isEqualTo(ExitStatus.FINE);
    Ran without = Ran.with("verify", store);
    assertThat(without.err())
        .startsWith("ascertain: " + store)
        .contains("password", "--password-file FILE", "ASCERTAIN_PASSWORD");
    assertThat(without.status()).isEqualTo(ExitStatus.USAGE);
    Ran wrong = Ran.with(Map.of("ASCERTAIN_PASSWORD", "wrong"), "chain", store);
    assertThat(wrong.err()).startsWith("ascertain: " + store).contains("password");
    assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void aKeyBesideTheChainIsPassedOver() {
    assertThat(verify(file("haproxy.pem", LEAF.chainPem() + LEAF.keyPem())).status())
        .isEqualTo(ExitStatus.FINE);
  }

  @Test
  void filesThatHoldNoCertificateAreNamed() throws IOException {
    String empty = file("empty.pem", "");
    refused("The file " + empty + " is empty.", "chain", empty);
    String notes = file("notes.pem", "buy milk\n");
    refused(
        notes + " is text that holds no certificate: no line is \"-----BEGIN CERTIFICATE-----\".",
        "chain",
        notes);
    String pem = LEAF.certificatePem();
    String half = file("half.pem", pem.substring(0, pem.length() / 2));
    assertThat(Ran.with("chain", half).err()).startsWith("ascertain: " + half + ": ");
    assertThat(Ran.with("chain", half).status()).isEqualTo(ExitStatus.USAGE);
    Path der = folder.resolve("half.der");
    byte[] whole = der(LEAF);
    Files.write(der, Arrays.copyOf(whole, whole.length / 2));
    Ran ran = Ran.with("verify", der.toString());
    assertThat(ran.err()).contains("half.der").doesNotContain("Exception");
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void theRightChainIsWrittenAndVerifies() throws IOException {
    String jumbled =
        file(
            "jumbled.pem",
            LEAF.certificatePem()
                + ROOT.certificatePem()
                + UPPER.certificatePem()
                + ISSUING.certificatePem());
    Path fixed = folder.resolve("fixed.pem");
    Ran ran = run("chain", jumbled, "--fix", fixed.toString());
    assertThat(Files.readString(fixed)).isEqualTo(LEAF.chainPem());
    assertThat(ran.err())
        .startsWith("ascertain: " + fixed + " is written. ")
        .contains("Dropped: 1 \"Root\"", "Reordered", "bytes saved in every handshake.");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixed)))
        .isEqualTo("rw-r--r--");
    assertThat(verify(fixed.toString()).status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void anExistingFileIsReplacedOnlyOnDemand() throws IOException {
    String leaf = file("cert.pem", LEAF.certificatePem());
    String others = file("others.pem", LEAF.issuersPem());
    refused(
        "--fix: " + leaf + " exists; to replace it, say --force, or name another file.",
        "chain",
        leaf,
        "--fix",
        leaf);
    assertThat(Files.readString(Path.of(leaf))).isEqualTo(LEAF.certificatePem());
    run("chain", leaf, "--untrusted", others, "--fix", leaf, "--force");
    assertThat(Files.readString(Path.of(leaf))).isEqualTo(LEAF.chainPem());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("nothing half-written is left")
          .containsExactlyInAnyOrder("cert.pem", "others.pem", "root.pem");
    }
  }

  @Test
  void withoutARightChainNothingIsWritten() {
    String leaf = file("cert.pem", LEAF.certificatePem());
    Path fixed = folder.resolve("fixed.pem");
    Ran ran = run("chain", leaf, "--no-fetch", "--fix", fixed.toString());
    assertThat(ran.err()).contains(fixed + " was not written: no right chain is known.");
    assertThat(fixed).doesNotExist();
    assertThat(ran.status()).isEqualTo(ExitStatus.CERTIFICATE);
  }

  @Test
  void aChainThatIsRightIsNotWrittenAgain() {
    Path fixed = folder.resolve("fixed.pem");
    Ran ran = run("chain", file("chain.pem", LEAF.chainPem()), "--fix", fixed.toString());
    assertThat(ran.err()).contains("The chain is right as it is");
    assertThat(fixed).doesNotExist();
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  private Ran verify(String file, String... more) {
    List<String> args = new ArrayList<>(List.of("verify", file));
    args.addAll(List.of(more));
    return run(args.toArray(new String[0]));
  }

  /** By the test's root, and RFC 5280 alone. */
  private Ran run(String... args) {
    Path root = ROOT.writeCertificate(folder.resolve("root.pem"));
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--ca-file", root.toString(), "--profile", "rfc5280"));
    return Ran.with(Map.of(), all.toArray(new String[0]));
  }

  private static void refused(String sentence, String... args) {
    Ran ran = Ran.with(args);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("ascertain: " + sentence + "\n");
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
  }

  private String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] der(Certified certified) {
    try {
      return certified.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
