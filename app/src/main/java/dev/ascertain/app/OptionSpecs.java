package dev.ascertain.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line. Names are those of curl and of {@code openssl s_client} where
 * they have the option; where these differ, the first name is the one of {@code help.txt}.
 *
 * <p>No library reads them: the classes of picocli are of an old format, which the AOT cache does
 * not keep, and loading them took a third of the time of a run.
 */
final class OptionSpecs {
  private OptionSpecs() {}

  /** The names for people of all options but the hidden one. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      if (flag != Flag.TRAIN) {
        names.add(flag.names().getFirst());
      }
    }
    for (Value value : Value.values()) {
      names.add(value.names().getFirst());
    }
    return List.copyOf(names);
  }

  /** The flag with this name. */
  static Optional<Flag> flag(String name) {
    for (Flag flag : Flag.values()) {
      if (flag.names.contains(name)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }

  /** The option with a value that has this name. */
  static Optional<Value> value(String name) {
    for (Value value : Value.values()) {
      if (value.names.contains(name)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** An option. */
  sealed interface Option {
    /** All names, the one for people first. */
    List<String> names();
  }

  /** Options without a value. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  enum Flag implements Option {
    IPV4("-4", "--ipv4"),
    IPV6("-6", "--ipv6"),
    TLS10("--tls1.0", "--tlsv1.0", "-tls1"),
    TLS11("--tls1.1", "--tlsv1.1", "-tls1_1"),
    TLS12("--tls1.2", "--tlsv1.2", "-tls1_2"),
    TLS13("--tls1.3", "--tlsv1.3", "-tls1_3"),
    NO_ALPN("--no-alpn"),
    NO_SERVERNAME("--no-servername", "-noservername"),
    STATUS_V2("--status-v2"),
    COMPRESS_CERTIFICATE("--compress-certificate"),
    DELEGATED_CREDENTIAL("--delegated-credential"),
    ECH("--ech"),
    ECH_GREASE("--ech-grease"),
    GET("--get"),
    NO_HTTP("--no-http"),
    INSECURE("-k", "--insecure"),
    STRICT("--strict"),
    RECONNECT("--reconnect", "-reconnect"),
    NO_FETCH("--no-fetch"),
    EXPLICIT_POLICY("--explicit-policy", "-explicit_policy"),
    INHIBIT_MAPPING("--inhibit-mapping", "-inhibit_map"),
    INHIBIT_ANY("--inhibit-any", "-inhibit_any"),
    FORCE("--force"),
    JSON("--json"),
    SHOWCERTS("--showcerts", "-showcerts"),
    VERBOSE("-v", "--verbose"),
    ASCII("--ascii"),
    VERSION("--version", "-V"),
    HELP("--help", "-h"),
    TRAIN("--train");

    private final List<String> names;

    Flag(String... names) {
      this.names = List.of(names);
    }

    @Override
    public List<String> names() {
      return names;
    }
  }

  /** Options with a value. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  enum Value implements Option {
    RESOLVE("--resolve"),
    CONNECT_TO("--connect-to"),
    TIMEOUT("--timeout", "--connect-timeout"),
    CIPHERS("--ciphers", "-cipher", "-ciphersuites"),
    GROUPS("--groups", "--curves", "-groups", "-curves"),
    SIGALGS("--sigalgs", "-sigalgs"),
    ALPN("--alpn", "-alpn"),
    SERVERNAME("--servername", "-servername"),
    CA_FILE("--ca-file", "--cacert", "-CAfile"),
    CA_PATH("--ca-path", "--capath", "-CApath"),
    TRUST("--trust"),
    UNTRUSTED("--untrusted", "-untrusted"),
    CRL_FILE("--crl-file", "--crlfile", "-CRL", "-CRLfile"),
    OCSP_RESPONSE("--ocsp-response"),
    CT_LOG_LIST("--ct-log-list"),
    NAME("--name", "-verify_hostname"),
    PURPOSE("--purpose", "-purpose"),
    PROFILE("--profile"),
    POLICY("--policy", "-policy"),
    REVOCATION("--revocation"),
    MAX_AGE("--max-age"),
    MAX_DEPTH("--max-depth", "-verify_depth"),
    PASSWORD_FILE("--password-file"),
    FIX("--fix"),
    HOST("--host"),
    PORT_BASE("--port-base"),
    OUTPUT("-o", "--output"),
    CERT("--cert", "-E", "-cert"),
    KEY("--key", "-key"),
    RAW_KEY("--raw-key"),
    RAW_PUBLIC_KEY("--raw-public-key"),
    ECH_CONFIG("--ech-config"),
    DNS_SERVER("--dns-server"),
    PSK("--psk", "-psk"),
    PSK_IDENTITY("--psk-identity", "-psk_identity"),
    EARLY_DATA("--early-data", "-early_data"),
    KEYLOG("--keylog", "-keylogfile"),
    AT("--at"),
    COLOR("--color"),
    WIDTH("--width"),
    FAIL_ON("--fail-on");

    private final List<String> names;

    Value(String... names) {
      this.names = List.of(names);
    }

    @Override
    public List<String> names() {
      return names;
    }
  }
}
