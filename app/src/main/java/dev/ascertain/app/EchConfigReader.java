package dev.ascertain.app;

import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EchConfigList;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads {@code --ech-config}: an ECHConfigList, as bytes, in Base64, or in a PEM file of keys. */
final class EchConfigReader {
  private static final String BEGIN = "-----BEGIN ECHCONFIG-----";
  private static final String END = "-----END ECHCONFIG-----";

  private EchConfigReader() {}

  /**
   * Reads a list.
   *
   * @param argument the name of a file, or the list in Base64, as in an HTTPS record (RFC 9460
   *     section 2.1, {@code ech=})
   * @throws UsageException if it is neither, or malformed
   */
  static EchConfigList read(String argument) throws UsageException {
    boolean file = InputFiles.isPresent(argument);
    byte[] bytes =
        file ? content(InputFiles.read("--ech-config: ", argument)) : base64(argument, argument);
    try {
      return EchConfigList.decode(bytes);
    } catch (ViolationException e) {
      Violation violation = e.violation();
      throw new UsageException(
          "--ech-config: this is no ECHConfigList (RFC 9849 section 4): " + violation + ".");
    }
  }

  private static byte[] content(byte[] file) throws UsageException {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(0, begin));
    if (begin >= 0 && end >= 0) {
      return base64(text.substring(begin + BEGIN.length(), end), "the ECHCONFIG in the file");
    }
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\r');
    return printable ? base64(text, "the file's content") : file;
  }

  private static byte[] base64(String text, String subject) throws UsageException {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--ech-config: " + subject + " is neither a file nor Base64 of an ECHConfigList.");
    }
  }
}
