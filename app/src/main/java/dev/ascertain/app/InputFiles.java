package dev.ascertain.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads files that the command line names. Every failure is one clear sentence. */
final class InputFiles {
  /** A file of certificates is some kilobytes, a CRL at most some megabytes. */
  static final long LARGEST = 64 << 20;

  /** Nobody keeps more certificates in one folder. */
  private static final int MOST_FILES = 2_000;

  private static final List<String> EXTENSIONS =
      List.of(".pem", ".crt", ".cer", ".der", ".p7b", ".p7c", ".p12", ".pfx", ".jks", ".keystore");

  private InputFiles() {}

  /**
   * Whether an argument means a file and not a host: it is one, or contains a slash without being a
   * URL, or ends as files of certificates do.
   */
  static boolean isFile(String argument) {
    String lower = argument.toLowerCase(Locale.ROOT);
    if (argument.contains("://")) {
      return false;
    }
    return argument.indexOf('/') >= 0
        || EXTENSIONS.stream().anyMatch(lower::endsWith)
        || isPresent(argument);
  }

  /** Whether there is a file of this name. */
  static boolean isPresent(String argument) {
    try {
      return Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The content of a file.
   *
   * @param prefix what the sentence begins with, such as {@code --untrusted: }; may be empty
   * @throws UsageException if it cannot be read, is empty or too large
   */
  static byte[] read(String prefix, String name) throws UsageException {
    String subject = prefix + (prefix.isEmpty() ? "The file " : "the file ");
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw new UsageException(prefix + name + " is a folder; a file is needed.");
      }
      if (Files.size(file) > LARGEST) {
        throw new UsageException(
            subject
                + name
                + " is too large: "
                + Files.size(file)
                + " bytes, of at most "
                + LARGEST
                + ".");
      }
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0) {
        throw new UsageException(subject + name + " is empty.");
      }
      return content;
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(subject + FileFailures.of(name, e));
    }
  }

  /**
   * The names of the files in a folder, sorted, without hidden ones.
   *
   * @throws UsageException if it is none, or cannot be read
   */
  static List<String> folder(String prefix, String name) throws UsageException {
    try {
      Path folder = Path.of(name);
      if (Files.isRegularFile(folder)) {
        throw new UsageException(prefix + name + " is a file; a folder is needed.");
      }
      try (Stream<Path> entries = Files.list(folder)) {
        return entries
            .filter(Files::isRegularFile)
            .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
            .limit(MOST_FILES)
            .map(Path::toString)
            .sorted()
            .toList();
      }
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(prefix + "the folder " + FileFailures.of(name, e));
    }
  }
}
