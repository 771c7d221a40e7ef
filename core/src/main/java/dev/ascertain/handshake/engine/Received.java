package dev.ascertain.handshake.engine;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.UnknownHandshakeMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message from the peer, with the bytes it was decoded from, so that a check that fails can say
 * where.
 *
 * @param message the decoded message
 * @param bytes the message with its four-byte header; not to be written to
 * @param dialect the formats it was read by
 */
public record Received(HandshakeMessage message, byte[] bytes, Dialect dialect) {

  /** The violation of a rule by the whole message. */
  public ViolationException violation(Rule rule, String expected, String actual) {
    return new ViolationException(
        new Violation(rule, name(), new ByteRange(0, bytes.length), expected, actual));
  }

  /**
   * The violation of a rule by one field.
   *
   * @param field the field's name in the RFC's struct; its first occurrence is blamed, or the whole
   *     message if there is none
   */
  public ViolationException violation(Rule rule, String field, String expected, String actual) {
    Field root = HandshakeMessage.trace(bytes, dialect).field();
    FieldPath found = FieldPath.to(field, root);
    return new ViolationException(
        new Violation(rule, found.path(), found.range(), expected, actual));
  }

  /** RFC 9846 section 4: messages in an unexpected order end with unexpected_message. */
  public ViolationException unexpected(String expected) {
    // RFC 9846 section 4: "A peer which receives a handshake message in an unexpected order MUST
    // abort the handshake with an "unexpected_message" alert." RFC 9846 section 4.6: "Servers MUST
    // NOT send this message, and clients receiving it MUST terminate the connection with an
    // "unexpected_message" alert." RFC 9846 section 4.7.3: "Implementations that receive a
    // KeyUpdate message prior to receiving a Finished message MUST terminate the connection with an
    // "unexpected_message" alert."
    String came =
        message instanceof UnknownHandshakeMessage unknown
            ? "a message of type " + unknown.type()
            : name();
    return violation(Rule.UNEXPECTED_MESSAGE, expected, came);
  }

  /** The name of the message's struct, such as {@code ServerHello}. */
  private String name() {
    return HandshakeMessage.trace(bytes, dialect).field().name();
  }

  /** A field's path from the message down, and where it is. */
  private record FieldPath(String path, ByteRange range) {

    static FieldPath to(String name, Field root) {
      FieldPath found = search(name, root, root.name());
      return found != null ? found : new FieldPath(root.name(), root.range());
    }

    private static @Nullable FieldPath search(String name, Field field, String path) {
      for (Field child : field.children()) {
        // An element extensions[3] stands in for its list extensions.
        String parent =
            child.name().startsWith(field.name() + "[")
                ? path.substring(0, path.length() - field.name().length())
                : path + ".";
        String childPath = parent + child.name();
        if (child.name().equals(name)) {
          return new FieldPath(childPath, child.range());
        }
        FieldPath found = search(name, child, childPath);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }
}
