package dev.ascertain.net;

import dev.ascertain.observation.IpAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a host as people write it into the one form that DNS, SNI and certificates use.
 *
 * <p>International names are mapped in the way of browsers (Unicode UTS #46, nontransitional:
 * {@code straße.example} keeps its ß), which {@code java.net.IDN} with its older rules would turn
 * into another name.
 *
 * <h2>Deviations</h2>
 *
 * Joiners and other invisible characters are refused rather than dropped, since in a name that
 * someone pasted they are more likely an accident or a trick. The order of right-to-left scripts
 * (RFC 5893) is not checked: the registry has done so, or there is no such name. Labels may begin
 * or end with a hyphen and hold underscores, as such names exist and browsers open them.
 *
 * @param text the host in lower-case A-labels without trailing dot, or an IP address
 * @param address the IP address, if it is one
 */
record HostName(String text, Optional<IpAddress> address) {
  /** RFC 1035 section 2.3.4: "labels 63 octets or less". */
  private static final int LONGEST_LABEL = 63;

  /** RFC 1035 section 2.3.4: 255 octets on the wire, which are 253 characters. */
  private static final int LONGEST_NAME = 253;

  /** Full stops of other scripts (UTS #46 section 2.3). */
  private static final Pattern OTHER_DOTS = Pattern.compile("[\u3002\uff0e\uff61]");

  /**
   * Reads a name or an IPv4 address.
   *
   * @throws TargetException if it can be neither
   */
  static HostName parse(String given) throws TargetException {
    if (given.isEmpty()) {
      throw new TargetException("The host name is empty.");
    }
    // Bounds the work below; no name of this length can become a valid one.
    if (given.length() > 10 * LONGEST_NAME) {
      throw tooLong(given, given.length());
    }
    String dotted = OTHER_DOTS.matcher(given).replaceAll(".");
    String relative = dotted.endsWith(".") ? dotted.substring(0, dotted.length() - 1) : dotted;
    List<String> labels = new ArrayList<>();
    for (String label : relative.split("\\.", -1)) {
      labels.add(aLabel(label, given));
    }
    if (isNumber(labels.getLast())) {
      IpAddress address = ipv4(labels, given);
      return new HostName(address.toString(), Optional.of(address));
    }
    String text = String.join(".", labels);
    if (text.length() > LONGEST_NAME) {
      throw tooLong(given, text.length());
    }
    return new HostName(text, Optional.empty());
  }

  private static String aLabel(String label, String given) throws TargetException {
    if (label.isEmpty()) {
      throw new TargetException(
          "The host name " + Printable.quoted(given) + " has an empty label (two dots in a row?).");
    }
    String mapped = map(label);
    int[] codePoints = mapped.codePoints().toArray();
    for (int c : codePoints) {
      if (!isAllowed(c)) {
        throw new TargetException(
            "The host name "
                + Printable.quoted(given)
                + " cannot contain "
                + Printable.character(c)
                + ".");
      }
    }
    boolean ascii = mapped.chars().allMatch(c -> c < 0x80);
    String result = ascii ? mapped : "xn--" + Punycode.encode(codePoints);
    if (result.length() > LONGEST_LABEL) {
      throw new TargetException(
          "The label "
              + Printable.quoted(label)
              + " is "
              + result.length()
              + " characters long; a host name's labels have at most "
              + LONGEST_LABEL
              + ".");
    }
    return result;
  }

  /**
   * Lower case and compatibility forms. Each character is lowered by itself, because Java's rule
   * for a Greek sigma at the end of a word is not that of UTS #46.
   */
  private static String map(String label) {
    return lower(Normalizer.normalize(lower(label), Normalizer.Form.NFKC));
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    text.codePoints().forEach(c -> lower.append(Character.toString(c).toLowerCase(Locale.ROOT)));
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static boolean isAllowed(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          // The Catalan middle dot, hearts and other pictures are registered in some domains.
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  /** WHATWG URL section 3.5: a host whose last label is a number is meant as an IPv4 address. */
  private static boolean isNumber(String label) {
    return label.matches("[0-9]+|0x[0-9a-f]*");
  }

  /** Only four decimal numbers: short, octal and hexadecimal forms differ between programs. */
  private static IpAddress ipv4(List<String> labels, String given) throws TargetException {
    boolean wellFormed =
        labels.size() == 4
            && labels.stream()
                .allMatch(l -> l.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(l) < 256);
    if (!wellFormed) {
      throw new TargetException(
          Printable.quoted(given)
              + " ends in a number but is not an IPv4 address of four numbers from 0 to 255.");
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) Integer.parseInt(labels.get(i));
    }
    return new IpAddress(octets);
  }

  private static TargetException tooLong(String given, int length) {
    return new TargetException(
        "The host name "
            + Printable.quoted(given)
            + " is "
            + length
            + " characters long; a host name has at most "
            + LONGEST_NAME
            + ".");
  }
}
