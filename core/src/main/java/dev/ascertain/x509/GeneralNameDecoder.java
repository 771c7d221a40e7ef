package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ViolationException;
import java.util.Optional;

/** Reads a {@link GeneralName}, whose iPAddress may have any length. */
final class GeneralNameDecoder {
  private GeneralNameDecoder() {}

  static GeneralName decode(DerReader in, String field) throws ViolationException {
    int tag = in.peek();
    return switch (tag) {
      case 0xa0 -> otherName(in.context(field, 0));
      case 0x81 -> new GeneralName.Rfc822(in.contextAscii(field, 1));
      case 0x82 -> new GeneralName.Dns(in.contextAscii(field, 2));
      case 0xa3 -> new GeneralName.X400Address(in.anyContent(field));
      case 0xa4 -> directoryName(in.context(field, 4));
      case 0xa5 -> ediPartyName(in.context(field, 5));
      case 0x86 -> new GeneralName.Uri(in.contextAscii(field, 6));
      case 0x87 -> new GeneralName.Ip(in.primitive(field, tag));
      case 0x88 -> new GeneralName.RegisteredId(in.oid(field, tag));
      default -> {
        int start = in.position();
        ByteRange range = new ByteRange(start, in.hasMore() ? start + 1 : start);
        throw in.notCertificate(
            field, range, "a GeneralName", in.hasMore() ? DerTag.name(tag) : "the end");
      }
    };
  }

  private static GeneralName otherName(DerReader in) throws ViolationException {
    ObjectIdentifier type = in.oid("type-id");
    DerReader explicit = in.context("value", 0);
    in.end();
    GeneralName name =
        type.equals(ObjectIdentifier.SMTP_UTF8_MAILBOX)
            ? new GeneralName.SmtpUtf8Mailbox(explicit.utf8("SmtpUTF8Mailbox"))
            : new GeneralName.OtherName(type, explicit.any("ANY"));
    explicit.end();
    return name;
  }

  /** A Name is a CHOICE, so its tag is EXPLICIT. */
  private static GeneralName directoryName(DerReader in) throws ViolationException {
    Name name = Name.decode(in, "directoryName");
    in.end();
    return new GeneralName.Directory(name);
  }

  private static GeneralName ediPartyName(DerReader in) throws ViolationException {
    Optional<CharacterString> assigner =
        in.at(DerTag.constructed(0))
            ? Optional.of(directoryString(in.context("nameAssigner", 0)))
            : Optional.empty();
    CharacterString party = directoryString(in.context("partyName", 1));
    in.end();
    return new GeneralName.EdiParty(assigner, party);
  }

  /** A DirectoryString is a CHOICE, so its tag is EXPLICIT. */
  private static CharacterString directoryString(DerReader in) throws ViolationException {
    CharacterString string = in.characters("DirectoryString");
    in.end();
    return string;
  }
}
