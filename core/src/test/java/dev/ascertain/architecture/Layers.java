package dev.ascertain.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The packages of {@code core}, lowest layer first, each with the packages of its own layer that it
 * may import. Whatever lies in a lower layer it may import too; nothing else.
 *
 * <p>Rows may stand here before their package exists.
 */
final class Layers {

  /** The package that all others stand in, and which is itself the topmost layer. */
  static final String ROOT = "dev.ascertain";

  /** Layers 0 to this one are pure: no sockets, streams, clocks or randomness. */
  static final int HIGHEST_PURE_LAYER = 2;

  static final List<Row> ROWS =
      List.of(
          row(0, "wire"),
          row(0, "wire.extension", "wire"),
          row(0, "wire.handshake", "wire", "wire.extension"),
          row(0, "x509", "wire"),
          row(0, "crypto", "wire"),
          row(1, "handshake"),
          row(1, "handshake.keys", "handshake"),
          row(1, "handshake.engine", "handshake", "handshake.keys"),
          row(1, "handshake.client", "handshake", "handshake.engine", "handshake.keys"),
          row(1, "handshake.server", "handshake", "handshake.engine", "handshake.keys"),
          row(1, "verify", "verify.evidence", "verify.revocation", "verify.transparency"),
          row(1, "verify.evidence"),
          row(1, "verify.revocation", "verify.evidence"),
          row(1, "verify.transparency"),
          row(2, "observation"),
          row(3, "net"),
          row(3, "probe", "net"),
          row(3, "scan", "net", "probe"),
          row(3, "file"),
          row(3, "diagnose", "diagnose.rule"),
          row(3, "diagnose.rule"),
          row(3, "diagnose.client", "diagnose", "diagnose.rule"),
          row(4, "report"),
          row(4, "jsse"),
          row(5, "lab", "lab.fault", "lab.mint", "lab.serve"),
          row(5, "lab.fault", "lab.mint", "lab.serve"),
          row(5, "lab.mint"),
          row(5, "lab.serve", "lab.mint"),
          new Row(6, ROOT, Set.of()));

  private Layers() {}

  /**
   * One package.
   *
   * @param layer its layer, 0 the lowest
   * @param name its full name
   * @param imports the packages of its own layer that it may import, by full name
   */
  record Row(int layer, String name, Set<String> imports) {

    boolean isPure() {
      return layer <= HIGHEST_PURE_LAYER;
    }

    /** Whether this package may import {@code other}. */
    boolean mayImport(Row other) {
      return other.equals(this) || other.layer < layer || imports.contains(other.name);
    }
  }

  /** Returns the row of a package, or nothing where the table has none. */
  static Optional<Row> row(String packageName) {
    return ROWS.stream().filter(row -> row.name.equals(packageName)).findFirst();
  }

  private static Row row(int layer, String name, String... imports) {
    Set<String> names = new HashSet<>();
    for (String each : imports) {
      names.add(ROOT + "." + each);
    }
    return new Row(layer, ROOT + "." + name, Set.copyOf(names));
  }
}
