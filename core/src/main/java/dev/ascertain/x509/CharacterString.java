package dev.ascertain.x509;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A character string of any of ASN.1's types, such as a DirectoryString (RFC 5280 section 4.1.2.4)
 * or a DisplayText (section 4.2.1.4).
 *
 * @param tag the tag byte: 12 UTF8String, 19 PrintableString, …
 * @param value the content, without its header
 */
public record CharacterString(int tag, byte[] value) {

  /** Whether elements with this tag are character strings. */
  static boolean isTag(int tag) {
    return charset(tag).isPresent();
  }

  /**
   * What a string says, as its author wrote it. Unsafe to print.
   *
   * @return empty if the tag is not a string's, or the bytes are not how such a string is encoded
   */
  static Optional<String> text(int tag, byte[] value) {
    Optional<Charset> charset = charset(tag);
    if (charset.isEmpty()) {
      return Optional.empty();
    }
    if (isAscii(value) && isSuperset(tag)) {
      return Optional.of(new String(value, StandardCharsets.US_ASCII));
    }
    try {
      return Optional.of(charset.get().newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The text, as its author wrote it; empty if it is not encoded as its type says. */
  public Optional<String> text() {
    return text(tag, value);
  }

  private static boolean isAscii(byte[] value) {
    for (byte b : value) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSuperset(int tag) {
    return tag != DerTag.BMP_STRING && tag != DerTag.UNIVERSAL_STRING;
  }

  /** TeletexString is read as what everybody puts there: ISO 8859-1. */
  private static Optional<Charset> charset(int tag) {
    return switch (tag) {
      case DerTag.UTF8_STRING -> Optional.of(StandardCharsets.UTF_8);
      case DerTag.PRINTABLE_STRING,
          DerTag.IA5_STRING,
          DerTag.VISIBLE_STRING,
          DerTag.NUMERIC_STRING ->
          Optional.of(StandardCharsets.US_ASCII);
      case DerTag.TELETEX_STRING -> Optional.of(StandardCharsets.ISO_8859_1);
      case DerTag.BMP_STRING -> Optional.of(StandardCharsets.UTF_16BE);
      case DerTag.UNIVERSAL_STRING -> Optional.of(Charset.forName("UTF-32BE"));
      default -> Optional.empty();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CharacterString that
        && tag == that.tag
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * tag + Arrays.hashCode(value);
  }

  /** The text made safe to print; in hex if it cannot be read. */
  @Override
  public String toString() {
    return text().map(TerminalText::safe).orElseGet(() -> "#" + HexFormat.of().formatHex(value));
  }
}
