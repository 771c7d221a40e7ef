package dev.ascertain.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.EncodableDigest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;

/**
 * The inside of a hash function: blocks go in, and the chaining value can be seen after each (FIPS
 * 180-4 section 6). The JDK's hashes do not show theirs. Confined to one thread.
 */
interface CompressionFunction {

  /** Takes one whole block. */
  void absorb(byte[] block);

  /** The chaining value after the blocks so far, as long as the hash. */
  byte[] chainingValue();

  /**
   * That of a hash function, before its first block.
   *
   * @throws IllegalArgumentException for any but SHA-1, SHA-256 and SHA-384, with which TLS has CBC
   *     suites
   */
  static CompressionFunction of(Hash hash) {
    return switch (hash) {
      case SHA_1 -> new BouncyCastle<>(new SHA1Digest(), hash, BouncyCastle.AFTER_32_BIT_COUNTS);
      case SHA_256 ->
          new BouncyCastle<>(new SHA256Digest(), hash, BouncyCastle.AFTER_32_BIT_COUNTS);
      case SHA_384 ->
          new BouncyCastle<>(new SHA384Digest(), hash, BouncyCastle.AFTER_64_BIT_COUNTS);
      case MD5, MD5_SHA_1, SHA_224, SHA_512 ->
          throw new IllegalArgumentException("no suite uses " + hash);
    };
  }

  /**
   * By BouncyCastle, whose digests compress a block as soon as it is whole, and encode their state:
   * the counts of bytes first, then the chaining value.
   *
   * @param offset where in the encoded state the chaining value begins
   */
  record BouncyCastle<D extends org.bouncycastle.crypto.Digest & EncodableDigest>(
      D digest, Hash hash, int offset) implements CompressionFunction {
    static final int AFTER_32_BIT_COUNTS = 16;
    static final int AFTER_64_BIT_COUNTS = 28;

    @Override
    public void absorb(byte[] block) {
      digest.update(block, 0, hash.blockLength());
    }

    @Override
    public byte[] chainingValue() {
      return Arrays.copyOfRange(digest.getEncodedState(), offset, offset + hash.length());
    }
  }
}
