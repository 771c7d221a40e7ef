package dev.ascertain.app;

import dev.ascertain.Options.Judgement;
import dev.ascertain.app.OptionSpecs.Flag;
import dev.ascertain.app.OptionSpecs.Value;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.verify.PolicyInputs;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.verify.transparency.CtLogList;
import dev.ascertain.verify.transparency.UnusableLogListException;
import dev.ascertain.x509.ObjectIdentifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The meaning of the options that say by what to judge; apart from {@link CommandLineReader}, so
 * that a check without them does not load it.
 */
final class JudgementReader {
  /** More intermediates than any path may have. */
  private static final int DEEPEST = 100;

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "[01]\\.[1-3]?[0-9](\\.(0|[1-9][0-9]{0,15})){1,30}|2(\\.(0|[1-9][0-9]{0,15})){1,30}");

  private static final String PASSWORD = "ASCERTAIN_PASSWORD";

  private final Words words;
  private final Map<String, String> variables;

  JudgementReader(Words words, Map<String, String> variables) {
    this.words = words;
    this.variables = variables;
  }

  /**
   * By what to judge.
   *
   * @param usual the profile if none is given
   * @param limits how much may be fetched if fetching is not forbidden
   */
  Judgement judgement(Profile usual, FetchLimits limits) throws UsageException {
    Optional<String> at = words.last(Value.AT);
    return new Judgement(
        stores(),
        at.isPresent() ? Optional.of(Times.instant("--at", at.orElseThrow())) : Optional.empty(),
        profile(usual),
        purpose(),
        policies(),
        maxDepth(),
        revocation(),
        logs(),
        untrusted(),
        new Evidence(List.of(), contents(Value.CRL_FILE), contents(Value.OCSP_RESPONSE)),
        words.has(Flag.NO_FETCH) ? Optional.empty() : Optional.of(limits));
  }

  /** All that are named, the files first: the verdict is by the first. */
  private List<TrustStore> stores() throws UsageException {
    List<TrustStore> stores = new ArrayList<>();
    for (String file : words.all(Value.CA_FILE)) {
      stores.add(CertificateFiles.store("--ca-file: ", file, password()));
    }
    for (String folder : words.all(Value.CA_PATH)) {
      stores.add(CertificateFiles.storeOfFolder("--ca-path: ", folder));
    }
    for (String names : words.all(Value.TRUST)) {
      stores.addAll(NamedStores.read(names));
    }
    return stores;
  }

  private Profile profile(Profile usual) throws UsageException {
    Optional<String> given = words.last(Value.PROFILE);
    if (given.isEmpty()) {
      return usual;
    }
    return Profile.byId(given.orElseThrow())
        .orElseThrow(() ->
            choice(
                "--profile",
                Stream.of(Profile.values()).map(Profile::id).toList(),
                given.orElseThrow()));
  }

  private Purpose purpose() throws UsageException {
    Optional<String> given = words.last(Value.PURPOSE);
    return switch (given.orElse("server")) {
      // The second names are those of openssl verify.
      case "server", "sslserver" -> Purpose.SERVER;
      case "client", "sslclient" -> Purpose.CLIENT;
      default -> throw choice("--purpose", List.of("server", "client"), given.orElseThrow());
    };
  }

  private PolicyInputs policies() throws UsageException {
    Set<ObjectIdentifier> wanted = new HashSet<>();
    for (String text : words.all(Value.POLICY)) {
      if (!IDENTIFIER.matcher(text).matches()) {
        throw new UsageException(
            "--policy takes an object identifier such as 2.23.140.1.2.1, not " + text + ".");
      }
      wanted.add(ObjectIdentifier.of(text));
    }
    return new PolicyInputs(
        wanted,
        // As openssl verify has it, only asking for policies does not demand them.
        words.has(Flag.EXPLICIT_POLICY),
        words.has(Flag.INHIBIT_MAPPING),
        words.has(Flag.INHIBIT_ANY));
  }

  private OptionalInt maxDepth() throws UsageException {
    Optional<String> given = words.last(Value.MAX_DEPTH);
    if (given.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int depth = Integer.parseInt(given.orElseThrow());
      if (depth >= 0 && depth <= DEEPEST) {
        return OptionalInt.of(depth);
      }
    } catch (NumberFormatException e) {
      // Not even a number: the same sentence.
    }
    throw new UsageException(
        "--max-depth is the number of intermediates a path may have, from 0 to "
            + DEEPEST
            + ", not "
            + given.orElseThrow()
            + ".");
  }

  private RevocationPolicy revocation() throws UsageException {
    Optional<String> given = words.last(Value.REVOCATION);
    RevocationPolicy.Mode mode = RevocationPolicy.Mode.SOFT_FAIL;
    if (given.isPresent()) {
      mode =
          RevocationPolicy.Mode.byId(given.orElseThrow())
              .orElseThrow(() ->
                  choice(
                      "--revocation",
                      Stream.of(RevocationPolicy.Mode.values())
                          .map(RevocationPolicy.Mode::id)
                          .toList(),
                      given.orElseThrow()));
    }
    Optional<String> age = words.last(Value.MAX_AGE);
    Optional<Duration> maxAge =
        age.isPresent() ? Optional.of(Times.age("--max-age", age.orElseThrow())) : Optional.empty();
    return new RevocationPolicy(mode, maxAge, Optional.empty());
  }

  private Optional<CtLogList> logs() throws UsageException {
    Optional<String> file = words.last(Value.CT_LOG_LIST);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String name = file.orElseThrow();
    try {
      byte[] json = InputFiles.read("--ct-log-list: ", name);
      return Optional.of(CtLogList.fromJson(name, json, Crypto.forOneHandshake()));
    } catch (UnusableLogListException e) {
      throw new UsageException(
          "--ct-log-list: " + name + " cannot be used: " + e.getMessage() + ".");
    }
  }

  private List<byte[]> untrusted() throws UsageException {
    List<byte[]> all = new ArrayList<>();
    for (String file : words.all(Value.UNTRUSTED)) {
      all.addAll(CertificateFiles.read("--untrusted: ", file, password()));
    }
    return all;
  }

  /** The contents of files in DER, or PEM around it. */
  private List<byte[]> contents(Value option) throws UsageException {
    List<byte[]> all = new ArrayList<>();
    for (String file : words.all(option)) {
      all.add(EvidenceFiles.read(option.names().getFirst() + ": ", file));
    }
    return all;
  }

  /** The password of encrypted key stores. */
  Optional<char[]> password() throws UsageException {
    Optional<String> file = words.last(Value.PASSWORD_FILE);
    if (file.isPresent()) {
      String text =
          new String(
              InputFiles.read("--password-file: ", file.orElseThrow()), StandardCharsets.UTF_8);
      // One line, as OpenSSL's -passin file: takes it.
      return Optional.of(text.lines().findFirst().orElse("").toCharArray());
    }
    return Optional.ofNullable(variables.get(PASSWORD)).map(String::toCharArray);
  }

  /** {@code --color is auto, always or never, not sometimes.} */
  static UsageException choice(String option, List<String> choices, String given) {
    return new UsageException(
        option
            + " is "
            + String.join(", ", choices.subList(0, choices.size() - 1))
            + " or "
            + choices.getLast()
            + ", not "
            + given
            + Nearest.suggestion(given, choices, "."));
  }
}
