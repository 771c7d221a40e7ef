package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Java's own TLS client (JSSE) or another implementation with its interface, in this JVM. It keeps
 * sessions from one request to the next.
 */
public final class JdkClient {
  private static final int READ_LIMIT_MILLIS = 20_000;

  private final Jsse implementation;
  private final SSLContext context;
  private List<String> groups = List.of();
  private final SSLParameters parameters = new SSLParameters();

  private JdkClient(Jsse implementation, SSLContext context) {
    this.implementation = implementation;
    this.context = context;
    parameters.setServerNames(List.of(new SNIHostName("localhost")));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
  }

  /** A client with the JDK's defaults that trusts this certificate alone. */
  public static JdkClient trusting(Certified root) throws GeneralSecurityException {
    return of(Jsse.JDK, root, null);
  }

  /**
   * A client that trusts a certificate alone.
   *
   * @param own the certificate to present if the server asks for one
   */
  public static JdkClient of(Jsse implementation, Certified root, @Nullable Certified own)
      throws GeneralSecurityException {
    SSLContext context = implementation.context();
    context.init(implementation.keys(own), implementation.trust(root), null);
    return new JdkClient(implementation, context);
  }

  /** Speaks TLS 1.3 only. */
  public JdkClient tls13() {
    parameters.setProtocols(new String[] {"TLSv1.3"});
    return this;
  }

  /** Speaks TLS 1.2 only. */
  public JdkClient tls12() {
    parameters.setProtocols(new String[] {"TLSv1.2"});
    return this;
  }

  /** Offers only these suites; IANA names. */
  public JdkClient suite(String... names) {
    parameters.setCipherSuites(names);
    return this;
  }

  /** Offers only these groups, under the JDK's names: x25519, secp256r1, … */
  public JdkClient group(String... names) {
    groups = List.of(names);
    return this;
  }

  /** Fetches {@code /}: the answer with its head. */
  public String get(Peer peer) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(loopback, peer.port())) {
      socket.setSoTimeout(READ_LIMIT_MILLIS);
      implementation.restrict(socket, parameters, groups);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
