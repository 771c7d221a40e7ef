package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ascertain.app.json.TrustStoresJson;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.x509.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code trust} says of the bundled stores. */
class TrustTest {
  private static final TrustStore MOZILLA = NamedStores.bundled().byId("mozilla").orElseThrow();

  @TempDir private Path folder;

  @Test
  void everyStoreIsListedWithDateSizeAndSource() {
    Ran ran = Ran.with("trust");
    assertThat(NamedStores.bundled().all())
        .allSatisfy(store ->
            assertThat(ran.out())
                .contains(
                    store.id(), store.date().orElseThrow().toString(), store.size() + " roots"));
    assertThat(Ran.with("trust", "list").out()).isEqualTo(ran.out());
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void aStoreIsLikeItselfAndUnlikeOthers() {
    assertThat(Ran.with("trust", "compare", "mozilla", "mozilla").status())
        .isEqualTo(ExitStatus.FINE);
    Ran ran = Ran.with("trust", "compare", "mozilla", "java-25");
    assertThat(ran.out()).contains(" in common; ", "Only in Mozilla", "Only in Java 25");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINDING);
  }

  @Test
  void aFileIsAStoreToo() throws IOException {
    Certified root = Mint.root("Nobody's Root").mint();
    Path file = root.writeCertificate(folder.resolve("root.pem"));
    assertThat(Ran.with("trust", "compare", file.toString(), "mozilla").out())
        .containsIgnoringWhitespaces("have 0 roots in common; 1 are only in the first");
    Ran ran = Ran.with("trust", "find", file.toString());
    assertThat(ran.out()).contains("CN=Nobody's Root", "in no bundled store");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINDING);
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void aRootIsFoundByNameAndByFingerprint() {
    Certificate root = MOZILLA.roots().getFirst();
    assertThat(Ran.with("trust", "find", root.subject().shortName()).out())
        .contains(root.subject().toString(), "mozilla");
    String sha256 = HexFormat.of().withDelimiter(":").withUpperCase().formatHex(sha256(root));
    Ran ran = Ran.with("trust", "find", sha256);
    assertThat(ran.out()).startsWith("  " + root.subject()).contains("mozilla");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
    assertThat(Ran.with("trust", "find", "xyzzy").status()).isEqualTo(ExitStatus.FINDING);
  }

  @Test
  void whatProgramsReadKeepsToTheSchema() throws IOException {
    Schema schema = schema();
    String overview = Ran.with("trust", "--json").out();
    assertThat(schema.validate(overview, InputFormat.JSON)).isEmpty();
    String comparison = Ran.with("trust", "compare", "chrome", "java-8", "-o", "json").out();
    assertThat(schema.validate(comparison, InputFormat.JSON)).isEmpty();
    String found = Ran.with("trust", "find", "GlobalSign", "-o", "json").out();
    assertThat(schema.validate(found, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"formatVersion\": 1}", InputFormat.JSON)).isNotEmpty();
    assertThat(schema.validate(found.replace("\"trusts\"", "\"by\""), InputFormat.JSON))
        .isNotEmpty();
  }

  private static byte[] sha256(Certificate certificate) {
    return Crypto.forOneHandshake().hash(Hash.SHA_256, certificate.der());
  }

  private static Schema schema() throws IOException {
    try (InputStream in = TrustStoresJson.class.getResourceAsStream("trust.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }
  }
}
