package dev.ascertain.report;

import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Severity;
import java.util.List;

/**
 * That one certificate has the name of another's issuer, and what comes of it.
 *
 * @param child the number of the certificate issued
 * @param issuer the number of the certificate that may have issued it
 * @param signature whether its key made the signature
 * @param onBestPath whether the best path goes along here
 * @param findings what is wrong with issuing one by the other, by rank
 */
public record ChainEdge(
    int child, int issuer, Signature signature, boolean onBestPath, List<Finding> findings) {

  /** Copies the findings. */
  public ChainEdge {
    findings = List.copyOf(findings);
  }

  /** Whether a path may go along here: the signature verifies, and no check of it failed. */
  public boolean holds() {
    return signature == Signature.VERIFIES
        && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Whether the issuer's key made the signature. */
  public enum Signature {
    /** It did. */
    VERIFIES("verifies"),
    /** It did not: only the name fits. */
    FAILS("fails"),
    /** The algorithm is not supported. */
    COULD_NOT_TELL("could-not-tell");

    private final String id;

    Signature(String id) {
      this.id = id;
    }

    /** The stable name, such as {@code verifies}. */
    public String id() {
      return id;
    }
  }
}
