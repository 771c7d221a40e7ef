package dev.ascertain.wire.extension;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The contents of an {@code opaque} field (RFC 9846 section 3.4): bytes that never change and are
 * compared by content, so that records which hold them are values too.
 *
 * @param bytes the bytes, without their length; copied on the way in and on the way out
 */
public record Opaque(byte[] bytes) {

  /** No bytes. */
  public static final Opaque EMPTY = new Opaque(new byte[0]);

  /** Copies the bytes. */
  public Opaque {
    bytes = bytes.clone();
  }

  /** The bytes written in hexadecimal, as {@link #toString} shows them. */
  public static Opaque ofHex(String hex) {
    return new Opaque(HexFormat.of().parseHex(hex));
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The number of bytes. */
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
