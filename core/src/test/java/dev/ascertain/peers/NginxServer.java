package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Staple;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * nginx, with a configuration as an administrator would write it.
 *
 * <p>Unless told otherwise it speaks TLS 1.2 and 1.3, HTTP/1.1 only, and answers every request with
 * 200 and a line of text.
 */
public final class NginxServer {
  // Written when the event loop is chosen, right after the listening sockets were opened.
  private static final Pattern READY = Pattern.compile("event method\n");

  private final Launch launch = new Launch("nginx", "-e", "stderr", "-p", ".", "-c", "nginx.conf");
  private final List<String> directives = new ArrayList<>();
  private String listening = "ssl";
  private String protocols = "TLSv1.2 TLSv1.3";

  private NginxServer() {}

  /** A server with this certificate, key and presented chain. */
  public static NginxServer with(Certified certified) {
    return new NginxServer().and(certified);
  }

  /** Also has this certificate, of another kind of key, and chooses by what the client offers. */
  public NginxServer and(Certified certified) {
    String chain = "chain%d.pem".formatted(directives.size());
    String key = "key%d.pem".formatted(directives.size());
    launch.file(chain, certified.chainPem()).file(key, certified.keyPem());
    return directive("ssl_certificate " + chain).directive("ssl_certificate_key " + key);
  }

  /**
   * Speaks only these versions: {@code TLSv1}, {@code TLSv1.1}, {@code TLSv1.2}, {@code TLSv1.3}.
   */
  public NginxServer protocols(String... versions) {
    protocols = String.join(" ", versions);
    return this;
  }

  /** Speaks TLS 1.3 only. */
  public NginxServer tls13() {
    return protocols("TLSv1.3");
  }

  /** Speaks TLS 1.2 only. */
  public NginxServer tls12() {
    return protocols("TLSv1.2");
  }

  /** Uses the finite field group of this OpenSSL name for DHE in TLS 1.2: ffdhe2048. */
  public NginxServer finiteField(String group) {
    launch.file("dh.pem", OpensslServer.parameters(group));
    return directive("ssl_dhparam dh.pem");
  }

  /** Accepts only these suites, in this order; IANA names, of either version. */
  public NginxServer suite(String... names) {
    List<OpensslSuite> suites = List.of(names).stream().map(OpensslSuite::of).toList();
    List<String> newer =
        suites.stream().filter(OpensslSuite::isTls13).map(OpensslSuite::opensslName).toList();
    List<String> older =
        suites.stream().filter(s -> !s.isTls13()).map(OpensslSuite::opensslName).toList();
    if (!newer.isEmpty()) {
      directive("ssl_conf_command Ciphersuites " + String.join(":", newer));
    }
    if (!older.isEmpty()) {
      directive("ssl_ciphers " + String.join(":", older) + ":@SECLEVEL=0");
    }
    return directive("ssl_prefer_server_ciphers on");
  }

  /** Accepts only these groups, under OpenSSL's names. */
  public NginxServer group(String... names) {
    return directive("ssl_ecdh_curve " + String.join(":", names));
  }

  /** Staples this OCSP response; see {@link Staple}. */
  public NginxServer staple(byte[] der) {
    launch.file("staple.der", der);
    return directive("ssl_stapling on").directive("ssl_stapling_file staple.der");
  }

  /** Demands a client certificate issued by this authority; answers 400 over TLS without one. */
  public NginxServer requireClientCertificate(Certified authority) {
    launch.file("clients.pem", authority.certificatePem());
    return directive("ssl_verify_client on").directive("ssl_client_certificate clients.pem");
  }

  /** Forgets {@code ssl} in {@code listen}: plain HTTP on the port that should speak TLS. */
  public NginxServer withoutTls() {
    listening = "";
    return this;
  }

  /** Expects the PROXY protocol before TLS, as behind a load balancer that sends it. */
  public NginxServer expectingProxyProtocol() {
    listening = "ssl proxy_protocol";
    return this;
  }

  /** Adds a directive to the {@code server} block, without its semicolon. */
  public NginxServer directive(String directive) {
    directives.add(directive);
    return this;
  }

  /**
   * Starts the server.
   *
   * @throws AssertionError if nginx is missing, or refuses its configuration; with what it printed
   */
  public Peer start() {
    return ProcessPeer.startOnFreePort(
        port -> launch.copy().file("nginx.conf", configuration(port)), READY);
  }

  private String configuration(int port) {
    return """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log stderr notice;
    events { worker_connections 64; }
    http {
      access_log off;
      client_body_temp_path tmp;
      proxy_temp_path tmp;
      fastcgi_temp_path tmp;
      uwsgi_temp_path tmp;
      scgi_temp_path tmp;
      server {
        listen 127.0.0.1:%d %s;
        ssl_protocols %s;
        %s
        location / { return 200 "nginx answers\\n"; }
      }
    }
    """
        .formatted(port, listening, protocols, String.join(";\n    ", directives) + ";");
  }
}
