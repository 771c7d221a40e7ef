package dev.ascertain.lab.serve;

import dev.ascertain.handshake.keys.LoggedKeys;
import dev.ascertain.handshake.server.ServerEngine;
import dev.ascertain.handshake.server.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Our server engine behind a connection. It answers an HTTP request, of which it reads the header
 * only, with a short page.
 */
public final class EngineService implements Service {
  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK\r
      Content-Type: text/plain\r
      Content-Length: 19\r
      Connection: close\r
      \r
      Ascertain's lab. \r
      """
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final int MOST_REQUEST = 1 << 16;

  private final ServerSettings settings;
  private final Optional<Alteration> alteration;

  private EngineService(ServerSettings settings, Optional<Alteration> alteration) {
    this.settings = settings;
    this.alteration = alteration;
  }

  /** Serves as the engine does. */
  public static EngineService of(ServerSettings settings) {
    return new EngineService(settings, Optional.empty());
  }

  /** Serves as the engine does, but for what becomes of its sayings. */
  public static EngineService altered(ServerSettings settings, Alteration alteration) {
    return new EngineService(settings, Optional.of(alteration));
  }

  @Override
  public void serve(Connection connection) throws IOException {
    LoggedKeys keys = new LoggedKeys(settings.crypto(), settings.randomness());
    ServerEngine engine =
        ServerEngine.start(alteration.isPresent() ? settings.with(keys) : settings);
    Speech speech = new Speech(engine, keys, ANSWER);
    StringBuilder request = new StringBuilder();
    while (!engine.hasEnded()) {
      byte[] bytes = connection.receive();
      if (bytes.length == 0) {
        return;
      }
      engine.received(bytes);
      collect(engine.takeApplicationData(), request);
      if (engine.isConnected() && request.toString().endsWith("\r\n\r\n")) {
        engine.send(ANSWER);
        engine.close();
      }
      if (!speak(connection, engine, speech)) {
        return;
      }
    }
    engine.close();
    if (speak(connection, engine, speech)) {
      connection.finish();
    }
  }

  private static void collect(List<byte[]> data, StringBuilder request) {
    for (byte[] each : data) {
      if (request.length() < MOST_REQUEST) {
        request.append(new String(each, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** Whether the conversation goes on. */
  private boolean speak(Connection connection, ServerEngine engine, Speech speech)
      throws IOException {
    if (alteration.isEmpty()) {
      connection.send(engine.takeOutput());
      return true;
    }
    for (Saying saying : speech.next()) {
      for (Act act : alteration.get().of(saying)) {
        switch (act) {
          case Act.Say(Saying said) -> connection.send(speech.records(said));
          case Act.Send(byte[] bytes) -> connection.send(bytes);
          case Act.Finish() -> {
            connection.finish();
            return false;
          }
          case Act.Reset() -> {
            connection.reset();
            return false;
          }
          case Act.FallSilent() -> {
            connection.drain();
            return false;
          }
        }
      }
    }
    return true;
  }
}
