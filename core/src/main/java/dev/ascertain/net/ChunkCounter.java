package dev.ascertain.net;

/**
 * Finds the bytes of content in chunks, and counts them.
 *
 * <p>RFC 9112 section 7.1:
 *
 * <pre>
 * chunked-body   = *chunk last-chunk trailer-section CRLF
 * chunk          = chunk-size [ chunk-ext ] CRLF chunk-data CRLF
 * chunk-size     = 1*HEXDIG
 * last-chunk     = 1*("0") [ chunk-ext ] CRLF
 * </pre>
 */
final class ChunkCounter {
  /** Sizes of up to 15 hexadecimal digits fit into a long. */
  private static final int MOST_DIGITS = 15;

  private State state = State.SIZE;
  private long size;
  private int digits;
  private long count;
  private boolean trailerLineEmpty = true;

  private enum State {
    SIZE,
    EXTENSION,
    DATA,
    DATA_END,
    TRAILER,
    DONE,
    BROKEN
  }

  /**
   * How many of the next {@code available} bytes are content for sure; 0 if the next one is not.
   */
  int contentAhead(int available) {
    return state == State.DATA ? (int) Math.min(size, available) : 0;
  }

  /** Takes in bytes of content: no more than {@link #contentAhead} says, at least one. */
  void acceptContent(int bytes) {
    count += bytes;
    size -= bytes;
    state = size == 0 ? State.DATA_END : State.DATA;
  }

  /** Takes in the next byte, which is not content. */
  void accept(byte octet) {
    state =
        switch (state) {
          case SIZE -> sizeDigit(octet);
          case EXTENSION -> octet == '\n' ? afterSize() : State.EXTENSION;
          case DATA -> throw new IllegalStateException("the next byte is content");
          case DATA_END -> dataEnd(octet);
          case TRAILER -> trailer(octet);
          case DONE -> State.DONE;
          case BROKEN -> State.BROKEN;
        };
  }

  /** Bytes of content so far. */
  long count() {
    return count;
  }

  /** Whether the content has come to its end. */
  boolean isDone() {
    return state == State.DONE;
  }

  /** Whether this is not chunked content after all. */
  boolean isBroken() {
    return state == State.BROKEN;
  }

  private State sizeDigit(byte octet) {
    int digit = Character.digit(octet, 16);
    if (digit >= 0 && digits < MOST_DIGITS) {
      size = size << 4 | digit;
      digits++;
      return State.SIZE;
    }
    if (digits == 0 || digit >= 0) {
      return State.BROKEN;
    }
    return switch (octet) {
      case '\n' -> afterSize();
      case '\r', ';', ' ', '\t' -> State.EXTENSION;
      default -> State.BROKEN;
    };
  }

  private State afterSize() {
    digits = 0;
    return size == 0 ? State.TRAILER : State.DATA;
  }

  private static State dataEnd(byte octet) {
    return switch (octet) {
      case '\r' -> State.DATA_END;
      case '\n' -> State.SIZE;
      default -> State.BROKEN;
    };
  }

  private State trailer(byte octet) {
    if (octet == '\n' && trailerLineEmpty) {
      return State.DONE;
    }
    trailerLineEmpty = octet == '\n' || octet == '\r' && trailerLineEmpty;
    return State.TRAILER;
  }
}
