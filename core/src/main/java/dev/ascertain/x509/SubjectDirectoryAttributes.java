package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Attributes of the subject that are not part of its name (RFC 5280 section 4.2.1.8).
 *
 * <pre>
 * SubjectDirectoryAttributes ::= SEQUENCE SIZE (1..MAX) OF Attribute
 * Attribute ::= SEQUENCE {
 *   type    AttributeType,
 *   values  SET OF AttributeValue }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param attributes the attributes, such as dateOfBirth
 */
public record SubjectDirectoryAttributes(boolean critical, List<Attribute> attributes)
    implements CertificateExtension {

  /**
   * One attribute.
   *
   * @param type which attribute
   * @param values its values, each as DER with its header
   */
  public record Attribute(ObjectIdentifier type, List<byte[]> values) {

    /** Copies the list. */
    public Attribute {
      values = List.copyOf(values);
    }
  }

  /** Copies the attributes. */
  public SubjectDirectoryAttributes {
    attributes = List.copyOf(attributes);
  }

  static SubjectDirectoryAttributes decode(boolean critical, DerReader value)
      throws ViolationException {
    DerReader in = value.sequence("SubjectDirectoryAttributes");
    List<Attribute> attributes = new ArrayList<>();
    do {
      DerReader attribute = in.sequence("");
      ObjectIdentifier type = attribute.oid("type");
      DerReader set = attribute.set("values");
      attribute.end();
      List<byte[]> values = new ArrayList<>();
      while (set.hasMore()) {
        values.add(set.any(""));
      }
      attributes.add(new Attribute(type, values));
    } while (in.hasMore());
    return new SubjectDirectoryAttributes(critical, attributes);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.SUBJECT_DIRECTORY_ATTRIBUTES;
  }
}
