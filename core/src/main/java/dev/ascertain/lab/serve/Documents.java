package dev.ascertain.lab.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server on {@code 127.0.0.1} for what certificates point to: issuers' certificates, CRLs,
 * OCSP responses, which are the same whatever is asked. It answers 404 for all else.
 */
public final class Documents implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Document> documents = new ConcurrentHashMap<>();

  private record Document(String mediaType, byte[] content) {}

  private Documents(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /** Starts a server that has nothing yet, on a free port. */
  public static Documents start() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
    Documents documents = new Documents(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    documents.server.start();
    return documents;
  }

  /**
   * Puts a document there, to be had by GET and by POST, and also by a path below it, as OCSP asks
   * by (RFC 6960 appendix A.1).
   *
   * @param path with a slash before it and none after it
   */
  public void put(String path, String mediaType, byte[] content) {
    documents.put(path, new Document(mediaType, content));
  }

  /** The address of a document that is there, or will be. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      String asked = exchange.getRequestURI().toString();
      int end = asked.indexOf('/', 1);
      Document document = documents.get(end < 0 ? asked : asked.substring(0, end));
      if (document == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", document.mediaType());
      exchange.sendResponseHeaders(200, document.content().length);
      exchange.getResponseBody().write(document.content());
    }
  }
}
