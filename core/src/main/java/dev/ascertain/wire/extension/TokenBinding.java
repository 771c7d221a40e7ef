package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The parameters for binding cookies and tokens to a connection: {@code token_binding} (RFC 8472
 * section 2).
 *
 * <pre>{@code
 * struct {
 *     uint8 major;
 *     uint8 minor;
 * } TB_ProtocolVersion;
 *
 * enum {
 *     rsa2048_pkcs1.5(0), rsa2048_pss(1), ecdsap256(2), (255)
 * } TokenBindingKeyParameters;
 *
 * struct {
 *     TB_ProtocolVersion token_binding_version;
 *     TokenBindingKeyParameters key_parameters_list<1..2^8-1>
 * } TokenBindingParameters;
 * }</pre>
 *
 * @param major the version's major number
 * @param minor the version's minor number
 * @param keyParametersList the key parameters, most preferred first; one in ServerHello
 */
public record TokenBinding(int major, int minor, List<Integer> keyParametersList)
    implements Extension {

  /** Copies the list. */
  public TokenBinding {
    keyParametersList = List.copyOf(keyParametersList);
  }

  static TokenBinding decode(Reader in) throws ViolationException {
    return new TokenBinding(
        in.u8("major"), in.u8("minor"), in.list8("key_parameters_list", 1, 0xff, e -> e.u8("")));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TOKEN_BINDING;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(major).u8(minor).list8(keyParametersList, Writer::u8);
  }
}
