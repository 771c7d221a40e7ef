package dev.ascertain.verify;

import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.NameConstraints;
import dev.ascertain.x509.ObjectIdentifier;
import java.util.List;
import java.util.Optional;

/** Where name constraints may be, and how they are written (RFC 5280 section 4.2.1.10). */
final class NameConstraintRules {
  /** A limit of ours: more of the same tells nothing new. */
  private static final int MAX_SUBTREES = 2_000;

  private NameConstraintRules() {}

  static void check(Conformance certificate) {
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    // "The name constraints extension, which MUST be used only in a CA certificate".
    if (!ca && certificate.isLeaf() && certificate.has(ObjectIdentifier.NAME_CONSTRAINTS)) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_ONLY_IN_CA, "some, and is no CA's");
    }
    Optional<NameConstraints> constraints = certificate.extension(NameConstraints.class);
    if (constraints.isPresent()) {
      checkBases(certificate, constraints.get().permitted());
      checkBases(certificate, constraints.get().excluded());
    }
  }

  private static void checkBases(Conformance certificate, List<GeneralName> bases) {
    for (GeneralName base : bases.subList(0, Math.min(bases.size(), MAX_SUBTREES))) {
      switch (base) {
        case GeneralName.Dns(String dns) -> checkDns(certificate, dns, AltNameRules.quoted(base));
        case GeneralName.Rfc822(String mail) ->
            checkMail(certificate, mail, AltNameRules.quoted(base));
        case GeneralName.Uri(String host) ->
            checkHost(certificate, host, AltNameRules.quoted(base));
        case GeneralName.Ip(byte[] range) -> checkMask(certificate, range);
        default -> {}
      }
    }
  }

  /** "DNS name restrictions are expressed as host.example.com." An empty one stands for all. */
  private static void checkDns(Conformance certificate, String dns, String shown) {
    if (dns.startsWith(".") && DnsNameSyntax.isHost(dns.substring(1))) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_DNS_WITHOUT_DOT, shown);
    } else if (!dns.isEmpty() && !DnsNameSyntax.isHost(dns)) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_SYNTAX, shown);
    }
  }

  /**
   * "… MAY specify a particular mailbox, all addresses at a particular host, or all mailboxes in a
   * domain."
   */
  private static void checkMail(Conformance certificate, String mail, String shown) {
    if (mail.indexOf('@') < 0) {
      checkHost(certificate, mail, shown);
    } else if (!AltNameRules.isMailbox(mail)) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_SYNTAX, shown);
    }
  }

  /** A host, or a domain "with a period" before it; an empty one stands for all. */
  private static void checkHost(Conformance certificate, String host, String shown) {
    String domain = host.startsWith(".") ? host.substring(1) : host;
    if (!host.isEmpty() && !DnsNameSyntax.isHost(domain)) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_SYNTAX, shown);
    }
  }

  /** "encoded in the style of RFC 4632 (CIDR)": the mask is ones, then zeros. */
  private static void checkMask(Conformance certificate, byte[] range) {
    if (range.length != 8 && range.length != 32) {
      certificate.broken(Requirement.NAME_CONSTRAINTS_MASK, range.length + " bytes");
      return;
    }
    boolean ended = false;
    for (int bit = 4 * range.length; bit < 8 * range.length; bit++) {
      boolean set = (range[bit / 8] >>> 7 - bit % 8 & 1) != 0;
      if (set && ended) {
        certificate.broken(Requirement.NAME_CONSTRAINTS_MASK, "a mask with holes");
        return;
      }
      ended |= !set;
    }
  }
}
