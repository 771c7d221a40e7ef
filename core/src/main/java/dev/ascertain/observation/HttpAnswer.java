package dev.ascertain.observation;

import java.util.List;
import java.util.Optional;

/** What came back when a page was asked for over the encrypted connection. */
public sealed interface HttpAnswer {

  /**
   * An HTTP/1.x response. All text is as the server sent it, one character per byte (ISO 8859-1):
   * renderers escape it.
   *
   * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
   * @param status the status code, 100 to 999
   * @param reason the reason phrase, which may be empty
   * @param fields the header fields in order, duplicates kept
   * @param bodyBytes bytes of content that were read
   * @param bodyComplete whether that was all of it
   */
  record Response(
      String version,
      int status,
      String reason,
      List<Field> fields,
      long bodyBytes,
      boolean bodyComplete)
      implements HttpAnswer {

    /** Copies the fields. */
    public Response {
      fields = List.copyOf(fields);
    }

    /** The value of the first field of this name, whatever its case. */
    public Optional<String> field(String name) {
      return fields.stream()
          .filter(f -> f.name().equalsIgnoreCase(name))
          .map(Field::value)
          .findFirst();
    }
  }

  /**
   * Something came, but it is no HTTP/1.x response.
   *
   * @param why one sentence; holds printable ASCII only
   */
  record NotHttp(String why) implements HttpAnswer {}

  /** No complete answer came: the network failed first. */
  record Failed(NetworkFailure failure) implements HttpAnswer {}

  /** A header field (RFC 9112 section 5); the value has no white space around it. */
  record Field(String name, String value) {}
}
