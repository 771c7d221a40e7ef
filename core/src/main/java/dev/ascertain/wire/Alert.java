package dev.ascertain.wire;

/**
 * An alert (RFC 9846 section 6).
 *
 * <pre>{@code
 * struct {
 *     AlertLevel level;
 *     AlertDescription description;
 * } Alert;
 * }</pre>
 *
 * @param level warning or fatal; TLS 1.3 ignores it
 * @param description why the alert is sent
 */
public record Alert(AlertLevel level, AlertDescription description) {

  /** An alert that ends the connection. */
  public static Alert fatal(AlertDescription description) {
    return new Alert(AlertLevel.FATAL, description);
  }

  /** An alert that need not end the connection, such as close_notify. */
  public static Alert warning(AlertDescription description) {
    return new Alert(AlertLevel.WARNING, description);
  }

  /**
   * Decodes the contents of one alert record.
   *
   * <p>RFC 9846 section 5.1: Alert messages MUST NOT be fragmented across records, and multiple
   * alert messages MUST NOT be coalesced into a single TLSPlaintext record.
   *
   * @throws ViolationException if there are not exactly two bytes
   */
  public static Alert decode(byte[] fragment) throws ViolationException {
    return Reader.decode("Alert", fragment, Alert::decode);
  }

  /** Decodes the contents of one alert record and names its fields. */
  public static Decoding<Alert> trace(byte[] fragment) {
    return Reader.trace("Alert", fragment, Alert::decode);
  }

  private static Alert decode(Reader in) throws ViolationException {
    return new Alert(in.u8("level", AlertLevel::new), in.u8("description", AlertDescription::new));
  }

  /** The two bytes. */
  public byte[] encode() {
    return new byte[] {(byte) level.value(), (byte) description.value()};
  }

  /** Level and description, such as {@code fatal handshake_failure}. */
  @Override
  public String toString() {
    return level + " " + description;
  }
}
