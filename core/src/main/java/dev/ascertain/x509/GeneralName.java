package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One of the kinds of name a certificate can state (RFC 5280 section 4.2.1.6).
 *
 * <pre>
 * GeneralName ::= CHOICE {
 *   otherName                  [0]  OtherName,
 *   rfc822Name                 [1]  IA5String,
 *   dNSName                    [2]  IA5String,
 *   x400Address                [3]  ORAddress,
 *   directoryName              [4]  Name,
 *   ediPartyName               [5]  EDIPartyName,
 *   uniformResourceIdentifier  [6]  IA5String,
 *   iPAddress                  [7]  OCTET STRING,
 *   registeredID               [8]  OBJECT IDENTIFIER }
 * </pre>
 *
 * <p>{@code toString} is safe to print.
 */
public sealed interface GeneralName {

  /** The RFC's name of the kind, such as {@code dNSName}. */
  String kind();

  /** A {@code dNSName}, as the certificate writes it. */
  record Dns(String name) implements GeneralName {
    @Override
    public String kind() {
      return "dNSName";
    }

    @Override
    public String toString() {
      return TerminalText.safe(name);
    }
  }

  /** An {@code rfc822Name}: a mail address. */
  record Rfc822(String address) implements GeneralName {
    @Override
    public String kind() {
      return "rfc822Name";
    }

    @Override
    public String toString() {
      return TerminalText.safe(address);
    }
  }

  /** A {@code uniformResourceIdentifier}. */
  record Uri(String uri) implements GeneralName {
    @Override
    public String kind() {
      return "uniformResourceIdentifier";
    }

    @Override
    public String toString() {
      return TerminalText.safe(uri);
    }
  }

  /**
   * An {@code iPAddress}.
   *
   * @param address 4 or 16 bytes; in name constraints 8 or 32, the address and its mask
   */
  record Ip(byte[] address) implements GeneralName {
    @Override
    public String kind() {
      return "iPAddress";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ip that && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(address);
    }

    @Override
    public String toString() {
      return IpText.of(address);
    }
  }

  /** A {@code directoryName}. */
  record Directory(Name name) implements GeneralName {
    @Override
    public String kind() {
      return "directoryName";
    }

    @Override
    public String toString() {
      return name.toString();
    }
  }

  /**
   * Any other kind.
   *
   * @param number the number of its tag, such as 0 for {@code otherName}
   * @param value the content of the element
   */
  record Other(int number, byte[] value) implements GeneralName {
    @Override
    public String kind() {
      return switch (number) {
        case 0 -> "otherName";
        case 3 -> "x400Address";
        case 5 -> "ediPartyName";
        default -> "registeredID";
      };
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Other that
          && number == that.number
          && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return 31 * number + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "#" + HexFormat.of().formatHex(value);
    }
  }

  /**
   * Reads {@code GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName} from inside its SEQUENCE.
   *
   * @param copies how many addresses long an iPAddress is: 1, or 2 with a mask
   */
  static List<GeneralName> decodeAll(DerReader in, int copies) throws ViolationException {
    List<GeneralName> names = new ArrayList<>();
    do {
      names.add(decode(in, "", copies));
    } while (in.hasMore());
    return List.copyOf(names);
  }

  /** Reads one name. */
  static GeneralName decode(DerReader in, String field, int copies) throws ViolationException {
    int start = in.position();
    int tag = in.peek();
    return switch (tag) {
      case 0x81 -> new Rfc822(in.contextAscii(field, 1));
      case 0x82 -> new Dns(in.contextAscii(field, 2));
      case 0x86 -> new Uri(in.contextAscii(field, 6));
      case 0x87 -> {
        byte[] address = in.primitive(field, tag);
        // RFC 5280 section 4.2.1.6: "For IP version 4 … the octet string MUST contain exactly four
        // octets. For IP version 6 … exactly sixteen octets."
        if (address.length != 4 * copies && address.length != 16 * copies) {
          throw in.notCertificate(
              "iPAddress",
              in.rangeSince(start),
              4 * copies + " or " + 16 * copies + " bytes",
              address.length + " bytes");
        }
        yield new Ip(address);
      }
      case 0xa4 -> {
        DerReader explicit = in.context(field, 4);
        Name name = Name.decode(explicit, "directoryName");
        explicit.end();
        yield new Directory(name);
      }
      case 0xa0, 0xa3, 0xa5, 0x88 -> new Other(tag & 0x1f, in.primitiveOrAny(field, tag));
      default ->
          throw in.notCertificate(
              field, in.rangeSince(start), "a GeneralName", "tag %02x".formatted(tag));
    };
  }
}
