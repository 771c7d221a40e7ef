package dev.ascertain.app.terminal;

import dev.ascertain.report.LadderEntry;
import dev.ascertain.report.Report;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Set;

/** Every field of every message; with the bytes beside them if they are asked for. */
final class FieldSection {
  /** What every message begins with; its section's heading says it. */
  private static final Set<String> HEADER = Set.of("msg_type", "length");

  /** What vectors are made of: shown with the bytes only. */
  private static final Set<String> VECTOR = Set.of("length", "data");

  private FieldSection() {}

  static void write(Report report, Sheet sheet) {
    if (!sheet.look().shows(Look.Detail.FIELDS)) {
      return;
    }
    report
        .handshake()
        .ifPresent(handshake -> handshake.ladder().forEach(entry -> write(entry, sheet)));
  }

  private static void write(LadderEntry entry, Sheet sheet) {
    boolean withBytes = sheet.look().shows(Look.Detail.BYTES);
    if (entry.trace().isEmpty() && (!withBytes || entry.bytes().isEmpty())) {
      return;
    }
    sheet.heading(
        entry.name(),
        entry.sender().map(s -> s + sheet.look().dot()).orElse("")
            + Words.millis(entry.at())
            + " ms"
            + sheet.look().dot()
            + entry.length()
            + " bytes"
            + sheet.look().dot()
            + entry.epoch());
    if (withBytes) {
      BytesView.write(entry, sheet);
    } else {
      entry.trace().ifPresent(trace -> fields(trace, sheet));
    }
    entry.trace().flatMap(Decoding::violation).ifPresent(v -> violation(v, sheet));
  }

  private static void fields(Decoding<HandshakeMessage> trace, Sheet sheet) {
    for (Field field : trace.field().children()) {
      if (!HEADER.contains(field.name())) {
        field(field, 2, sheet);
      }
    }
  }

  private static void field(Field field, int indent, Sheet sheet) {
    if (isExtension(field)) {
      Field body = field.children().getLast();
      field(index(field) + " " + body.name(), body, indent, sheet);
    } else {
      field(field.name().endsWith("]") ? index(field) : field.name(), field, indent, sheet);
    }
  }

  private static void field(String name, Field field, int indent, Sheet sheet) {
    sheet.paragraph(
        List.of(Span.quiet(" ".repeat(indent) + name + "  ")),
        indent + 4,
        Tone.PLAIN,
        field.value());
    for (Field child : field.children()) {
      if (!VECTOR.contains(child.name()) || !child.children().isEmpty()) {
        field(child, indent + 2, sheet);
      }
    }
  }

  /** Whether it is an extension with a known format: its body has the name of its type. */
  private static boolean isExtension(Field field) {
    List<Field> parts = field.children();
    return parts.size() == 2
        && parts.getFirst().name().equals("extension_type")
        && parts.getFirst().value().equals(parts.getLast().name());
  }

  /** The index of an element, which stands behind the name of its list. */
  private static String index(Field field) {
    return field.name().substring(field.name().lastIndexOf('['));
  }

  private static void violation(Violation violation, Sheet sheet) {
    sheet.paragraph(2, Tone.BAD, violation + " (" + violation.rule().reference() + ")");
  }
}
