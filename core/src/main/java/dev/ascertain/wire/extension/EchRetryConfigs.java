package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The keys a client should have used: {@code encrypted_client_hello} in EncryptedExtensions (RFC
 * 9849 section 5).
 *
 * <pre>{@code
 * struct {
 *     ECHConfigList retry_configs;
 * } ECHEncryptedExtensions;
 *
 * ECHConfig ECHConfigList<4..2^16-1>;
 * }</pre>
 *
 * @param retryConfigs the configurations, most preferred first
 */
public record EchRetryConfigs(List<EchConfig> retryConfigs) implements Extension {

  /** Copies the list. */
  public EchRetryConfigs {
    retryConfigs = List.copyOf(retryConfigs);
  }

  static EchRetryConfigs decode(Reader in) throws ViolationException {
    return new EchRetryConfigs(in.list16("retry_configs", 4, 0xffff, EchConfig::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.ENCRYPTED_CLIENT_HELLO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(retryConfigs, (element, config) -> config.encode(element));
  }
}
