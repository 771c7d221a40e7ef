package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.NameConstraints;
import dev.ascertain.x509.NameConstraints.GeneralSubtree;
import dev.ascertain.x509.SubjectAltName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a certificate's names are within what a CA above it may issue (RFC 5280 section
 * 4.2.1.10).
 */
final class NameConstraintCheck {
  /** A limit of ours on names times subtrees: a "constraint bomb" must not take seconds. */
  static final int MAX_COMPARISONS = 50_000;

  /** A limit of ours: more names than that, of one certificate, tell nothing new. */
  static final int MAX_FINDINGS = 10;

  private NameConstraintCheck() {}

  /**
   * The names of {@code lower} that the constraints of {@code ca} forbid, the first {@value
   * #MAX_FINDINGS} of them.
   */
  static List<Finding> check(int caIndex, Certificate ca, int lowerIndex, Certificate lower) {
    Optional<NameConstraints> constraints = ca.extension(NameConstraints.class);
    if (constraints.isEmpty()) {
      return List.of();
    }
    List<GeneralName> names = names(lower);
    int subtrees = constraints.get().permitted().size() + constraints.get().excluded().size();
    if ((long) names.size() * subtrees > MAX_COMPARISONS) {
      return List.of(new ChainFinding.TooMuchWork(caIndex, MAX_COMPARISONS));
    }
    List<Finding> findings = new ArrayList<>();
    for (GeneralName name : names) {
      if (findings.size() == MAX_FINDINGS) {
        break;
      }
      if (constraints.get().excluded().stream().anyMatch(tree -> overlaps(name, tree.base()))) {
        findings.add(new ChainFinding.NameConstraint(lowerIndex, caIndex, name, true));
      } else if (!permitted(name, constraints.get().permitted())) {
        findings.add(new ChainFinding.NameConstraint(lowerIndex, caIndex, name, false));
      }
    }
    return findings;
  }

  private static List<GeneralName> names(Certificate certificate) {
    List<GeneralName> names = new ArrayList<>();
    if (!certificate.subject().isEmpty()) {
      names.add(new GeneralName.Directory(certificate.subject()));
    }
    certificate.extension(SubjectAltName.class).ifPresent(alt -> names.addAll(alt.names()));
    return names;
  }

  /**
   * Constraints bind only names of their own kind: "if no name of the type is in the certificate…".
   */
  private static boolean permitted(GeneralName name, List<GeneralSubtree> permitted) {
    List<GeneralSubtree> sameKind =
        permitted.stream().filter(tree -> tree.base().kind().equals(name.kind())).toList();
    // What a subtree with distances permits, nobody can tell.
    return sameKind.isEmpty()
        || sameKind.stream().anyMatch(tree -> tree.isWhole() && isWithin(name, tree.base()));
  }

  /** Like {@link #isWithin}; a wildcard is also taken to overlap what it could stand for. */
  private static boolean overlaps(GeneralName name, GeneralName base) {
    if (name instanceof GeneralName.Dns(String dns)
        && dns.startsWith("*.")
        && base instanceof GeneralName.Dns(String subtree)) {
      String parent = dns.substring(2);
      int dot = subtree.indexOf('.');
      boolean couldBe = dot > 0 && subtree.substring(dot + 1).equalsIgnoreCase(parent);
      return couldBe || isWithin(name, base);
    }
    return isWithin(name, base) || cannotBeCompared(name, base);
  }

  /** What we cannot compare must not slip through: it could be excluded. */
  private static boolean cannotBeCompared(GeneralName name, GeneralName base) {
    return name.kind().equals(base.kind())
        && switch (base) {
          case GeneralName.Ip(byte[] range) -> range.length != 8 && range.length != 32;
          case GeneralName.OtherName _,
              GeneralName.SmtpUtf8Mailbox _,
              GeneralName.X400Address _,
              GeneralName.EdiParty _,
              GeneralName.RegisteredId _ ->
              true;
          case GeneralName.Rfc822 _,
              GeneralName.Dns _,
              GeneralName.Directory _,
              GeneralName.Uri _ ->
              false;
        };
  }

  private static boolean isWithin(GeneralName name, GeneralName base) {
    return switch (name) {
      case GeneralName.Dns(String dns) ->
          base instanceof GeneralName.Dns(String subtree) && isHostWithin(dns, subtree);
      case GeneralName.Ip(byte[] address) ->
          base instanceof GeneralName.Ip(byte[] range) && isAddressWithin(address, range);
      case GeneralName.Directory directory ->
          base instanceof GeneralName.Directory subtree
              && directory.name().isWithin(subtree.name());
      case GeneralName.Rfc822(String mail) ->
          base instanceof GeneralName.Rfc822(String subtree) && isMailWithin(mail, subtree);
      case GeneralName.Uri(String uri) ->
          base instanceof GeneralName.Uri(String subtree) && isUriWithin(uri, subtree);
      case GeneralName.OtherName _,
          GeneralName.SmtpUtf8Mailbox _,
          GeneralName.X400Address _,
          GeneralName.EdiParty _,
          GeneralName.RegisteredId _ ->
          false;
    };
  }

  /**
   * "Any DNS name that can be constructed by simply adding zero or more labels to the left-hand
   * side of the name satisfies the name constraint." An initial dot, which some CAs write, asks for
   * one more.
   */
  private static boolean isHostWithin(String host, String subtree) {
    String name = host.toLowerCase(Locale.ROOT);
    String base = subtree.toLowerCase(Locale.ROOT);
    if (base.isEmpty() || base.startsWith(".")) {
      return name.endsWith(base);
    }
    return name.equals(base) || name.endsWith("." + base);
  }

  /** The address under the mask equals the base; both are of the same version. */
  private static boolean isAddressWithin(byte[] address, byte[] range) {
    if (range.length != 2 * address.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if (((address[i] ^ range[i]) & range[address.length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** A mailbox, all mailboxes of a host, or, with an initial dot, of a domain. */
  private static boolean isMailWithin(String mail, String subtree) {
    int at = mail.lastIndexOf('@');
    if (subtree.indexOf('@') >= 0) {
      int baseAt = subtree.lastIndexOf('@');
      return at == baseAt
          && mail.substring(0, at).equals(subtree.substring(0, baseAt))
          && mail.substring(at).equalsIgnoreCase(subtree.substring(baseAt));
    }
    return isExactOrDotted(mail.substring(at + 1), subtree);
  }

  /** "The constraint … MUST specify a fully qualified domain name"; only the URI's host counts. */
  private static boolean isUriWithin(String uri, String subtree) {
    int start = uri.indexOf("://");
    if (start < 0) {
      return false;
    }
    String authority = uri.substring(start + 3).split("[/?#]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1).split(":", 2)[0];
    return isExactOrDotted(host, subtree);
  }

  private static boolean isExactOrDotted(String host, String subtree) {
    String name = host.toLowerCase(Locale.ROOT);
    String base = subtree.toLowerCase(Locale.ROOT);
    return base.startsWith(".") ? name.endsWith(base) : name.equals(base);
  }
}
