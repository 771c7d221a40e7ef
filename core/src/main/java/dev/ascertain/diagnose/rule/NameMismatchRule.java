package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.verify.ReferenceIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The certificate is for other names (RFC 9525 section 6). */
final class NameMismatchRule {
  private static final String WILDCARD = "*.";
  private static final String WWW = "www.";

  private NameMismatchRule() {}

  static Conclusion conclude(IdentityFinding.NameMismatch finding) {
    return FindingRule.about(
            Cause.NAME_MISMATCH, finding, "tbsCertificate.extensions.subjectAltName")
        .with("wanted", finding.wanted().toString())
        .with("presented", new Value.Names(finding.presented()))
        .with("near", near(finding.wanted(), finding.presented()));
  }

  /** What kind of miss it is, as a sentence. */
  private static String near(ReferenceIdentifier wanted, List<String> presented) {
    return switch (wanted) {
      case ReferenceIdentifier.Ip _ ->
          "An IP address was asked for, and a certificate must name that address itself: the host"
              + " names in it do not count.";
      case ReferenceIdentifier.Dns(String name) ->
          presented.stream()
              .flatMap(shown -> near(name, shown).stream())
              .findFirst()
              .orElse(
                  "None of its names comes close: it is probably the certificate of another site"
                      + " on the same server.");
    };
  }

  private static Optional<String> near(String wanted, String shown) {
    if (shown.startsWith(WILDCARD)) {
      String parent = shown.substring(WILDCARD.length());
      return Stream.of(
              wanted.equals(parent)
                  ? shown + " does not cover " + parent + " itself, only names one level below."
                  : "",
              wanted.endsWith("." + parent)
                  ? shown + " covers one level only, not the two or more of " + wanted + "."
                  : "")
          .filter(sentence -> !sentence.isEmpty())
          .findFirst();
    }
    boolean onlyWww = shown.equals(WWW + wanted) || wanted.equals(WWW + shown);
    return onlyWww
        ? Optional.of("It is for " + shown + ": only the \"www.\" differs.")
        : Optional.empty();
  }
}
