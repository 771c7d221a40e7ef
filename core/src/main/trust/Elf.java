import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The constants of a position-independent program or library: 64-bit, little-endian ELF for x86-64.
 *
 * <p>A pointer in a constant is a relocation: {@code R_X86_64_RELATIVE}, whose addend is the
 * address it points to.
 */
final class Elf {
  private static final int PT_LOAD = 1;
  private static final int SHT_RELA = 4;
  private static final long R_X86_64_RELATIVE = 8;

  private final ByteBuffer file;
  private final List<Segment> segments = new ArrayList<>();
  private final NavigableMap<Long, Long> pointers = new TreeMap<>();

  private record Segment(long address, int offset, long size) {}

  private Elf(ByteBuffer file) {
    this.file = file;
    if (file.getInt(0) != 0x464c457f || file.getShort(4) != 0x0102) {
      throw new IllegalStateException("not a 64-bit little-endian ELF file");
    }
    readSegments();
    readRelocations();
  }

  /** Reads a file of at most 2 GiB. */
  static Elf read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      return new Elf(
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  /** Every pointer: where it stands, and what it points to. */
  NavigableMap<Long, Long> pointers() {
    return pointers;
  }

  /** What the pointer at this address points to; empty if none is there. */
  OptionalLong pointer(long address) {
    Long target = pointers.get(address);
    return target == null ? OptionalLong.empty() : OptionalLong.of(target);
  }

  /** Whether these bytes are in the file. */
  boolean contains(long address, long length) {
    return length >= 0
        && segments.stream()
            .anyMatch(s -> address >= s.address() && length <= s.size() - (address - s.address()));
  }

  byte[] bytes(long address, int length) {
    byte[] bytes = new byte[length];
    file.get(offset(address, length), bytes);
    return bytes;
  }

  String text(long address, int length) {
    return new String(bytes(address, length), StandardCharsets.US_ASCII);
  }

  int u8(long address) {
    return file.get(offset(address, 1)) & 0xff;
  }

  long u64(long address) {
    return file.getLong(offset(address, 8));
  }

  private int offset(long address, long length) {
    for (Segment s : segments) {
      if (address >= s.address() && length <= s.size() - (address - s.address())) {
        return s.offset() + (int) (address - s.address());
      }
    }
    throw new IllegalStateException("no bytes at 0x" + Long.toHexString(address));
  }

  private void readSegments() {
    int table = (int) file.getLong(0x20);
    for (int i = 0; i < file.getShort(0x38); i++) {
      int at = table + 56 * i;
      if (file.getInt(at) == PT_LOAD) {
        segments.add(
            new Segment(file.getLong(at + 16), (int) file.getLong(at + 8), file.getLong(at + 32)));
      }
    }
  }

  private void readRelocations() {
    int table = (int) file.getLong(0x28);
    for (int i = 0; i < file.getShort(0x3c); i++) {
      int section = table + 64 * i;
      if (file.getInt(section + 4) == SHT_RELA) {
        int start = (int) file.getLong(section + 24);
        int end = start + (int) file.getLong(section + 32);
        for (int at = start; at < end; at += 24) {
          if (file.getLong(at + 8) == R_X86_64_RELATIVE) {
            pointers.put(file.getLong(at), file.getLong(at + 16));
          }
        }
      }
    }
    if (pointers.isEmpty()) {
      throw new IllegalStateException("no relative relocations of the known kind");
    }
  }
}
