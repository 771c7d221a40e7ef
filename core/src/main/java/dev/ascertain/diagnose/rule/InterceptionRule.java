package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.x509.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The untrusted issuer bears the name of a product that opens TLS connections on their way: a
 * proxy, a firewall, an anti-virus program, a debugging proxy. A name proves nothing, so it is
 * never certain.
 */
final class InterceptionRule implements DiagnosticRule {
  /** Parts of issuers' names that such products give their authorities, in lower case. */
  private static final List<String> NAMES =
      List.of(
          "zscaler",
          "fortinet",
          "fortigate",
          "palo alto networks",
          "netskope",
          "goskope",
          "blue coat",
          "bluecoat",
          "cisco umbrella",
          "cloudflare for teams",
          "cloudflare gateway",
          "gateway ca - cloudflare",
          "forcepoint",
          "websense",
          "mcafee web gateway",
          "skyhigh",
          "check point",
          "barracuda",
          "sonicwall",
          "watchguard",
          "sophos",
          "untangle",
          "iboss",
          "lightspeed",
          "securly",
          "kaspersky",
          "eset ssl filter",
          "avast web/mail shield",
          "avast! web/mail shield",
          "avg web/mail shield",
          "bitdefender",
          "adguard",
          "superfish",
          "mitmproxy",
          "charles proxy",
          "fiddler",
          "portswigger",
          "zed attack proxy",
          "burp suite");

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms.findings().stream()
        .flatMap(finding -> conclusion(finding).stream())
        .limit(1)
        .toList();
  }

  private static Optional<Conclusion> conclusion(Finding finding) {
    return issuer(finding)
        .filter(InterceptionRule::isKnown)
        .map(issuer ->
            FindingRule.about(Cause.INTERCEPTION, finding, "tbsCertificate.issuer")
                .with(Confidence.LIKELY)
                .with("issuer", issuer.shortName())
                .unless(
                    List.of(
                        new Candidate(
                            "The server itself has a certificate of that issuer.",
                            "It shows the same certificate to a client in another network."))));
  }

  private static Optional<Name> issuer(Finding finding) {
    if (finding instanceof ChainFinding.UnknownCa unknown) {
      return Optional.of(unknown.root());
    }
    return finding instanceof ChainFinding.IncompleteChain incomplete
        ? Optional.of(incomplete.missing())
        : Optional.empty();
  }

  private static boolean isKnown(Name issuer) {
    String name = issuer.toString().toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(name::contains);
  }
}
