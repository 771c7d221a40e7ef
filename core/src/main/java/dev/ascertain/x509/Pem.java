package dev.ascertain.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads and writes the textual encoding of RFC 7468, with any text around the blocks (section 5.2).
 *
 * <pre>
 * -----BEGIN CERTIFICATE-----
 * MIIB…
 * -----END CERTIFICATE-----
 * </pre>
 */
public final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LINE_LENGTH = 64;

  private Pem() {}

  /**
   * One block.
   *
   * @param label what the block says it holds, such as {@code CERTIFICATE}
   * @param content the decoded content
   * @param line the line of its BEGIN, counted from 1
   */
  public record Block(String label, byte[] content, int line) {

    /** Whether it is a private key of any kind, encrypted or not. */
    public boolean isPrivateKey() {
      return label.endsWith("PRIVATE KEY");
    }
  }

  /** Text that is not PEM: the message is one clear sentence. */
  public static final class MalformedPemException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPemException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Writes one block.
   *
   * @param label what it holds, such as {@code CERTIFICATE}
   * @param content its bytes
   * @return lines of at most 64 characters, each with a line end
   */
  public static String encode(String label, byte[] content) {
    String lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(content);
    return BEGIN + label + DASHES + "\n" + lines + "\n" + END + label + DASHES + "\n";
  }

  /**
   * A file as text: one character per byte, for all that matters is ASCII; or in UTF-16, if it
   * begins with the byte order mark that Windows writes. The mark itself is left out.
   */
  public static String text(byte[] file) {
    int first = file.length < 2 ? 0 : (file[0] & 0xff) << 8 | file[1] & 0xff;
    if (first == 0xfeff || first == 0xfffe) {
      return new String(file, StandardCharsets.UTF_16);
    }
    boolean utf8Mark = first == 0xefbb && file.length > 2 && (file[2] & 0xff) == 0xbf;
    int start = utf8Mark ? 3 : 0;
    return new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads all blocks.
   *
   * @param file the file's content
   * @return the blocks in order; empty if there is none
   * @throws MalformedPemException if a block does not end, ends as another one, or is not Base64
   */
  public static List<Block> read(byte[] file) throws MalformedPemException {
    return read(text(file));
  }

  /**
   * Reads all blocks.
   *
   * @param text the file's content
   * @return the blocks in order; empty if there is none
   * @throws MalformedPemException if a block does not end, ends as another one, or is not Base64
   */
  public static List<Block> read(String text) throws MalformedPemException {
    List<Block> blocks = new ArrayList<>();
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = withoutMark(lines[i].strip());
      if (line.startsWith(END) && line.endsWith(DASHES)) {
        throw new MalformedPemException(
            "Line " + (i + 1) + " ends a block, but none begins before it.");
      }
      if (line.startsWith(BEGIN)) {
        requireLineEnd(line, i + 1);
        if (line.endsWith(DASHES) && line.length() >= BEGIN.length() + DASHES.length()) {
          String label = line.substring(BEGIN.length(), line.length() - DASHES.length());
          int start = afterHeaders(lines, i + 1);
          int end = endOf(lines, start);
          requireEnd(label, i + 1, end < lines.length ? lines[end].strip() : "", end + 1);
          blocks.add(new Block(label, decode(lines, start, end, i + 1), i + 1));
          i = end;
        }
      }
    }
    return List.copyOf(blocks);
  }

  /** Files with byte order marks that were joined have some in the middle, here as three bytes. */
  private static String withoutMark(String line) {
    return line.startsWith("\u00ef\u00bb\u00bf") ? line.substring(3) : line;
  }

  /** Headers of the old style (RFC 1421 section 4.4), as in encrypted keys, are not content. */
  private static int afterHeaders(String[] lines, int start) {
    int at = start;
    while (at < lines.length && isHeader(lines[at], at > start)) {
      at++;
    }
    return at;
  }

  /** A long header goes on in lines that begin with a space (RFC 822 section 3.1.1). */
  private static boolean isHeader(String line, boolean after) {
    boolean folded = line.startsWith(" ") || line.startsWith("\t");
    return line.indexOf(':') >= 0 || after && folded && !line.isBlank();
  }

  private static int endOf(String[] lines, int start) {
    int at = start;
    while (at < lines.length && !lines[at].strip().startsWith(DASHES)) {
      at++;
    }
    return at;
  }

  private static void requireLineEnd(String line, int number) throws MalformedPemException {
    if (line.contains(END)) {
      throw new MalformedPemException(
          "The block on line "
              + number
              + " is written on one line; BEGIN and END must each have a line of their own.");
    }
  }

  private static void requireEnd(String label, int begin, String end, int number)
      throws MalformedPemException {
    if (end.isEmpty()) {
      throw new MalformedPemException(
          "The block that begins on line " + begin + " does not end: the file is truncated.");
    }
    if (end.startsWith(END) && end.contains(BEGIN)) {
      throw new MalformedPemException(
          "Line "
              + number
              + " ends a block and begins another; a line end between them is missing.");
    }
    if (!end.equals(END + label + DASHES)) {
      throw new MalformedPemException(
          "The block that begins on line "
              + begin
              + " does not end with \""
              + END
              + TerminalText.safe(label)
              + DASHES
              + "\".");
    }
  }

  private static byte[] decode(String[] lines, int start, int end, int begin)
      throws MalformedPemException {
    StringBuilder base64 = new StringBuilder();
    for (int i = start; i < end; i++) {
      String line = lines[i].strip();
      requireBase64(line, i + 1, begin);
      base64.append(line);
    }
    try {
      return Base64.getDecoder().decode(base64.toString());
    } catch (IllegalArgumentException e) {
      throw new MalformedPemException(
          "The block that begins on line "
              + begin
              + " is not Base64: up to line "
              + end
              + " there are characters too many or too few.");
    }
  }

  private static void requireBase64(String line, int number, int begin)
      throws MalformedPemException {
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int c = line.codePointAt(i);
      if (!isBase64(c)) {
        throw new MalformedPemException(
            "The block that begins on line "
                + begin
                + " is not Base64: line "
                + number
                + " has \""
                + TerminalText.safe(Character.toString(c))
                + "\".");
      }
    }
  }

  private static boolean isBase64(int c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '+'
        || c == '/'
        || c == '=';
  }
}
