package dev.ascertain.verify;

/**
 * Something found out about one certificate: a fact with its parameters, not a text.
 *
 * <p>{@code certificate} is an index into {@link Verification#certificates}: 0 is the server's own.
 * {@code toString} is one sentence of evidence, safe to print.
 */
public sealed interface Finding
    permits ChainFinding,
        ConformanceFinding,
        DateFinding,
        IdentityFinding,
        RevocationFinding,
        SentFinding {

  /** What kind of finding it is. */
  FindingKind kind();

  /** The certificate at fault, as an index into {@link Verification#certificates}. */
  int certificate();

  /** How much it matters. */
  default Severity severity() {
    return kind().severity();
  }

  /** The stable name of its kind, such as {@code name-mismatch}. */
  default String id() {
    return kind().id();
  }
}
