package dev.ascertain.crypto;

import java.util.HexFormat;

/** The few pieces of DER (X.690) that keys are wrapped in, and the object identifiers in them. */
final class Der {
  /** RFC 3279 section 2.3.1. */
  static final byte[] RSA_ENCRYPTION = oid("2a864886f70d010101");

  /** RFC 4055 section 1.2. */
  static final byte[] RSASSA_PSS = oid("2a864886f70d01010a");

  /** RFC 3279 section 2.3.2. */
  static final byte[] DSA = oid("2a8648ce380401");

  /** RFC 5480 section 2.1.1. */
  static final byte[] EC_PUBLIC_KEY = oid("2a8648ce3d0201");

  /** RFC 8410 section 3. */
  static final byte[] ED25519 = oid("2b6570");

  /** RFC 8410 section 3. */
  static final byte[] ED448 = oid("2b6571");

  /** The parameters of RSA's algorithm identifier (RFC 3279 section 2.3.1). */
  static final byte[] NULL = {5, 0};

  private Der() {}

  /** ML-DSA with this parameter set (RFC 9881 section 2). */
  static byte[] mlDsa(int parameterSet) {
    return switch (parameterSet) {
      case 44 -> oid("608648016503040311");
      case 65 -> oid("608648016503040312");
      case 87 -> oid("608648016503040313");
      default -> throw new IllegalArgumentException("there is no ML-DSA-" + parameterSet);
    };
  }

  /** The DER of an object identifier with this content in hexadecimal. */
  static byte[] oid(String hex) {
    return element(6, HexFormat.of().parseHex(hex));
  }

  static byte[] sequence(byte[]... parts) {
    return element(0x30, parts);
  }

  static byte[] octetString(byte[]... parts) {
    return element(4, parts);
  }

  static byte[] bitString(byte[] content) {
    return element(3, new byte[1], content);
  }

  static byte[] integer(int small) {
    return element(2, new byte[] {(byte) small});
  }

  // X.690 section 8.1.3: lengths from 128 on are preceded by how many bytes they have.
  private static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int lengthBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
    int header = 2 + lengthBytes;
    byte[] der = new byte[header + length];
    der[0] = (byte) tag;
    der[1] = (byte) (lengthBytes == 0 ? length : 0x80 | lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      der[header - 1 - i] = (byte) (length >>> 8 * i);
    }
    int at = header;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, der, at, part.length);
      at += part.length;
    }
    return der;
  }
}
