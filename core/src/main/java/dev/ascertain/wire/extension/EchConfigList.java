package dev.ascertain.wire.extension;

import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The configurations of a server for Encrypted Client Hello, as it publishes them in DNS and sends
 * them in {@link EchRetryConfigs} (RFC 9849 section 4).
 *
 * <pre>{@code
 * ECHConfig ECHConfigList<4..2^16-1>;
 * }</pre>
 *
 * @param configs the configurations, most preferred first
 */
public record EchConfigList(List<EchConfig> configs) {
  private static final String NAME = "ECHConfigList";

  /** Copies the list. */
  public EchConfigList {
    configs = List.copyOf(configs);
  }

  /**
   * Reads a list with its length.
   *
   * @throws ViolationException if a length is not one of the structure, or bytes are left over
   */
  public static EchConfigList decode(byte[] bytes) throws ViolationException {
    return Reader.decode(NAME, bytes, EchConfigList::read);
  }

  /** The field tree of a list with its length, as far as it can be read. */
  public static Decoding<EchConfigList> trace(byte[] bytes) {
    return Reader.trace(NAME, bytes, EchConfigList::read);
  }

  /** The list with its length. */
  public byte[] encode() {
    return Writer.write(out -> out.list16(configs, (element, config) -> config.encode(element)));
  }

  private static EchConfigList read(Reader in) throws ViolationException {
    return new EchConfigList(in.list16("configs", 4, 0xffff, EchConfig::decode));
  }
}
