package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Masks;

/**
 * The padding of a decrypted record, and the length of the content that follows from it: both are
 * secrets unless the record is authenticated already (RFC 5246 section 6.2.3.2). The same bytes are
 * looked at whatever they hold.
 *
 * @param contentLength the bytes before the MAC; as with no padding if the padding is wrong
 * @param maxContentLength the most they may be, which is public
 * @param wrong 0 if all is well with the padding, else all ones
 */
record SecretPadding(int contentLength, int maxContentLength, int wrong) {
  private static final int MAX_PADDING = 255;

  /**
   * Of a decrypted record.
   *
   * @param decrypted content, MAC, padding and padding_length: at least the MAC and one byte more
   * @param macLength 0 if the MAC is elsewhere (RFC 7366)
   */
  static SecretPadding of(byte[] decrypted, int macLength) {
    int maxContentLength = decrypted.length - macLength - 1;
    int padding = decrypted[decrypted.length - 1] & 0xff;
    // RFC 5246 section 6.2.3.2: "Each uint8 in the padding data vector MUST be filled with the
    // padding length value."
    int different = 0;
    for (int i = 1; i <= Math.min(MAX_PADDING, decrypted.length - 1); i++) {
      int insidePadding = Masks.less(i, padding + 1);
      different |= insidePadding & (decrypted[decrypted.length - 1 - i] & 0xff ^ padding);
    }
    int wrong = Masks.less(maxContentLength, padding) | ~Masks.isZero(different);
    return new SecretPadding(maxContentLength - (padding & ~wrong), maxContentLength, wrong);
  }

  /** The least that {@link #contentLength} may be, which is public. */
  int minContentLength() {
    return Math.max(0, maxContentLength - MAX_PADDING);
  }

  /**
   * Compares the MAC after the content with another: 0 if they are the same. Looks at every place
   * where the MAC may stand, so that none shows in a cache.
   */
  int macDiffers(byte[] decrypted, byte[] expected) {
    int differs = 0;
    for (int start = minContentLength(); start <= maxContentLength; start++) {
      int here = Masks.equal(start, contentLength);
      int different = 0;
      for (int i = 0; i < expected.length; i++) {
        different |= decrypted[start + i] ^ expected[i];
      }
      differs |= different & here;
    }
    return differs;
  }
}
