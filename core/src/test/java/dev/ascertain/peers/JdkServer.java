package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Java's own TLS (JSSE) or another implementation with its interface, in this JVM.
 *
 * <p>Unless told otherwise it has the JDK's default versions, suites and groups and answers an HTTP
 * request with the suite negotiated. What the JDK forbids (property {@code
 * jdk.tls.disabledAlgorithms}: SHA-1, TLS 1.1, RSA key transport, …) stays forbidden.
 */
public final class JdkServer {
  private final Certified certified;
  private final SSLParameters parameters = new SSLParameters();
  private Jsse implementation = Jsse.JDK;
  private List<String> groups = List.of();
  private @Nullable Certified clients;

  private JdkServer(Certified certified) {
    this.certified = certified;
  }

  /** A server with this certificate, key and presented chain. */
  public static JdkServer with(Certified certified) {
    return new JdkServer(certified);
  }

  /** In another implementation than the JDK's. */
  public JdkServer of(Jsse other) {
    implementation = other;
    return this;
  }

  /** Speaks TLS 1.3 only. */
  public JdkServer tls13() {
    parameters.setProtocols(new String[] {"TLSv1.3"});
    return this;
  }

  /** Speaks TLS 1.2 only. */
  public JdkServer tls12() {
    parameters.setProtocols(new String[] {"TLSv1.2"});
    return this;
  }

  /** Accepts only these suites, the first being preferred; IANA names. */
  public JdkServer suite(String... names) {
    parameters.setCipherSuites(names);
    return this;
  }

  /**
   * Accepts only these groups, under the JDK's names: x25519, secp256r1, x448, ffdhe2048, … In TLS
   * 1.2 the curve of an ECDSA certificate has to be among them, or the JDK will not use it.
   */
  public JdkServer group(String... names) {
    groups = List.of(names);
    return this;
  }

  /** Signs only with these algorithms: ecdsa_secp256r1_sha256, rsa_pss_rsae_sha256, … */
  public JdkServer signatureAlgorithms(String... names) {
    parameters.setSignatureSchemes(names);
    return this;
  }

  /** Selects one of these protocols (RFC 7301). */
  public JdkServer alpn(String... protocols) {
    parameters.setApplicationProtocols(protocols);
    return this;
  }

  /** Demands a client certificate issued by this authority. */
  public JdkServer requireClientCertificate(Certified authority) {
    clients = authority;
    parameters.setNeedClientAuth(true);
    return this;
  }

  /** Starts the server. */
  public Peer start() {
    try {
      SSLServerSocket listener =
          (SSLServerSocket) context().getServerSocketFactory().createServerSocket();
      return SocketPeer.start(listener, this::answer);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private SSLContext context() throws GeneralSecurityException {
    SSLContext context = implementation.context();
    context.init(implementation.keys(certified), implementation.trust(clients), null);
    return context;
  }

  private void answer(Socket connection) throws IOException {
    SSLSocket socket = (SSLSocket) connection;
    implementation.restrict(socket, parameters, groups);
    socket.startHandshake();
    BufferedReader request =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (String line = request.readLine(); line != null; line = request.readLine()) {
      if (line.isEmpty()) {
        socket.getOutputStream().write(response(socket));
        return;
      }
    }
  }

  private static byte[] response(SSLSocket socket) {
    String content =
        "the JDK answers: %s %s\n"
            .formatted(socket.getSession().getProtocol(), socket.getSession().getCipherSuite());
    return """
    HTTP/1.1 200 OK\r
    Content-Length: %d\r
    Connection: close\r
    \r
    %s\
    """
        .formatted(content.length(), content)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
