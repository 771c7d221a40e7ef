package dev.ascertain.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a traced parse found: the message, its field tree, and, where the bytes are malformed, the
 * violation that ended the parse. A malformed message keeps the fields read up to that point.
 *
 * @param <T> the type of the message
 */
public final class Decoding<T> {
  private final @Nullable T message;
  private final Field field;
  private final @Nullable Violation violation;

  Decoding(@Nullable T message, Field field, @Nullable Violation violation) {
    this.message = message;
    this.field = field;
    this.violation = violation;
  }

  /** The decoded message; empty exactly when there is a {@link #violation()}. */
  public Optional<T> message() {
    return Optional.ofNullable(message);
  }

  /** The message's field tree, as far as it could be read. */
  public Field field() {
    return field;
  }

  /** Why the parse ended early; empty for a well-formed message. */
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }
}
