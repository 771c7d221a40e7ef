package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EndOfEarlyData;

/**
 * TLS 1.3: early data was accepted and comes, until the client says that this was all (RFC 9846
 * section 4.6).
 *
 * @param next what follows
 * @param left how many more bytes of early data may come
 */
record ExpectEndOfEarlyData(ExpectFinished13 next, int left) implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof EndOfEarlyData)) {
      throw received.unexpected(expected());
    }
    next.transcript().add(received.bytes());
    return Step.to(next, new Action.ReadUnder(next.keys().clientProtection(), Epoch.HANDSHAKE));
  }

  // RFC 9846 section 4.7.1: "A server receiving more than max_early_data_size bytes of 0-RTT data
  // SHOULD terminate the connection with an "unexpected_message" alert."
  @Override
  public Step onApplicationData(int length) throws ViolationException {
    if (length > left) {
      throw new ViolationException(
          new Violation(
              Rule.TOO_MUCH_EARLY_DATA,
              "",
              new ByteRange(0, length),
              "at most " + left + " more bytes of early data",
              length + " bytes"));
    }
    return Step.to(new ExpectEndOfEarlyData(next, left - length));
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "EndOfEarlyData or early data";
  }

  @Override
  public void forget() {
    next.forget();
  }
}
