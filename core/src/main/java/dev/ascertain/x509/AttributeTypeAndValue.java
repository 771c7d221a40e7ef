package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One attribute of a name (RFC 5280 section 4.1.2.4).
 *
 * <pre>
 * AttributeTypeAndValue ::= SEQUENCE {
 *   type   OBJECT IDENTIFIER,
 *   value  ANY -- DEFINED BY type -- }
 * </pre>
 *
 * @param type which attribute, such as {@link ObjectIdentifier#COMMON_NAME}
 * @param tag the tag byte of the value: 12 UTF8String, 19 PrintableString, …
 * @param value the content of the value, without its header
 */
public record AttributeTypeAndValue(ObjectIdentifier type, int tag, byte[] value) {
  static AttributeTypeAndValue decode(DerReader set) throws ViolationException {
    DerReader in = set.sequence("");
    ObjectIdentifier type = in.oid("type");
    int tag = in.peek();
    byte[] value = in.anyContent("value");
    in.end();
    return new AttributeTypeAndValue(type, tag, value);
  }

  void encode(DerWriter out) {
    out.sequence(attribute -> attribute.oid(type).element(tag, value));
  }

  /**
   * The value as text, as its author wrote it; empty if it is not a string, or not encoded as its
   * type says. Unsafe to print.
   */
  public Optional<String> text() {
    return CharacterString.text(tag, value);
  }

  /**
   * The attribute in the form in which RFC 5280 section 7.1 compares it: case and runs of spaces do
   * not count, nor does which of the string types carries it. Other types are compared by their
   * bytes, but for section 7.3: "Conforming implementations shall perform a case-insensitive exact
   * match when comparing domainComponent attributes".
   */
  String comparable() {
    boolean folded =
        tag == DerTag.UTF8_STRING
            || tag == DerTag.PRINTABLE_STRING
            || tag == DerTag.IA5_STRING && type.equals(ObjectIdentifier.DOMAIN_COMPONENT);
    Optional<String> text = folded ? text() : Optional.empty();
    return text.map(string -> type.dotted() + "=" + ComparedText.of(string))
        .orElseGet(() -> type.dotted() + "#" + tag + ":" + HexFormat.of().formatHex(value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributeTypeAndValue that
        && type.equals(that.type)
        && tag == that.tag
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(value);
  }

  /** As RFC 4514 sections 2.3 and 2.4 write it, such as {@code O=Example\, Inc.}; safe to print. */
  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder(type.toString()).append('=');
    Optional<String> text = text();
    if (text.isEmpty()) {
      return shown.append('#').append(HexFormat.of().formatHex(value)).toString();
    }
    String string = text.get();
    int last = string.length() - 1;
    for (int i = 0; i < string.length(); i += Character.charCount(string.codePointAt(i))) {
      int c = string.codePointAt(i);
      // RFC 4514 section 2.4: a leading space or number sign, a trailing space, and these specials.
      if (",+\"\\<>;".indexOf(c) >= 0 || i == 0 && c == '#' || c == ' ' && (i == 0 || i == last)) {
        shown.append('\\').appendCodePoint(c);
      } else {
        TerminalText.append(shown, c);
      }
    }
    return shown.toString();
  }
}
