package dev.ascertain.x509;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes elements in DER, one after the other: the counterpart of {@link DerReader}, as far as
 * requests need it.
 */
final class DerWriter {
  private byte[] bytes = new byte[128];
  private int size;

  /** What {@code body} writes. */
  static byte[] write(Consumer<DerWriter> body) {
    DerWriter out = new DerWriter();
    body.accept(out);
    return Arrays.copyOf(out.bytes, out.size);
  }

  /** Writes a SEQUENCE of what {@code body} writes. */
  DerWriter sequence(Consumer<DerWriter> body) {
    return element(DerTag.SEQUENCE, write(body));
  }

  /** Writes the constructed, context-specific {@code [number]} around what {@code body} writes. */
  DerWriter context(int number, Consumer<DerWriter> body) {
    return element(DerTag.constructed(number), write(body));
  }

  /** Writes an OCTET STRING whose content is the DER that {@code body} writes. */
  DerWriter octetsOf(Consumer<DerWriter> body) {
    return octetString(write(body));
  }

  /** Writes an OCTET STRING. */
  DerWriter octetString(byte[] content) {
    return element(DerTag.OCTET_STRING, content);
  }

  /** Writes a BIT STRING without unused bits. */
  DerWriter bitString(byte[] content) {
    byte[] withUnused = new byte[content.length + 1];
    System.arraycopy(content, 0, withUnused, 1, content.length);
    return element(DerTag.BIT_STRING, withUnused);
  }

  /** Writes an INTEGER. */
  DerWriter integer(BigInteger value) {
    return element(DerTag.INTEGER, value.toByteArray());
  }

  /** Writes a SET with what {@code body} writes inside, in the order in which it writes it. */
  DerWriter set(Consumer<DerWriter> body) {
    return element(DerTag.SET, write(body));
  }

  /** Writes an OBJECT IDENTIFIER. */
  DerWriter oid(ObjectIdentifier value) {
    return element(DerTag.OBJECT_IDENTIFIER, value.content());
  }

  /** Writes DER that is there already. */
  DerWriter raw(byte[] der) {
    reserve(der.length);
    System.arraycopy(der, 0, bytes, size, der.length);
    size += der.length;
    return this;
  }

  /** Writes an element with this tag. */
  DerWriter element(int tag, byte[] content) {
    reserve(6);
    bytes[size++] = (byte) tag;
    length(content.length);
    return raw(content);
  }

  /** X.690 section 10.1: the definite form, "encoded in the minimum number of octets". */
  private void length(int length) {
    if (length < 0x80) {
      bytes[size++] = (byte) length;
      return;
    }
    int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
    bytes[size++] = (byte) (0x80 | octets);
    for (int i = octets - 1; i >= 0; i--) {
      bytes[size++] = (byte) (length >>> 8 * i);
    }
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
    }
  }
}
