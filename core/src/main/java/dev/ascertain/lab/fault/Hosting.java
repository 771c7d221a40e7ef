package dev.ascertain.lab.fault;

import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another server needs in order to be bad in the same way: where the fault lies in what is
 * configured, and not in what is said.
 *
 * @param certified the certificate, what is presented with it, and the key
 * @param preferences what is accepted
 */
public record Hosting(Certified certified, ServerPreferences preferences) {

  /**
   * A {@code server} of nginx's configuration.
   *
   * @param port where to listen
   * @param folder with {@code chain.pem} and {@code key.pem}, as nginx is to find it
   */
  public String nginx(int port, String folder) {
    StringBuilder server = new StringBuilder("server {\n");
    line(server, "listen", "127.0.0.1:" + port + " ssl");
    line(server, "ssl_certificate", folder + "/chain.pem");
    line(server, "ssl_certificate_key", folder + "/key.pem");
    line(server, "ssl_protocols", joined(" ", preferences.versions().stream().map(Hosting::name)));
    // OpenSSL would otherwise refuse to present what is weak.
    line(server, "ssl_ciphers", ciphers() + "@SECLEVEL=0");
    if (!isUsual() && !ciphersuites().isEmpty()) {
      line(server, "ssl_conf_command", "Ciphersuites " + ciphersuites());
    }
    if (!preferences.groups().equals(ServerPreferences.DEFAULT.groups())) {
      line(
          server,
          "ssl_ecdh_curve",
          joined(":", preferences.groups().stream().map(NamedGroup::toString)));
    }
    line(server, "return", "200 \"Ascertain's lab.\\n\"");
    return server.append("}\n").toString();
  }

  /** For TLS 1.2, in OpenSSL's names. */
  private String ciphers() {
    List<String> names =
        preferences.cipherSuites().stream()
            .filter(suite -> !suite.isTls13())
            .map(CipherSuite::openSslName)
            .flatMap(Optional::stream)
            .toList();
    return isUsual() || names.isEmpty() ? "DEFAULT" : String.join(":", names);
  }

  /** For TLS 1.3. */
  private String ciphersuites() {
    return joined(
        ":",
        preferences.cipherSuites().stream()
            .filter(CipherSuite::isTls13)
            .map(CipherSuite::toString));
  }

  private boolean isUsual() {
    return preferences.cipherSuites().equals(ServerPreferences.DEFAULT.cipherSuites());
  }

  private static String name(ProtocolVersion version) {
    return version.equals(ProtocolVersion.TLS_1_3) ? "TLSv1.3" : "TLSv1.2";
  }

  private static String joined(String separator, Stream<String> words) {
    return words.collect(Collectors.joining(separator));
  }

  private static void line(StringBuilder server, String directive, String value) {
    server.append("    %s %s;\n".formatted(directive, value));
  }
}
