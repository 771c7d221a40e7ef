package dev.ascertain.wire;

/**
 * A rule that bytes or a peer broke.
 *
 * @param rule the rule, with its RFC and section
 * @param path the field, from the message down, such as {@code
 *     ClientHello.extensions[3].key_share.client_shares[0].key_exchange}; empty where no field is
 *     at fault (a message that came at the wrong time)
 * @param range the bytes at fault, from the start of the message
 * @param expected what the rule asks for, such as {@code 32 bytes}
 * @param actual what came, such as {@code 33 bytes}
 */
public record Violation(Rule rule, String path, ByteRange range, String expected, String actual) {

  /** One line: path, actual, expected and offset. */
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : path + ": ";
    return "%s%s, expected %s, at byte 0x%x".formatted(where, actual, expected, range.start());
  }
}
