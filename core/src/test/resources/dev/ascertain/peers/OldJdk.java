import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A TLS server or client for a JDK older than ours, which is given its groups by the property
 * jdk.tls.namedGroups.
 *
 * <p>Arguments: server VERSION SUITE CLIENTS | client VERSION SUITE PORT TIMES; a SUITE or CLIENTS
 * of "-" is none. In the working directory are key.p12 and trust.p12.
 */
final class OldJdk {
  private static final char[] PASSWORD = "ascertain".toCharArray();

  public static void main(String[] args) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store("key.p12"), PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store("trust.p12"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {args[1]});
    if (!args[2].equals("-")) {
      parameters.setCipherSuites(new String[] {args[2]});
    }
    if (args[0].equals("server")) {
      parameters.setNeedClientAuth(!args[3].equals("-"));
      serve(context, parameters);
    } else {
      for (int i = Integer.parseInt(args[4]); i > 0; i--) {
        fetch(context, parameters, Integer.parseInt(args[3]));
      }
    }
  }

  private static KeyStore store(String file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void serve(SSLContext context, SSLParameters parameters) throws Exception {
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    System.out.println("listening on " + listener.getLocalPort());
    while (true) {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        socket.setSSLParameters(parameters);
        BufferedReader request =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
          line = request.readLine();
        }
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } catch (java.io.IOException e) {
        System.out.println(e);
      }
    }
  }

  private static void fetch(SSLContext context, SSLParameters parameters, int port)
      throws Exception {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port)) {
      socket.setSoTimeout(20_000);
      parameters.setServerNames(List.of(new SNIHostName("localhost")));
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      System.out.write(socket.getInputStream().readAllBytes());
      System.out.println();
    }
  }
}
