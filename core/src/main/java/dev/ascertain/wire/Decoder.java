package dev.ascertain.wire;

/**
 * Reads one structure from a {@link Reader}.
 *
 * @param <T> what the structure becomes
 */
@FunctionalInterface
public interface Decoder<T> {

  /**
   * Reads the structure, leaving the reader after its last byte.
   *
   * @throws ViolationException if the bytes are not a valid encoding
   */
  T decode(Reader in) throws ViolationException;
}
