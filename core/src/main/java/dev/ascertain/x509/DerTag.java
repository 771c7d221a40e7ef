package dev.ascertain.x509;

/** The tags of X.680 section 8.4 that occur in certificates, as the bytes that DER writes them. */
final class DerTag {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int ENUMERATED = 0x0a;
  static final int UTF8_STRING = 0x0c;
  static final int NUMERIC_STRING = 0x12;
  static final int PRINTABLE_STRING = 0x13;
  static final int TELETEX_STRING = 0x14;
  static final int IA5_STRING = 0x16;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int VISIBLE_STRING = 0x1a;
  static final int UNIVERSAL_STRING = 0x1c;
  static final int BMP_STRING = 0x1e;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** The bit that tells a constructed element from a primitive one. */
  static final int CONSTRUCTED = 0x20;

  private static final int CLASS = 0xc0;
  private static final int CONTEXT_SPECIFIC = 0x80;
  private static final int NUMBER = 0x1f;

  private DerTag() {}

  /** The tag of the primitive, context-specific {@code [number]}. */
  static int context(int number) {
    return CONTEXT_SPECIFIC | number;
  }

  /** The tag of the constructed, context-specific {@code [number]}. */
  static int constructed(int number) {
    return CONTEXT_SPECIFIC | CONSTRUCTED | number;
  }

  /**
   * Whether elements of this tag may be in the form it says. X.690 sections 8.9 to 8.12 and 8.18: a
   * SEQUENCE, a SET, an EXTERNAL and their like are constructed. Section 10.2: "For bitstring,
   * octetstring and restricted character string types, the constructed form of encoding shall not
   * be used." What the other classes hold, their definitions know.
   */
  static boolean hasAllowedForm(int tag) {
    if ((tag & CLASS) != 0) {
      return true;
    }
    boolean constructed = (tag & CONSTRUCTED) != 0;
    return switch (tag & NUMBER) {
      case 0x08, 0x0b, 0x10, 0x11, 0x1d -> constructed;
      default -> !constructed;
    };
  }

  /** What to call the tag in a sentence. */
  static String name(int tag) {
    return switch (tag) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case BIT_STRING -> "BIT STRING";
      case OCTET_STRING -> "OCTET STRING";
      case NULL -> "NULL";
      case OBJECT_IDENTIFIER -> "OBJECT IDENTIFIER";
      case ENUMERATED -> "ENUMERATED";
      case UTF8_STRING -> "UTF8String";
      case NUMERIC_STRING -> "NumericString";
      case PRINTABLE_STRING -> "PrintableString";
      case TELETEX_STRING -> "TeletexString";
      case IA5_STRING -> "IA5String";
      case UTC_TIME -> "UTCTime";
      case GENERALIZED_TIME -> "GeneralizedTime";
      case VISIBLE_STRING -> "VisibleString";
      case UNIVERSAL_STRING -> "UniversalString";
      case BMP_STRING -> "BMPString";
      case SEQUENCE -> "SEQUENCE";
      case SET -> "SET";
      default -> (tag & CLASS) == CONTEXT_SPECIFIC ? contextName(tag) : "tag %02x".formatted(tag);
    };
  }

  private static String contextName(int tag) {
    return "[" + (tag & NUMBER) + "]" + ((tag & CONSTRUCTED) == 0 ? " primitive" : "");
  }
}
