package dev.ascertain.app;

import dev.ascertain.Options;
import dev.ascertain.Options.Http;
import dev.ascertain.Options.Judgement;
import dev.ascertain.Options.OfferOptions;
import dev.ascertain.Options.Reconnect;
import dev.ascertain.Options.ServerNameChoice;
import dev.ascertain.app.Invocation.KeyLogChoice;
import dev.ascertain.app.OptionSpecs.Flag;
import dev.ascertain.app.OptionSpecs.Value;
import dev.ascertain.app.terminal.Look;
import dev.ascertain.handshake.client.ExternalPsk;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.ConnectToRule;
import dev.ascertain.net.FamilyChoice;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.net.ResolveRule;
import dev.ascertain.net.TargetException;
import dev.ascertain.net.TargetParser;
import dev.ascertain.net.Timeouts;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.Target;
import dev.ascertain.verify.KeyPin;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Turns the command line into an {@link Invocation}: the meaning of every option is here. */
final class CommandLineReader {
  /** RFC 1035 section 4.2. */
  private static final int DNS_PORT = 53;

  private final Words words;
  private final Map<String, String> variables;
  private final TrustFiles trustFiles;

  private CommandLineReader(Words words, Map<String, String> variables, TrustFiles trustFiles) {
    this.words = words;
    this.variables = variables;
    this.trustFiles = trustFiles;
  }

  /**
   * Reads a command line.
   *
   * @param variables the environment variables
   * @param trustFiles reads the file of {@code --ca-file}
   * @throws UsageException if it makes no sense, or the file cannot be used
   */
  static Invocation read(String[] args, Map<String, String> variables, TrustFiles trustFiles)
      throws UsageException {
    return new CommandLineReader(Words.of(args), variables, trustFiles).invocation();
  }

  private Invocation invocation() throws UsageException {
    List<String> given = words.positionals();
    Optional<Command> named = given.isEmpty() ? Optional.empty() : Command.named(given.getFirst());
    Command command = named.orElse(Command.CHECK);
    List<String> arguments = named.isPresent() ? given.subList(1, given.size()) : given;
    if (words.has(Flag.HELP)) {
      return new Invocation.Help(command);
    }
    if (words.has(Flag.VERSION)) {
      return new Invocation.Version(words.has(Flag.VERBOSE));
    }
    if (words.has(Flag.TRAIN)) {
      return new Invocation.Train();
    }
    if (named.isEmpty()) {
      refuseMisspelt(given);
    }
    command.refuseOthers(words);
    return switch (command) {
      case CHECK -> check(arguments);
      case CHAIN -> new ChainCommandReader(words, variables, this).chain(arguments);
      case VERIFY -> new ChainCommandReader(words, variables, this).verify(arguments);
      case EXPLAIN -> explain(arguments);
      case LAB -> new LabCommandReader(words, this).lab(arguments);
      case TRUST -> new TrustCommandReader(words, variables, this).trust(arguments);
    };
  }

  private Invocation check(List<String> arguments) throws UsageException {
    Target target = target(arguments);
    ConnectOptions connect = connect();
    OfferOptions offer = offer();
    Options options =
        new Options(
            connect,
            offer,
            judgement(),
            http(),
            words.has(Flag.INSECURE),
            mode(),
            credentials(),
            presharedKeys(offer),
            rawPublicKeys(),
            reconnect());
    return new Invocation.Check(target, options, keyLog(), output(), failOn());
  }

  private Invocation explain(List<String> arguments) throws UsageException {
    boolean json = json();
    Optional<String> host = words.last(Value.HOST);
    Optional<Invocation.Check> check =
        host.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Invocation.Check(
                    target(List.of(host.orElseThrow())),
                    Options.DEFAULT,
                    Optional.empty(),
                    text(),
                    failOn()));
    return new Invocation.Explain(errorSource(arguments), check, json, text());
  }

  private static Invocation.ErrorSource errorSource(List<String> arguments) {
    if (arguments.isEmpty() || arguments.equals(List.of("-"))) {
      return new Invocation.ErrorSource.StandardInput();
    }
    return arguments.size() == 1 && InputFiles.isPresent(arguments.getFirst())
        ? new Invocation.ErrorSource.InFile(arguments.getFirst())
        : new Invocation.ErrorSource.Given(String.join(" ", arguments));
  }

  /** Of several words the first is hardly a host, if it is nearly a command. */
  private static void refuseMisspelt(List<String> given) throws UsageException {
    if (given.size() > 1 && given.getFirst().chars().allMatch(Character::isLetter)) {
      Optional<String> near = Nearest.of(given.getFirst(), Command.words());
      if (near.isPresent()) {
        throw new UsageException(
            "There is no command "
                + given.getFirst()
                + "; did you mean "
                + near.orElseThrow()
                + "?");
      }
    }
  }

  Target target(List<String> hosts) throws UsageException {
    if (hosts.isEmpty()) {
      throw new UsageException("Which server? Give a host, such as: ascertain example.com");
    }
    if (hosts.size() > 1) {
      throw new UsageException(
          "Only one server at a time can be examined, but there are "
              + hosts.size()
              + ": "
              + String.join(" ", hosts)
              + ".");
    }
    try {
      return TargetParser.parse(hosts.getFirst());
    } catch (TargetException e) {
      throw new UsageException(e.sentence());
    }
  }

  ConnectOptions connect() throws UsageException {
    words.refuseBoth(Flag.IPV4, Flag.IPV6);
    FamilyChoice families =
        words.has(Flag.IPV4)
            ? FamilyChoice.IPV4_ONLY
            : words.has(Flag.IPV6) ? FamilyChoice.IPV6_ONLY : FamilyChoice.ANY;
    List<ResolveRule> resolve = new ArrayList<>();
    List<ConnectToRule> connectTo = new ArrayList<>();
    try {
      for (String rule : words.all(Value.RESOLVE)) {
        resolve.add(ResolveRule.parse(rule));
      }
      for (String rule : words.all(Value.CONNECT_TO)) {
        connectTo.add(ConnectToRule.parse(rule));
      }
    } catch (TargetException e) {
      throw new UsageException(e.sentence());
    }
    Optional<String> timeout = words.last(Value.TIMEOUT);
    Timeouts timeouts =
        timeout.isPresent()
            ? Timeouts.ofStep(Times.duration("--timeout", timeout.orElseThrow()))
            : Timeouts.DEFAULT;
    return new ConnectOptions(families, resolve, connectTo, timeouts);
  }

  OfferOptions offer() throws UsageException {
    List<CipherSuite> suites =
        Names.list(
            words.last(Value.CIPHERS),
            "cipher suite",
            CipherSuite::byName,
            CommandLineReader::suiteNames);
    List<NamedGroup> groups =
        Names.list(
            words.last(Value.GROUPS),
            "group",
            NamedGroup::byName,
            () -> names(NamedGroup.registered()));
    List<SignatureScheme> schemes =
        Names.list(
            words.last(Value.SIGALGS),
            "signature scheme",
            SignatureScheme::byName,
            () -> names(SignatureScheme.registered()));
    return new OfferOptions(
        versions(suites),
        suites,
        groups,
        schemes,
        applicationProtocols(),
        serverName(),
        words.has(Flag.STATUS_V2),
        extras(),
        ech());
  }

  private static List<String> names(List<?> registered) {
    return registered.stream().map(Object::toString).toList();
  }

  /** Those of IANA and those of OpenSSL. */
  private static List<String> suiteNames() {
    List<CipherSuite> registered = CipherSuite.registered();
    List<String> names = new ArrayList<>(names(registered));
    registered.forEach(suite -> suite.openSslName().ifPresent(names::add));
    return names;
  }

  private Options.Ech ech() throws UsageException {
    words.refuseBoth(Flag.ECH_GREASE, Value.ECH_CONFIG);
    words.refuseBoth(Flag.ECH, Value.ECH_CONFIG);
    words.refuseBoth(Flag.ECH, Flag.ECH_GREASE);
    Optional<Endpoint> dnsServer = dnsServer();
    if (words.has(Flag.ECH)) {
      refuseWithoutTls13("--ech");
      return new Options.Ech.FromDns(dnsServer);
    }
    if (dnsServer.isPresent()) {
      throw new UsageException("--dns-server says whom to ask for the records of --ech.");
    }
    if (words.has(Flag.ECH_GREASE)) {
      refuseWithoutTls13("--ech-grease");
      return new Options.Ech.Grease();
    }
    Optional<String> config = words.last(Value.ECH_CONFIG);
    if (config.isEmpty()) {
      return new Options.Ech.None();
    }
    refuseWithoutTls13("--ech-config");
    return new Options.Ech.To(EchConfigReader.read(config.orElseThrow()));
  }

  private Optional<Endpoint> dnsServer() throws UsageException {
    Optional<String> given = words.last(Value.DNS_SERVER);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TargetParser.endpoint(given.orElseThrow(), DNS_PORT));
    } catch (TargetException e) {
      throw new UsageException("--dns-server: " + e.sentence());
    }
  }

  private void refuseWithoutTls13(String option) throws UsageException {
    Optional<ProtocolVersion> only = onlyVersion();
    if (only.isPresent() && !only.get().equals(ProtocolVersion.TLS_1_3)) {
      throw new UsageException(
          option + " is for TLS 1.3, and only " + only.get() + " is to be offered.");
    }
  }

  private Set<OfferExtra> extras() {
    Set<OfferExtra> extras = EnumSet.noneOf(OfferExtra.class);
    if (words.has(Flag.COMPRESS_CERTIFICATE)) {
      extras.add(OfferExtra.COMPRESSED_CERTIFICATE);
    }
    if (words.has(Flag.DELEGATED_CREDENTIAL)) {
      extras.add(OfferExtra.DELEGATED_CREDENTIAL);
    }
    return extras;
  }

  /** A version none of whose suites is wanted is not offered. */
  private List<ProtocolVersion> versions(List<CipherSuite> suites) throws UsageException {
    boolean some13 = suites.isEmpty() || suites.stream().anyMatch(CipherSuite::isTls13);
    boolean some12 = suites.isEmpty() || !suites.stream().allMatch(CipherSuite::isTls13);
    Optional<ProtocolVersion> only = onlyVersion();
    if (only.isPresent()) {
      boolean tls13 = only.get().equals(ProtocolVersion.TLS_1_3);
      if (tls13 ? !some13 : !some12) {
        throw new UsageException(
            "None of the cipher suites of --ciphers belongs to " + only.get() + ".");
      }
      return List.of(only.get());
    }
    if (!some12) {
      return List.of(ProtocolVersion.TLS_1_3);
    }
    return some13 ? List.of() : List.of(ProtocolVersion.TLS_1_2);
  }

  private Optional<ProtocolVersion> onlyVersion() throws UsageException {
    List<Flag> flags = List.of(Flag.TLS10, Flag.TLS11, Flag.TLS12, Flag.TLS13);
    List<ProtocolVersion> versions =
        List.of(
            ProtocolVersion.TLS_1_0,
            ProtocolVersion.TLS_1_1,
            ProtocolVersion.TLS_1_2,
            ProtocolVersion.TLS_1_3);
    Optional<ProtocolVersion> only = Optional.empty();
    for (int i = 0; i < flags.size(); i++) {
      for (Flag newer : flags.subList(i + 1, flags.size())) {
        words.refuseBoth(flags.get(i), newer);
      }
      if (words.has(flags.get(i))) {
        only = Optional.of(versions.get(i));
      }
    }
    return only;
  }

  private Optional<List<String>> applicationProtocols() throws UsageException {
    Optional<String> given = words.last(Value.ALPN);
    if (words.has(Flag.NO_ALPN)) {
      words.refuseBoth(Flag.NO_ALPN, Value.ALPN);
      return Optional.of(List.of());
    }
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<String> protocols = Names.split(given.orElseThrow(), ",");
    if (protocols.isEmpty()) {
      throw new UsageException("--alpn takes names such as h2,http/1.1; to offer none: --no-alpn.");
    }
    for (String protocol : protocols) {
      // RFC 7301 section 3.1: opaque ProtocolName<1..2^8-1>.
      if (protocol.length() > 255) {
        throw new UsageException("An application protocol's name has at most 255 bytes.");
      }
    }
    return Optional.of(protocols);
  }

  private ServerNameChoice serverName() throws UsageException {
    words.refuseBoth(Flag.NO_SERVERNAME, Value.SERVERNAME);
    if (words.has(Flag.NO_SERVERNAME)) {
      return new ServerNameChoice.None();
    }
    Optional<String> given = words.last(Value.SERVERNAME);
    if (given.isEmpty()) {
      return new ServerNameChoice.OfTarget();
    }
    try {
      Target name = TargetParser.parse(given.orElseThrow());
      if (name.isIpLiteral()) {
        throw new UsageException(
            "--servername takes a name, not an IP address (RFC 6066 section 3).");
      }
      return new ServerNameChoice.Given(name.host());
    } catch (TargetException e) {
      throw new UsageException("--servername: " + e.sentence());
    }
  }

  private Judgement judgement() throws UsageException {
    Optional<String> at = words.last(Value.AT);
    if (!Collections.disjoint(words.options(), Command.JUDGING)) {
      return new JudgementReader(words, variables).judgement(Profile.BROWSER, FetchLimits.BRIEF);
    }
    Optional<String> file = words.last(Value.CA_FILE);
    Judgement judgement = Judgement.DEFAULT;
    if (file.isPresent()) {
      judgement = judgement.withStores(List.of(trustFiles.read(file.orElseThrow())));
    }
    return at.isPresent() ? judgement.withAt(Times.instant("--at", at.orElseThrow())) : judgement;
  }

  /** A name that certificates are compared with, as the user writes it. */
  static ReferenceIdentifier reference(String option, String name) throws UsageException {
    try {
      return ReferenceIdentifier.parse(TargetParser.parse(name).host());
    } catch (TargetException e) {
      throw new UsageException(option + ": " + e.sentence());
    }
  }

  List<Credential> credentials() throws UsageException {
    List<Credential> credentials = new ArrayList<>();
    if (words.last(Value.CERT).isPresent() || words.last(Value.KEY).isPresent()) {
      credentials.add(IdentityReader.read(words, new JudgementReader(words, variables).password()));
    }
    Optional<String> raw = words.last(Value.RAW_KEY);
    if (raw.isPresent()) {
      credentials.add(
          RawKeyReader.ours(raw.orElseThrow(), new JudgementReader(words, variables).password()));
    }
    return credentials;
  }

  private List<KeyPin> rawPublicKeys() throws UsageException {
    List<String> given = words.all(Value.RAW_PUBLIC_KEY);
    return given.isEmpty() ? List.of() : RawKeyReader.pins(given);
  }

  private List<ExternalPsk> presharedKeys(OfferOptions offer) throws UsageException {
    return words.last(Value.PSK).isPresent() || words.last(Value.PSK_IDENTITY).isPresent()
        ? List.of(PriorKeysReader.presharedKey(words, offer))
        : List.of();
  }

  /** Early data needs a session, and so a second connection. */
  private Optional<Reconnect> reconnect() throws UsageException {
    Optional<String> file = words.last(Value.EARLY_DATA);
    if (file.isPresent()) {
      return Optional.of(new Reconnect(PriorKeysReader.earlyData(file.orElseThrow())));
    }
    return words.has(Flag.RECONNECT) ? Optional.of(Reconnect.PLAIN) : Optional.empty();
  }

  private Http http() throws UsageException {
    words.refuseBoth(Flag.GET, Flag.NO_HTTP);
    if (words.has(Flag.NO_HTTP)) {
      return Http.NONE;
    }
    return words.has(Flag.GET) ? Http.GET : Http.HEAD;
  }

  Mode mode() {
    return words.has(Flag.STRICT) ? Mode.STRICT : Mode.OBSERVE;
  }

  /** {@code --keylog}, else the variable that browsers and curl know (RFC 9850 section 1). */
  private Optional<KeyLogChoice> keyLog() {
    return words
        .last(Value.KEYLOG)
        .map(file -> new KeyLogChoice(file, true))
        .or(() ->
            Optional.ofNullable(variables.get("SSLKEYLOGFILE"))
                .filter(file -> !file.isEmpty())
                .map(file -> new KeyLogChoice(file, false)));
  }

  private Output output() throws UsageException {
    words.refuseBoth(Flag.JSON, Flag.SHOWCERTS);
    words.refuseBoth(Value.OUTPUT, Flag.SHOWCERTS);
    if (json()) {
      return new Output.Json();
    }
    return words.has(Flag.SHOWCERTS) ? new Output.Certificates() : text();
  }

  /** Whether to print JSON, where there is that and text. */
  boolean json() throws UsageException {
    words.refuseBoth(Flag.JSON, Value.OUTPUT);
    Optional<String> given = words.last(Value.OUTPUT);
    if (given.isPresent() && !List.of("text", "json").contains(given.orElseThrow())) {
      throw new UsageException("--output is text or json, not " + given.orElseThrow() + ".");
    }
    return words.has(Flag.JSON) || given.filter("json"::equals).isPresent();
  }

  Output.Text text() throws UsageException {
    Look.Detail detail =
        switch (words.count(Flag.VERBOSE)) {
          case 0 -> Look.Detail.SUMMARY;
          case 1 -> Look.Detail.FIELDS;
          default -> Look.Detail.BYTES;
        };
    return new Output.Text(detail, colour(), words.has(Flag.ASCII), width());
  }

  private Output.Colour colour() throws UsageException {
    Optional<String> given = words.last(Value.COLOR);
    return switch (given.orElse("auto")) {
      case "auto" -> Output.Colour.AUTO;
      case "always" -> Output.Colour.ALWAYS;
      case "never" -> Output.Colour.NEVER;
      default ->
          throw new UsageException(
              "--color is auto, always or never, not " + given.orElseThrow() + ".");
    };
  }

  private OptionalInt width() throws UsageException {
    Optional<String> given = words.last(Value.WIDTH);
    if (given.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int width = Integer.parseInt(given.orElseThrow());
      if (width >= Look.NARROWEST && width <= Look.WIDEST) {
        return OptionalInt.of(width);
      }
    } catch (NumberFormatException e) {
      // Not even a number: the same sentence.
    }
    throw new UsageException(
        "--width is a number of columns from "
            + Look.NARROWEST
            + " to "
            + Look.WIDEST
            + ", not "
            + given.orElseThrow()
            + ".");
  }

  Invocation.FailOn failOn() throws UsageException {
    Optional<String> given = words.last(Value.FAIL_ON);
    return switch (given.orElse("error")) {
      case "error" -> Invocation.FailOn.ERROR;
      case "warning" -> Invocation.FailOn.WARNING;
      case "info" -> Invocation.FailOn.INFO;
      case "never" -> Invocation.FailOn.NEVER;
      default ->
          throw new UsageException(
              "--fail-on is error, warning, info or never, not " + given.orElseThrow() + ".");
    };
  }
}
