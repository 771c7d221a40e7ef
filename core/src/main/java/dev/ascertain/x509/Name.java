package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A distinguished name (RFC 5280 section 4.1.2.4).
 *
 * <pre>
 * Name ::= CHOICE { rdnSequence RDNSequence }
 * RDNSequence ::= SEQUENCE OF RelativeDistinguishedName
 * RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue
 * </pre>
 *
 * <p>Two names are equal if RFC 5280 section 7.1 says they match: case, runs of spaces and the
 * choice between PrintableString and UTF8String do not count.
 */
public final class Name {
  private final byte[] der;
  private final List<List<AttributeTypeAndValue>> relativeNames;
  private @Nullable List<String> comparable;

  private Name(byte[] der, List<List<AttributeTypeAndValue>> relativeNames) {
    this.der = der;
    this.relativeNames = List.copyOf(relativeNames);
  }

  /**
   * Decodes one name.
   *
   * @param der the DER of the {@code Name}, header included
   * @throws ViolationException if it is not one
   */
  public static Name decode(byte[] der) throws ViolationException {
    DerReader in = DerReader.of("Name", der, false);
    Name name = decode(in, "rdnSequence");
    in.end();
    return name;
  }

  static Name decode(DerReader outer, String field) throws ViolationException {
    int start = outer.position();
    DerReader in = outer.sequence(field);
    List<List<AttributeTypeAndValue>> relativeNames = new ArrayList<>();
    while (in.hasMore()) {
      relativeNames.add(decodeRelative(in.set("")));
    }
    Name name = new Name(outer.since(start), relativeNames);
    if (in.tracing()) {
      in.describe(name);
    }
    return name;
  }

  /** Reads a RelativeDistinguishedName from inside its SET. */
  static List<AttributeTypeAndValue> decodeRelative(DerReader set) throws ViolationException {
    List<AttributeTypeAndValue> attributes = new ArrayList<>(1);
    do {
      attributes.add(AttributeTypeAndValue.decode(set));
    } while (set.hasMore());
    return List.copyOf(attributes);
  }

  /** The DER of the name, header included. */
  public byte[] der() {
    return der.clone();
  }

  /** The relative names in the order of the bytes (the most general first), each a set. */
  public List<List<AttributeTypeAndValue>> relativeNames() {
    return relativeNames;
  }

  /** Whether the name has no attributes. */
  public boolean isEmpty() {
    return relativeNames.isEmpty();
  }

  /** The last attribute of this type as text, made safe to print. */
  public Optional<String> attribute(ObjectIdentifier type) {
    for (List<AttributeTypeAndValue> relativeName : relativeNames.reversed()) {
      for (AttributeTypeAndValue attribute : relativeName) {
        if (attribute.type().equals(type) && attribute.text().isPresent()) {
          return attribute.text().map(TerminalText::safe);
        }
      }
    }
    return Optional.empty();
  }

  /** The common name, else the organizational unit, else the organization, else the whole name. */
  public String shortName() {
    return attribute(ObjectIdentifier.COMMON_NAME)
        .or(() -> attribute(ObjectIdentifier.ORGANIZATIONAL_UNIT))
        .or(() -> attribute(ObjectIdentifier.ORGANIZATION))
        .orElseGet(this::toString);
  }

  /**
   * This name with one more relative name at its end, such as a distribution point's {@code
   * nameRelativeToCRLIssuer} (RFC 5280 section 4.2.1.13).
   */
  public Name with(List<AttributeTypeAndValue> relativeName) {
    List<List<AttributeTypeAndValue>> longer = new ArrayList<>(relativeNames);
    longer.add(List.copyOf(relativeName));
    byte[] encoded = DerWriter.write(out -> out.sequence(name -> encode(longer, name)));
    return new Name(encoded, longer);
  }

  /** Whether this name begins with all relative names of {@code base} (RFC 5280 section 7.1). */
  public boolean isWithin(Name base) {
    int length = base.relativeNames.size();
    return length <= relativeNames.size()
        && comparable().subList(0, length).equals(base.comparable());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name that
        && (Arrays.equals(der, that.der) || comparable().equals(that.comparable()));
  }

  @Override
  public int hashCode() {
    return comparable().hashCode();
  }

  /** As RFC 4514 section 2 writes it, the most specific first; safe to print. */
  @Override
  public String toString() {
    return relativeNames.reversed().stream()
        .map(set -> set.stream().map(Object::toString).collect(Collectors.joining("+")))
        .collect(Collectors.joining(","));
  }

  /** Each relative name in the form in which they are compared; made once. */
  private List<String> comparable() {
    List<String> known = comparable;
    if (known == null) {
      known = relativeNames.stream().map(Name::comparable).toList();
      comparable = known;
    }
    return known;
  }

  // Line breaks cannot occur inside an attribute: runs of white space became single spaces.
  private static String comparable(List<AttributeTypeAndValue> relativeName) {
    return relativeName.stream()
        .map(AttributeTypeAndValue::comparable)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static void encode(List<List<AttributeTypeAndValue>> relativeNames, DerWriter out) {
    for (List<AttributeTypeAndValue> relativeName : relativeNames) {
      out.set(set -> relativeName.forEach(attribute -> attribute.encode(set)));
    }
  }
}
