package dev.ascertain.peers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server with what certificates point to: issuers' certificates, CRLs, OCSP responses. It
 * remembers what it was asked.
 *
 * <pre>{@code
 * try (EvidenceServer web = EvidenceServer.start()) {
 *   String url = web.issuer("/ca.der", ca.certificate().getEncoded());
 *   Certified leaf = Mint.leaf(ca, "localhost").caIssuers(url).mint();
 * }
 * }</pre>
 *
 * <p>Content may be put there at any time. What is not there is answered with 404. Servers that
 * misbehave are in {@link RawHttp}.
 */
public final class EvidenceServer implements Peer {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

  /**
   * What was asked.
   *
   * @param method {@code GET} or {@code POST}
   * @param path path and query, as they came
   * @param fields the header fields, by their names in the usual capitals
   * @param body the content
   */
  public record Request(
      String method, String path, Map<String, List<String>> fields, byte[] body) {}

  private record Answer(int status, Map<String, String> fields, byte[] content) {}

  private EvidenceServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /** Starts a server that has nothing yet. */
  public static EvidenceServer start() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      EvidenceServer server =
          new EvidenceServer(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts an issuer's certificate at this path, and returns its address. */
  public String issuer(String path, byte[] der) {
    return put(path, der, "application/pkix-cert");
  }

  /** Puts a CRL at this path, and returns its address. */
  public String crl(String path, byte[] der) {
    return put(path, der, "application/pkix-crl");
  }

  /**
   * Puts an OCSP response at this path, whatever is asked, by GET (below the path) and by POST; and
   * returns its address.
   */
  public String ocsp(String path, byte[] der) {
    return put(path, der, "application/ocsp-response");
  }

  /** Puts content of this media type at this path, and returns its address. */
  public String put(String path, byte[] content, String mediaType) {
    return answer(path, 200, Map.of("Content-Type", mediaType), content);
  }

  /** Redirects from this path, and returns its address. */
  public String redirect(String path, int status, String location) {
    return answer(path, status, Map.of("Location", location), new byte[0]);
  }

  /** Answers requests for this path in any way, and returns its address. */
  public String answer(String path, int status, Map<String, String> fields, byte[] content) {
    answers.put(path, new Answer(status, fields, content));
    return url(path);
  }

  /** All requests so far, in the order of their arrival. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** How often this path was asked for, or for OCSP something below it. */
  public long requests(String path) {
    return requests.stream().filter(request -> isAt(path, request.path())).count();
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  /** What was asked, a line each. */
  @Override
  public String output() {
    StringBuilder lines = new StringBuilder();
    requests.forEach(each -> lines.append(each.method() + " " + each.path() + "\n"));
    return lines.toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().toString();
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(
          new Request(
              exchange.getRequestMethod(), asked, Map.copyOf(exchange.getRequestHeaders()), body));
      Answer answer =
          answers.entrySet().stream()
              .filter(entry -> isAt(entry.getKey(), asked))
              .max(Map.Entry.comparingByKey())
              .map(Map.Entry::getValue)
              .orElse(new Answer(404, Map.of(), new byte[0]));
      answer.fields.forEach(exchange.getResponseHeaders()::set);
      int length = answer.content.length;
      // For this server 0 means chunks, and -1 nothing.
      exchange.sendResponseHeaders(answer.status, length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.content);
    }
  }

  private static boolean isAt(String place, String asked) {
    return asked.equals(place) || asked.startsWith(place.endsWith("/") ? place : place + "/");
  }
}
