package dev.ascertain.verify;

import java.util.List;

/**
 * One way from the server's certificate towards a root.
 *
 * @param certificates indexes into {@link Verification#certificates}, the server's certificate
 *     first; an anchored path ends with the trust anchor
 * @param anchored whether it ends at a trusted root
 * @param findings what is wrong on this path; an anchored path without errors is valid
 */
public record CertificationPath(
    List<Integer> certificates, boolean anchored, List<Finding> findings) {

  /** Copies the lists. */
  public CertificationPath {
    certificates = List.copyOf(certificates);
    findings = List.copyOf(findings);
  }

  /** Whether the path leads to a trusted root, and every check of it was made and came out well. */
  public boolean valid() {
    return anchored && findings.stream().noneMatch(CertificationPath::spoils);
  }

  private static boolean spoils(Finding finding) {
    return switch (finding.severity()) {
      case ERROR, INCONCLUSIVE -> true;
      case WARNING, INFO -> false;
    };
  }
}
