package dev.ascertain.net;

import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One file of the {@link FetchCache}:
 *
 * <pre>
 * struct {
 *     opaque magic[8];                   "ascert01"
 *     opaque key[32];                    SHA-256 of the request
 *     int64 fetched_at, expires;         milliseconds since 1970
 *     opaque content_type&lt;0..2^16-1&gt;;   ISO 8859-1
 *     opaque content[…];                 up to the last 32 bytes
 *     opaque checksum[32];               SHA-256 of everything before
 * } CacheEntry;
 * </pre>
 *
 * @param fetchedAt when it was fetched
 * @param expires when it is no longer used
 * @param contentType as the server gave it; empty if it gave none
 * @param content never written to
 */
record CacheEntry(Instant fetchedAt, Instant expires, String contentType, byte[] content) {
  /** Everything but the media type and the content. */
  private static final int FIXED_BYTES = 8 + 32 + 8 + 8 + 2 + 32;

  /** The longest media type that is kept; a longer one is no media type. */
  private static final int LONGEST_TYPE = 255;

  private static final int HASH_BYTES = 32;

  /** Characters of a file's name: the key in hexadecimal. */
  static final int NAME_LENGTH = 2 * HASH_BYTES;

  private static final byte[] MAGIC = "ascert01".getBytes(StandardCharsets.US_ASCII);

  /** The largest file there can be for a piece of evidence of this kind. */
  static long mostBytes(FetchRequest.Kind kind) {
    return FIXED_BYTES + LONGEST_TYPE + FetchLimits.mostBytes(kind);
  }

  /** Identifies a request: SHA-256 of its kind, its address and its body. */
  static byte[] key(FetchRequest request) {
    MessageDigest digest = sha256();
    digest.update(request.kind().name().getBytes(StandardCharsets.US_ASCII));
    byte[] uri = request.uri().getBytes(StandardCharsets.UTF_8);
    // With the length in front, no two requests make the same sequence of bytes.
    digest.update(ByteBuffer.allocate(4).putInt(uri.length).flip());
    digest.update(uri);
    return digest.digest(request.body());
  }

  /** The name of the file of this key. */
  static String fileName(byte[] key) {
    return HexFormat.of().formatHex(key);
  }

  /** The file's content. */
  byte[] encode(byte[] key) {
    byte[] type = contentType.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + type.length + content.length);
    out.put(MAGIC).put(key).putLong(fetchedAt.toEpochMilli()).putLong(expires.toEpochMilli());
    out.putShort((short) type.length).put(type).put(content);
    MessageDigest digest = sha256();
    digest.update(out.array(), 0, out.position());
    return out.put(digest.digest()).array();
  }

  /** Reads a file's content; empty if it is damaged, or not the file of this key. */
  static Optional<CacheEntry> decode(byte[] file, byte[] key) {
    int end = file.length - HASH_BYTES;
    if (file.length < FIXED_BYTES) {
      return Optional.empty();
    }
    MessageDigest digest = sha256();
    digest.update(file, 0, end);
    boolean ours =
        Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
            && Arrays.equals(file, MAGIC.length, MAGIC.length + HASH_BYTES, key, 0, HASH_BYTES)
            && Arrays.equals(file, end, file.length, digest.digest(), 0, HASH_BYTES);
    if (!ours) {
      return Optional.empty();
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(file, 0, end).position(MAGIC.length + HASH_BYTES);
      Instant fetchedAt = Instant.ofEpochMilli(in.getLong());
      Instant expires = Instant.ofEpochMilli(in.getLong());
      byte[] type = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(type);
      byte[] content = new byte[in.remaining()];
      in.get(content);
      String contentType = new String(type, StandardCharsets.ISO_8859_1);
      return Optional.of(new CacheEntry(fetchedAt, expires, contentType, content));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** Of what was fetched; kept in whole milliseconds. */
  static CacheEntry of(Fetched.Body body, Instant expires) {
    String type = body.contentType().filter(t -> t.length() <= LONGEST_TYPE).orElse("");
    return new CacheEntry(body.fetchedAt(), expires, type, body.bytes());
  }

  /** As the outcome of a fetch that took this long. */
  Fetched.Body body(Duration duration) {
    Optional<String> type = Optional.of(contentType).filter(t -> !t.isEmpty());
    return new Fetched.Body(content, type, fetchedAt, Optional.empty(), true, duration);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
