package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.UserMappingType;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The ways to map a client's certificate to a user that a client offers or a server accepts: {@code
 * user_mapping} (RFC 4681 section 2).
 *
 * <pre>{@code
 * enum { upn_domain_hint(64), (255) } UserMappingType;
 *
 * struct {
 *     UserMappingType user_mapping_types<1..2^8-1>;
 * } UserMappingTypeList;
 * }</pre>
 *
 * @param userMappingTypes the types in wire order
 */
public record UserMapping(List<UserMappingType> userMappingTypes) implements Extension {

  /** Copies the list. */
  public UserMapping {
    userMappingTypes = List.copyOf(userMappingTypes);
  }

  static UserMapping decode(Reader in) throws ViolationException {
    return new UserMapping(
        in.list8("user_mapping_types", 1, 0xff, e -> e.u8("", UserMappingType::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.USER_MAPPING;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(userMappingTypes, (element, mapping) -> element.u8(mapping.value()));
  }
}
