package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of what the program is to print: {@code ./test -Dgolden.refresh=true} writes it anew. */
final class GoldenFile {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private GoldenFile() {}

  /** Whether files are written anew, rather than compared with. */
  static boolean isRefreshed() {
    return Boolean.getBoolean("golden.refresh");
  }

  /**
   * Checks a text, or writes its file anew.
   *
   * @param name of the file, with the folder below that of all goldens
   */
  static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (isRefreshed()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).exists();
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }
}
