package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate says about one of its policies (RFC 5280 section 4.2.1.4).
 *
 * <pre>
 * PolicyQualifierInfo ::= SEQUENCE {
 *   policyQualifierId  PolicyQualifierId,
 *   qualifier          ANY DEFINED BY policyQualifierId }
 * </pre>
 */
public sealed interface PolicyQualifier {

  /**
   * Where the CA's statement about its practices is.
   *
   * @param uri the place; not safe to print as it is
   */
  record CpsUri(String uri) implements PolicyQualifier {}

  /**
   * A notice to be shown to whoever relies on the certificate.
   *
   * <pre>
   * UserNotice ::= SEQUENCE {
   *   noticeRef     NoticeReference OPTIONAL,
   *   explicitText  DisplayText OPTIONAL }
   * </pre>
   *
   * @param reference where the notice is written
   * @param explicitText the notice itself
   */
  record UserNotice(Optional<NoticeReference> reference, Optional<CharacterString> explicitText)
      implements PolicyQualifier {}

  /**
   * A qualifier of another kind.
   *
   * @param id its kind
   * @param qualifier its value as DER, header included
   */
  record Other(ObjectIdentifier id, byte[] qualifier) implements PolicyQualifier {}

  /**
   * Names notices in a document of an organization's.
   *
   * <pre>
   * NoticeReference ::= SEQUENCE {
   *   organization   DisplayText,
   *   noticeNumbers  SEQUENCE OF INTEGER }
   * </pre>
   *
   * @param organization the organization
   * @param noticeNumbers the numbers of its notices
   */
  record NoticeReference(CharacterString organization, List<BigInteger> noticeNumbers) {

    /** Copies the numbers. */
    public NoticeReference {
      noticeNumbers = List.copyOf(noticeNumbers);
    }
  }

  /** Reads one qualifier from inside its SEQUENCE. */
  static PolicyQualifier decode(DerReader in) throws ViolationException {
    ObjectIdentifier id = in.oid("policyQualifierId");
    PolicyQualifier qualifier;
    if (id.equals(ObjectIdentifier.CPS_URI)) {
      qualifier = new CpsUri(in.ascii("qualifier", DerTag.IA5_STRING));
    } else if (id.equals(ObjectIdentifier.USER_NOTICE)) {
      qualifier = userNotice(in.sequence("qualifier"));
    } else {
      qualifier = new Other(id, in.any("qualifier"));
    }
    in.end();
    return qualifier;
  }

  private static UserNotice userNotice(DerReader in) throws ViolationException {
    Optional<NoticeReference> reference =
        in.at(DerTag.SEQUENCE)
            ? Optional.of(noticeReference(in.sequence("noticeRef")))
            : Optional.empty();
    Optional<CharacterString> text =
        in.hasMore() ? Optional.of(in.characters("explicitText")) : Optional.empty();
    in.end();
    return new UserNotice(reference, text);
  }

  private static NoticeReference noticeReference(DerReader in) throws ViolationException {
    CharacterString organization = in.characters("organization");
    DerReader list = in.sequence("noticeNumbers");
    in.end();
    List<BigInteger> numbers = new ArrayList<>();
    while (list.hasMore()) {
      numbers.add(list.integer(""));
    }
    return new NoticeReference(organization, numbers);
  }
}
