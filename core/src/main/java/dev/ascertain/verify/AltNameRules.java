package dev.ascertain.verify;

import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.SubjectAltName;
import java.util.Locale;
import java.util.Optional;

/** How subject alternative names are written (RFC 5280 section 4.2.1.6). */
final class AltNameRules {
  private AltNameRules() {}

  static void check(Conformance certificate) {
    Optional<SubjectAltName> names = certificate.extension(SubjectAltName.class);
    if (names.isEmpty()) {
      return;
    }
    // "If the subject field contains an empty sequence, then the issuing CA MUST include a
    // subjectAltName extension that is marked as critical."
    if (certificate.certificate().subject().isEmpty() && !names.get().critical()) {
      certificate.broken(Requirement.CRITICAL_SAN_WITH_EMPTY_SUBJECT, "one that is not");
    }
    for (GeneralName name : names.get().names()) {
      switch (name) {
        case GeneralName.Dns(String dns) -> checkDns(certificate, dns, quoted(name));
        case GeneralName.Rfc822(String mail) -> checkMail(certificate, mail, quoted(name));
        case GeneralName.Uri(String uri) -> checkUri(certificate, uri, quoted(name));
        default -> {}
      }
    }
  }

  /**
   * "The name MUST be in the 'preferred name syntax', as specified by Section 3.5 of [RFC1034]".
   */
  private static void checkDns(Conformance certificate, String name, String shown) {
    String host = name.startsWith("*.") ? name.substring(2) : name;
    // Baseline Requirements section 1.6.1, Wildcard Domain Name: "A string starting with '*.' …
    // immediately followed by a Fully-Qualified Domain Name."
    if (host.indexOf('*') >= 0) {
      certificate.broken(
          certificate.profile() == Profile.RFC_5280
              ? Requirement.DNS_NAME_SYNTAX
              : Requirement.WILDCARD_LEFTMOST,
          shown);
      return;
    }
    if (!DnsNameSyntax.isHost(host) || !DnsNameSyntax.noLabelHasOuterHyphens(host)) {
      boolean address = name.indexOf(':') >= 0;
      certificate.broken(
          address ? Requirement.DNS_NAME_NOT_ADDRESS : Requirement.DNS_NAME_SYNTAX, shown);
      return;
    }
    if (host.indexOf('_') >= 0) {
      certificate.broken(Requirement.DNS_NAME_UNDERSCORE, shown);
    }
    // "When the subjectAltName extension contains an iPAddress, the address MUST be stored in the
    // octet string". No domain's last label is a number (RFC 1123 section 2.1).
    if (IpLiteral.looksLikeV4(host)) {
      certificate.broken(Requirement.DNS_NAME_NOT_ADDRESS, shown);
    }
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".in-addr.arpa") || lower.endsWith(".ip6.arpa")) {
      certificate.broken(Requirement.DNS_NAME_REVERSE_ZONE, shown);
    }
    for (String label : host.split("\\.", -1)) {
      checkLabel(certificate, label, shown);
    }
  }

  /**
   * Baseline Requirements section 7.1.2.7.12: "composed entirely of P-Labels or Non-Reserved LDH
   * Labels".
   */
  private static void checkLabel(Conformance certificate, String label, String shown) {
    if (ALabel.isPrefixed(label)) {
      if (!ALabel.isPunycode(label)) {
        certificate.broken(Requirement.DNS_NAME_A_LABEL, shown);
      }
    } else if (ALabel.isReserved(label)) {
      certificate.broken(Requirement.DNS_NAME_RESERVED_LABEL, shown);
    }
  }

  /** "The format of an rfc822Name is a 'Mailbox' as defined in Section 4.1.2 of [RFC2821]". */
  private static void checkMail(Conformance certificate, String mail, String shown) {
    if (!isMailbox(mail)) {
      certificate.broken(Requirement.MAIL_SYNTAX, shown);
    }
  }

  /** "The name MUST NOT be a relative URI … The name MUST include both a scheme … and a part". */
  private static void checkUri(Conformance certificate, String uri, String shown) {
    int colon = uri.indexOf(':');
    if (colon < 1 || colon == uri.length() - 1 || !isScheme(uri.substring(0, colon))) {
      certificate.broken(Requirement.URI_SYNTAX, shown);
    }
  }

  /** Whether the text is a local part without spaces, one at sign, and a host. */
  static boolean isMailbox(String mail) {
    int at = mail.indexOf('@');
    return at > 0
        && at == mail.lastIndexOf('@')
        && mail.chars().limit(at).allMatch(c -> c > ' ' && c < 0x7f)
        && DnsNameSyntax.isHost(mail.substring(at + 1));
  }

  /** RFC 3986 section 3.1. */
  private static boolean isScheme(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]*");
  }

  /** The name, safe to print. */
  static String quoted(GeneralName name) {
    return "\"" + name + "\"";
  }
}
