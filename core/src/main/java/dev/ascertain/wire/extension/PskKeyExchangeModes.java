package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.PskKeyExchangeMode;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * How a client is willing to use pre-shared keys: {@code psk_key_exchange_modes} (RFC 9846 section
 * 4.3.9).
 *
 * <pre>{@code
 * enum { psk_ke(0), psk_dhe_ke(1), (255) } PskKeyExchangeMode;
 *
 * struct {
 *     PskKeyExchangeMode ke_modes<1..255>;
 * } PskKeyExchangeModes;
 * }</pre>
 *
 * @param keModes the modes in wire order
 */
public record PskKeyExchangeModes(List<PskKeyExchangeMode> keModes) implements Extension {

  /** Copies the list. */
  public PskKeyExchangeModes {
    keModes = List.copyOf(keModes);
  }

  static PskKeyExchangeModes decode(Reader in) throws ViolationException {
    return new PskKeyExchangeModes(
        in.list8("ke_modes", 1, 0xff, e -> e.u8("", PskKeyExchangeMode::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PSK_KEY_EXCHANGE_MODES;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(keModes, (element, mode) -> element.u8(mode.value()));
  }
}
