package dev.ascertain.net;

import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HTTP/1.x response (RFC 9112) from bytes as they arrive: no sockets, no clock.
 *
 * <p>Interim responses (1xx) are passed over. Content is counted, and kept if that is asked for.
 */
public final class HttpResponseReader {
  /** The longest head we read, interim responses included: 64 KiB. */
  static final int LONGEST_HEAD = 64 * 1024;

  private static final byte[] PREFIX = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);

  private final HttpMethod method;
  private final long bodyLimit;
  private final @Nullable ContentBuffer kept;
  private final ByteArrayOutputStream headBytes = new ByteArrayOutputStream();
  private final ChunkCounter chunks = new ChunkCounter();
  private int headLength;
  private boolean lineEmpty;
  private @Nullable HttpHead head;
  private Framing framing = Framing.NONE;
  private long contentLength;
  private long bodyBytes;
  private boolean complete;
  private Optional<String> notHttp = Optional.empty();

  /** How the end of the content is known (RFC 9112 section 6.3). */
  private enum Framing {
    NONE,
    CHUNKED,
    LENGTH,
    UNTIL_CLOSE
  }

  /**
   * A reader for one response, which counts its content.
   *
   * @param method the request's method: a response to HEAD has no content
   * @param bodyLimit bytes of content after which enough has been read
   */
  public HttpResponseReader(HttpMethod method, long bodyLimit) {
    this(method, bodyLimit, null);
  }

  private HttpResponseReader(HttpMethod method, long bodyLimit, @Nullable ContentBuffer kept) {
    this.method = method;
    this.bodyLimit = bodyLimit;
    this.kept = kept;
  }

  /**
   * A reader for one response to GET or POST, which keeps its content.
   *
   * @param bodyLimit bytes of content after which enough has been read
   */
  static HttpResponseReader keeping(long bodyLimit) {
    return new HttpResponseReader(HttpMethod.GET, bodyLimit, new ContentBuffer());
  }

  /**
   * Takes in the next bytes.
   *
   * @return whether nothing more is wanted: the response is complete, long enough, or no HTTP
   */
  public boolean accept(byte[] bytes) {
    int position = 0;
    try {
      while (head == null && position < bytes.length) {
        headByte(bytes, position);
        position++;
      }
      if (head != null && !isDone()) {
        body(bytes, position);
      }
    } catch (NotHttpException e) {
      notHttp = Optional.of(e.sentence());
    }
    return isDone();
  }

  /** The header, once it has come; content need not have come yet. */
  Optional<HttpHead> head() {
    return Optional.ofNullable(head);
  }

  /** The length of the content, if the header announces it. */
  OptionalLong announcedLength() {
    return framing == Framing.LENGTH ? OptionalLong.of(contentLength) : OptionalLong.empty();
  }

  /** The content that has come so far, if it is kept; else nothing. */
  byte[] content() {
    return kept == null ? new byte[0] : kept.bytes();
  }

  /** The answer, when nothing more is wanted or the peer has ended its side. */
  public HttpAnswer end() {
    if (notHttp.isPresent()) {
      return new HttpAnswer.NotHttp(notHttp.get());
    }
    if (head == null) {
      return new HttpAnswer.NotHttp(
          headLength == 0
              ? "The server closed the connection without an answer."
              : "The server closed the connection in the middle of the answer's header.");
    }
    return response(head, complete || framing == Framing.UNTIL_CLOSE && bodyBytes < bodyLimit);
  }

  /** The answer, when the network failed before {@link #accept} had enough. */
  public HttpAnswer end(NetworkFailure failure) {
    return head == null ? new HttpAnswer.Failed(failure) : response(head, false);
  }

  private boolean isDone() {
    return notHttp.isPresent() || complete || head != null && bodyBytes >= bodyLimit;
  }

  private HttpAnswer.Response response(HttpHead of, boolean whole) {
    return new HttpAnswer.Response(
        of.version(), of.status(), of.reason(), of.fields(), bodyBytes, whole);
  }

  private void headByte(byte[] bytes, int position) throws NotHttpException {
    byte octet = bytes[position];
    int index = headBytes.size();
    if (index < PREFIX.length && octet != PREFIX[index]) {
      throw new NotHttpException(
          "The answer is not HTTP/1.1; it begins with " + beginning(bytes, position) + ".");
    }
    headLength++;
    if (headLength > LONGEST_HEAD) {
      throw new NotHttpException(
          "The answer's header is longer than " + LONGEST_HEAD / 1024 + " KiB.");
    }
    headBytes.write(octet);
    if (octet == '\n' && lineEmpty) {
      endOfHead();
    } else {
      lineEmpty = octet == '\n' || octet == '\r' && lineEmpty;
    }
  }

  private String beginning(byte[] bytes, int position) {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    seen.writeBytes(headBytes.toByteArray());
    seen.write(bytes, position, bytes.length - position);
    return Printable.quoted(seen.toByteArray());
  }

  private void endOfHead() throws NotHttpException {
    HttpHead parsed = HttpHead.parse(headBytes.toByteArray());
    headBytes.reset();
    lineEmpty = false;
    // RFC 9110 section 15.2: "A client MUST be able to parse one or more 1xx responses received
    // prior to a final response". 101 is final, but cannot answer a request without Upgrade.
    if (parsed.status() < 200) {
      return;
    }
    head = parsed;
    framing = framing(parsed);
    complete = framing == Framing.NONE || framing == Framing.LENGTH && contentLength == 0;
  }

  private Framing framing(HttpHead of) throws NotHttpException {
    // RFC 9112 section 6.3: "Any response to a HEAD request and any response with a 1xx
    // (Informational), 204 (No Content), or 304 (Not Modified) status code is always terminated by
    // the first empty line after the header fields".
    if (method == HttpMethod.HEAD || of.status() == 204 || of.status() == 304) {
      return Framing.NONE;
    }
    List<String> codings = of.values("Transfer-Encoding");
    if (!codings.isEmpty()) {
      boolean chunked = codings.getLast().toLowerCase(Locale.ROOT).endsWith("chunked");
      return chunked ? Framing.CHUNKED : Framing.UNTIL_CLOSE;
    }
    List<String> lengths = of.values("Content-Length").stream().distinct().toList();
    if (lengths.isEmpty()) {
      return Framing.UNTIL_CLOSE;
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
      throw new NotHttpException("The answer's Content-Length is not one number.");
    }
    contentLength = Long.parseLong(lengths.getFirst());
    return Framing.LENGTH;
  }

  private void body(byte[] bytes, int from) throws NotHttpException {
    int available = bytes.length - from;
    switch (framing) {
      case NONE -> complete = true;
      case LENGTH -> {
        content(bytes, from, (int) Math.min(available, contentLength - bodyBytes));
        complete = bodyBytes == contentLength;
      }
      case UNTIL_CLOSE -> content(bytes, from, available);
      case CHUNKED -> chunks(bytes, from);
    }
  }

  private void chunks(byte[] bytes, int from) throws NotHttpException {
    int position = from;
    while (position < bytes.length && !chunks.isDone()) {
      int ahead = chunks.contentAhead(bytes.length - position);
      if (ahead > 0) {
        content(bytes, position, ahead);
        chunks.acceptContent(ahead);
        position += ahead;
      } else {
        chunks.accept(bytes[position]);
        position++;
      }
      if (chunks.isBroken()) {
        throw new NotHttpException("The answer's content is not properly chunked.");
      }
    }
    complete = chunks.isDone() && chunks.count() == bodyBytes;
  }

  /** Takes in content, up to the limit. */
  private void content(byte[] bytes, int from, int count) {
    int wanted = (int) Math.min(count, bodyLimit - bodyBytes);
    if (kept != null) {
      kept.append(bytes, from, wanted);
    }
    bodyBytes += wanted;
  }
}
