package dev.ascertain.wire;

/**
 * Which characters can be shown as they are: text from a peer goes to terminals, pages and logs.
 */
public final class Visible {
  private Visible() {}

  /**
   * Whether a character has a glyph of its own or is a plain space: it cannot move a cursor, end a
   * line, reverse text or hide itself.
   */
  public static boolean is(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7f) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
