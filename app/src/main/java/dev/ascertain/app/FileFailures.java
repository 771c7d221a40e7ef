package dev.ascertain.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Says in plain words why a file could not be used. */
final class FileFailures {
  private FileFailures() {}

  /** To follow "The file": {@code a.pem does not exist.} */
  static String of(String name, Exception failure) {
    return switch (failure) {
      case NoSuchFileException _ -> name + " does not exist.";
      case AccessDeniedException _ -> name + " may not be accessed by this user.";
      case InvalidPathException _ -> name + " is not a possible file name.";
      // Its message begins with the name of the file, the reason stands by itself.
      case FileSystemException e when e.getReason() != null ->
          name + " cannot be used: " + e.getReason() + ".";
      default -> name + " cannot be used: " + failure.getMessage() + ".";
    };
  }
}
