package dev.ascertain.verify;

/**
 * The preferred name syntax of DNS names (RFC 1034 section 3.5, RFC 1123 section 2.1, RFC 5280
 * section 4.2.1.6).
 */
final class DnsNameSyntax {
  private static final int MAX_LENGTH = 253;
  private static final int MAX_LABEL = 63;

  private DnsNameSyntax() {}

  /** Whether the text is labels of letters, digits and inner hyphens, joined by dots. */
  static boolean isPreferred(String name) {
    return isHost(name) && name.indexOf('_') < 0 && noLabelHasOuterHyphens(name);
  }

  /**
   * Whether the text is a host name: labels of letters, digits, hyphens and underscores, 63
   * characters each, 253 in all. Underscores, and hyphens at the ends of labels, are no part of the
   * preferred syntax, but such hosts exist, and browsers take them.
   */
  static boolean isHost(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return false;
        }
        label = 0;
      } else if (isLabelCharacter(c) && label < MAX_LABEL) {
        label++;
      } else {
        return false;
      }
    }
    return label > 0;
  }

  /** Whether a label, as it can stand between two dots, has no hyphen as its first or last. */
  static boolean noLabelHasOuterHyphens(String name) {
    return !name.startsWith("-")
        && !name.endsWith("-")
        && !name.contains(".-")
        && !name.contains("-.");
  }

  private static boolean isLabelCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
