package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The largest record plaintext the sender is willing to receive: {@code record_size_limit} (RFC
 * 8449 section 4).
 *
 * <pre>{@code
 * uint16 RecordSizeLimit;
 * }</pre>
 *
 * @param recordSizeLimit bytes; in TLS 1.3 the content type and padding count too. Values under 64
 *     are not allowed
 */
public record RecordSizeLimit(int recordSizeLimit) implements Extension {

  static RecordSizeLimit decode(Reader in) throws ViolationException {
    return new RecordSizeLimit(in.u16("RecordSizeLimit"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.RECORD_SIZE_LIMIT;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(recordSizeLimit);
  }
}
