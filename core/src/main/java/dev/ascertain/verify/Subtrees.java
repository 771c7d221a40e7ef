package dev.ascertain.verify;

import dev.ascertain.x509.GeneralName;
import java.util.Optional;

/**
 * The name spaces of name constraints, one per form of name (RFC 5280 section 4.2.1.10).
 *
 * <p>Names are compared as they stand, ASCII letters without regard to case where the form says so;
 * internationalized domains are compared as A-labels (RFC 9549 section 4).
 */
final class Subtrees {
  private Subtrees() {}

  /**
   * Whether constraints by {@code base} bind {@code name} at all. RFC 9598 section 6: rfc822Name
   * constraints also "cover SmtpUTF8Mailbox subject alternative names".
   */
  static boolean isSameForm(GeneralName name, GeneralName base) {
    return name.kind().equals(base.kind())
        || name instanceof GeneralName.SmtpUtf8Mailbox && base instanceof GeneralName.Rfc822;
  }

  /** Whether the RFC says how a subtree of this form constrains names. */
  static boolean isSupported(GeneralName base) {
    return switch (base) {
      case GeneralName.Dns _,
          GeneralName.Rfc822 _,
          GeneralName.Uri _,
          GeneralName.Ip _,
          GeneralName.Directory _ ->
          true;
      case GeneralName.SmtpUtf8Mailbox _,
          GeneralName.OtherName _,
          GeneralName.X400Address _,
          GeneralName.EdiParty _,
          GeneralName.RegisteredId _ ->
          false;
    };
  }

  /** About how much there is to compare. */
  static int length(GeneralName name) {
    return switch (name) {
      case GeneralName.Dns(String dns) -> dns.length();
      case GeneralName.Rfc822(String mail) -> mail.length();
      case GeneralName.SmtpUtf8Mailbox(String mail) -> mail.length();
      case GeneralName.Uri(String uri) -> uri.length();
      case GeneralName.Ip(byte[] address) -> address.length;
      case GeneralName.Directory directory -> directory.name().relativeNames().size();
      case GeneralName.OtherName _,
          GeneralName.X400Address _,
          GeneralName.EdiParty _,
          GeneralName.RegisteredId _ ->
          0;
    };
  }

  /** Whether the name is of a supported form and well-formed. */
  static boolean isWellFormed(GeneralName name) {
    return switch (name) {
      case GeneralName.Dns(String dns) -> isHost(dns.startsWith("*.") ? dns.substring(2) : dns);
      case GeneralName.Rfc822(String mail) -> isMailbox(mail);
      case GeneralName.SmtpUtf8Mailbox(String mail) -> isMailbox(mail);
      case GeneralName.Uri(String uri) -> host(uri).isPresent();
      case GeneralName.Ip(byte[] address) -> address.length == 4 || address.length == 16;
      case GeneralName.Directory _ -> true;
      case GeneralName.OtherName _,
          GeneralName.X400Address _,
          GeneralName.EdiParty _,
          GeneralName.RegisteredId _ ->
          false;
    };
  }

  /** What a subtree's base should be, if it is not what its form asks for. */
  static Optional<String> expectedInsteadOf(GeneralName base, Profile profile) {
    return switch (base) {
      case GeneralName.Dns(String dns) ->
          expectUnless(isDnsBase(dns, profile), "a domain name, without a dot in front");
      case GeneralName.Rfc822(String mail) ->
          expectUnless(
              mail.isEmpty() || isHost(withoutDot(mail)) || isMailbox(mail),
              "a mailbox, a host, or a dot and a domain");
      case GeneralName.Uri(String uri) ->
          expectUnless(
              uri.isEmpty() || isHost(withoutDot(uri)) && !IpLiteral.looksLikeV4(uri),
              "a host, or a dot and a domain");
      case GeneralName.Ip(byte[] range) ->
          expectUnless(isRange(range), "an address and a mask without holes");
      case GeneralName.Directory _,
          GeneralName.SmtpUtf8Mailbox _,
          GeneralName.OtherName _,
          GeneralName.X400Address _,
          GeneralName.EdiParty _,
          GeneralName.RegisteredId _ ->
          Optional.empty();
    };
  }

  /** Whether all that the name stands for is below the base; the name is well-formed. */
  static boolean contains(GeneralName base, GeneralName name) {
    return switch (name) {
      case GeneralName.Dns(String dns) ->
          base instanceof GeneralName.Dns(String subtree) && isDnsBelow(dns, subtree);
      case GeneralName.Rfc822(String mail) ->
          base instanceof GeneralName.Rfc822(String subtree) && isMailBelow(mail, subtree);
      case GeneralName.SmtpUtf8Mailbox(String mail) ->
          base instanceof GeneralName.Rfc822(String subtree) && isMailBelow(mail, subtree);
      case GeneralName.Uri(String uri) ->
          base instanceof GeneralName.Uri(String subtree)
              && isHostBelow(host(uri).orElseThrow(), subtree);
      case GeneralName.Ip(byte[] address) ->
          base instanceof GeneralName.Ip(byte[] range) && isAddressBelow(address, range);
      case GeneralName.Directory directory ->
          base instanceof GeneralName.Directory subtree
              && directory.name().isWithin(subtree.name());
      case GeneralName.OtherName _,
          GeneralName.X400Address _,
          GeneralName.EdiParty _,
          GeneralName.RegisteredId _ ->
          false;
    };
  }

  /** Whether some of what the name stands for is below the base: a wildcard stands for many. */
  static boolean overlap(GeneralName name, GeneralName base) {
    if (name instanceof GeneralName.Dns(String dns)
        && dns.startsWith("*.")
        && base instanceof GeneralName.Dns(String subtree)) {
      String parent = dns.substring(2);
      int dot = subtree.indexOf('.');
      if (dot > 0 && subtree.substring(dot + 1).equalsIgnoreCase(parent)) {
        return true;
      }
    }
    return contains(base, name);
  }

  private static Optional<String> expectUnless(boolean right, String expected) {
    return right ? Optional.empty() : Optional.of(expected);
  }

  /**
   * "DNS name restrictions are expressed as host.example.com." A dot in front is no part of that,
   * but many CAs write it, and browsers take it.
   */
  private static boolean isDnsBase(String dns, Profile profile) {
    boolean lenient =
        switch (profile) {
          case BROWSER -> true;
          case RFC_5280, WEB_PKI -> false;
        };
    return dns.isEmpty() || isHost(lenient ? withoutDot(dns) : dns);
  }

  /**
   * "Any DNS name that can be constructed by simply adding zero or more labels to the left-hand
   * side of the name satisfies the name constraint." A dot in front asks for one label more.
   */
  private static boolean isDnsBelow(String name, String base) {
    if (base.isEmpty() || base.startsWith(".")) {
      return endsWith(name, base);
    }
    return name.equalsIgnoreCase(base)
        || endsWith(name, base) && name.charAt(name.length() - base.length() - 1) == '.';
  }

  /**
   * "To indicate a particular mailbox, the constraint is the complete mail address… To indicate all
   * Internet mail addresses on a particular host, the constraint is specified as the host name… To
   * specify any address within a domain, the constraint is specified with a leading period." The
   * part before the at sign is compared exactly (RFC 5280 section 7.5).
   */
  private static boolean isMailBelow(String mail, String base) {
    int at = mail.lastIndexOf('@');
    int baseAt = base.lastIndexOf('@');
    if (baseAt >= 0) {
      return at == baseAt
          && mail.regionMatches(0, base, 0, at)
          && mail.substring(at).equalsIgnoreCase(base.substring(baseAt));
    }
    return isHostBelow(mail.substring(at + 1), base);
  }

  /** A host is itself only; "When the constraint begins with a period, it MAY be expanded". */
  private static boolean isHostBelow(String host, String base) {
    return base.isEmpty() || base.startsWith(".")
        ? endsWith(host, base)
        : host.equalsIgnoreCase(base);
  }

  /** The address under the mask equals the base under the mask; both are of the same version. */
  private static boolean isAddressBelow(byte[] address, byte[] range) {
    int length = address.length;
    if (range.length != 2 * length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (((address[i] ^ range[i]) & range[length + i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** "encoded in the style of RFC 4632 (CIDR)": the ones of the mask come first. */
  private static boolean isRange(byte[] range) {
    if (range.length != 8 && range.length != 32) {
      return false;
    }
    boolean ended = false;
    for (int bit = 0; bit < range.length * 4; bit++) {
      boolean one = (range[range.length / 2 + bit / 8] >> 7 - bit % 8 & 1) != 0;
      if (one && ended) {
        return false;
      }
      ended |= !one;
    }
    return true;
  }

  /**
   * The host of a URI. "If a constraint is applied to the uniformResourceIdentifier name form and a
   * subsequent certificate includes a subjectAltName extension with a uniformResourceIdentifier
   * that does not include an authority component with a host name specified as a fully qualified
   * domain name …, then the application MUST reject the certificate": empty for such ones.
   */
  private static Optional<String> host(String uri) {
    int start = uri.indexOf("://");
    if (start < 0) {
      return Optional.empty();
    }
    int end = start + 3;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    String authority = uri.substring(start + 3, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    return isHost(name) && name.indexOf('.') > 0 && !IpLiteral.looksLikeV4(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** An at sign with a host after it and something before it, unquoted or quoted as a whole. */
  private static boolean isMailbox(String mail) {
    int at = mail.lastIndexOf('@');
    if (at <= 0 || !isHost(mail.substring(at + 1))) {
      return false;
    }
    boolean quoted = at > 1 && mail.charAt(0) == '"' && mail.charAt(at - 1) == '"';
    return quoted || mail.indexOf('@') == at && mail.indexOf(' ') < 0;
  }

  private static boolean isHost(String name) {
    return DnsNameSyntax.isHost(name);
  }

  private static String withoutDot(String domain) {
    return domain.startsWith(".") ? domain.substring(1) : domain;
  }

  private static boolean endsWith(String name, String suffix) {
    int start = name.length() - suffix.length();
    return start >= 0 && name.regionMatches(true, start, suffix, 0, suffix.length());
  }
}
