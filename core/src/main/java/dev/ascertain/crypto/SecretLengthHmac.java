package dev.ascertain.crypto;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * HMAC (RFC 2104) over a message whose length nobody may learn from the time it takes, as that of a
 * record in CBC mode (Lucky Thirteen: AlFardan and Paterson, 2013).
 *
 * <p>Whatever the length, the same blocks are built from the same bytes by masks, the same number
 * of them is compressed, and the chaining value that counts is picked out by a mask. Safe for many
 * threads.
 */
final class SecretLengthHmac {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;
  private static final int END_OF_MESSAGE = 0x80;

  private final Hash hash;
  private final Supplier<CompressionFunction> functions;
  private final byte[] innerKey;
  private final byte[] outerKey;

  /**
   * HMAC under a key of at most one block.
   *
   * @param functions gives a compression function before its first block
   */
  SecretLengthHmac(Hash hash, Supplier<CompressionFunction> functions, byte[] key) {
    this.hash = hash;
    this.functions = functions;
    this.innerKey = padded(key, INNER);
    this.outerKey = padded(key, OUTER);
  }

  /**
   * The code of {@code header} and the first {@code length} of {@code bytes}.
   *
   * @param length secret
   * @param minLength the least it may be, public
   * @param maxLength the most it may be, public, at most {@code bytes.length}
   */
  byte[] of(byte[] header, byte[] bytes, int length, int minLength, int maxLength) {
    byte[] message = Arrays.copyOf(header, header.length + maxLength);
    System.arraycopy(bytes, 0, message, header.length, maxLength);
    byte[] inner = inner(message, header.length + length, header.length + minLength);
    CompressionFunction outer = functions.get();
    outer.absorb(outerKey);
    byte[] block = new byte[hash.blockLength()];
    fill(block, 0, inner, inner.length);
    putBits(block, hash.blockLength() + inner.length, ~0);
    outer.absorb(block);
    return outer.chainingValue();
  }

  // FIPS 180-4 section 5.1: the message is followed by a bit 1, zeros, and its length in bits at
  // the
  // end of a block. The last block is thus a secret as well.
  private byte[] inner(byte[] message, int length, int minLength) {
    CompressionFunction function = functions.get();
    function.absorb(innerKey);
    int last = lastBlock(length);
    byte[] block = new byte[hash.blockLength()];
    byte[] result = new byte[hash.length()];
    int whole = minLength / block.length;
    for (int i = 0; i < whole; i++) {
      System.arraycopy(message, i * block.length, block, 0, block.length);
      function.absorb(block);
    }
    for (int i = whole; i <= lastBlock(message.length); i++) {
      int isLast = Masks.equal(i, last);
      fill(block, i * block.length, message, length);
      putBits(block, block.length + length, isLast);
      function.absorb(block);
      byte[] value = function.chainingValue();
      for (int j = 0; j < result.length; j++) {
        result[j] |= (byte) (value[j] & isLast);
      }
    }
    return result;
  }

  /**
   * The bytes of a message from {@code start} on, up to its secret length, and the bit after it.
   */
  private static void fill(byte[] block, int start, byte[] message, int length) {
    for (int j = 0; j < block.length; j++) {
      int at = start + j;
      int octet = at < message.length ? message[at] : 0;
      block[j] = (byte) (octet & Masks.less(at, length) | END_OF_MESSAGE & Masks.equal(at, length));
    }
  }

  /** Puts a length in bits at the end of a block where the mask says so; 32 bits are plenty. */
  private static void putBits(byte[] block, int bytes, int mask) {
    for (int i = 0; i < Integer.BYTES; i++) {
      block[block.length - 1 - i] |= (byte) (bytes * Byte.SIZE >>> Byte.SIZE * i & mask);
    }
  }

  /** Which block after the key's holds the length. Block lengths are powers of two: no division. */
  private int lastBlock(int length) {
    int lengthField = hash.blockLength() / 8;
    return length + lengthField >>> Integer.numberOfTrailingZeros(hash.blockLength());
  }

  private byte[] padded(byte[] key, byte pad) {
    byte[] block = Arrays.copyOf(key, hash.blockLength());
    for (int i = 0; i < block.length; i++) {
      block[i] ^= pad;
    }
    return block;
  }

  /** Overwrites the key with zeros. */
  void destroy() {
    Arrays.fill(innerKey, (byte) 0);
    Arrays.fill(outerKey, (byte) 0);
  }
}
