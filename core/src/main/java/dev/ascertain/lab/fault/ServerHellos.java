package dev.ascertain.lab.fault;

import java.util.Arrays;

/**
 * Changes of a ServerHello or HelloRetryRequest (RFC 9846 section 4.2.3), by their bytes.
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion legacy_version;
 *     Random random;
 *     opaque legacy_session_id_echo<0..32>;
 *     CipherSuite cipher_suite;
 *     uint8 legacy_compression_method = 0;
 *     Extension extensions<6..2^16-1>;
 * } ServerHello;
 * }</pre>
 */
final class ServerHellos {
  private static final int RANDOM = Messages.HEADER + 2;
  private static final int SESSION_ID_LENGTH = RANDOM + 32;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;

  /** A byte, by its place. */
  interface Place {
    int in(byte[] message);
  }

  /** The first byte of legacy_session_id_echo. */
  static final Place SESSION_ID = _ -> SESSION_ID_LENGTH + 1;

  /** legacy_compression_method. */
  static final Place COMPRESSION = message -> cipherSuite(message) + 2;

  private ServerHellos() {}

  /** One byte is another. */
  static byte[] with(byte[] message, Place place, int value) {
    message[place.in(message)] = (byte) value;
    return message;
  }

  /** Another suite. */
  static byte[] withCipherSuite(byte[] message, int suite) {
    return with16(message, cipherSuite(message), suite);
  }

  /** Another version in supported_versions. */
  static byte[] withSupportedVersion(byte[] message, int version) {
    return with16(message, extension(message, SUPPORTED_VERSIONS) + 4, version);
  }

  /** Another group in key_share. */
  static byte[] withKeyShareGroup(byte[] message, int group) {
    return with16(message, extension(message, KEY_SHARE) + 4, group);
  }

  /** The last bytes of random are these (RFC 9846 section 4.2.3 has a use for the last eight). */
  static byte[] withRandomEnding(byte[] message, byte[] end) {
    System.arraycopy(end, 0, message, SESSION_ID_LENGTH - end.length, end.length);
    return message;
  }

  /** supported_versions comes once more, at the end. */
  static byte[] withExtensionTwice(byte[] message) {
    int at = extension(message, SUPPORTED_VERSIONS);
    int length = 4 + Messages.u16(message, at + 2);
    byte[] longer = Arrays.copyOf(message, message.length + length);
    System.arraycopy(message, at, longer, message.length, length);
    return Messages.withLength(Messages.addedTo16(longer, extensions(message), length));
  }

  private static byte[] with16(byte[] message, int at, int value) {
    message[at] = (byte) (value >>> 8);
    message[at + 1] = (byte) value;
    return message;
  }

  private static int cipherSuite(byte[] message) {
    return SESSION_ID_LENGTH + 1 + (message[SESSION_ID_LENGTH] & 0xff);
  }

  /** Where the length of the extensions stands. */
  private static int extensions(byte[] message) {
    return cipherSuite(message) + 3;
  }

  /** Where an extension begins, which must be there. */
  private static int extension(byte[] message, int type) {
    int at = extensions(message) + 2;
    while (Messages.u16(message, at) != type) {
      at += 4 + Messages.u16(message, at + 2);
    }
    return at;
  }
}
