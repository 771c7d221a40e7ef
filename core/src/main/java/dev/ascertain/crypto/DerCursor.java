package dev.ascertain.crypto;

import java.util.Arrays;

/** A position in DER (X.690), within one element; enough to take the wrappings off a key. */
final class DerCursor {
  static final int INTEGER = 2;
  static final int BIT_STRING = 3;
  static final int OCTET_STRING = 4;
  static final int OBJECT_IDENTIFIER = 6;
  static final int SEQUENCE = 0x30;

  private final byte[] bytes;
  private final String complaint;
  private int position;
  private final int end;

  /**
   * The beginning of {@code bytes}.
   *
   * @param complaint what to say of bytes that are malformed: {@code public key is not a …}
   */
  DerCursor(byte[] bytes, String complaint) {
    this(bytes, complaint, 0, bytes.length);
  }

  private DerCursor(byte[] bytes, String complaint, int position, int end) {
    this.bytes = bytes;
    this.complaint = complaint;
    this.position = position;
    this.end = end;
  }

  boolean hasMore() {
    return position < end;
  }

  /** The tag of the next element, which stays there; -1 if there is none. */
  int peek() {
    return position < end ? bytes[position] & 0xff : -1;
  }

  /** What is left, which stays there. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, position, end);
  }

  /** Steps over the next element and gives all of it, its header included. */
  byte[] element(int tag) throws CryptoException {
    int start = position;
    enter(tag);
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** Steps over the next element and gives its content. */
  DerCursor enter(int tag) throws CryptoException {
    if (next() != tag) {
      throw malformed();
    }
    int length = length();
    if (length > end - position) {
      throw malformed();
    }
    int start = position;
    position += length;
    return new DerCursor(bytes, complaint, start, position);
  }

  CryptoException malformed() {
    return new CryptoException("the " + complaint + " in DER");
  }

  // X.690 section 8.1.3; three bytes of length are more than any key needs.
  private int length() throws CryptoException {
    int first = next();
    if (first < 0x80) {
      return first;
    }
    if (first == 0x80 || first > 0x83) {
      throw malformed();
    }
    int length = 0;
    for (int i = 0; i < first - 0x80; i++) {
      length = length << 8 | next();
    }
    return length;
  }

  private int next() throws CryptoException {
    if (position >= end) {
      throw malformed();
    }
    return bytes[position++] & 0xff;
  }
}
