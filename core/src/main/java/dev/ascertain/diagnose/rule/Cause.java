package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.Severity;
import java.util.List;

/**
 * Every cause that can be diagnosed, by rank: of several of the same severity, the first one listed
 * is the headline. This is the one place that decides the order.
 *
 * <p>It follows the way of a connection, because what fails first hides what comes after: the name,
 * the TCP connection, another protocol than TLS, the handshake. Then come the certificates, in the
 * order of {@code verify.FindingKind}, whose ids are the same; a wrong clock of ours stands before
 * the dates it spoils.
 *
 * <p>Each has a text of its own, {@code dev/ascertain/diagnose/<id>.md}, which may use the
 * parameters named here and {@link Symptoms#COMMON_PARAMETERS}.
 */
public enum Cause {
  // The name and the connection
  NAME_NOT_RESOLVED("name-not-resolved", Actor.NETWORK, "name", "detail"),
  CONNECTION_REFUSED("connection-refused", Actor.SERVER_OPERATOR, "addresses"),
  NETWORK_UNREACHABLE("network-unreachable", Actor.NETWORK, "addresses", "detail"),
  // Something else than TLS
  PLAIN_HTTP("plain-http", Actor.SERVER_OPERATOR, "preview"),
  STARTTLS_BANNER("starttls-banner", Actor.CLIENT, "protocol", "advice", "preview"),
  NOT_TLS("not-tls", Actor.SERVER_OPERATOR, "preview"),
  // The handshake
  PSK_REFUSED("psk-refused", Actor.CLIENT, "identity", "refusal", "reason"),
  CLIENT_CERTIFICATE_REQUIRED("client-certificate-required", Actor.CLIENT, "refusal", "issuers"),
  CLIENT_CERTIFICATE_REFUSED(
      "client-certificate-refused", Actor.CLIENT, "refusal", "issuers", "presented"),
  ECH_REJECTED("ech-rejected", Actor.CLIENT, "public-name", "answer", "advice"),
  ECH_UNUSABLE("ech-unusable", Severity.WARNING, Actor.CLIENT, "reasons"),
  ECH_NOT_PUBLISHED("ech-not-published", Severity.WARNING, Actor.SERVER_OPERATOR, "reason"),
  ECH_LOOKUP_FAILED("ech-lookup-failed", Severity.INCONCLUSIVE, Actor.NETWORK, "reason"),
  UNRECOGNIZED_NAME("unrecognized-name", Actor.SERVER_OPERATOR, "asked", "refusal"),
  SNI_REQUIRED("sni-required", Actor.CLIENT, "manner"),
  ALPN_MISMATCH("alpn-mismatch", Actor.SERVER_OPERATOR, "offered"),
  VERSION_MISMATCH("version-mismatch", Actor.SERVER_OPERATOR, "offered", "spoken"),
  NO_COMMON_CIPHER(
      "no-common-cipher", Actor.SERVER_OPERATOR, "verdict", "alert", "offered", "taken"),
  NO_COMMON_GROUP("no-common-group", Actor.SERVER_OPERATOR, "manner", "offered", "taken"),
  NO_COMMON_SIGNATURE_SCHEME(
      "no-common-signature-scheme", Actor.SERVER_OPERATOR, "manner", "offered", "taken"),
  DOWNGRADE("downgrade", Actor.NETWORK, "offered", "chosen"),
  INAPPROPRIATE_FALLBACK("inappropriate-fallback", Actor.CLIENT, "offered"),
  SMALL_DH("small-dh", Actor.SERVER_OPERATOR, "bits"),
  VERSION_INTOLERANCE("version-intolerance", Actor.SERVER_OPERATOR, "manner"),
  LARGE_HELLO_INTOLERANCE("large-hello-intolerance", Actor.NETWORK, "manner"),
  EXTENSION_INTOLERANCE("extension-intolerance", Actor.SERVER_OPERATOR, "manner", "element"),
  UNSUPPORTED_PARAMETER("unsupported-parameter", Actor.CLIENT, "parameter"),
  PROTOCOL_VIOLATION(
      "protocol-violation",
      Actor.SERVER_OPERATOR,
      "rule",
      "reference",
      "where",
      "expected",
      "actual"),
  HANDSHAKE_ALERT("handshake-alert", Actor.SERVER_OPERATOR, "alert", "number", "meaning", "step"),
  SERVER_HUNG_UP("server-hung-up", Actor.SERVER_OPERATOR, "manner", "step"),
  TIMEOUT("timeout", Actor.NETWORK, "step", "seconds"),
  // The certificates
  NO_CERTIFICATE("no-certificate", Actor.SERVER_OPERATOR),
  MALFORMED_CERTIFICATE("malformed-certificate", Actor.CA, "certificate", "violation", "reference"),
  NO_RAW_PUBLIC_KEY("no-raw-public-key", Actor.SERVER_OPERATOR, "manner"),
  UNKNOWN_RAW_PUBLIC_KEY("unknown-raw-public-key", Actor.CLIENT, "presented", "known"),
  WRONG_KEY("wrong-key", Actor.SERVER_OPERATOR, "certificate-key"),
  BAD_DELEGATED_CREDENTIAL("bad-delegated-credential", Actor.SERVER_OPERATOR, "expected", "actual"),
  REVOKED("revoked", Actor.SERVER_OPERATOR, "certificate", "when", "reason"),
  ALGORITHM_MISMATCH("algorithm-mismatch", Actor.CA, "certificate", "inside", "outside"),
  BAD_SIGNATURE("bad-signature", Actor.SERVER_OPERATOR, "certificate", "issuer"),
  NOT_A_CA("not-a-ca", Actor.CA, "certificate", "issued"),
  PATH_LENGTH("path-length", Actor.CA, "certificate", "allowed", "actual"),
  NAME_CONSTRAINT("name-constraint", Actor.CA, "certificate", "ca", "name", "relation"),
  NO_VALID_POLICY("no-valid-policy", Actor.CLIENT, "certificate"),
  UNKNOWN_CRITICAL_EXTENSION("unknown-critical-extension", Actor.CA, "certificate", "extension"),
  WRONG_USAGE("wrong-usage", Actor.CA, "certificate", "required", "stated"),
  INTERCEPTION("interception", Actor.CLIENT, "issuer"),
  SELF_SIGNED("self-signed", Actor.SERVER_OPERATOR, "subject"),
  INCOMPLETE_CHAIN(
      "incomplete-chain",
      Actor.SERVER_OPERATOR,
      "certificate",
      "missing",
      "failing",
      "sent",
      "download"),
  UNKNOWN_CA("unknown-ca", Actor.CLIENT, "root", "store"),
  DISTRUSTED_CA(
      "distrusted-ca", Actor.SERVER_OPERATOR, "root", "distrust-after", "not-before", "store"),
  PATH_TOO_DEEP("path-too-deep", Actor.CLIENT, "allowed", "actual"),
  WEAK_SIGNATURE("weak-signature", Actor.CA, "certificate", "algorithm"),
  WEAK_KEY("weak-key", Actor.SERVER_OPERATOR, "certificate", "key", "at-least"),
  FORBIDDEN_KEY("forbidden-key", Actor.SERVER_OPERATOR, "certificate", "key", "reason"),
  CA_AS_LEAF("ca-as-leaf", Actor.SERVER_OPERATOR, "certificate"),
  NONCONFORMING_CERTIFICATE(
      "nonconforming-certificate", Actor.CA, "certificate", "rule", "reference", "actual"),
  CN_ONLY("cn-only", Actor.SERVER_OPERATOR, "common-name", "wanted"),
  NAME_MISMATCH("name-mismatch", Actor.SERVER_OPERATOR, "wanted", "presented", "near"),
  CLIENT_CLOCK("client-clock", Actor.CLIENT, "ours", "theirs", "source"),
  EXPIRED("expired", Actor.SERVER_OPERATOR, "not-after", "not-before"),
  NOT_YET_VALID("not-yet-valid", Actor.SERVER_OPERATOR, "certificate", "not-before"),
  EXPIRED_INTERMEDIATE(
      "expired-intermediate", Actor.SERVER_OPERATOR, "certificate", "position", "not-after"),
  VALIDITY_TOO_LONG("validity-too-long", Actor.CA, "certificate", "days", "allowed", "not-before"),
  NO_SCT("no-sct", Actor.CA, "good", "needed", "detail"),
  REVOCATION_UNKNOWN("revocation-unknown", Actor.CA, "certificate", "why"),
  // Could not be told
  UNSUPPORTED_ALGORITHM(
      "unsupported-algorithm", Severity.INCONCLUSIVE, Actor.CA, "certificate", "algorithm"),
  TOO_MUCH_WORK("too-much-work", Severity.INCONCLUSIVE, Actor.SERVER_OPERATOR, "limit"),
  // Warnings
  LEGACY_RENEGOTIATION("legacy-renegotiation", Severity.WARNING, Actor.SERVER_OPERATOR, "version"),
  EXPIRED_ROOT("expired-root", Severity.WARNING, Actor.SERVER_OPERATOR, "certificate", "not-after"),
  EXPIRED_CROSS_SIGN(
      "expired-cross-sign",
      Severity.WARNING,
      Actor.SERVER_OPERATOR,
      "certificate",
      "position",
      "not-after"),
  MISSING_STAPLE("missing-staple", Severity.WARNING, Actor.SERVER_OPERATOR),
  BAD_STAPLE("bad-staple", Severity.WARNING, Actor.SERVER_OPERATOR, "why"),
  MISORDERED_CHAIN("misordered-chain", Severity.WARNING, Actor.SERVER_OPERATOR, "order"),
  NO_HTTP_ANSWER("no-http-answer", Severity.WARNING, Actor.SERVER_OPERATOR, "detail"),
  // Notes
  ISSUER_KEY_MISMATCH(
      "issuer-key-mismatch", Severity.INFO, Actor.SERVER_OPERATOR, "certificate", "candidate"),
  UNNEEDED_CERTIFICATE(
      "unneeded-certificate",
      Severity.INFO,
      Actor.SERVER_OPERATOR,
      "certificate",
      "position",
      "bytes",
      "reason"),
  ROOT_SENT("root-sent", Severity.INFO, Actor.SERVER_OPERATOR, "certificate", "position", "bytes"),
  NOT_TRUSTED_EVERYWHERE(
      "not-trusted-everywhere", Severity.INFO, Actor.CLIENT, "trusting", "others");

  private final String id;
  private final Severity severity;
  private final Actor actor;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> parameters;

  Cause(String id, Actor actor, String... parameters) {
    this(id, Severity.ERROR, actor, parameters);
  }

  Cause(String id, Severity severity, Actor actor, String... parameters) {
    this.id = id;
    this.severity = severity;
    this.actor = actor;
    this.parameters = List.of(parameters);
  }

  /** The stable name, such as {@code name-mismatch}. */
  public String id() {
    return id;
  }

  /** How much it matters, unless the circumstances say otherwise. */
  public Severity severity() {
    return severity;
  }

  /** Who must act, unless the circumstances say otherwise. */
  public Actor actor() {
    return actor;
  }

  /** The names of its parameters, all of which every conclusion has. */
  public List<String> parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return id;
  }
}
