package dev.ascertain.lab.serve;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.wire.ContentType;
import java.util.function.UnaryOperator;

/**
 * Something a server says, before it is encrypted.
 *
 * @param name a handshake message's name, as in its RFC; else that of its content type
 * @param type the content type of its record
 * @param epoch the keys that it is said under
 * @param bytes what its record holds
 */
public record Saying(String name, ContentType type, Epoch epoch, byte[] bytes) {

  /** Whether it is this handshake message. */
  public boolean is(String message) {
    return name.equals(message);
  }

  /** The same with other content. */
  public Saying with(byte[] other) {
    return new Saying(name, type, epoch, other);
  }

  /** The same with changed content; the change is given a copy. */
  public Saying with(UnaryOperator<byte[]> change) {
    return with(change.apply(bytes.clone()));
  }

  /** Something of another type under the same keys. */
  public Saying with(ContentType other, byte[] content) {
    return new Saying("", other, epoch, content);
  }
}
