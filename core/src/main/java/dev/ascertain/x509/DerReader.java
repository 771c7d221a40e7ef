package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of one constructed DER value, and names each.
 *
 * <p>Entering a SEQUENCE, a SET or a tagged value gives a reader of its own for the inside, and
 * moves this one past it; {@link #end} ends the inside. An element read with the empty name is a
 * member of a list, and is named by its index.
 */
final class DerReader extends DerCursor {
  private DerReader(
      String name, byte[] bytes, ByteRange range, int limit, @Nullable FieldNode node) {
    super(name, bytes, range, limit, node);
  }

  private DerReader(
      DerReader outer, String name, boolean member, int start, @Nullable FieldNode node) {
    super(outer, name, member, start, node);
  }

  /**
   * A reader of the elements that {@code bytes} consist of: usually exactly one.
   *
   * @param name the name of the whole, with which paths begin
   */
  static DerReader of(String name, byte[] bytes, boolean tracing) {
    return of(name, bytes, MAX_BYTES, tracing);
  }

  /** The same, with another limit on the number of bytes. */
  static DerReader of(String name, byte[] bytes, int limit, boolean tracing) {
    FieldNode node = tracing ? new FieldNode(name, new ByteRange(0, bytes.length)) : null;
    return new DerReader(name, bytes, new ByteRange(0, bytes.length), limit, node);
  }

  /** A reader of the elements in {@code range}, which were found well-formed before. */
  static DerReader within(String name, byte[] bytes, ByteRange range) {
    return new DerReader(name, bytes, range, bytes.length, null);
  }

  /** Enters a SEQUENCE. */
  DerReader sequence(String name) throws ViolationException {
    return enter(name, DerTag.SEQUENCE);
  }

  /** Enters the SEQUENCE that this reader consists of; paths do not grow. */
  DerReader onlySequence() throws ViolationException {
    header("", DerTag.SEQUENCE);
    DerReader inside = new DerReader(this, "", false, contentStart(), node());
    end();
    return inside;
  }

  /** Enters a SET. */
  DerReader set(String name) throws ViolationException {
    return enter(name, DerTag.SET);
  }

  /**
   * Enters the context-specific, constructed {@code [number]}, whether tagged EXPLICIT or IMPLICIT.
   */
  DerReader context(String name, int number) throws ViolationException {
    return enter(name, DerTag.constructed(number));
  }

  /**
   * Enters DER that is the content of an OCTET STRING: an extension's value. Offsets stay those of
   * the whole.
   */
  DerReader insideOctets(String name) throws ViolationException {
    return enter(name, DerTag.OCTET_STRING);
  }

  /**
   * Enters DER that is the content of a BIT STRING: a public key. Offsets stay those of the whole.
   */
  DerReader insideBits(String name) throws ViolationException {
    int start = position();
    wholeBytes(name);
    return new DerReader(this, name, name.isEmpty(), contentStart() + 1, trace(name, start, ""));
  }

  /** Reads a BOOLEAN. */
  boolean bool(String name) throws ViolationException {
    return bool(name, DerTag.BOOLEAN);
  }

  /** Reads a BOOLEAN that may be tagged IMPLICIT. */
  boolean bool(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    boolean value = DerContent.bool(this, name, bytes, contentStart(), position());
    trace(name, start, value ? "TRUE" : "FALSE");
    return value;
  }

  /**
   * Reads {@code BOOLEAN DEFAULT FALSE}: FALSE if it is absent.
   *
   * @param tag {@link DerTag#BOOLEAN}, or the tag that replaces it
   */
  boolean boolDefaultFalse(String name, int tag) throws ViolationException {
    int start = position();
    boolean value = at(tag) && bool(name, tag);
    // X.690 section 11.5: "The encoding of a set value or sequence value shall not include an
    // encoding for any component value which is equal to its default value."
    if (!value && position() != start) {
      throw notDer(name, rangeSince(start), "nothing, the default being FALSE", "FALSE");
    }
    return value;
  }

  /** Reads an INTEGER. */
  BigInteger integer(String name) throws ViolationException {
    return integer(name, DerTag.INTEGER, true);
  }

  /**
   * Reads an INTEGER of zero or more.
   *
   * @param tag {@link DerTag#INTEGER}, or the tag that replaces it
   */
  BigInteger natural(String name, int tag) throws ViolationException {
    return integer(name, tag, false);
  }

  /** Reads an INTEGER that is tagged IMPLICIT {@code [number]}. */
  BigInteger contextInteger(String name, int number) throws ViolationException {
    return integer(name, DerTag.context(number), true);
  }

  /** Reads an INTEGER from 0 to {@code max}. */
  int integer(String name, int max) throws ViolationException {
    return small(name, DerTag.INTEGER, max);
  }

  /** Reads an ENUMERATED from 0 to {@code max}. */
  int enumerated(String name, int max) throws ViolationException {
    return small(name, DerTag.ENUMERATED, max);
  }

  /** Reads an INTEGER or ENUMERATED from 0 to {@code max}, which may be tagged IMPLICIT. */
  int small(String name, int tag, int max) throws ViolationException {
    int start = position();
    header(name, tag);
    DerContent.requireInteger(this, name, bytes, contentStart(), position());
    long value = bytes[contentStart()];
    for (int i = contentStart() + 1; i < Math.min(position(), contentStart() + 5); i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    if (position() - contentStart() > 5 || value < 0 || value > max) {
      throw notCertificate(name, contentRange(), "0 to " + max, preview());
    }
    trace(name, start, value);
    return (int) value;
  }

  /** Reads an OBJECT IDENTIFIER. */
  ObjectIdentifier oid(String name) throws ViolationException {
    return oid(name, DerTag.OBJECT_IDENTIFIER);
  }

  /** Reads an OBJECT IDENTIFIER that may be tagged IMPLICIT. */
  ObjectIdentifier oid(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    DerContent.requireOid(this, name, bytes, contentStart(), position());
    ObjectIdentifier value = ObjectIdentifier.ofContent(bytes, contentStart(), position());
    trace(name, start, value);
    return value;
  }

  /** Reads a NULL. */
  void nul(String name) throws ViolationException {
    nul(name, DerTag.NULL);
  }

  /** Reads a NULL that may be tagged IMPLICIT. */
  void nul(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    // X.690 section 8.8.2: "The contents octets shall not contain any octets."
    if (position() != contentStart()) {
      throw notDer(name, rangeSince(start), "0 bytes", count(position() - contentStart()));
    }
    trace(name, start, "");
  }

  /** Reads an OCTET STRING. */
  byte[] octetString(String name) throws ViolationException {
    return primitive(name, DerTag.OCTET_STRING);
  }

  /** Reads a primitive element of any kind and returns its content. */
  byte[] primitive(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    byte[] value = contentRead();
    trace(name, start, value);
    return value;
  }

  /** Reads a BIT STRING that consists of whole bytes, such as a key or a signature. */
  byte[] bitString(String name) throws ViolationException {
    int start = position();
    wholeBytes(name);
    byte[] value = Arrays.copyOfRange(bytes, contentStart() + 1, position());
    trace(name, start, value);
    return value;
  }

  /**
   * Reads a BIT STRING of named bits.
   *
   * @param tag {@link DerTag#BIT_STRING}, or the tag that replaces it
   * @return bit 0, the first, as the lowest bit; bits from 32 on are dropped
   */
  int namedBits(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    DerContent.unusedBits(this, name, bytes, contentStart(), position());
    int value = 0;
    for (int i = contentStart() + 1; i < Math.min(position(), contentStart() + 5); i++) {
      value |= Integer.reverse(bytes[i] & 0xff) >>> 24 << 8 * (i - contentStart() - 1);
    }
    if (tracing()) {
      trace(name, start, Integer.toBinaryString(value));
    }
    return value;
  }

  /**
   * Reads a string of one byte per character, all of them ASCII.
   *
   * @param tag {@link DerTag#IA5_STRING}, {@link DerTag#PRINTABLE_STRING}, or the tag that replaces
   *     it
   */
  String ascii(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    DerContent.requireAscii(this, name, bytes, contentStart(), position());
    String value =
        new String(bytes, contentStart(), position() - contentStart(), StandardCharsets.US_ASCII);
    return shown(name, start, value);
  }

  /** Reads an IA5String that is tagged IMPLICIT {@code [number]}; its characters are ASCII. */
  String contextAscii(String name, int number) throws ViolationException {
    return ascii(name, DerTag.context(number));
  }

  /** Reads a UTF8String. */
  String utf8(String name) throws ViolationException {
    int start = position();
    header(name, DerTag.UTF8_STRING);
    Optional<String> value = CharacterString.text(DerTag.UTF8_STRING, contentRead());
    if (value.isEmpty()) {
      throw notDer(name, contentRange(), "UTF-8", "other bytes");
    }
    return shown(name, start, value.get());
  }

  /** Reads a character string of any type. */
  CharacterString characters(String name) throws ViolationException {
    int start = position();
    int tag = peek();
    header(name, tag);
    if (!CharacterString.isTag(tag)) {
      throw notCertificate(
          name, new ByteRange(start, start + 1), "a character string", DerTag.name(tag));
    }
    CharacterString value = new CharacterString(tag, contentRead());
    trace(name, start, value);
    return value;
  }

  /** Reads a UTCTime or GeneralizedTime in the only form RFC 5280 section 4.1.2.5 allows. */
  Time time(String name) throws ViolationException {
    boolean utcTime = at(DerTag.UTC_TIME);
    return new Time(
        time(name, utcTime ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME, utcTime), utcTime);
  }

  /** Reads a GeneralizedTime {@code YYYYMMDDHHMMSSZ}. */
  Instant generalizedTime(String name) throws ViolationException {
    return generalizedTime(name, DerTag.GENERALIZED_TIME);
  }

  /** Reads a GeneralizedTime {@code YYYYMMDDHHMMSSZ} that may be tagged IMPLICIT. */
  Instant generalizedTime(String name, int tag) throws ViolationException {
    return time(name, tag, false);
  }

  /**
   * Reads any one element, and checks it to the bottom for well-formedness.
   *
   * @return the element with its header
   */
  byte[] any(String name) throws ViolationException {
    int start = position();
    skip(name);
    byte[] value = since(start);
    trace(name, start, value);
    return value;
  }

  /** Like {@link #any}, but returns the content without its header. */
  byte[] anyContent(String name) throws ViolationException {
    int start = position();
    skip(name);
    byte[] value = contentRead();
    trace(name, start, value);
    return value;
  }

  /** Passes over any one element, and checks it to the bottom for well-formedness. */
  void skip(String name) throws ViolationException {
    int start = position();
    int tag = peek();
    header(name, tag);
    DerHeader.requireForm(this, name, start, tag);
    if ((tag & DerTag.CONSTRUCTED) != 0) {
      DerHeader.requireWellFormed(this, name, bytes, contentStart(), position(), level());
    }
  }

  /**
   * Reads an element without looking inside, which may be anything.
   *
   * @return the element with its header
   */
  byte[] element(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    byte[] value = since(start);
    trace(name, start, value);
    return value;
  }

  /** Passes over an INTEGER. */
  void skipInteger(String name) throws ViolationException {
    int start = position();
    header(name, DerTag.INTEGER);
    DerContent.requireInteger(this, name, bytes, contentStart(), position());
    if (tracing()) {
      trace(name, start, new BigInteger(bytes, contentStart(), position() - contentStart()));
    }
  }

  private DerReader enter(String name, int tag) throws ViolationException {
    int start = position();
    header(name, tag);
    requireDepth(name, start);
    return new DerReader(this, name, name.isEmpty(), contentStart(), trace(name, start, ""));
  }

  private BigInteger integer(String name, int tag, boolean negativeToo) throws ViolationException {
    int start = position();
    header(name, tag);
    DerContent.requireInteger(this, name, bytes, contentStart(), position());
    if (!negativeToo && bytes[contentStart()] < 0) {
      throw notCertificate(name, contentRange(), "0 or more", preview());
    }
    BigInteger value = new BigInteger(bytes, contentStart(), position() - contentStart());
    trace(name, start, value);
    return value;
  }

  /** Reads a BIT STRING's header and its count of unused bits, which must be zero. */
  private void wholeBytes(String name) throws ViolationException {
    header(name, DerTag.BIT_STRING);
    int unused = DerContent.unusedBits(this, name, bytes, contentStart(), position());
    if (unused != 0) {
      throw notDer(
          name,
          new ByteRange(contentStart(), contentStart() + 1),
          "whole bytes",
          unused + " unused bits");
    }
  }

  private Instant time(String name, int tag, boolean utcTime) throws ViolationException {
    int start = position();
    header(name, tag);
    Instant value =
        DerTime.parse(bytes, contentStart(), position(), utcTime)
            .orElseThrow(() -> badTime(name, utcTime));
    trace(name, start, value);
    return value;
  }

  private ViolationException badTime(String name, boolean utcTime) {
    int shown = Math.min(position() - contentStart(), 32);
    String text = new String(bytes, contentStart(), shown, StandardCharsets.ISO_8859_1);
    return notDer(
        name,
        contentRange(),
        utcTime ? "YYMMDDHHMMSSZ" : "YYYYMMDDHHMMSSZ",
        TerminalText.safe(text));
  }

  private String shown(String name, int start, String value) {
    if (tracing()) {
      trace(name, start, TerminalText.safe(value));
    }
    return value;
  }

  /** The integer read last in decimal; of very long ones, a beginning. */
  private String preview() {
    return new BigInteger(bytes, contentStart(), Math.min(position() - contentStart(), 32))
        .toString();
  }
}
