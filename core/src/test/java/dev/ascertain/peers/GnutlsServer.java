package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Staple;
import java.util.regex.Pattern;

/**
 * {@code gnutls-serv --http}: a TLS implementation that shares no code with OpenSSL.
 *
 * <p>Unless told otherwise it uses the priority {@code NORMAL} and answers HTTP with a page about
 * the connection. It prints what each connection negotiated; see {@link Peer#output()}.
 */
public final class GnutlsServer {
  private static final Pattern READY = Pattern.compile("IPv4 .* port \\d+\\.\\.\\.done\n");

  private final Launch launch = new Launch("gnutls-serv", "--http");
  private String clientCertificates = "--disable-client-cert";
  private int identities;
  private final StringBuilder priority = new StringBuilder("NORMAL");

  private GnutlsServer() {}

  /** A server with this certificate, key and presented chain. */
  public static GnutlsServer with(Certified certified) {
    return new GnutlsServer().and(certified);
  }

  /** A server without any certificate, which shares a key with its clients (TLS 1.3). */
  public static GnutlsServer withKey(String identity, String hex) {
    GnutlsServer server = new GnutlsServer();
    server.launch.file("psk.txt", identity + ":" + hex + "\n");
    return server
        .tls13()
        .priority("-KX-ALL:+ECDHE-PSK:+DHE-PSK:+PSK")
        .option("--pskpasswd=psk.txt");
  }

  /** A server with this key alone, as a raw public key (RFC 7250). */
  public static GnutlsServer withRawKey(Certified certified) {
    GnutlsServer server = new GnutlsServer();
    server.launch.file("raw.pem", certified.publicKeyPem()).file("raw-key.pem", certified.keyPem());
    return server
        .option("--rawpkkeyfile=raw-key.pem", "--rawpkfile=raw.pem")
        .priority("+CTYPE-SRV-RAWPK");
  }

  /** Asks clients for a raw public key (RFC 7250), and takes any. */
  public GnutlsServer requestRawClientKey() {
    clientCertificates = "--require-client-cert";
    return priority("-CTYPE-CLI-ALL:+CTYPE-CLI-RAWPK");
  }

  /** Also has this certificate, of another kind of key, and chooses by what the client offers. */
  public GnutlsServer and(Certified certified) {
    String chain = "chain%d.pem".formatted(identities);
    String key = "key%d.pem".formatted(identities++);
    launch.file(chain, certified.chainPem()).file(key, certified.keyPem());
    return option("--x509certfile=" + chain, "--x509keyfile=" + key);
  }

  /** Speaks TLS 1.3 only. */
  public GnutlsServer tls13() {
    return priority("-VERS-ALL:+VERS-TLS1.3");
  }

  /** Speaks TLS 1.2 only. */
  public GnutlsServer tls12() {
    return priority("-VERS-ALL:+VERS-TLS1.2");
  }

  /** Accepts only this group, under GnuTLS's name: X25519, X448, SECP256R1, FFDHE2048, … */
  public GnutlsServer group(String name) {
    return priority("-GROUP-ALL:+GROUP-" + name);
  }

  /** Accepts only this cipher, under GnuTLS's name: AES-128-GCM, AES-128-CCM-8, AES-256-CBC, … */
  public GnutlsServer cipher(String name) {
    return priority("-CIPHER-ALL:+" + name);
  }

  /** Appends to the priority string, which starts with {@code NORMAL}: {@code %NO_ETM}, … */
  public GnutlsServer priority(String words) {
    priority.append(':').append(words);
    return this;
  }

  /** Selects one of these protocols (RFC 7301). */
  public GnutlsServer alpn(String... protocols) {
    for (String protocol : protocols) {
      option("--alpn=" + protocol);
    }
    return this;
  }

  /** Staples this OCSP response; see {@link Staple}. */
  public GnutlsServer staple(byte[] der) {
    launch.file("staple.der", der);
    return option("--ignore-ocsp-response-errors", "--ocsp-response=staple.der");
  }

  /** Demands a client certificate issued by this authority. */
  public GnutlsServer requireClientCertificate(Certified authority) {
    clientCertificates = "--require-client-cert";
    launch.file("clients.pem", authority.certificatePem());
    return option("--verify-client-cert", "--x509cafile=clients.pem");
  }

  /** Adds options of gnutls-serv that have no method here. */
  public GnutlsServer option(String... words) {
    launch.add(words);
    return this;
  }

  /**
   * Starts the server.
   *
   * @throws AssertionError if gnutls-serv is missing, or refuses its options; with what it printed
   */
  public Peer start() {
    // gnutls-serv reads the priority only after it said that it listens.
    Program.Result read = Program.run("gnutls-cli", "--list", "--priority=" + priority);
    if (read.exit() != 0) {
      throw new AssertionError(
          "GnuTLS refuses the priority %s: %s".formatted(priority, read.err()));
    }
    launch.add(clientCertificates, "--priority=" + priority);
    return ProcessPeer.startOnFreePort(port -> launch.copy().add("--port=" + port), READY);
  }
}
