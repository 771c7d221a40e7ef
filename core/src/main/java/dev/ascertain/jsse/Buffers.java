package dev.ascertain.jsse;

import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.RecordHeader;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.TlsPlaintext;
import java.nio.ByteBuffer;
import java.util.List;

/** Records and their content in the buffers of an {@code SSLEngine}'s caller. */
final class Buffers {
  /** The least that an encrypted record adds: header, tag and inner content type. */
  private static final int MIN_EXPANSION = RecordHeader.LENGTH + 16;

  private Buffers() {}

  /** Takes so many bytes, which are not copied if they are in an array. */
  static ByteBuffer take(ByteBuffer src, int size) {
    if (src.hasArray()) {
      ByteBuffer taken = src.slice(src.position(), size);
      src.position(src.position() + size);
      return taken;
    }
    byte[] copy = new byte[size];
    src.get(copy);
    return ByteBuffer.wrap(copy);
  }

  /** Takes so many bytes, which are not copied if they are in one array. */
  static ByteBuffer gather(ByteBuffer[] srcs, int offset, int size) {
    int first = offset;
    while (!srcs[first].hasRemaining()) {
      first++;
    }
    if (srcs[first].remaining() >= size) {
      return take(srcs[first], size);
    }
    byte[] gathered = new byte[size];
    int filled = 0;
    for (int i = first; filled < size; i++) {
      int count = Math.min(srcs[i].remaining(), size - filled);
      srcs[i].get(gathered, filled, count);
      filled += count;
    }
    return ByteBuffer.wrap(gathered);
  }

  /**
   * Puts pieces into buffers, which have room for all of them.
   *
   * @return how many bytes that is
   */
  static int scatter(List<byte[]> pieces, ByteBuffer[] dsts, int offset) {
    int produced = 0;
    int at = offset;
    for (byte[] piece : pieces) {
      int from = 0;
      while (from < piece.length) {
        int count = Math.min(dsts[at].remaining(), piece.length - from);
        dsts[at].put(piece, from, count);
        from += count;
        at += from < piece.length ? 1 : 0;
      }
      produced += piece.length;
    }
    return produced;
  }

  /**
   * Moves as many whole records as there is room for.
   *
   * @return how many bytes that is
   */
  static int moveRecords(ByteBuffer records, ByteBuffer dst) {
    int size = 0;
    while (records.remaining() > size) {
      int record = recordLength(records, records.position() + size);
      if (dst.remaining() < size + record) {
        break;
      }
      size += record;
    }
    dst.put(records.slice(records.position(), size));
    records.position(records.position() + size);
    return size;
  }

  /** Whether a record begins here; if not, our engine will say what does. */
  static boolean isRecord(ByteBuffer src) {
    int type = src.get(src.position()) & 0xff;
    int major = src.get(src.position() + 1) & 0xff;
    int content = recordLength(src, src.position()) - RecordHeader.LENGTH;
    return type >= 20 && type <= 24 && major == 3 && content <= TlsCiphertext.MAX_LENGTH_12;
  }

  /** The size of the record that begins there, header included. */
  static int recordLength(ByteBuffer bytes, int at) {
    return RecordHeader.LENGTH + ((bytes.get(at + 3) & 0xff) << 8 | (bytes.get(at + 4) & 0xff));
  }

  /** How much application data a record may hold; what is inside it shows only once it is open. */
  static int mostContent(ByteBuffer src, int size) {
    int type = src.get(src.position()) & 0xff;
    return type == ContentType.APPLICATION_DATA.value()
        ? Math.min(TlsPlaintext.MAX_LENGTH, size - MIN_EXPANSION)
        : 0;
  }
}
