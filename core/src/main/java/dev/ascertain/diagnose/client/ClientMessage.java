package dev.ascertain.diagnose.client;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that clients say when a handshake fails.
 *
 * @param clients who says it, such as {@code OpenSSL, curl}
 * @param core the part of it that is always the same
 * @param causes what it may come from, the likeliest first
 */
public record ClientMessage(String clients, String core, List<Cause> causes) {

  /** Copies the list. */
  public ClientMessage {
    causes = List.copyOf(causes);
  }

  /**
   * Reads a row of the table: {@code clients | core | ids of causes}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ClientMessage parse(String row) {
    String[] parts = row.split(" \\| ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a row: " + row);
    }
    return new ClientMessage(
        parts[0], parts[1], Stream.of(parts[2].split(" ")).map(ClientMessage::cause).toList());
  }

  private static Cause cause(String id) {
    return Stream.of(Cause.values())
        .filter(cause -> cause.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no cause " + id));
  }
}
