package dev.ascertain;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.handshake.client.EchOffer;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.Deadline;
import dev.ascertain.net.HttpsRecords;
import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.EncryptedHello;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.EchRetryConfigs;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * To which key the ClientHello of a connection is encrypted, if it is (RFC 9849).
 *
 * @param observed what is to be told of it; empty if no configurations were given
 * @param greased whether a random extension is wanted, or stands in for want of a suitable
 *     configuration
 */
record Encryption(Optional<EncryptedHello> observed, boolean greased) {

  /** It is sent as it is. */
  static final Encryption NONE = new Encryption(Optional.empty(), false);

  /**
   * What is wanted, which may have to be looked up.
   *
   * @param name the server, by the name it is asked for by
   * @param connect how long the lookup may take
   * @param clock nanoseconds since the examination began
   */
  static Encryption of(
      Options.Ech wish,
      Target name,
      ConnectOptions connect,
      Environment environment,
      LongSupplier clock) {
    return switch (wish) {
      case Options.Ech.None _ -> NONE;
      case Options.Ech.Grease _ -> new Encryption(Optional.empty(), true);
      case Options.Ech.To to ->
          new Encryption(
              Optional.of(
                  new EncryptedHello(
                      to.configs(),
                      choice(to.configs(), environment),
                      Optional.empty(),
                      Optional.empty())),
              true);
      case Options.Ech.FromDns dns -> {
        Deadline deadline = connect.timeouts().deadline(Stage.NAME_LOOKUP, clock.getAsLong());
        EchLookup lookup = HttpsRecords.lookup(name, dns.dnsServer(), deadline, clock);
        EchConfigList configs = lookup.configs();
        yield new Encryption(
            Optional.of(
                new EncryptedHello(
                    configs, choice(configs, environment), Optional.empty(), Optional.of(lookup))),
            true);
      }
    };
  }

  /**
   * What the client is told.
   *
   * @param publicJudge the judge of a server that rejects it
   */
  EchOffer offer(CertificateJudge publicJudge) {
    Optional<EchChoice.Chosen> chosen = chosen();
    if (chosen.isPresent()) {
      return new EchOffer.Encrypted(chosen.get().config(), chosen.get().cipherSuite(), publicJudge);
    }
    return greased ? EchOffer.GREASE : EchOffer.NONE;
  }

  /** The name a server that rejects it has to prove. */
  Optional<String> publicName() {
    Optional<EchChoice.Chosen> chosen = chosen();
    return chosen.isPresent() ? Optional.of(chosen.get().config().publicName()) : Optional.empty();
  }

  private Optional<EchChoice.Chosen> chosen() {
    return observed.isPresent() ? observed.get().choice().chosen() : Optional.empty();
  }

  /**
   * What to try once more after a server with the public name rejected it; empty if it sent nothing
   * suitable. RFC 9849 section 6.1.6: "It SHOULD retry the handshake with a new transport
   * connection, using the retry configurations supplied by the server."; "Clients SHOULD NOT accept
   * "retry_config" in response to a connection initiated in response to a "retry_config"."
   */
  Optional<Encryption> again(EncryptedHello.Rejection rejection, Environment environment) {
    boolean first = observed.isPresent() && observed.get().rejection().isEmpty();
    return first && isAuthenticated(rejection.transcript())
        ? retryConfigs(rejection.transcript())
            .map(configs ->
                new EncryptedHello(
                    configs,
                    choice(configs, environment),
                    Optional.of(rejection),
                    observed.get().lookup()))
            .filter(encrypted -> encrypted.choice().chosen().isPresent())
            .map(encrypted -> new Encryption(Optional.of(encrypted), true))
        : Optional.empty();
  }

  /** The connection ended so only after the server proved that it has the public name. */
  static boolean isAuthenticated(Transcript rejected) {
    return rejected.violation().filter(v -> v.rule() == Rule.ECH_REJECTED).isPresent();
  }

  private static Optional<EchConfigList> retryConfigs(Transcript transcript) {
    return transcript
        .messages(EncryptedExtensions.class)
        .map(e -> ((EncryptedExtensions) e.message()).extensions().find(EchRetryConfigs.class))
        .flatMap(Optional::stream)
        .findFirst()
        .map(answer -> new EchConfigList(answer.retryConfigs()));
  }

  private static EchChoice choice(EchConfigList configs, Environment environment) {
    return EchChoice.of(configs, environment.crypto(), environment.randomness());
  }
}
