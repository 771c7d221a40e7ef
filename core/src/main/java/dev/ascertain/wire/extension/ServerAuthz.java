package dev.ascertain.wire.extension;

import dev.ascertain.wire.AuthorizationDataFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The formats of authorization data about the server that both sides can use: {@code server_authz}
 * (RFC 5878 section 2.3).
 *
 * <pre>{@code
 * AuthzDataFormat authz_format_list<1..2^8-1>;
 * }</pre>
 *
 * @param authzFormatList the formats in wire order
 */
public record ServerAuthz(List<AuthorizationDataFormat> authzFormatList) implements Extension {

  /** Copies the list. */
  public ServerAuthz {
    authzFormatList = List.copyOf(authzFormatList);
  }

  static ServerAuthz decode(Reader in) throws ViolationException {
    return new ServerAuthz(
        in.list8("authz_format_list", 1, 0xff, e -> e.u8("", AuthorizationDataFormat::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_AUTHZ;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(authzFormatList, (element, format) -> element.u8(format.value()));
  }
}
