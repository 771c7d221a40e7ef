package dev.ascertain.wire;

import java.util.Arrays;

/**
 * What a record of TLS 1.3 holds once it is decrypted (RFC 9846 section 5.2).
 *
 * <pre>{@code
 * struct {
 *     opaque content[TLSPlaintext.length];
 *     ContentType type;
 *     uint8 zeros[length_of_padding];
 * } TLSInnerPlaintext;
 * }</pre>
 *
 * @param content the fragment; not copied
 * @param type what the fragment is part of
 * @param padding the number of zero bytes after the type
 */
public record TlsInnerPlaintext(byte[] content, ContentType type, int padding) {

  /** The longest content, type and padding together: 2<sup>14</sup> + 1 bytes. */
  public static final int MAX_LENGTH = TlsPlaintext.MAX_LENGTH + 1;

  /**
   * Takes the padding off decrypted bytes.
   *
   * @throws ViolationException as {@link #contentLength}
   */
  public static TlsInnerPlaintext decode(byte[] decrypted) throws ViolationException {
    int length = contentLength(decrypted, 0, decrypted.length);
    ContentType type = new ContentType(decrypted[length] & 0xff);
    return new TlsInnerPlaintext(
        Arrays.copyOf(decrypted, length), type, decrypted.length - length - 1);
  }

  /**
   * How long the content of decrypted bytes is. The byte after it is the type.
   *
   * @param bytes hold what was decrypted
   * @param start where it begins
   * @param length its size in bytes
   * @return the content's size in bytes
   * @throws ViolationException {@link Rule#EMPTY_INNER_PLAINTEXT} if there is nothing but padding,
   *     {@link Rule#RECORD_OVERFLOW} if there is more than {@link #MAX_LENGTH}, {@link
   *     Rule#EMPTY_FRAGMENT} if a handshake or alert record has no content
   */
  public static int contentLength(byte[] bytes, int start, int length) throws ViolationException {
    // RFC 9846 section 5.4: "Implementations MUST limit their scanning to the cleartext returned
    // from the AEAD decryption."
    int last = length - 1;
    while (last >= 0 && bytes[start + last] == 0) {
      last--;
    }
    // RFC 9846 section 5.4: If a receiving implementation does not find a non-zero octet in the
    // cleartext, it MUST terminate the connection with an "unexpected_message" alert.
    if (last < 0) {
      throw violation(Rule.EMPTY_INNER_PLAINTEXT, "type", length, "a content type", "only padding");
    }
    // RFC 9846 section 5.4: the full encoded TLSInnerPlaintext MUST NOT exceed 2^14 + 1 octets.
    if (length > MAX_LENGTH) {
      throw violation(
          Rule.RECORD_OVERFLOW, "content", length, "at most " + MAX_LENGTH, length + " bytes");
    }
    ContentType type = new ContentType(bytes[start + last] & 0xff);
    boolean mayBeEmpty = !type.equals(ContentType.HANDSHAKE) && !type.equals(ContentType.ALERT);
    // RFC 9846 section 5.4: Implementations MUST NOT send Handshake and Alert records that have a
    // zero-length TLSInnerPlaintext.content.
    if (last == 0 && !mayBeEmpty) {
      throw violation(
          Rule.EMPTY_FRAGMENT, "content", length, "at least 1 byte", "an empty " + type);
    }
    return last;
  }

  /** The bytes to encrypt. */
  public byte[] encode() {
    byte[] encoded = Arrays.copyOf(content, content.length + 1 + padding);
    encoded[content.length] = (byte) type.value();
    return encoded;
  }

  private static ViolationException violation(
      Rule rule, String field, int length, String expected, String actual) {
    return new ViolationException(
        new Violation(
            rule, "TLSInnerPlaintext." + field, new ByteRange(0, length), expected, actual));
  }
}
