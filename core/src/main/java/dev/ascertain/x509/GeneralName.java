package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

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

  /**
   * An {@code otherName} but a {@link SmtpUtf8Mailbox}.
   *
   * <pre>
   * OtherName ::= SEQUENCE {
   *   type-id     OBJECT IDENTIFIER,
   *   value  [0]  EXPLICIT ANY DEFINED BY type-id }
   * </pre>
   *
   * @param typeId what kind of name it is
   * @param value the name as DER, header included
   */
  record OtherName(ObjectIdentifier typeId, byte[] value) implements GeneralName {
    @Override
    public String kind() {
      return "otherName";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OtherName that
          && typeId.equals(that.typeId)
          && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return 31 * typeId.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return typeId + "=#" + HexFormat.of().formatHex(value);
    }
  }

  /**
   * An {@code otherName} that is a mail address with characters beyond ASCII before its at sign
   * (RFC 9598 section 3); what constrains an {@code rfc822Name} constrains it too (section 6).
   */
  record SmtpUtf8Mailbox(String mailbox) implements GeneralName {
    @Override
    public String kind() {
      return "otherName";
    }

    @Override
    public String toString() {
      return TerminalText.safe(mailbox);
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

  /**
   * An {@code x400Address}.
   *
   * @param orAddress the content of the ORAddress, which is only checked for well-formedness
   */
  record X400Address(byte[] orAddress) implements GeneralName {
    @Override
    public String kind() {
      return "x400Address";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof X400Address that && Arrays.equals(orAddress, that.orAddress);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(orAddress);
    }

    @Override
    public String toString() {
      return "#" + HexFormat.of().formatHex(orAddress);
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
   * An {@code ediPartyName}.
   *
   * <pre>
   * EDIPartyName ::= SEQUENCE {
   *   nameAssigner  [0]  DirectoryString OPTIONAL,
   *   partyName     [1]  DirectoryString }
   * </pre>
   *
   * @param nameAssigner who gave the name
   * @param partyName the name
   */
  record EdiParty(Optional<CharacterString> nameAssigner, CharacterString partyName)
      implements GeneralName {
    @Override
    public String kind() {
      return "ediPartyName";
    }

    @Override
    public String toString() {
      return nameAssigner.map(assigner -> assigner + ": ").orElse("") + partyName;
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
   * @param address 4 or 16 bytes. In name constraints it is an address and its mask, 8 or 32 bytes,
   *     and may have any length: then it constrains nothing that could be told
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

  /** A {@code registeredID}. */
  record RegisteredId(ObjectIdentifier id) implements GeneralName {
    @Override
    public String kind() {
      return "registeredID";
    }

    @Override
    public String toString() {
      return id.toString();
    }
  }

  /** Reads {@code GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName} inside its SEQUENCE. */
  static List<GeneralName> decodeAll(DerReader in) throws ViolationException {
    List<GeneralName> names = new ArrayList<>();
    do {
      names.add(decode(in, ""));
    } while (in.hasMore());
    return List.copyOf(names);
  }

  /** Reads one name. */
  static GeneralName decode(DerReader in, String field) throws ViolationException {
    int start = in.position();
    GeneralName name = decodeBase(in, field);
    // RFC 5280 section 4.2.1.6: "For IP version 4 … the octet string MUST contain exactly four
    // octets. For IP version 6 … exactly sixteen octets."
    if (name instanceof Ip(byte[] address) && address.length != 4 && address.length != 16) {
      throw in.notCertificate(
          "iPAddress", in.rangeSince(start), "4 or 16 bytes", DerCursor.count(address.length));
    }
    return name;
  }

  /** Reads the base of a subtree in name constraints. */
  static GeneralName decodeBase(DerReader in, String field) throws ViolationException {
    return GeneralNameDecoder.decode(in, field);
  }
}
