package dev.ascertain.app;

import dev.ascertain.report.Correction;
import dev.ascertain.x509.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Writes a chain of certificates to a file: whole, or not at all. */
final class ChainFile {
  private ChainFile() {}

  /**
   * Writes the chain as PEM (RFC 7468), first beside the file, then in its place.
   *
   * @throws UsageException if the file exists and may not be replaced, or cannot be written
   */
  static void write(Invocation.Fix fix, Correction.Corrected corrected) throws UsageException {
    Path file = writable(fix);
    try {
      replace(file, text(corrected));
    } catch (IOException e) {
      throw new UsageException("--fix: the file " + FileFailures.of(fix.file(), e));
    }
  }

  /**
   * The file, as far as can be told before it is written.
   *
   * @throws UsageException if it exists and may not be replaced, or has no folder
   */
  static Path writable(Invocation.Fix fix) throws UsageException {
    String name = fix.file();
    try {
      Path file = Path.of(name).toAbsolutePath();
      Path folder = file.getParent();
      if (folder == null || Files.isDirectory(file)) {
        throw new UsageException("--fix: " + name + " is a folder; a file is needed.");
      }
      if (!Files.isDirectory(folder)) {
        throw new UsageException(
            "--fix: the file " + name + " cannot be created: there is no such folder.");
      }
      if (Files.exists(file) && !fix.overwrite()) {
        throw new UsageException(
            "--fix: " + name + " exists; to replace it, say --force, or name another file.");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new UsageException("--fix: the file " + FileFailures.of(name, e));
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent(), "a file that is writable has a folder");
    Path draft = Files.createTempFile(folder, ".ascertain-", ".pem");
    try {
      Files.writeString(draft, text, StandardCharsets.US_ASCII);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        // Temporary files are readable by their owner only; certificates are public.
        Files.setPosixFilePermissions(
            draft,
            Files.exists(file)
                ? Files.getPosixFilePermissions(file)
                : PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String text(Correction.Corrected corrected) {
    StringBuilder text = new StringBuilder();
    for (Correction.Kept kept : corrected.certificates()) {
      text.append(pem(kept.der()));
    }
    return text.toString();
  }

  private static String pem(byte[] der) {
    return Pem.encode("CERTIFICATE", der);
  }
}
