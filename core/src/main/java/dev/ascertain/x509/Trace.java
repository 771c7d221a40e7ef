package dev.ascertain.x509;

import dev.ascertain.wire.Field;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.util.List;
import java.util.Optional;

/**
 * A structure with its fields by name and byte range.
 *
 * @param value the structure; empty if its frame is broken
 * @param field the field tree, as far as it could be read
 * @param violations what is wrong, in the order of the bytes; empty for a well-formed structure. A
 *     malformed extension is a violation, but does not hide the value
 * @param <T> the type of the structure
 */
public record Trace<T>(Optional<T> value, Field field, List<Violation> violations) {

  /** Copies the violations. */
  public Trace {
    violations = List.copyOf(violations);
  }

  /** A decoder whose reader is known to it. */
  @FunctionalInterface
  interface Decode<T> {
    T run() throws ViolationException;
  }

  /** Runs the decoder, and gathers what {@code in}, a tracing reader, recorded. */
  static <T> Trace<T> of(DerReader in, Decode<T> decoder) {
    try {
      T value = decoder.run();
      return new Trace<>(Optional.of(value), in.field(), List.of());
    } catch (ViolationException e) {
      return new Trace<>(Optional.empty(), in.field(), List.of(e.violation()));
    }
  }
}
