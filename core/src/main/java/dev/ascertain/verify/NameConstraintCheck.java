package dev.ascertain.verify;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.AttributeTypeAndValue;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.NameConstraints;
import dev.ascertain.x509.NameConstraints.GeneralSubtree;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectAltName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether certificates' names are within what the CAs above them may issue for (RFC 5280 section
 * 4.2.1.10). What cannot be compared is taken to be forbidden.
 *
 * <p>Each pair of certificates is compared once per verification, whichever paths ask for it, and
 * the work is bounded.
 */
final class NameConstraintCheck {
  /** A limit of ours on names times subtrees: a "constraint bomb" must not take seconds. */
  static final int MAX_COMPARISONS = 250_000;

  /** A limit of ours: more names than that, of one certificate, tell nothing new. */
  static final int MAX_FINDINGS = 10;

  /** Longer names count as several. */
  private static final int USUAL_LENGTH = 64;

  private final Pool pool;
  private final Profile profile;
  private final Map<Long, List<Finding>> known = new HashMap<>();
  private long comparisons;

  NameConstraintCheck(Pool pool, Profile profile) {
    this.pool = pool;
    this.profile = profile;
  }

  /** Whether a certificate constrains names; it does not if its extension cannot be read. */
  boolean constrains(Certificate certificate) {
    return certificate.extension(NameConstraints.class).isPresent();
  }

  /** Constraints that no name can be compared with. */
  List<Finding> malformed(int ca) {
    NameConstraints constraints =
        pool.certificate(ca).extension(NameConstraints.class).orElseThrow();
    List<Finding> findings = new ArrayList<>();
    // Section 4.2.1.10: "Conforming CAs MUST NOT issue certificates where name constraints is an
    // empty sequence."
    if (constraints.permitted().isEmpty() && constraints.excluded().isEmpty()) {
      findings.add(malformed(ca, "", "at least one subtree", "none"));
    }
    addMalformed(ca, "permittedSubtrees", constraints.permitted(), findings);
    addMalformed(ca, "excludedSubtrees", constraints.excluded(), findings);
    return findings;
  }

  /**
   * The names of {@code lower} that the constraints of {@code ca} forbid, the first {@value
   * #MAX_FINDINGS} of them.
   */
  List<Finding> check(int ca, int lower) {
    long pair = (long) ca << 32 | lower;
    List<Finding> findings = known.get(pair);
    if (findings == null) {
      findings = compare(ca, lower);
      known.put(pair, findings);
    }
    return findings;
  }

  private List<Finding> compare(int ca, int lower) {
    NameConstraints constraints =
        pool.certificate(ca).extension(NameConstraints.class).orElseThrow();
    List<Finding> findings = new ArrayList<>();
    for (GeneralName name : names(pool.certificate(lower))) {
      if (findings.size() == MAX_FINDINGS) {
        break;
      }
      boolean excluded = isExcluded(name, constraints);
      boolean permitted = isPermitted(name, constraints);
      if (comparisons > MAX_COMPARISONS) {
        findings.add(new ChainFinding.TooMuchWork(ca, MAX_COMPARISONS));
        break;
      }
      if (excluded || !permitted) {
        findings.add(new ChainFinding.NameConstraint(lower, ca, name, excluded));
      }
    }
    return List.copyOf(findings);
  }

  /** 6.1.3 (b) and (c): the subject, if it is not empty, and the subject alternative names. */
  private static List<GeneralName> names(Certificate certificate) {
    List<GeneralName> names = new ArrayList<>();
    if (!certificate.subject().isEmpty()) {
      names.add(new GeneralName.Directory(certificate.subject()));
    }
    Optional<SubjectAltName> alternative = certificate.extension(SubjectAltName.class);
    if (alternative.isPresent()) {
      names.addAll(alternative.get().names());
    } else {
      addMailAddresses(certificate, names);
    }
    return names;
  }

  /**
   * Section 4.2.1.10: "When a constraint is imposed on the rfc822Name name form, but the
   * certificate does not include a subject alternative name, the rfc822Name constraint MUST be
   * applied to the attribute of type emailAddress in the subject distinguished name".
   */
  private static void addMailAddresses(Certificate certificate, List<GeneralName> names) {
    for (List<AttributeTypeAndValue> relative : certificate.subject().relativeNames()) {
      for (AttributeTypeAndValue attribute : relative) {
        if (attribute.type().equals(ObjectIdentifier.EMAIL_ADDRESS)) {
          names.add(new GeneralName.Rfc822(attribute.text().orElse("")));
        }
      }
    }
  }

  private boolean isExcluded(GeneralName name, NameConstraints constraints) {
    boolean wellFormed = Subtrees.isWellFormed(name);
    for (GeneralSubtree subtree : constraints.excluded()) {
      GeneralName base = subtree.base();
      if (spend(name, base)
          && Subtrees.isSameForm(name, base)
          && (wellFormed && Subtrees.isSupported(base)
              ? Subtrees.overlap(name, base)
              : binds(base, constraints))) {
        return true;
      }
    }
    return false;
  }

  /** Constraints bind only names of their own form: where there are none, any name will do. */
  private boolean isPermitted(GeneralName name, NameConstraints constraints) {
    boolean wellFormed = Subtrees.isWellFormed(name);
    boolean bound = false;
    for (GeneralSubtree subtree : constraints.permitted()) {
      GeneralName base = subtree.base();
      if (spend(name, base) && Subtrees.isSameForm(name, base)) {
        if (wellFormed && Subtrees.contains(base, name)) {
          return true;
        }
        bound |= binds(base, constraints);
      }
    }
    return !bound;
  }

  /**
   * Section 4.2.1.10: if a critical extension "imposes constraints on a particular name form, and
   * an instance of that name form appears in the subject field or subjectAltName extension of a
   * subsequent certificate, then the application MUST either process the constraint or reject the
   * certificate." One that is not critical is ignored where the form is not supported.
   */
  private static boolean binds(GeneralName base, NameConstraints constraints) {
    return constraints.critical() || Subtrees.isSupported(base);
  }

  /** Counts a comparison; what is too much goes uncompared, and leaves a finding that says so. */
  private boolean spend(GeneralName name, GeneralName base) {
    comparisons += 1 + Math.min(Subtrees.length(name), Subtrees.length(base)) / USUAL_LENGTH;
    return comparisons <= MAX_COMPARISONS;
  }

  private void addMalformed(
      int ca, String field, List<GeneralSubtree> subtrees, List<Finding> findings) {
    for (int i = 0; i < subtrees.size() && findings.size() < MAX_FINDINGS; i++) {
      GeneralSubtree subtree = subtrees.get(i);
      String path = "." + field + "[" + i + "]";
      Optional<String> expected = Subtrees.expectedInsteadOf(subtree.base(), profile);
      if (expected.isPresent()) {
        findings.add(malformed(ca, path + ".base", expected.get(), subtree.base().toString()));
      } else if (!subtree.isWhole()) {
        findings.add(malformed(ca, path, "no distances", "a minimum or a maximum"));
      }
    }
  }

  private Finding malformed(int ca, String path, String expected, String actual) {
    ByteRange whole = new ByteRange(0, pool.certificate(ca).length());
    return new ChainFinding.MalformedCertificate(
        ca,
        new Violation(Rule.NOT_A_CERTIFICATE, "NameConstraints" + path, whole, expected, actual));
  }
}
