package dev.ascertain.jsse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines and the wires between them; each is driven as the contract of SSLEngine says. */
final class EnginePair {
  final End client;
  final End server;

  EnginePair(SSLEngine client, SSLEngine server) {
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    this.client = new End(client);
    this.server = new End(server);
    this.client.peer = this.server;
    this.server.peer = this.client;
  }

  /** One engine, and the bytes that are on the wire to it. */
  static final class End {
    final SSLEngine engine;
    final List<HandshakeStatus> finished = new ArrayList<>();
    ByteBuffer arrived = ByteBuffer.allocate(1 << 20).limit(0);
    private End peer = this;

    End(SSLEngine engine) {
      this.engine = engine;
    }

    /** Wraps until there is no more of the content, and puts what comes of it on the wire. */
    SSLEngineResult wrap(ByteBuffer content) throws SSLException {
      SSLEngineResult last;
      do {
        ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        last = noted(engine.wrap(content, packet));
        peer.arrive(packet.flip());
      } while (content.hasRemaining() && last.getStatus() == SSLEngineResult.Status.OK);
      return last;
    }

    void arrive(ByteBuffer packet) {
      arrived.compact().put(packet).flip();
    }

    SSLEngineResult unwrap(ByteBuffer into) throws SSLException {
      return noted(engine.unwrap(arrived, into));
    }

    private SSLEngineResult noted(SSLEngineResult result) {
      if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
        finished.add(result.getHandshakeStatus());
      }
      return result;
    }

    /** Does what the engine needs; says whether anything happened. */
    boolean step() throws SSLException {
      return switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> {
          for (Runnable task = engine.getDelegatedTask();
              task != null;
              task = engine.getDelegatedTask()) {
            task.run();
          }
          yield true;
        }
        case NEED_WRAP -> {
          SSLEngineResult result = wrap(ByteBuffer.allocate(0));
          yield result.bytesProduced() > 0;
        }
        case NEED_UNWRAP -> {
          SSLEngineResult result = unwrap(ByteBuffer.allocate(0));
          yield result.bytesConsumed() > 0
              || result.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP;
        }
        default -> false;
      };
    }

    /** Sends some content to the other end, which reads all of it. */
    byte[] send(byte[] content) throws SSLException {
      wrap(ByteBuffer.wrap(content));
      return peer.read();
    }

    /** Reads all that has arrived. */
    byte[] read() throws SSLException {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      while (arrived.hasRemaining()) {
        ByteBuffer into = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        SSLEngineResult result = unwrap(into);
        read.write(into.array(), 0, into.position());
        if (result.bytesConsumed() == 0) {
          break;
        }
      }
      return read.toByteArray();
    }
  }

  /** Lets both do what they need until neither needs anything. */
  EnginePair handshake() throws SSLException {
    client.engine.beginHandshake();
    server.engine.beginHandshake();
    return settle();
  }

  /** The same, on a connection that may be there already. */
  EnginePair settle() throws SSLException {
    boolean progress;
    do {
      progress = client.step();
      progress |= server.step();
    } while (progress);
    // What came after the handshake, such as tickets.
    client.read();
    server.read();
    return this;
  }
}
