package dev.ascertain.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which handshakes were made with one kind of peer: rows and columns in the order they came. */
final class InteropTable {
  private final String title;
  private final Set<String> columns = new LinkedHashSet<>();
  private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();

  private sealed interface Cell {}

  private record Ran() implements Cell {}

  private record NotRun(String reason) implements Cell {}

  InteropTable(String title) {
    this.title = title;
  }

  /** A handshake was made, and all was as it should be. */
  void ran(String row, String column) {
    put(row, column, new Ran());
  }

  /** No handshake was tried. */
  void notRun(String row, String column, String reason) {
    put(row, column, new NotRun(reason));
  }

  String title() {
    return title;
  }

  /** How many handshakes were made. */
  int handshakes() {
    return (int) cells().stream().filter(Ran.class::isInstance).count();
  }

  /** How many cells there should be, if none is silently left out. */
  int size() {
    return columns.size() * rows.size();
  }

  /** How many cells say something. */
  int filled() {
    return cells().size();
  }

  /** The table as text, with the reasons for what was not run below it. */
  String render() {
    List<String> reasons = new ArrayList<>();
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append("%s: %d handshakes%n".formatted(title, handshakes()));
    text.append(" ".repeat(width));
    columns.forEach(column -> text.append("  ").append(column));
    text.append("%n".formatted());
    rows.forEach((row, cells) -> {
      text.append(row).append(" ".repeat(width - row.length()));
      for (String column : columns) {
        String shown = shown(cells.get(column), reasons);
        text.append("  ").append(shown).append(" ".repeat(column.length() - shown.length()));
      }
      text.append("%n".formatted());
    });
    for (int i = 0; i < reasons.size(); i++) {
      text.append("  -%d not run: %s%n".formatted(i + 1, reasons.get(i)));
    }
    return text.toString();
  }

  private static String shown(@Nullable Cell cell, List<String> reasons) {
    return switch (cell) {
      case null -> "??";
      case Ran _ -> "ok";
      case NotRun(String reason) -> {
        if (!reasons.contains(reason)) {
          reasons.add(reason);
        }
        yield "-" + (reasons.indexOf(reason) + 1);
      }
    };
  }

  private void put(String row, String column, Cell cell) {
    columns.add(column);
    Cell before = rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(column, cell);
    if (before != null) {
      throw new AssertionError("two cells at %s, %s".formatted(row, column));
    }
  }

  private List<Cell> cells() {
    return rows.values().stream()
        .flatMap(row -> row.values().stream())
        .map(Objects::requireNonNull)
        .toList();
  }
}
