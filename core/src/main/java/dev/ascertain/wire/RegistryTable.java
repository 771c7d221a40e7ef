package dev.ascertain.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IANA registry as text, searched in place: no row is parsed but the one asked for.
 *
 * <p>The resource begins with comment lines ({@code #}) that name its source and date. Each other
 * line is a row of five columns, separated by tabs: value, name, recommended, reference, OpenSSL's
 * name. Values are hexadecimal, of one length, and ascend. {@code 0xfe00-0xfeff} is a range of
 * values that have no name of their own; its second column says why ({@code private use}).
 *
 * <p>The resource is part of this library, so a fault in it is a defect, hence unchecked
 * exceptions.
 */
final class RegistryTable {
  private final byte[] text;
  private final int firstRow;

  private RegistryTable(byte[] text) {
    this.text = text;
    int at = 0;
    while (at < text.length && text[at] == '#') {
      at = lineEnd(at) + 1;
    }
    this.firstRow = at;
  }

  /** Reads the resource {@code <name>.txt} of this package. */
  static RegistryTable read(String name) {
    try (InputStream in = RegistryTable.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no registry " + name);
      }
      return new RegistryTable(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row of exactly this value; empty if it is unassigned or only in a range. */
  Optional<Registration> find(int value) {
    int row = rowNotAfter(value);
    return row >= 0 && number(row) == value && !isRange(row)
        ? Optional.of(parse(row))
        : Optional.empty();
  }

  /** The value's name, or its number and the name of its range. */
  String show(int value, int width) {
    int row = rowNotAfter(value);
    if (row >= 0 && !isRange(row) && number(row) == value) {
      return parse(row).name();
    }
    boolean inside = row >= 0 && isRange(row) && value <= number(columnEnd(row) - digits(row));
    String range = inside ? parse(row).name() : "unassigned";
    return Registry.hex(value, width) + " (" + range + ")";
  }

  /** The first row with this name or OpenSSL name, in upper or lower case. */
  Optional<Registration> byName(String name) {
    for (int row = firstRow; row < text.length; row = lineEnd(row) + 1) {
      if (isRange(row)) {
        continue;
      }
      Registration parsed = parse(row);
      if (parsed.name().equalsIgnoreCase(name)
          || !name.isEmpty() && parsed.openSslName().equalsIgnoreCase(name)) {
        return Optional.of(parsed);
      }
    }
    return Optional.empty();
  }

  /** All rows but the ranges, by value. */
  List<Registration> rows() {
    List<Registration> rows = new ArrayList<>();
    for (int row = firstRow; row < text.length; row = lineEnd(row) + 1) {
      if (!isRange(row)) {
        rows.add(parse(row));
      }
    }
    return List.copyOf(rows);
  }

  /** Where the last row starts whose value is not greater; -1 if there is none. */
  private int rowNotAfter(int value) {
    int low = firstRow;
    int high = text.length;
    int found = -1;
    while (low < high) {
      int row = lineStart(low + (high - low) / 2);
      if (number(row) <= value) {
        found = row;
        low = lineEnd(row) + 1;
      } else {
        high = row;
      }
    }
    return found;
  }

  private int lineStart(int at) {
    int start = at;
    while (start > firstRow && text[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int lineEnd(int at) {
    int end = at;
    while (text[end] != '\n') {
      end++;
    }
    return end;
  }

  private int columnEnd(int at) {
    int end = at;
    while (text[end] != '\t' && text[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The length of a value with its 0x. */
  private int digits(int row) {
    int end = row;
    while (text[end] != '\t' && text[end] != '-') {
      end++;
    }
    return end - row;
  }

  private boolean isRange(int row) {
    return text[row + digits(row)] == '-';
  }

  /** The hexadecimal number that starts here with 0x. */
  private int number(int at) {
    int value = 0;
    for (int i = at + 2; Character.digit(text[i], 16) >= 0; i++) {
      value = value << 4 | Character.digit(text[i], 16);
    }
    return value;
  }

  private Registration parse(int row) {
    int name = columnEnd(row) + 1;
    int recommended = columnEnd(name) + 1;
    int reference = columnEnd(recommended) + 1;
    int openSsl = columnEnd(reference) + 1;
    return new Registration(
        number(row), column(name), column(recommended), column(reference), column(openSsl));
  }

  private String column(int start) {
    return new String(text, start, columnEnd(start) - start, StandardCharsets.US_ASCII);
  }
}
