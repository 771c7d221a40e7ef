package dev.ascertain.app;

import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.KeyLogEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Appends secrets to a key log file (RFC 9850), each at once, so that a program that follows the
 * file can decrypt what it captures.
 */
final class KeyLogFile implements KeyLog, AutoCloseable {
  private static final Set<OpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

  private final String name;
  private final FileChannel channel;
  private boolean failed;

  private KeyLogFile(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  /**
   * Opens the file; a new one is readable by its owner only.
   *
   * @throws UsageException if it cannot be written
   */
  static KeyLogFile open(String name) throws UsageException {
    try {
      return new KeyLogFile(name, FileChannel.open(Path.of(name), APPENDING, ownerOnly()));
    } catch (NoSuchFileException e) {
      // The file itself would have been created.
      throw new UsageException(
          "The key log file " + name + " cannot be created: there is no such folder.");
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("The key log file " + FileFailures.of(name, e));
    }
  }

  @Override
  public synchronized void offer(KeyLogEntry entry) {
    byte[] line = (entry.line() + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer left = ByteBuffer.wrap(line);
    try {
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException e) {
      failed = true;
    }
  }

  /** Whether every secret could be written. */
  synchronized boolean isComplete() {
    return !failed;
  }

  /** The name of the file, as the user gave it. */
  String name() {
    return name;
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      failed = true;
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
