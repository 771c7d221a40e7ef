package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A command line that makes no sense gets one clear sentence and exit status 2. */
class UsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedInOneSentence(String command, String sentence) {
    String words = command.substring("$ ascertain".length()).strip();
    Ran ran = Ran.with(words.isEmpty() ? new String[0] : words.split(" "));
    assertThat(ran.err()).isEqualTo("ascertain: " + sentence + "\n");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
  }

  /** The file {@code usage.txt}: a command, the sentence, an empty line. */
  static Stream<Arguments> refused() throws IOException {
    try (InputStream in = UsageTest.class.getResourceAsStream("usage.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.strip().split("\n\n"))
          .map(each -> each.split("\n"))
          .map(each -> Arguments.of(each[0], each[1]));
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "buy milk\n");
    Ran ran = Ran.with("example.com", "--ca-file", file.toString());
    assertThat(ran.err())
        .startsWith("ascertain: --ca-file: " + file + " is text that holds no certificate: ");
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void aKeyThatIsNotThatOfTheCertificateIsRefused() {
    String certificate =
        Mint.localhost(KeyKind.ECDSA_P256).writeCertificate(folder.resolve("a.pem")).toString();
    String key = Mint.localhost(KeyKind.ECDSA_P256).writeKey(folder.resolve("b.key")).toString();
    Ran ran = Ran.with("example.com", "--cert", certificate, "--key", key);
    assertThat(ran.err())
        .isEqualTo(
            "ascertain: --key: the private key in "
                + key
                + " is not that of the first certificate in "
                + certificate
                + ".\n");
    assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void controlCharactersOfTheCommandLineAreNotRepeated() {
    assertThat(Ran.with("example.com", "--color", "\u001b[31m").err())
        .isEqualTo("ascertain: --color is auto, always or never, not \\u{1b}[31m.\n");
  }

  @ParameterizedTest
  @EnumSource
  void helpNamesEveryOptionOfTheCommandAndFitsOnATerminal(Command command) {
    Ran ran = Ran.with(command.word(), "--help");
    assertThat(ran.status()).isEqualTo(ExitStatus.FINE);
    assertThat(command.options())
        .filteredOn(option -> option != OptionSpecs.Flag.TRAIN)
        .allSatisfy(option -> assertThat(ran.out()).contains(option.names().getFirst()));
    assertThat(ran.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void helpAloneIsThatOfTheCheckAndNamesTheCommands() {
    assertThat(Ran.with("--help").out())
        .isEqualTo(Ran.with("check", "--help").out())
        .contains(Command.words());
  }

  @ParameterizedTest
  @EnumSource
  void everyOptionBelongsToACommand(OptionSpecs.Value value) {
    assertThat(Command.values()).anySatisfy(each -> assertThat(each.options()).contains(value));
  }

  @Test
  void versionNamesTheVersionAndOnDemandTheImplementations() {
    assertThat(Ran.with("--version").out()).isEqualTo("ascertain 0.1.0\n");
    Ran verbose = Ran.with("--version", "--verbose");
    assertThat(verbose.out())
        .contains("Java ", "X25519: BouncyCastle\n", "AES-GCM: the JDK\n")
        .containsPattern("\nSelf-test of [0-9]+ published computations: passed\n$");
    assertThat(verbose.status()).isEqualTo(ExitStatus.FINE);
  }

  @Test
  void anUnknownCryptographicLibraryIsAUsageError() {
    System.setProperty(Crypto.PROPERTY, "openssl");
    try {
      Ran ran = Ran.with("--version");

      assertThat(ran.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(ran.err())
          .contains(
              "The system property dev.ascertain.crypto: openssl is none of jdk, bouncycastle and"
                  + " conscrypt.");
    } finally {
      System.clearProperty(Crypto.PROPERTY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFlagIsFoundByEachOfItsNames(OptionSpecs.Flag flag) {
    assertThat(flag.names()).allSatisfy(name -> assertThat(OptionSpecs.flag(name)).contains(flag));
    assertThat(flag.names())
        .allSatisfy(name -> assertThat(OptionSpecs.value(name)).as(name).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void everyOptionIsFoundByEachOfItsNames(OptionSpecs.Value value) {
    assertThat(value.names())
        .allSatisfy(name -> assertThat(OptionSpecs.value(name)).contains(value));
  }
}
