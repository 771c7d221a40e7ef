package dev.ascertain.app;

import dev.ascertain.verify.TrustLocations;
import dev.ascertain.verify.TrustLocations.Location;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.TrustStores;
import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The trust stores that have names: the bundled ones, and the system's. */
final class NamedStores {
  private static final String SYSTEM = "system";
  private static final String ALL = "all";

  private NamedStores() {}

  /**
   * The stores of a list of names with commas between.
   *
   * @throws UsageException for a name that does not exist, with the nearest that does
   */
  static List<TrustStore> read(String names) throws UsageException {
    TrustStores bundled = bundled();
    List<TrustStore> stores = new ArrayList<>();
    for (String name : Names.split(names, ",")) {
      if (name.equals(ALL)) {
        stores.addAll(bundled.all());
      } else {
        stores.add(named(name, bundled));
      }
    }
    if (stores.isEmpty()) {
      throw new UsageException("--trust takes names of trust stores; see ascertain trust.");
    }
    return stores;
  }

  /** The bundled stores. */
  static TrustStores bundled() {
    List<byte[]> files = new ArrayList<>();
    for (String resource : TrustStores.RESOURCES) {
      try (InputStream in = TrustStores.class.getResourceAsStream(resource)) {
        files.add(Objects.requireNonNull(in, resource).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the bundled trust stores", e);
      }
    }
    try {
      return TrustStores.decode(files);
    } catch (ViolationException e) {
      throw new IllegalStateException("the bundled trust stores are damaged", e);
    }
  }

  /** One store, by its name. */
  static TrustStore named(String name, TrustStores bundled) throws UsageException {
    if (name.equals(SYSTEM)) {
      return system();
    }
    Optional<TrustStore> store = bundled.byId(name);
    if (store.isPresent()) {
      return store.orElseThrow();
    }
    List<String> known = new ArrayList<>(List.of(SYSTEM, ALL));
    bundled.all().forEach(each -> known.add(each.id()));
    throw new UsageException(
        "There is no trust store named "
            + name
            + Nearest.suggestion(name, known, "; see ascertain trust."));
  }

  private static TrustStore system() throws UsageException {
    for (Location location : TrustLocations.ALL) {
      if (Files.exists(Path.of(location.path()))) {
        return switch (location.kind()) {
          case FILE -> CertificateFiles.store("system: ", location.path(), Optional.empty());
          case FOLDER -> CertificateFiles.storeOfFolder("system: ", location.path());
        };
      }
    }
    throw new UsageException(
        "This system keeps its trusted roots in none of the places known; name the file with"
            + " --ca-file.");
  }
}
