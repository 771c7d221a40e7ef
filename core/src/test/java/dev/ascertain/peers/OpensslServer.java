package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Staple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code openssl s_server}: the peer that can be made to negotiate exactly one thing.
 *
 * <p>Unless told otherwise it speaks TLS 1.2 and 1.3 with OpenSSL's default suites and groups at
 * security level 0 (nothing is refused as too weak) and answers {@code GET /} with a status page.
 * It serves one connection at a time, so a client that stalls makes the next one wait.
 */
public final class OpensslServer {
  /** The groups OpenSSL 3.0 has for TLS 1.3, under its names. */
  public static final List<String> GROUPS_13 =
      List.of(
          "X25519",
          "P-256",
          "P-384",
          "P-521",
          "X448",
          "ffdhe2048",
          "ffdhe3072",
          "ffdhe4096",
          "ffdhe6144",
          "ffdhe8192");

  /** The groups OpenSSL 3.0 has for the ECDHE suites of TLS 1.2, under its names. */
  public static final List<String> GROUPS_12 =
      List.of(
          "X25519",
          "P-256",
          "P-384",
          "P-521",
          "X448",
          "brainpoolP256r1",
          "brainpoolP384r1",
          "brainpoolP512r1",
          "secp256k1");

  private static final Pattern READY = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)\n");

  private final Launch launch = new Launch("openssl", "s_server", "-accept", "127.0.0.1:0");
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<String> flags = new ArrayList<>();
  private final List<String> suites13 = new ArrayList<>();
  private final List<String> suites12 = new ArrayList<>();
  private String content = "-www";

  private OpensslServer() {
    settings.put("MinProtocol", "TLSv1.2");
  }

  /** A server with this certificate, key and presented chain. */
  public static OpensslServer with(Certified certified) {
    return new OpensslServer().identity("", certified);
  }

  /** A server without any certificate, for the {@code DH_anon} and {@code ECDH_anon} suites. */
  public static OpensslServer anonymous() {
    return new OpensslServer().option("-nocert");
  }

  /** A server without any certificate, which shares a key with its clients (TLS 1.3). */
  public static OpensslServer withKey(String identity, String hex) {
    return anonymous().tls13().option("-psk_identity", identity, "-psk", hex);
  }

  /** Also has this certificate, of another kind of key, and chooses by what the client offers. */
  public OpensslServer and(Certified certified) {
    return identity("d", certified);
  }

  /** Speaks TLS 1.3 only. */
  public OpensslServer tls13() {
    return only("TLSv1.3");
  }

  /** Speaks TLS 1.2 only. */
  public OpensslServer tls12() {
    return only("TLSv1.2");
  }

  /** Speaks TLS 1.1 only (RFC 8996 forbids it). */
  public OpensslServer tls11() {
    return only("TLSv1.1");
  }

  /** Speaks TLS 1.0 only (RFC 8996 forbids it). */
  public OpensslServer tls10() {
    return only("TLSv1");
  }

  /**
   * Accepts only these suites, the first being preferred; IANA names, of either version.
   *
   * @throws AssertionError if the installed OpenSSL does not have one
   */
  public OpensslServer suite(String... names) {
    for (String name : names) {
      OpensslSuite suite = OpensslSuite.of(name);
      (suite.isTls13() ? suites13 : suites12).add(suite.opensslName());
    }
    return option("-serverpref");
  }

  /** Accepts only these groups, under OpenSSL's names; see {@link #GROUPS_13}. */
  public OpensslServer group(String... names) {
    return option("-groups", String.join(":", names));
  }

  /** Uses the finite field group of this OpenSSL name for DHE in TLS 1.2: ffdhe2048, modp_1536. */
  public OpensslServer finiteField(String group) {
    launch.file("dh.pem", parameters(group));
    return option("-dhparam", "dh.pem");
  }

  /** Signs only with these algorithms, under OpenSSL's names: rsa_pss_rsae_sha256, RSA+SHA256. */
  public OpensslServer signatureAlgorithms(String... names) {
    return option("-sigalgs", String.join(":", names));
  }

  /** Selects one of these protocols (RFC 7301), preferring the client's order. */
  public OpensslServer alpn(String... protocols) {
    return option("-alpn", String.join(",", protocols));
  }

  /** Staples this OCSP response; see {@link Staple}. */
  public OpensslServer staple(byte[] der) {
    launch.file("staple.der", der);
    return option("-status_file", "staple.der");
  }

  /** Demands a client certificate issued by this authority. */
  public OpensslServer requireClientCertificate(Certified authority) {
    launch.file("clients.pem", authority.certificatePem());
    return option("-Verify", "5", "-verify_return_error", "-CAfile", "clients.pem");
  }

  /** Does not do encrypt-then-MAC (RFC 7366) in the CBC suites. */
  public OpensslServer withoutEncryptThenMac() {
    flags.add("-EncryptThenMac");
    return this;
  }

  /** Does not do the extended master secret (RFC 7627). */
  public OpensslServer withoutExtendedMasterSecret() {
    flags.add("-ExtendedMasterSecret");
    return this;
  }

  /** Sends no record with more content than this, 512 to 16384 bytes: messages get fragmented. */
  public OpensslServer maxFragment(int bytes) {
    return option("-max_send_frag", String.valueOf(bytes));
  }

  /** Pads TLS 1.3 records to a multiple of this many bytes (RFC 9846 section 5.4). */
  public OpensslServer recordPadding(int bytes) {
    return option("-record_padding", String.valueOf(bytes));
  }

  /** Ends after this many connections. */
  public OpensslServer accepting(int connections) {
    return option("-naccept", String.valueOf(connections));
  }

  /**
   * Answers {@code GET /path} with these bytes instead of the status page.
   *
   * @param path a file name without slashes
   * @param response a complete HTTP response: status line, header fields, content
   */
  public OpensslServer answering(String path, byte[] response) {
    content = "-HTTP";
    launch.file(path, response);
    return this;
  }

  /** Answers no HTTP request; sends nothing after the handshake but what TLS itself has to. */
  public OpensslServer silent() {
    content = "";
    return this;
  }

  /** Adds options of s_server that have no method here; {@code openssl s_server -help}. */
  public OpensslServer option(String... words) {
    launch.add(words);
    return this;
  }

  /**
   * Starts the server.
   *
   * @throws AssertionError if openssl is missing, or refuses its options; with what it printed
   */
  public Peer start() {
    option("-cipher", (suites12.isEmpty() ? "ALL" : String.join(":", suites12)) + ":@SECLEVEL=0");
    if (!suites13.isEmpty()) {
      option("-ciphersuites", String.join(":", suites13));
    }
    if (!content.isEmpty()) {
      option(content);
    }
    launch.file("openssl.cnf", configuration()).environment("OPENSSL_CONF", "openssl.cnf");
    return ProcessPeer.start(launch, READY);
  }

  /** The file of a finite field group. */
  static String parameters(String group) {
    return Program.run(
            "openssl", "genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:" + group)
        .out();
  }

  private OpensslServer only(String version) {
    settings.put("MinProtocol", version);
    settings.put("MaxProtocol", version);
    return this;
  }

  private OpensslServer identity(String prefix, Certified certified) {
    String certificate = prefix + "cert.pem";
    String key = prefix + "key.pem";
    launch.file(certificate, certified.certificatePem()).file(key, certified.keyPem());
    option("-" + prefix + "cert", certificate, "-" + prefix + "key", key);
    if (certified.presented().size() > 1) {
      launch.file(prefix + "chain.pem", certified.issuersPem());
      option("-" + prefix + "cert_chain", prefix + "chain.pem");
    }
    return this;
  }

  private String configuration() {
    StringBuilder file =
        new StringBuilder(
            """
            openssl_conf = init
            [init]
            ssl_conf = ssl
            [ssl]
            system_default = peer
            [peer]
            """);
    settings.forEach((name, value) -> file.append("%s = %s%n".formatted(name, value)));
    if (!flags.isEmpty()) {
      file.append("Options = %s%n".formatted(String.join(",", flags)));
    }
    return file.toString();
  }
}
