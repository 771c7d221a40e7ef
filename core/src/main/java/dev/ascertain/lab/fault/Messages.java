package dev.ascertain.lab.fault;

import java.util.Arrays;

/** Changes of handshake messages, by their bytes: what a decoder of ours would not let pass. */
final class Messages {
  /** Type and length of a message (RFC 9846 section 4). */
  static final int HEADER = 4;

  private Messages() {}

  /** The last bit is the other one. */
  static byte[] lastBitFlipped(byte[] message) {
    message[message.length - 1] ^= 1;
    return message;
  }

  /** One byte more at the end, which the message's length counts. */
  static byte[] withTrailingByte(byte[] message) {
    return withLength(Arrays.copyOf(message, message.length + 1));
  }

  /** The length says one byte less than there is. */
  static byte[] withShortLength(byte[] message) {
    return withLength(Arrays.copyOf(message, message.length - 1));
  }

  /**
   * An empty extension more, of a type nobody offers, in a message that is a list of extensions.
   */
  static byte[] withAnotherExtension(byte[] message) {
    byte[] longer = Arrays.copyOf(message, message.length + 4);
    longer[message.length] = (byte) 0xfa;
    longer[message.length + 1] = (byte) 0xce;
    return withLength(addedTo16(longer, HEADER, 4));
  }

  /** The message's length is that of its bytes. */
  static byte[] withLength(byte[] message) {
    int length = message.length - HEADER;
    message[1] = (byte) (length >>> 16);
    message[2] = (byte) (length >>> 8);
    message[3] = (byte) length;
    return message;
  }

  /** A length of two bytes grows. */
  static byte[] addedTo16(byte[] message, int at, int more) {
    int length = u16(message, at) + more;
    message[at] = (byte) (length >>> 8);
    message[at + 1] = (byte) length;
    return message;
  }

  /** A number of two bytes. */
  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
