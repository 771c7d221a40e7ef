package dev.ascertain.diagnose;

import dev.ascertain.diagnose.rule.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Finds the template of a cause's text among the resources. */
final class Texts {
  private Texts() {}

  /** The template of {@code <id>.md}. */
  static Template of(Cause cause) {
    return Template.parse(read(cause.id() + ".md"));
  }

  private static String read(String resource) {
    try (InputStream in = Texts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no text " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the text " + resource, e);
    }
  }
}
