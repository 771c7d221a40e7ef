package dev.ascertain.net;

import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Carries bytes between a {@link ClientEngine} and a {@link Connection}; decides nothing.
 *
 * <p>Used by one thread.
 */
public final class TlsConversation {
  private static final int BUFFER_BYTES = 32 * 1024;

  /** Content read of an answer before enough has been seen. */
  private static final long MOST_BODY_BYTES = 1 << 20;

  /** Records of an answer that are read: a server may put one byte into each. */
  private static final int MOST_PIECES = 4096;

  private static final long GOODBYE_NANOS = 50_000_000;
  private static final long VERDICT_NANOS = 500_000_000;

  private final Connection connection;
  private final ClientEngine engine;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** A conversation that has not begun: the engine's first flight is still to be sent. */
  public TlsConversation(Connection connection, ClientEngine engine) {
    this.connection = connection;
    this.engine = engine;
  }

  /**
   * Performs the handshake: until it is complete, or ended by an alert, a violation, the server or
   * the deadline.
   *
   * @return why the network ended it; empty if the transcript tells everything
   */
  public Optional<NetworkFailure> handshake(Deadline deadline) {
    try {
      flush(deadline);
      while (engine.isHandshaking()) {
        pump(deadline);
        flush(deadline);
      }
      return Optional.empty();
    } catch (NetworkException e) {
      return Optional.of(lastWords(e.failure(), deadline));
    }
  }

  /** Asks for a page over the completed handshake. */
  public HttpAnswer exchange(HttpRequest request, Deadline deadline) {
    engine.send(request.bytes());
    return answer(request.method(), deadline);
  }

  /**
   * Reads the answer to a request that the engine was given to send, or has sent as early data.
   *
   * @param method that of the request
   */
  public HttpAnswer answer(HttpMethod method, Deadline deadline) {
    HttpResponseReader reader = new HttpResponseReader(method, MOST_BODY_BYTES);
    try {
      flush(deadline);
      int pieces = 0;
      while (true) {
        // The answer to early data may have come with the end of the handshake.
        boolean done = false;
        for (byte[] data : engine.takeApplicationData()) {
          pieces++;
          done |= reader.accept(data);
        }
        flush(deadline);
        if (done || pieces >= MOST_PIECES || !engine.isConnected()) {
          return reader.end();
        }
        pump(deadline);
      }
    } catch (NetworkException e) {
      NetworkFailure failure = lastWords(e.failure(), deadline);
      engine.takeApplicationData().forEach(reader::accept);
      return reader.end(failure);
    }
  }

  /**
   * Waits a moment for what the server says of our Finished: a ticket if it accepts us, an alert if
   * it does not. Silence is no answer and no failure.
   */
  public void awaitVerdict() {
    Deadline deadline =
        new Deadline(Stage.HANDSHAKE, connection.now(), connection.now() + VERDICT_NANOS);
    int before = engine.transcript().events().size();
    try {
      while (engine.isConnected() && engine.transcript().events().size() == before) {
        pump(deadline);
      }
      flush(deadline);
    } catch (NetworkException e) {
      // The handshake is complete and the transcript has whatever the server did say.
      return;
    }
  }

  /** Says goodbye, if the server still listens. */
  public void close() {
    engine.close();
    try {
      flush(new Deadline(Stage.HTTP, connection.now(), connection.now() + GOODBYE_NANOS));
    } catch (NetworkException e) {
      // The examination is over and its report is complete: a server that no longer takes our
      // close_notify does not change it.
      return;
    }
  }

  private void pump(Deadline deadline) throws NetworkException {
    int count = connection.read(buffer, deadline);
    if (count == Connection.END) {
      engine.receivedEnd();
    } else {
      engine.received(Arrays.copyOf(buffer, count));
    }
  }

  private void flush(Deadline deadline) throws NetworkException {
    byte[] output = engine.takeOutput();
    if (output.length > 0) {
      connection.write(output, deadline);
    }
  }

  /** After a failed write, an alert that says why may still be there to be read. */
  private NetworkFailure lastWords(NetworkFailure failure, Deadline deadline) {
    if (!(failure instanceof NetworkFailure.ConnectionReset)) {
      return failure;
    }
    try {
      while (!engine.hasEnded()) {
        pump(deadline);
      }
    } catch (NetworkException e) {
      return failure;
    }
    return failure;
  }
}
