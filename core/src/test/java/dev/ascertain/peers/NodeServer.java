package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Staple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An HTTPS server in Node.js.
 *
 * <p>{@link #with} runs the newest Node of the npm registry, pinned in {@code core/src/test/npm}:
 * its OpenSSL 3.5 has X25519MLKEM768 and ML-DSA, which the system's OpenSSL lacks. {@link
 * #installed} runs the {@code node} on the PATH.
 */
public final class NodeServer {
  private static final Pattern READY = Pattern.compile("listening on (\\d+)\n");

  private final Launch launch;

  private NodeServer(Path node, Certified certified) {
    launch =
        new Launch(node.toString(), "server.cjs", "cert=chain.pem", "key=key.pem")
            .file("server.cjs", script())
            .file("chain.pem", certified.chainPem())
            .file("key.pem", certified.keyPem());
  }

  /**
   * A server in the pinned Node with this certificate, key and presented chain.
   *
   * @throws AssertionError if that Node is not there, saying how to install it
   */
  public static NodeServer with(Certified certified) {
    return new NodeServer(pinnedNode(), certified);
  }

  /**
   * A server in the installed Node with this certificate, key and presented chain.
   *
   * @throws AssertionError if there is none, saying how to install it
   */
  public static NodeServer installed(Certified certified) {
    return new NodeServer(Program.find("node"), certified);
  }

  /** Speaks TLS 1.3 only. */
  public NodeServer tls13() {
    return set("minVersion", "TLSv1.3");
  }

  /** Speaks TLS 1.2 only. */
  public NodeServer tls12() {
    return set("maxVersion", "TLSv1.2");
  }

  /** Accepts only these suites; IANA names, of either version. */
  public NodeServer suite(String... names) {
    List<String> suites =
        List.of(names).stream().map(OpensslSuite::of).map(OpensslSuite::opensslName).toList();
    return set("ciphers", String.join(":", suites));
  }

  /** Accepts only these groups, under OpenSSL's names: X25519MLKEM768, X25519, P-256, … */
  public NodeServer group(String... names) {
    return set("ecdhCurve", String.join(":", names));
  }

  /** Signs only with these algorithms, under OpenSSL's names. */
  public NodeServer signatureAlgorithms(String... names) {
    return set("sigalgs", String.join(":", names));
  }

  /** Selects one of these protocols (RFC 7301). */
  public NodeServer alpn(String... protocols) {
    return set("ALPNProtocols", String.join(",", protocols));
  }

  /** Staples this OCSP response; see {@link Staple}. */
  public NodeServer staple(byte[] der) {
    launch.file("staple.der", der);
    return set("staple", "staple.der");
  }

  /** Demands a client certificate issued by this authority. */
  public NodeServer requireClientCertificate(Certified authority) {
    launch.file("clients.pem", authority.certificatePem());
    return set("ca", "clients.pem");
  }

  /** Starts the server. */
  public Peer start() {
    return ProcessPeer.start(launch, READY);
  }

  private NodeServer set(String name, String value) {
    launch.add(name + "=" + value);
    return this;
  }

  private static byte[] script() {
    try (InputStream script = NodeServer.class.getResourceAsStream("node-server.cjs")) {
      return Objects.requireNonNull(script).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks upwards, because a test runs in the folder of its own module. */
  public static Path pinnedNode() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    String system = System.getProperty("os.name").equals("Linux") ? "linux" : "bin-darwin";
    Path binary =
        Path.of("core/src/test/npm/node_modules/node-%s-%s/bin/node".formatted(system, machine));
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve(binary))) {
        return at.resolve(binary);
      }
    }
    throw new AssertionError(
        "This test needs the pinned Node.js. Install it with: npm ci --prefix core/src/test/npm");
  }
}
