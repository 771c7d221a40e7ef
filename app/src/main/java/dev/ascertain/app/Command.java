package dev.ascertain.app;

import dev.ascertain.app.OptionSpecs.Flag;
import dev.ascertain.app.OptionSpecs.Option;
import dev.ascertain.app.OptionSpecs.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the program can do, and which options belong to it. */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
enum Command {
  /** Examines a server; the one that need not be named. */
  CHECK(
      "check",
      Flag.IPV4,
      Flag.IPV6,
      Flag.TLS10,
      Flag.TLS11,
      Flag.TLS12,
      Flag.TLS13,
      Flag.NO_ALPN,
      Flag.NO_SERVERNAME,
      Flag.STATUS_V2,
      Flag.COMPRESS_CERTIFICATE,
      Flag.DELEGATED_CREDENTIAL,
      Flag.ECH,
      Flag.ECH_GREASE,
      Flag.GET,
      Flag.NO_HTTP,
      Flag.INSECURE,
      Flag.STRICT,
      Flag.RECONNECT,
      Flag.NO_FETCH,
      Flag.JSON,
      Flag.SHOWCERTS,
      Flag.VERBOSE,
      Flag.ASCII,
      Flag.VERSION,
      Flag.HELP,
      Flag.TRAIN,
      Value.RESOLVE,
      Value.CONNECT_TO,
      Value.TIMEOUT,
      Value.CIPHERS,
      Value.GROUPS,
      Value.SIGALGS,
      Value.ALPN,
      Value.SERVERNAME,
      Value.CA_FILE,
      Value.CA_PATH,
      Value.TRUST,
      Value.UNTRUSTED,
      Value.CRL_FILE,
      Value.OCSP_RESPONSE,
      Value.CT_LOG_LIST,
      Value.PROFILE,
      Value.REVOCATION,
      Value.MAX_AGE,
      Value.MAX_DEPTH,
      Value.PASSWORD_FILE,
      Value.CERT,
      Value.KEY,
      Value.RAW_KEY,
      Value.RAW_PUBLIC_KEY,
      Value.ECH_CONFIG,
      Value.DNS_SERVER,
      Value.PSK,
      Value.PSK_IDENTITY,
      Value.EARLY_DATA,
      Value.KEYLOG,
      Value.AT,
      Value.OUTPUT,
      Value.COLOR,
      Value.WIDTH,
      Value.FAIL_ON),
  /** Draws a chain of certificates. */
  CHAIN(
      "chain",
      Flag.IPV4,
      Flag.IPV6,
      Flag.TLS10,
      Flag.TLS11,
      Flag.TLS12,
      Flag.TLS13,
      Flag.NO_SERVERNAME,
      Flag.STATUS_V2,
      Flag.NO_FETCH,
      Flag.FORCE,
      Flag.JSON,
      Flag.VERBOSE,
      Flag.ASCII,
      Flag.HELP,
      Value.RESOLVE,
      Value.CONNECT_TO,
      Value.TIMEOUT,
      Value.SERVERNAME,
      Value.CA_FILE,
      Value.CA_PATH,
      Value.TRUST,
      Value.UNTRUSTED,
      Value.CRL_FILE,
      Value.OCSP_RESPONSE,
      Value.CT_LOG_LIST,
      Value.NAME,
      Value.PURPOSE,
      Value.PROFILE,
      Value.REVOCATION,
      Value.MAX_AGE,
      Value.MAX_DEPTH,
      Value.PASSWORD_FILE,
      Value.CERT,
      Value.KEY,
      Value.AT,
      Value.FIX,
      Value.OUTPUT,
      Value.COLOR,
      Value.WIDTH,
      Value.FAIL_ON),
  /** Verifies certificates in files. */
  VERIFY(
      "verify",
      Flag.NO_FETCH,
      Flag.EXPLICIT_POLICY,
      Flag.INHIBIT_MAPPING,
      Flag.INHIBIT_ANY,
      Flag.JSON,
      Flag.ASCII,
      Flag.HELP,
      Value.CA_FILE,
      Value.CA_PATH,
      Value.TRUST,
      Value.UNTRUSTED,
      Value.CRL_FILE,
      Value.OCSP_RESPONSE,
      Value.CT_LOG_LIST,
      Value.NAME,
      Value.PURPOSE,
      Value.PROFILE,
      Value.POLICY,
      Value.REVOCATION,
      Value.MAX_AGE,
      Value.MAX_DEPTH,
      Value.PASSWORD_FILE,
      Value.AT,
      Value.OUTPUT,
      Value.COLOR,
      Value.WIDTH),
  /** Says what the text of an error means. */
  EXPLAIN(
      "explain",
      Flag.JSON,
      Flag.VERBOSE,
      Flag.ASCII,
      Flag.HELP,
      Value.HOST,
      Value.OUTPUT,
      Value.COLOR,
      Value.WIDTH),
  /** Starts bad servers. */
  LAB(
      "lab",
      Flag.JSON,
      Flag.ASCII,
      Flag.HELP,
      Value.PORT_BASE,
      Value.OUTPUT,
      Value.COLOR,
      Value.WIDTH),
  /** Shows the bundled trust stores. */
  TRUST(
      "trust",
      Flag.JSON,
      Flag.ASCII,
      Flag.HELP,
      Value.PASSWORD_FILE,
      Value.OUTPUT,
      Value.COLOR,
      Value.WIDTH);

  /** The options of a check that a plain one does not have, and whose classes it need not load. */
  static final List<Option> JUDGING =
      List.of(
          Flag.NO_FETCH,
          Value.CA_PATH,
          Value.TRUST,
          Value.UNTRUSTED,
          Value.CRL_FILE,
          Value.OCSP_RESPONSE,
          Value.CT_LOG_LIST,
          Value.PROFILE,
          Value.REVOCATION,
          Value.MAX_AGE,
          Value.MAX_DEPTH);

  private final String word;

  private final List<Option> options;

  Command(String word, Option... options) {
    this.word = word;
    this.options = List.of(options);
  }

  /** The command of this name. */
  static Optional<Command> named(String word) {
    for (Command command : values()) {
      if (command.word.equals(word)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /** The names of all commands. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Command command : values()) {
      words.add(command.word);
    }
    return List.copyOf(words);
  }

  /** The name, as it is typed. */
  String word() {
    return word;
  }

  /** The options, in the order of their description. */
  List<Option> options() {
    return options;
  }

  /** Refuses options that belong to another command. */
  void refuseOthers(Words words) throws UsageException {
    for (Option given : words.options()) {
      if (!options.contains(given)) {
        throw new UsageException(
            "ascertain "
                + word
                + " has no option "
                + given.names().getFirst()
                + "; it belongs to "
                + owners(given)
                + ".");
      }
    }
  }

  private static String owners(Option option) {
    List<String> owners = new ArrayList<>();
    for (Command command : values()) {
      if (command.options.contains(option)) {
        owners.add("ascertain " + command.word);
      }
    }
    return owners.size() == 1
        ? owners.getFirst()
        : String.join(", ", owners.subList(0, owners.size() - 1)) + " and " + owners.getLast();
  }
}
