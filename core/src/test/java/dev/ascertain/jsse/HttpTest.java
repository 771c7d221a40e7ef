package dev.ascertain.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;

/** Other people's HTTP, unchanged, over our provider. */
class HttpTest {
  private static final int REQUESTS = 1000;
  private static final int AT_ONCE = 20;

  /** Sends 1,000 requests, 20 at a time; each must be answered. */
  private static void sendMany(SSLContext context, int port) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < REQUESTS; i += AT_ONCE) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int j = i; j < i + AT_ONCE; j++) {
          URI uri = URI.create("https://localhost:%d/%d".formatted(port, j));
          answers.add(
              client.sendAsync(
                  HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()));
        }
        for (int j = 0; j < AT_ONCE; j++) {
          HttpResponse<String> answer = answers.get(j).get();
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body()).isEqualTo("this is /" + (i + j));
          assertThat(answer.sslSession()).isPresent();
        }
      }
    }
  }

  @Test
  void theJdksClientAsksTheJdksServer() throws Exception {
    Queue<EndedHandshake> handshakes = new ConcurrentLinkedQueue<>();
    try (JdkHttps server = JdkHttps.start(Contexts.jdk())) {
      sendMany(Contexts.ours(handshakes::add), server.port());
    }
    assertThat(handshakes)
        .isNotEmpty()
        .allSatisfy(handshake -> assertThat(handshake.failure()).isEmpty());
  }

  @Test
  void theJdksServerIsAskedOverOurs() throws Exception {
    try (JdkHttps server = JdkHttps.start(Contexts.ours())) {
      sendMany(Contexts.jdk(), server.port());
    }
  }

  @Test
  void theJdksClientAsksOurServerSocket() throws Exception {
    try (SocketServer server =
        SocketServer.start(Contexts.ours(), listener -> {}, HttpTest::answer)) {
      sendMany(Contexts.ours(), server.port());
      // HttpClient leaves idle connections without close_notify, over the JDK's TLS as well.
      assertThat(server.failures())
          .allSatisfy(failure -> assertThat(failure).hasMessageContaining("without close_notify"));
    }
  }

  @Test
  void theOlderClientAsksOverOurSockets() throws Exception {
    try (JdkHttps server = JdkHttps.start(Contexts.jdk())) {
      SSLContext context = Contexts.ours();
      for (int i = 0; i < 20; i++) {
        var connection =
            (HttpsURLConnection)
                URI.create("https://localhost:" + server.port() + "/old").toURL().openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        assertThat(connection.getInputStream().readAllBytes()).asString().isEqualTo("this is /old");
      }
    }
  }

  @Test
  void jettyServesOverOurs() throws Exception {
    try (Jetty jetty = Jetty.start(Contexts.ours())) {
      sendMany(Contexts.jdk(), jetty.port());
      sendMany(Contexts.ours(), jetty.port());
    }
  }

  /** Answers HTTP/1.1 requests until the client has no more. */
  private static void answer(SSLSocket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String request = in.readLine(); request != null; request = in.readLine()) {
      for (String field = in.readLine(); !field.isEmpty(); field = in.readLine()) {
        assertThat(field).contains(":");
      }
      String content = "this is " + request.split(" ", -1)[1];
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(content.length(), content)
                  .getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** The JDK's small server, which uses an SSLEngine. */
  private record JdkHttps(HttpServer server, ExecutorService threads) implements AutoCloseable {
    static JdkHttps start(SSLContext context) throws IOException {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.createContext(
          "/",
          exchange -> {
            byte[] content =
                ("this is " + exchange.getRequestURI()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
          });
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.start();
      return new JdkHttps(server, threads);
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /** Jetty. */
  private record Jetty(Server server, ServerConnector connector) implements AutoCloseable {
    static Jetty start(SSLContext context) throws Exception {
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setSslContext(context);
      HttpConfiguration configuration = new HttpConfiguration();
      configuration.addCustomizer(new SecureRequestCustomizer(false));
      Server server = new Server();
      ServerConnector connector =
          new ServerConnector(server, tls, new HttpConnectionFactory(configuration));
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(
          new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
              Content.Sink.write(
                  response, true, "this is " + request.getHttpURI().getPath(), callback);
              return true;
            }
          });
      server.start();
      return new Jetty(server, connector);
    }

    int port() {
      return connector.getLocalPort();
    }

    @Override
    public void close() {
      LifeCycle.stop(server);
    }
  }
}
