package dev.ascertain.verify;

/**
 * All kinds of finding, by rank: of several, the first one listed is the headline.
 *
 * <p>The order answers "which of these, if mended alone, would still leave the others pointless to
 * mend?" A certificate that cannot be read, was withdrawn or tampered with comes first. One that
 * nobody vouches for proves nothing about names and dates, so the chain comes before these. Then
 * the name: a certificate for another host is usually the wrong certificate altogether.
 */
public enum FindingKind {
  // Errors
  NO_CERTIFICATE("no-certificate", Check.CHAIN, Severity.ERROR),
  MALFORMED_CERTIFICATE("malformed-certificate", Check.CHAIN, Severity.ERROR),
  WRONG_KEY("wrong-key", Check.KEY_PROOF, Severity.ERROR),
  BAD_DELEGATED_CREDENTIAL("bad-delegated-credential", Check.KEY_PROOF, Severity.ERROR),
  REVOKED("revoked", Check.REVOCATION, Severity.ERROR),
  ALGORITHM_MISMATCH("algorithm-mismatch", Check.CHAIN, Severity.ERROR),
  BAD_SIGNATURE("bad-signature", Check.CHAIN, Severity.ERROR),
  NOT_A_CA("not-a-ca", Check.CHAIN, Severity.ERROR),
  PATH_LENGTH("path-length", Check.CHAIN, Severity.ERROR),
  NAME_CONSTRAINT("name-constraint", Check.CHAIN, Severity.ERROR),
  NO_VALID_POLICY("no-valid-policy", Check.CHAIN, Severity.ERROR),
  UNKNOWN_CRITICAL_EXTENSION("unknown-critical-extension", Check.CHAIN, Severity.ERROR),
  WRONG_USAGE("wrong-usage", Check.CHAIN, Severity.ERROR),
  SELF_SIGNED("self-signed", Check.CHAIN, Severity.ERROR),
  INCOMPLETE_CHAIN("incomplete-chain", Check.CHAIN, Severity.ERROR),
  UNKNOWN_CA("unknown-ca", Check.CHAIN, Severity.ERROR),
  DISTRUSTED_CA("distrusted-ca", Check.CHAIN, Severity.ERROR),
  PATH_TOO_DEEP("path-too-deep", Check.CHAIN, Severity.ERROR),
  WEAK_SIGNATURE("weak-signature", Check.CHAIN, Severity.ERROR),
  WEAK_KEY("weak-key", Check.CHAIN, Severity.ERROR),
  FORBIDDEN_KEY("forbidden-key", Check.CHAIN, Severity.ERROR),
  CA_AS_LEAF("ca-as-leaf", Check.CHAIN, Severity.ERROR),
  NONCONFORMING_CERTIFICATE("nonconforming-certificate", Check.CHAIN, Severity.ERROR),
  CN_ONLY("cn-only", Check.NAME, Severity.ERROR),
  NAME_MISMATCH("name-mismatch", Check.NAME, Severity.ERROR),
  EXPIRED("expired", Check.DATES, Severity.ERROR),
  NOT_YET_VALID("not-yet-valid", Check.DATES, Severity.ERROR),
  EXPIRED_INTERMEDIATE("expired-intermediate", Check.DATES, Severity.ERROR),
  VALIDITY_TOO_LONG("validity-too-long", Check.DATES, Severity.ERROR),
  NO_SCT("no-sct", Check.CHAIN, Severity.ERROR),
  REVOCATION_UNKNOWN("revocation-unknown", Check.REVOCATION, Severity.ERROR),
  // Neither yes nor no: the check could not be made
  UNSUPPORTED_ALGORITHM("unsupported-algorithm", Check.CHAIN, Severity.INCONCLUSIVE),
  TOO_MUCH_WORK("too-much-work", Check.CHAIN, Severity.INCONCLUSIVE),
  // Warnings
  EXPIRED_ROOT("expired-root", Check.DATES, Severity.WARNING),
  EXPIRED_CROSS_SIGN("expired-cross-sign", Check.DATES, Severity.WARNING),
  MISSING_STAPLE("missing-staple", Check.REVOCATION, Severity.WARNING),
  BAD_STAPLE("bad-staple", Check.REVOCATION, Severity.WARNING),
  MISORDERED_CHAIN("misordered-chain", Check.CHAIN, Severity.WARNING),
  // Near misses and notes
  ISSUER_KEY_MISMATCH("issuer-key-mismatch", Check.CHAIN, Severity.INFO),
  UNNEEDED_CERTIFICATE("unneeded-certificate", Check.CHAIN, Severity.INFO),
  ROOT_SENT("root-sent", Check.CHAIN, Severity.INFO),
  NOT_TRUSTED_EVERYWHERE("not-trusted-everywhere", Check.CHAIN, Severity.INFO);

  private final String id;
  private final Check check;
  private final Severity severity;

  FindingKind(String id, Check check, Severity severity) {
    this.id = id;
    this.check = check;
    this.severity = severity;
  }

  /** The stable name, such as {@code name-mismatch}. */
  public String id() {
    return id;
  }

  /** The check that a finding of this kind bears on. */
  public Check check() {
    return check;
  }

  /** How much a finding of this kind matters. */
  public Severity severity() {
    return severity;
  }

  @Override
  public String toString() {
    return id;
  }
}
