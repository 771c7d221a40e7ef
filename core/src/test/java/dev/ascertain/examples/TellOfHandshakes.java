package dev.ascertain.examples;

// [tell-of-handshakes]
import dev.ascertain.jsse.AscertainProvider;
import dev.ascertain.jsse.EndedHandshake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Asks for a page over Ascertain's TLS, and tells how the handshake went. */
public final class TellOfHandshakes {
  private TellOfHandshakes() {}

  /**
   * How each handshake for a page went, a line each.
   *
   * @param trust who is to be trusted; null for the platform's roots, by our verifier
   */
  public static List<String> get(URI page, TrustManager @Nullable [] trust)
      throws GeneralSecurityException, IOException, InterruptedException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    SSLContext context =
        SSLContext.getInstance(
            "TLS", new AscertainProvider(handshake -> lines.add(line(handshake))));
    context.init(null, trust, null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
    }
    return List.copyOf(lines);
  }

  /** For example {@code TLS 1.3, TLS_AES_128_GCM_SHA256, 1 round trip}. */
  private static String line(EndedHandshake handshake) {
    var transcript = handshake.transcript();
    return handshake
        .failure()
        .map(Exception::getMessage)
        .orElseGet(() ->
            transcript.negotiated().orElseThrow().version()
                + ", "
                + transcript.negotiated().orElseThrow().cipherSuite()
                + ", "
                + transcript.roundTrips()
                + " round trip");
  }
}
// [end]
