package dev.ascertain.x509;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads the textual encoding of RFC 7468, with any text around the blocks (section 5.2).
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
   * Reads all blocks.
   *
   * @param file the file's content
   * @return the blocks in order; empty if there is none
   * @throws MalformedPemException if a block does not end, ends as another one, or is not Base64
   */
  public static List<Block> read(byte[] file) throws MalformedPemException {
    return read(new String(file, StandardCharsets.ISO_8859_1));
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
      String line = lines[i].strip();
      if (line.startsWith(BEGIN) && line.endsWith(DASHES) && line.length() > BEGIN.length() + 4) {
        String label = line.substring(BEGIN.length(), line.length() - DASHES.length());
        int begin = i + 1;
        StringBuilder base64 = new StringBuilder();
        i++;
        while (i < lines.length && !lines[i].strip().startsWith(DASHES)) {
          appendBody(base64, lines[i].strip());
          i++;
        }
        String end = i < lines.length ? lines[i].strip() : "";
        requireEnd(label, begin, end);
        blocks.add(new Block(label, decode(base64, begin), begin));
      }
    }
    return List.copyOf(blocks);
  }

  /** Headers of the old style (RFC 1421 section 4.4), as in encrypted keys, are not content. */
  private static void appendBody(StringBuilder base64, String line) {
    if (line.indexOf(':') < 0) {
      base64.append(line);
    }
  }

  private static void requireEnd(String label, int begin, String end) throws MalformedPemException {
    if (end.isEmpty()) {
      throw new MalformedPemException(
          "The block that begins on line " + begin + " does not end: the file is truncated.");
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

  private static byte[] decode(StringBuilder base64, int begin) throws MalformedPemException {
    try {
      return Base64.getDecoder().decode(base64.toString());
    } catch (IllegalArgumentException e) {
      throw new MalformedPemException("The block that begins on line " + begin + " is not Base64.");
    }
  }
}
