package dev.ascertain.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names of one kind of value: those of its constants, and those of an IANA registry that is
 * kept as a resource. A name that is a constant's costs a look-up in a small map; the resource is
 * read only for another name.
 *
 * @param <T> the record that holds the value
 */
final class Registry<T> {
  private final Map<Integer, String> constants = new HashMap<>();
  private final int width;
  private final @Nullable String resource;
  private final IntFunction<T> as;
  // Read at first use. Two threads may both read it; they get equal tables.
  private volatile @Nullable RegistryTable table;

  private Registry(int width, @Nullable String resource, IntFunction<T> as) {
    this.width = width;
    this.resource = resource;
    this.as = as;
  }

  /** One-byte values that are all constants. */
  static <T> Registry<T> of8(IntFunction<T> as) {
    return new Registry<>(1, null, as);
  }

  /** Two-byte values that are all constants. */
  static <T> Registry<T> of16(IntFunction<T> as) {
    return new Registry<>(2, null, as);
  }

  /** One-byte values, more of which are in a resource. */
  static <T> Registry<T> of8(String resource, IntFunction<T> as) {
    return new Registry<>(1, resource, as);
  }

  /** Two-byte values, more of which are in a resource. */
  static <T> Registry<T> of16(String resource, IntFunction<T> as) {
    return new Registry<>(2, resource, as);
  }

  /** A constant. Called only while the class of the constant is initialised. */
  T define(int value, String name) {
    constants.put(value, name);
    return as.apply(value);
  }

  /** The name, or the number with what is known about it, such as {@code 0x1a2b (unassigned)}. */
  String show(int value) {
    String constant = constants.get(value);
    if (constant != null) {
      return constant;
    }
    RegistryTable rows = table();
    return rows == null ? hex(value, width) + " (unassigned)" : rows.show(value, width);
  }

  /** Whether the value is that of a constant. */
  boolean defines(int value) {
    return constants.containsKey(value);
  }

  Optional<Registration> registration(int value) {
    RegistryTable rows = table();
    return rows == null ? Optional.empty() : rows.find(value);
  }

  Optional<T> byName(String name) {
    for (Map.Entry<Integer, String> constant : constants.entrySet()) {
      if (constant.getValue().equalsIgnoreCase(name)) {
        return Optional.of(as.apply(constant.getKey()));
      }
    }
    RegistryTable rows = table();
    return rows == null ? Optional.empty() : rows.byName(name).map(row -> as.apply(row.value()));
  }

  List<T> registered() {
    RegistryTable rows = table();
    IntStream values =
        rows == null
            ? constants.keySet().stream().mapToInt(Integer::intValue).sorted()
            : rows.rows().stream().mapToInt(Registration::value);
    return values.mapToObj(as).toList();
  }

  /** The number with all its digits: {@code 0x002f}. */
  static String hex(int value, int width) {
    String digits = Integer.toHexString(value);
    return "0x" + "0".repeat(Math.max(0, 2 * width - digits.length())) + digits;
  }

  private @Nullable RegistryTable table() {
    String name = resource;
    if (name == null) {
      return null;
    }
    RegistryTable read = table;
    if (read == null) {
      read = RegistryTable.read(name);
      table = read;
    }
    return read;
  }
}
