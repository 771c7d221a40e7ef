package dev.ascertain.app.terminal;

/**
 * How a report is to look.
 *
 * @param width the width of the terminal in columns, at least {@value #NARROWEST}
 * @param colour whether to use colours
 * @param unicode whether the terminal shows more than ASCII
 * @param detail how much to show
 */
public record Look(int width, boolean colour, boolean unicode, Detail detail) {
  /** Below this, tables no longer fit. */
  public static final int NARROWEST = 60;

  /** Wider than any terminal. */
  public static final int WIDEST = 1000;

  /** For when nothing is known of the terminal. */
  public static final int USUAL = 80;

  /** Longer lines of prose are hard to read. */
  private static final int WIDEST_PROSE = 100;

  /** How much to show; each shows what the ones before it show. */
  public enum Detail {
    /** What one needs to know. */
    SUMMARY,
    /** Every field of every message. */
    FIELDS,
    /** The bytes too. */
    BYTES
  }

  /** Widens what is too narrow. */
  public Look {
    width = Math.max(width, NARROWEST);
  }

  /** The width for sentences. */
  int proseWidth() {
    return Math.min(width, WIDEST_PROSE);
  }

  /** One of two ways to draw the same thing. */
  String glyph(String unicodeForm, String asciiForm) {
    return unicode ? unicodeForm : asciiForm;
  }

  /** What separates items in a line. */
  String dot() {
    return glyph(" · ", ", ");
  }

  boolean shows(Detail wanted) {
    return detail.compareTo(wanted) >= 0;
  }
}
