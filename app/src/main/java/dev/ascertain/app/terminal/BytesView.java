package dev.ascertain.app.terminal;

import dev.ascertain.report.LadderEntry;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message's bytes beside its fields: offset, bytes, name and value. Each field begins a line;
 * bytes that have no name of their own are the lengths of vectors. Used for one message.
 */
final class BytesView {
  /** Bytes in a line, on a usual terminal and on a wide one. */
  private static final int USUAL_BYTES = 8;

  private static final int WIDE_BYTES = 16;
  private static final int WIDE = 110;

  private final byte[] bytes;
  private final int perLine;
  private final Sheet sheet;
  private int cursor;

  private BytesView(byte[] bytes, Sheet sheet) {
    this.bytes = bytes;
    this.sheet = sheet;
    this.perLine = sheet.look().width() >= WIDE ? WIDE_BYTES : USUAL_BYTES;
  }

  static void write(LadderEntry entry, Sheet sheet) {
    BytesView view = new BytesView(entry.bytes().orElseGet(() -> new byte[0]), sheet);
    Optional<Field> message = entry.trace().map(Decoding::field);
    message.ifPresent(field -> field.children().forEach(child -> view.field(child, 0)));
    view.dump(view.bytes.length, List.of());
  }

  private void field(Field field, int depth) {
    // A vector's length stands before its elements: it is shown with the vector's name.
    List<Span> label = new ArrayList<>();
    label.add(Span.quiet("  ".repeat(depth) + field.name()));
    if (!field.value().isEmpty()) {
      label.add(Span.plain("  " + field.value()));
    }
    dump(field.range().start(), List.of());
    if (field.children().isEmpty()) {
      dump(field.range().end(), label);
      return;
    }
    dump(field.children().getFirst().range().start(), label);
    field.children().forEach(child -> field(child, depth + 1));
    dump(field.range().end(), List.of());
  }

  /** Shows the bytes up to {@code end}, the first line with the label, which may have no bytes. */
  private void dump(int end, List<Span> label) {
    List<Span> beside = label;
    while (cursor < end || !beside.isEmpty()) {
      int count = Math.max(0, Math.min(perLine, end - cursor));
      List<Span> line = new ArrayList<>();
      line.add(Span.quiet("  " + offset(count) + "  "));
      line.add(Span.plain(Printable.pad(hex(count), perLine * 3 + 1)));
      line.addAll(beside);
      sheet.line(line);
      cursor += count;
      beside = List.of();
    }
  }

  private String offset(int count) {
    String digits = Integer.toHexString(cursor);
    return count == 0 ? "    " : "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private String hex(int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = cursor; i < cursor + count; i++) {
      hex.append(hex.isEmpty() ? "" : " ").append(Hex.of(bytes[i]));
    }
    return hex.toString();
  }
}
