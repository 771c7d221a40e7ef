package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The root keys a constrained client possesses: {@code trusted_ca_keys} (RFC 6066 section 6). The
 * server's answer is an {@link EmptyExtension}.
 *
 * <pre>{@code
 * struct {
 *     TrustedAuthority trusted_authorities_list<0..2^16-1>;
 * } TrustedAuthorities;
 *
 * struct {
 *     IdentifierType identifier_type;
 *     select (identifier_type) {
 *         case pre_agreed: struct {};
 *         case key_sha1_hash: SHA1Hash;
 *         case x509_name: DistinguishedName;
 *         case cert_sha1_hash: SHA1Hash;
 *     } identifier;
 * } TrustedAuthority;
 *
 * enum {
 *     pre_agreed(0), key_sha1_hash(1), x509_name(2), cert_sha1_hash(3), (255)
 * } IdentifierType;
 *
 * opaque DistinguishedName<1..2^16-1>;
 * }</pre>
 *
 * @param trustedAuthoritiesList the roots in wire order
 */
public record TrustedCaKeys(List<TrustedAuthority> trustedAuthoritiesList) implements Extension {
  private static final int PRE_AGREED = 0;
  private static final int KEY_SHA1_HASH = 1;
  private static final int X509_NAME = 2;
  private static final int CERT_SHA1_HASH = 3;
  private static final int SHA1_LENGTH = 20;

  /** Copies the list. */
  public TrustedCaKeys {
    trustedAuthoritiesList = List.copyOf(trustedAuthoritiesList);
  }

  /**
   * One root.
   *
   * @param identifierType 0 to 3: what identifies it
   * @param identifier nothing, a SHA-1 hash, or a DER name, as the type says
   */
  public record TrustedAuthority(int identifierType, Opaque identifier) {

    private static TrustedAuthority decode(Reader in) throws ViolationException {
      int start = in.position();
      int type = in.u8("identifier_type");
      byte[] identifier =
          switch (type) {
            case PRE_AGREED -> new byte[0];
            case KEY_SHA1_HASH, CERT_SHA1_HASH -> in.fixed("identifier", SHA1_LENGTH);
            case X509_NAME -> in.opaque16("identifier", 1, 0xffff);
            // What follows an unknown type has no known length.
            default ->
                throw in.malformed(
                    "identifier_type", in.since(start), "0 to 3", Integer.toString(type));
          };
      return new TrustedAuthority(type, new Opaque(identifier));
    }

    private void encode(Writer out) {
      out.u8(identifierType);
      if (identifierType == X509_NAME) {
        out.opaque16(identifier.bytes());
      } else {
        out.raw(identifier.bytes());
      }
    }
  }

  static TrustedCaKeys decode(Reader in) throws ViolationException {
    return new TrustedCaKeys(
        in.list16("trusted_authorities_list", 0, 0xffff, TrustedAuthority::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TRUSTED_CA_KEYS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(trustedAuthoritiesList, (element, authority) -> authority.encode(element));
  }
}
