package dev.ascertain.wire;

/**
 * The contents of a change_cipher_spec record: in TLS 1.2 what follows is encrypted (RFC 5246
 * section 7.1), in TLS 1.3 it means nothing and is there for middleboxes (RFC 9846 section 5).
 *
 * <pre>{@code
 * struct {
 *     enum { change_cipher_spec(1), (255) } type;
 * } ChangeCipherSpec;
 * }</pre>
 */
public record ChangeCipherSpec() {

  /**
   * Decodes the contents of one change_cipher_spec record.
   *
   * @throws ViolationException if it is not the single byte 0x01
   */
  public static ChangeCipherSpec decode(byte[] fragment) throws ViolationException {
    // RFC 9846 section 5: An implementation which receives any other change_cipher_spec value [...]
    // MUST abort the handshake with an "unexpected_message" alert.
    if (fragment.length != 1 || fragment[0] != 1) {
      throw new ViolationException(
          new Violation(
              Rule.UNEXPECTED_RECORD,
              "ChangeCipherSpec.type",
              new ByteRange(0, fragment.length),
              "the single byte 0x01",
              fragment.length == 1
                  ? Registry.hex(fragment[0] & 0xff, 1)
                  : fragment.length + " bytes"));
    }
    return new ChangeCipherSpec();
  }

  /** The one byte. */
  public byte[] encode() {
    return new byte[] {1};
  }
}
