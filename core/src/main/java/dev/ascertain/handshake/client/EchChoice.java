package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.HpkeSuite;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which configuration of a list a client encrypts to: the first that it can (RFC 9849 section 6.1).
 *
 * @param chosen the configuration; empty if none is suitable
 * @param passedOver those before it, or all if none is suitable
 */
public record EchChoice(Optional<Chosen> chosen, List<PassedOver> passedOver) {
  /** RFC 5890 section 2.3.1: letters, digits and hyphens, no hyphen first or last. */
  private static final Pattern LDH_LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /** A configuration, and which of its cipher suites. */
  public record Chosen(EchConfig.Contents config, HpkeSymmetricCipherSuite cipherSuite) {}

  /**
   * A configuration that is not used.
   *
   * @param reason why, a clause for people: {@code its version is 0xfe0a}
   */
  public record PassedOver(EchConfig config, String reason) {}

  /** Copies the list. */
  public EchChoice {
    passedOver = List.copyOf(passedOver);
  }

  /**
   * The choice among these.
   *
   * @param crypto tells whether a public key can be encrypted to
   */
  public static EchChoice of(EchConfigList list, Crypto crypto, Randomness randomness) {
    List<PassedOver> passedOver = new ArrayList<>();
    for (EchConfig config : list.configs()) {
      switch (config) {
        case EchConfig.Unknown unknown ->
            // RFC 9849 section 4: "Clients MUST ignore any ECHConfig structure with a version they
            // do not support."
            passedOver.add(
                new PassedOver(
                    unknown, "its version is 0x%04x, not 0xfe0d".formatted(unknown.version())));
        case EchConfig.Contents contents -> {
          Optional<String> reason =
              unsuitable(contents).or(() -> badKey(contents, crypto, randomness));
          if (reason.isEmpty()) {
            var chosen = new Chosen(contents, suite(contents).orElseThrow());
            return new EchChoice(Optional.of(chosen), passedOver);
          }
          passedOver.add(new PassedOver(contents, reason.get()));
        }
      }
    }
    return new EchChoice(Optional.empty(), passedOver);
  }

  private static Optional<String> unsuitable(EchConfig.Contents config) {
    EchConfig.HpkeKeyConfig key = config.keyConfig();
    // RFC 9849 section 4: "Clients MUST ignore any ECHConfig structure with a key using a KEM they
    // do not support."
    if (!HpkeSuite.supports(key.kemId())) {
      return Optional.of("its kem_id is " + key.kemId());
    }
    if (suite(config).isEmpty()) {
      return Optional.of("none of its cipher_suites is one we have");
    }
    return badExtension(config).or(() -> badName(config.publicName()));
  }

  // RFC 9849 section 6.1: the client "MUST NOT choose a cipher suite or version not advertised by
  // the configuration".
  private static Optional<HpkeSymmetricCipherSuite> suite(EchConfig.Contents config) {
    EchConfig.HpkeKeyConfig key = config.keyConfig();
    return key.cipherSuites().stream()
        .filter(suite -> new HpkeSuite(key.kemId(), suite.kdfId(), suite.aeadId()).isSupported())
        .findFirst();
  }

  private static Optional<String> badKey(
      EchConfig.Contents config, Crypto crypto, Randomness randomness) {
    EchConfig.HpkeKeyConfig key = config.keyConfig();
    HpkeSymmetricCipherSuite suite = suite(config).orElseThrow();
    try {
      crypto.hpkeSender(
          new HpkeSuite(key.kemId(), suite.kdfId(), suite.aeadId()),
          key.publicKey().bytes(),
          new byte[0],
          randomness);
      return Optional.empty();
    } catch (CryptoException e) {
      return Optional.of("it has " + e.reason());
    }
  }

  // RFC 9849 section 4.2: "there MUST NOT be more than one extension of the same type in the
  // extensions block"; "If an unsupported mandatory extension is present, clients MUST ignore the
  // ECHConfig." We support none.
  private static Optional<String> badExtension(EchConfig.Contents config) {
    Set<Integer> seen = new HashSet<>();
    for (EchConfig.EchConfigExtension extension : config.extensions()) {
      if (extension.isMandatory()) {
        return Optional.of(
            "it has a mandatory extension that is not known, 0x%04x".formatted(extension.type()));
      }
      if (!seen.add(extension.type())) {
        return Optional.of("it has extension 0x%04x twice".formatted(extension.type()));
      }
    }
    return Optional.empty();
  }

  // RFC 9849 section 6.1.7: "Clients SHOULD ignore any ECHConfig structure with a public_name that
  // is not a valid host name in preferred name syntax"; and "if the final LDH label either consists
  // of all ASCII digits [...] or is "0x" or "0X" followed by some, possibly empty, sequence of
  // ASCII hexadecimal digits".
  private static Optional<String> badName(String name) {
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      if (!LDH_LABEL.matcher(label).matches()) {
        return Optional.of("its public_name is not a host name");
      }
    }
    boolean address = NUMBER.matcher(labels[labels.length - 1].toLowerCase(Locale.ROOT)).matches();
    return address
        ? Optional.of("its public_name could be taken for an IPv4 address")
        : Optional.empty();
  }
}
