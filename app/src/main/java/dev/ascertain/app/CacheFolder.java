package dev.ascertain.app;

import dev.ascertain.net.FetchCache;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where what was fetched is kept from one run to the next, by the XDG Base Directory rules. */
final class CacheFolder {
  private CacheFolder() {}

  /** The cache of this user; one that keeps nothing where no folder is known. */
  static FetchCache of(Map<String, String> variables) {
    String base = variables.getOrDefault("XDG_CACHE_HOME", "");
    String home = variables.getOrDefault("HOME", "");
    try {
      // "If an implementation encounters a relative path in any of these variables it should
      // consider the path invalid and ignore it."
      if (!base.isEmpty() && Path.of(base).isAbsolute()) {
        return FetchCache.in(Path.of(base, "ascertain"));
      }
      return home.isEmpty()
          ? FetchCache.none()
          : FetchCache.in(Path.of(home, ".cache", "ascertain"));
    } catch (InvalidPathException e) {
      return FetchCache.none();
    }
  }
}
