package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The extensions of one message, in wire order (RFC 9846 section 4.3).
 *
 * <pre>{@code
 * Extension extensions<0..2^16-1>;
 * }</pre>
 *
 * <p>The hellos of TLS 1.2 may end before this vector (RFC 5246 section 7.4.1.2). That is not the
 * same bytes as an empty vector, so {@link #ABSENT} and an empty list differ.
 *
 * @param list the extensions, repeated and unknown ones included
 * @param present whether the vector is there at all
 */
public record Extensions(List<Extension> list, boolean present) {

  /** No vector of extensions: the message ends before it. */
  public static final Extensions ABSENT = new Extensions(List.of(), false);

  /** Copies the list; an absent vector has no elements. */
  public Extensions {
    list = List.copyOf(list);
    if (!present && !list.isEmpty()) {
      throw new IllegalArgumentException("extensions in an absent vector");
    }
  }

  /** A vector of these extensions, in this order. */
  public static Extensions of(List<Extension> list) {
    return new Extensions(list, true);
  }

  /** A vector of these extensions, in this order. */
  public static Extensions of(Extension... list) {
    return of(List.of(list));
  }

  /**
   * Reads the field {@code extensions}.
   *
   * @param where the message the extensions stand in
   * @throws ViolationException if a length or a body is malformed
   */
  public static Extensions decode(Reader in, Placement where) throws ViolationException {
    return of(in.list16("extensions", 0, 0xffff, element -> Extension.decode(element, where)));
  }

  /**
   * Reads the field {@code extensions} of a message that may end before it: {@link #ABSENT} if
   * there is nothing left to read.
   *
   * @param where the message the extensions stand in
   * @throws ViolationException if a length or a body is malformed
   */
  public static Extensions decodeOptional(Reader in, Placement where) throws ViolationException {
    return in.hasMore() ? decode(in, where) : ABSENT;
  }

  /** Writes the vector with its length; nothing for an absent one. */
  public void encode(Writer out) {
    if (present) {
      out.list16(list, (element, extension) -> extension.encode(element));
    }
  }

  /** The first extension that is a {@code format}. */
  public <T extends Extension> Optional<T> find(Class<T> format) {
    for (Extension extension : list) {
      if (format.isInstance(extension)) {
        return Optional.of(format.cast(extension));
      }
    }
    return Optional.empty();
  }

  /** Whether an extension of this type is in the list, in whatever format. */
  public boolean has(ExtensionType type) {
    for (Extension extension : list) {
      if (extension.type().equals(type)) {
        return true;
      }
    }
    return false;
  }

  /** The types, in wire order, repeated ones included. */
  public List<ExtensionType> types() {
    return list.stream().map(Extension::type).toList();
  }

  /** The type of the first extension whose type occurred before it. */
  public Optional<ExtensionType> firstDuplicate() {
    Set<ExtensionType> seen = HashSet.newHashSet(list.size());
    for (Extension extension : list) {
      if (!seen.add(extension.type())) {
        return Optional.of(extension.type());
      }
    }
    return Optional.empty();
  }
}
