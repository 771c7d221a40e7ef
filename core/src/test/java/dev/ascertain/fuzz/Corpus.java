package dev.ascertain.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one fuzz target that each reached something new: a line of Base64 each, in the file
 * {@code <class>.<method>.corpus} beside the class. They run again with every other test, and
 * fuzzing starts from them.
 */
public final class Corpus {
  /** Longer inputs are not kept, in bytes. */
  private static final int LONGEST = 512;

  private Corpus() {}

  /**
   * The inputs kept for a target.
   *
   * @param test the class with the target
   * @param target its method
   * @return none if nothing is kept
   */
  public static Stream<byte[]> of(Class<?> test, String target) {
    String name = test.getSimpleName() + "." + target + ".corpus";
    try (@Nullable InputStream in = test.getResourceAsStream(name)) {
      return in == null ? Stream.empty() : lines(in.readAllBytes()).stream().map(Corpus::decode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(byte[] file) {
    return new String(file, StandardCharsets.US_ASCII).lines().toList();
  }

  private static byte[] decode(String line) {
    return Base64.getDecoder().decode(line);
  }

  /**
   * Adds what Jazzer has gathered to what is kept.
   *
   * @param args the directory {@code .cifuzz-corpus} and that of the resources of tests
   */
  public static void main(String[] args) throws IOException {
    Path resources = Path.of(args[1]);
    try (Stream<Path> tests = Files.list(Path.of(args[0]))) {
      for (Path test : tests.toList()) {
        try (Stream<Path> targets = Files.list(test)) {
          for (Path target : targets.toList()) {
            pack(target, resources.resolve(file(test, target)));
          }
        }
      }
    }
  }

  private static String file(Path test, Path target) {
    return test.getFileName().toString().replace('.', '/') + "." + target.getFileName() + ".corpus";
  }

  private static void pack(Path gathered, Path kept) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    if (Files.exists(kept)) {
      lines.addAll(lines(Files.readAllBytes(kept)));
    }
    try (Stream<Path> files = Files.list(gathered)) {
      for (Path file : files.toList()) {
        if (Files.size(file) > 0 && Files.size(file) <= LONGEST) {
          lines.add(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        }
      }
    }
    if (!lines.isEmpty()) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, String.join("\n", lines) + "\n");
    }
  }
}
