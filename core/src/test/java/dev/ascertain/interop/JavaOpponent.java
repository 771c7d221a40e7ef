package dev.ascertain.interop;

import dev.ascertain.interop.Scenario.Exchange;
import dev.ascertain.interop.Scenario.Mode;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.peers.JdkClient;
import dev.ascertain.peers.JdkServer;
import dev.ascertain.peers.Jsse;
import dev.ascertain.peers.Peer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An implementation behind Java's interface for TLS. */
record JavaOpponent(String name, Jsse jsse) implements Opponent {
  /** Seen in 9 of 1,500 handshakes with JDK 25; OpenSSL and we agree in all. */
  static final String ZEROS_DROPPED =
      "it drops leading zeros of the secret, which RFC 9846 section 7.4.1 keeps: "
          + "one handshake in 256 fails";

  private static final String SHARED_AT_ONCE = "it always sends a share of this group";
  private static final String SHARED_LATER =
      "it sends no share of this group until asked: see HelloRetryRequest";

  @Override
  public Optional<String> obstacleAsServer(Scenario scenario) {
    boolean eddsa = jsse == Jsse.BOUNCY_CASTLE && scenario.key() == KeyKind.ED25519;
    if (eddsa) {
      return Optional.of("it takes no EdDSA keys of the JDK");
    }
    boolean silent = jsse != Jsse.JDK && scenario.isTls13() && scenario.mode() == Mode.RESUMED;
    return silent ? Optional.of("its server sent no ticket in TLS 1.3") : obstacle(scenario);
  }

  @Override
  public Peer serve(Scenario scenario, Certified certified, Optional<Certified> clients) {
    JdkServer server = JdkServer.with(certified).of(jsse);
    server = scenario.isTls13() ? server.tls13().group(groups(scenario)) : server.tls12();
    clients.ifPresent(server::requireClientCertificate);
    return server.start();
  }

  @Override
  public Optional<String> obstacleAsClient(Scenario scenario) {
    Exchange exchange = scenario.exchange();
    return obstacle(scenario)
        .or(() ->
            Optional.ofNullable(
                switch (jsse) {
                  case JDK ->
                      scenario.mode() == Mode.RETRY && exchange != Exchange.SECP256R1
                          ? "it sends a share of each kind of group, so need not be asked again"
                          : null;
                  case BOUNCY_CASTLE ->
                      switch (scenario.mode()) {
                        case RESUMED -> "it does not resume; with OpenSSL neither";
                        case FULL -> sharedAtOnce(exchange) ? null : SHARED_LATER;
                        case RETRY -> sharedAtOnce(exchange) ? SHARED_AT_ONCE : null;
                        case CLIENT_CERTIFICATE, EARLY_DATA -> null;
                      };
                  case CONSCRYPT ->
                      scenario.mode() == Mode.RETRY && exchange == Exchange.X25519MLKEM768
                          ? SHARED_AT_ONCE
                          : null;
                }));
  }

  @Override
  public void connect(Peer server, Scenario scenario, Certified root, Certified own)
      throws IOException, GeneralSecurityException {
    JdkClient client = JdkClient.of(jsse, root, own);
    if (!scenario.isTls13()) {
      client.tls12().suite(scenario.suite().toString());
    } else if (scenario.mode() == Mode.RETRY) {
      client.tls13().group(retried(groups(scenario)));
    } else {
      client.tls13().group(groups(scenario));
    }
    Opponent.fetch(scenario, () -> client.get(server));
  }

  private Optional<String> obstacle(Scenario scenario) {
    return Optional.ofNullable(
        switch (scenario.mode()) {
          case EARLY_DATA -> "it has no early data";
          case FULL, RESUMED, RETRY, CLIENT_CERTIFICATE ->
              lack(scenario.exchange(), scenario.key());
        });
  }

  private @Nullable String lack(Exchange exchange, KeyKind key) {
    return switch (jsse) {
      case JDK ->
          switch (exchange) {
            case X25519MLKEM768 -> "it has no such group";
            case FFDHE2048 -> ZEROS_DROPPED;
            case RSA -> "it forbids such suites by default";
            case X25519, SECP256R1, ECDHE, DHE -> null;
          };
      case BOUNCY_CASTLE -> exchange == Exchange.RSA ? "it forbids such suites by default" : null;
      case CONSCRYPT ->
          switch (exchange) {
            case FFDHE2048 -> "it has no such group";
            case DHE -> "it has no such suites";
            case X25519, SECP256R1, X25519MLKEM768, ECDHE, RSA ->
                key == KeyKind.ED25519 ? "it has no such keys" : null;
          };
    };
  }

  /** Of which groups BouncyCastle sends shares; in TLS 1.2 there are none. */
  private static boolean sharedAtOnce(Exchange exchange) {
    return switch (exchange) {
      case X25519, SECP256R1, ECDHE, DHE, RSA -> true;
      case X25519MLKEM768, FFDHE2048 -> false;
    };
  }

  /** The same, but a share is sent for another. */
  private static String[] retried(String[] groups) {
    return Stream.concat(Stream.of("secp384r1"), Stream.of(groups)).toArray(String[]::new);
  }

  /**
   * The group; and the curve of the certificates, without which BouncyCastle would not take them.
   */
  private static String[] groups(Scenario scenario) {
    String group = scenario.exchange().group().toString();
    return group.equals("secp256r1") ? new String[] {group} : new String[] {group, "secp256r1"};
  }
}
