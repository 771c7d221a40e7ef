package dev.ascertain.interop;

import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One kind of handshake of the matrix.
 *
 * @param key the key of the server's certificate
 */
record Scenario(Exchange exchange, KeyKind key, Mode mode) {

  /** How the two sides come to share a secret; TLS 1.3 names groups, TLS 1.2 suites. */
  @SuppressWarnings("ImmutableEnumChecker") // values and lists that cannot be changed
  enum Exchange {
    X25519(NamedGroup.X25519),
    SECP256R1(NamedGroup.SECP256R1),
    X25519MLKEM768(NamedGroup.X25519MLKEM768),
    FFDHE2048(NamedGroup.FFDHE2048),
    ECDHE(
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
    DHE(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256),
    RSA(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);

    private final Optional<NamedGroup> group;
    private final List<CipherSuite> suites;

    Exchange(NamedGroup group) {
      this.group = Optional.of(group);
      this.suites = List.of();
    }

    Exchange(CipherSuite... suites) {
      this.group = Optional.empty();
      this.suites = List.of(suites);
    }

    boolean isTls13() {
      return group.isPresent();
    }

    /** The group of TLS 1.3. */
    NamedGroup group() {
      return group.orElseThrow();
    }
  }

  /** What is special about the handshake. */
  enum Mode {
    FULL("full"),
    RESUMED("resumed"),
    RETRY("HelloRetryRequest"),
    CLIENT_CERTIFICATE("client certificate"),
    EARLY_DATA("0-RTT");

    private final String title;

    Mode(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** All there are. */
  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (Exchange exchange : Exchange.values()) {
      for (KeyKind key : List.of(KeyKind.RSA_2048, KeyKind.ECDSA_P256, KeyKind.ED25519)) {
        boolean rsaOnly = exchange == Exchange.DHE || exchange == Exchange.RSA;
        if (!rsaOnly || key == KeyKind.RSA_2048) {
          for (Mode mode : Mode.values()) {
            all.add(new Scenario(exchange, key, mode));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  boolean isTls13() {
    return exchange.isTls13();
  }

  ProtocolVersion version() {
    return isTls13() ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2;
  }

  /** The suite of TLS 1.2 that has the exchange and fits the key. */
  CipherSuite suite() {
    return key == KeyKind.RSA_2048 ? exchange.suites.getFirst() : exchange.suites.getLast();
  }

  /** The row of the table. */
  String row() {
    return "%s %s %s".formatted(version(), exchange, key);
  }

  /** Why there is no such handshake at all. */
  Optional<String> impossible() {
    return !isTls13() && (mode == Mode.RETRY || mode == Mode.EARLY_DATA)
        ? Optional.of("TLS 1.2 has no such thing")
        : Optional.empty();
  }
}
