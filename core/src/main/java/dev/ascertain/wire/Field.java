package dev.ascertain.wire;

import java.util.List;
import java.util.stream.Stream;

/**
 * One named piece of a decoded message: what every error path, JSON view and byte view is made
 * from.
 *
 * <p>The tree is a by-product of the parse itself (see {@link Reader}), so a name shown to a user
 * and a name in an error message cannot differ.
 *
 * @param name the field's name in the RFC's {@code struct}, such as {@code legacy_version}, or that
 *     of an element, such as {@code extensions[3]}
 * @param range where the field's bytes are, from the start of the message
 * @param value the decoded value as text; empty for a field that only has children
 * @param children the fields inside this one, in wire order
 */
public record Field(String name, ByteRange range, String value, List<Field> children) {

  /** Copies the children, so that a field never changes. */
  public Field {
    children = List.copyOf(children);
  }

  /** This field and all fields inside it, depth first, in wire order. */
  public Stream<Field> walk() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Field::walk));
  }
}
