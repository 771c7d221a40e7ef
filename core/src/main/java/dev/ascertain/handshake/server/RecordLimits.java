package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.MaxFragmentLength;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.TlsPlaintext;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.MaxFragmentLengthNegotiation;
import dev.ascertain.wire.extension.RecordSizeLimit;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Optional;

/**
 * Records shorter than usual, as a client asks for them.
 *
 * @param sent the most bytes of content in a record we send
 * @param received the most bytes of content in a record the client sends
 * @param answer the extension that agrees to it
 */
record RecordLimits(int sent, int received, Extension answer) {
  private static final int MIN_RECORD_SIZE_LIMIT = 64;

  /** What a client asks for; empty if it asks for nothing. */
  static Optional<RecordLimits> of(Received received, ClientHello hello, boolean tls13)
      throws ViolationException {
    Optional<RecordSizeLimit> size = hello.extensions().find(RecordSizeLimit.class);
    if (size.isPresent()) {
      return Optional.of(ofSize(received, size.get().recordSizeLimit(), tls13));
    }
    Optional<MaxFragmentLengthNegotiation> fragment =
        hello.extensions().find(MaxFragmentLengthNegotiation.class);
    return fragment.isEmpty()
        ? Optional.empty()
        : Optional.of(ofFragment(received, fragment.get().maxFragmentLength()));
  }

  // RFC 8449 section 4: the limit is about what we send; ours, in the answer, about what the client
  // sends. "In TLS 1.3, this limit includes the content type and padding octets".
  private static RecordLimits ofSize(Received received, int limit, boolean tls13)
      throws ViolationException {
    // RFC 8449 section 4: "Endpoints MUST NOT send a "record_size_limit" extension with a value
    // smaller than 64. An endpoint MUST treat receipt of a smaller value as a fatal error and
    // generate an "illegal_parameter" alert."
    if (limit < MIN_RECORD_SIZE_LIMIT) {
      throw received.violation(
          Rule.BAD_RECORD_LIMIT, "RecordSizeLimit", "at least 64", Integer.toString(limit));
    }
    int typeByte = tls13 ? 1 : 0;
    // "A server MUST NOT enforce this restriction; a client might advertise a higher limit that is
    // enabled by an extension or version the server does not understand."
    int sent = Math.min(limit - typeByte, TlsPlaintext.MAX_LENGTH);
    var ours = new RecordSizeLimit(TlsPlaintext.MAX_LENGTH + typeByte);
    return new RecordLimits(sent, TlsPlaintext.MAX_LENGTH, ours);
  }

  private static RecordLimits ofFragment(Received received, MaxFragmentLength code)
      throws ViolationException {
    // RFC 6066 section 4: "If a server receives a maximum fragment length negotiation request for a
    // value other than the allowed values, it MUST abort the handshake with an "illegal_parameter"
    // alert." The values are 2^9 (1), 2^10 (2), 2^11 (3) and 2^12 (4).
    if (code.value() < 1 || code.value() > 4) {
      throw received.violation(
          Rule.BAD_RECORD_LIMIT, "max_fragment_length", "1 to 4", code.toString());
    }
    int length = 1 << 8 + code.value();
    return new RecordLimits(length, length, new MaxFragmentLengthNegotiation(code));
  }

  Action action() {
    return new Action.LimitRecords(sent, received);
  }
}
