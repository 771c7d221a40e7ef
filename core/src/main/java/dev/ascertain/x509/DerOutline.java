package dev.ascertain.x509;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an element seems to be, by the outermost of its elements alone. It need not be well-formed,
 * or be there to its end: this is how a file is recognized, not how it is read.
 *
 * @param kind what it seems to be
 * @param start the offset of its first byte
 * @param end the offset after its last byte, by its own length, perhaps beyond the bytes there are;
 *     where the length is indefinite, which is not DER, the end of the bytes
 * @param definite whether its length is definite, as in DER
 */
public record DerOutline(Kind kind, int start, long end, boolean definite) {

  /** What elements of type SEQUENCE hold in files. */
  public enum Kind {
    /** {@link Certificate}. */
    CERTIFICATE,
    /** {@link CertificateList}. */
    CERTIFICATE_LIST,
    /** {@link SignedData}: PKCS #7. */
    SIGNED_DATA,
    /** PKCS #12 (RFC 7292 section 4). */
    PFX,
    /** A private key: PKCS #1, PKCS #8, also encrypted, or of an elliptic curve (RFC 5915). */
    PRIVATE_KEY,
    /** {@link SubjectPublicKeyInfo}, or the RSAPublicKey of PKCS #1. */
    PUBLIC_KEY,
    /** A request for a certificate: PKCS #10 (RFC 2986 section 4). */
    CERTIFICATION_REQUEST,
    /** {@link OcspResponse}. */
    OCSP_RESPONSE,
    /** None of these. */
    OTHER
  }

  /**
   * Looks at the element that begins at {@code start}.
   *
   * @return empty if no SEQUENCE begins there
   */
  public static Optional<DerOutline> of(byte[] bytes, int start) {
    Element whole = Element.at(bytes, start, bytes.length);
    if (whole.tag != DerTag.SEQUENCE) {
      return Optional.empty();
    }
    return Optional.of(new DerOutline(kind(bytes, whole), start, whole.end, whole.definite));
  }

  private static Kind kind(byte[] bytes, Element whole) {
    Element first = whole.first(bytes);
    Element second = first.next(bytes);
    return switch (first.tag) {
      case DerTag.OBJECT_IDENTIFIER ->
          first.holds(bytes, ObjectIdentifier.SIGNED_DATA) ? Kind.SIGNED_DATA : Kind.OTHER;
      case DerTag.INTEGER -> afterInteger(bytes, first, second);
      case DerTag.ENUMERATED -> Kind.OCSP_RESPONSE;
      case DerTag.SEQUENCE -> afterSequence(bytes, first, second);
      default -> Kind.OTHER;
    };
  }

  /** Keys and PKCS #12 begin with a version, but for RSAPublicKey. */
  private static Kind afterInteger(byte[] bytes, Element first, Element second) {
    boolean version = first.end - first.content == 1;
    return switch (second.tag) {
      case DerTag.INTEGER -> version ? Kind.PRIVATE_KEY : Kind.PUBLIC_KEY;
      case DerTag.OCTET_STRING -> Kind.PRIVATE_KEY;
      case DerTag.SEQUENCE -> version ? versioned(bytes, first) : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  private static Kind versioned(byte[] bytes, Element version) {
    return version.content < bytes.length && bytes[version.content] == 3
        ? Kind.PFX
        : Kind.PRIVATE_KEY;
  }

  /** What is signed comes first, or an algorithm does. */
  private static Kind afterSequence(byte[] bytes, Element first, Element second) {
    Element inner = first.first(bytes);
    return switch (inner.tag) {
      case DerTag.OBJECT_IDENTIFIER ->
          switch (second.tag) {
            case DerTag.BIT_STRING -> Kind.PUBLIC_KEY;
            case DerTag.OCTET_STRING -> Kind.PRIVATE_KEY;
            default -> Kind.OTHER;
          };
      case 0xa0 -> Kind.CERTIFICATE;
      case DerTag.INTEGER -> afterNumber(bytes, inner);
      case DerTag.SEQUENCE ->
          isTime(inner.next(bytes).next(bytes)) ? Kind.CERTIFICATE_LIST : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  /**
   * A version or a serial number. After it, a certificate of version 1 has its algorithm, issuer,
   * and validity; a revocation list its algorithm, issuer, and a time; a request its subject, its
   * key, and attributes, if any.
   */
  private static Kind afterNumber(byte[] bytes, Element number) {
    Element third = number.next(bytes).next(bytes).next(bytes);
    if (isTime(third)) {
      return Kind.CERTIFICATE_LIST;
    }
    return third.tag == DerTag.SEQUENCE ? Kind.CERTIFICATE : Kind.CERTIFICATION_REQUEST;
  }

  private static boolean isTime(Element element) {
    return element.tag == DerTag.UTC_TIME || element.tag == DerTag.GENERALIZED_TIME;
  }

  /** An element, as far as its header tells; tag 0 if there is none. */
  private record Element(int tag, int content, long end, boolean definite, long limit) {
    private static final Element NONE = new Element(0, 0, 0, true, 0);

    /** The element that begins at {@code at} and must begin before {@code limit}. */
    static Element at(byte[] bytes, long at, long limit) {
      long before = Math.min(limit, bytes.length);
      if (at + 2 > before) {
        return NONE;
      }
      int start = (int) at;
      int first = bytes[start + 1] & 0xff;
      int octets = first > 0x80 ? first & 0x7f : 0;
      if (octets > 4 || start + 2 + octets > before) {
        return NONE;
      }
      long length = first < 0x80 ? first : 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | bytes[start + 2 + i] & 0xff;
      }
      int content = start + 2 + octets;
      boolean definite = first != 0x80;
      return new Element(
          bytes[start] & 0xff, content, definite ? content + length : limit, definite, limit);
    }

    Element first(byte[] bytes) {
      return at(bytes, content, end);
    }

    Element next(byte[] bytes) {
      return tag == 0 ? NONE : at(bytes, end, limit);
    }

    boolean holds(byte[] bytes, ObjectIdentifier id) {
      return end <= bytes.length
          && Arrays.equals(bytes, content, (int) end, id.content(), 0, id.content().length);
    }
  }
}
