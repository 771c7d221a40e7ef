package dev.ascertain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is generated: {@code ./test -Dgolden.refresh=true} writes it anew. */
public final class Golden {
  private Golden() {}

  /**
   * Checks that a document of {@code docs} is up to date, or brings it up to date.
   *
   * @param name the file's name
   * @param content what it must hold
   */
  public static void check(String name, String content) {
    Path file = Path.of("../docs", name);
    try {
      if (Boolean.getBoolean("golden.refresh")) {
        Files.writeString(file, content);
      }
      assertThat(file).hasContent(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
