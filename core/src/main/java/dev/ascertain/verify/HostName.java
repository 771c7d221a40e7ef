package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectAltName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a certificate is for the name asked for (RFC 9525 section 6). */
final class HostName {
  private static final int MAX_LENGTH = 253;
  private static final int MAX_LABEL = 63;

  private HostName() {}

  /** What is wrong with the certificate's names; empty if one of them matches. */
  static Optional<Finding> check(Certificate leaf, ReferenceIdentifier wanted) {
    List<GeneralName> names = names(leaf);
    for (GeneralName name : names) {
      if (matches(name, wanted)) {
        return Optional.empty();
      }
    }
    Optional<String> commonName = leaf.subject().attribute(ObjectIdentifier.COMMON_NAME);
    boolean hasAltName =
        leaf.extensions().stream()
            .anyMatch(extension -> extension.id().equals(ObjectIdentifier.SUBJECT_ALT_NAME));
    // RFC 9525 section 2: "Specifying the server's DNS domain name in the common name … is no
    // longer supported". We only say whether it would have matched.
    if (!hasAltName && commonName.isPresent()) {
      String name = commonName.get();
      return Optional.of(new IdentityFinding.CnOnly(0, wanted, name, wouldMatch(name, wanted)));
    }
    List<String> presented = new ArrayList<>();
    for (GeneralName name : names) {
      presented.add(name.toString());
    }
    return Optional.of(new IdentityFinding.NameMismatch(0, wanted, presented));
  }

  /** Whether one name of a certificate is the one asked for. */
  static boolean matches(GeneralName presented, ReferenceIdentifier wanted) {
    return switch (wanted) {
      case ReferenceIdentifier.Dns(String host) ->
          presented instanceof GeneralName.Dns(String name) && matchesDns(name, host);
      // RFC 9525 section 6.5: "a match occurs if the reference identity octet string and the value
      // octet strings are identical."
      case ReferenceIdentifier.Ip(byte[] address) ->
          presented instanceof GeneralName.Ip(byte[] value) && Arrays.equals(address, value);
    };
  }

  /**
   * Whether the text is a host name: labels of letters, digits, hyphens and underscores, 63
   * characters each, 253 in all. Underscores, and hyphens at the ends of labels, are no part of RFC
   * 1123, but such hosts exist, and browsers take them.
   */
  static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty()
          || label.length() > MAX_LABEL
          || !label.chars().allMatch(HostName::isLabelCharacter)) {
        return false;
      }
    }
    return true;
  }

  private static List<GeneralName> names(Certificate leaf) {
    return leaf.extension(SubjectAltName.class).map(SubjectAltName::names).orElse(List.of());
  }

  /**
   * RFC 9525 section 6.3: labels are compared without regard to case; a wildcard stands for exactly
   * one label, is the whole of its label, and is the leftmost.
   *
   * @param presented the certificate's name; a trailing dot makes it match nothing, for it is not
   *     the preferred name syntax (RFC 5280 section 4.2.1.6)
   * @param host lower case, without a trailing dot
   */
  private static boolean matchesDns(String presented, String host) {
    String name = presented.toLowerCase(Locale.ROOT);
    if (!name.startsWith("*.")) {
      return isValid(name) && name.equals(host);
    }
    String rest = name.substring(2);
    // Browsers refuse a wildcard right below a top-level domain: *.com.
    if (!isValid(rest) || rest.indexOf('.') < 0) {
      return false;
    }
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot + 1).equals(rest);
  }

  private static boolean wouldMatch(String commonName, ReferenceIdentifier wanted) {
    return switch (wanted) {
      case ReferenceIdentifier.Dns(String host) -> matchesDns(commonName, host);
      case ReferenceIdentifier.Ip ip -> commonName.equals(ip.toString());
    };
  }

  private static boolean isLabelCharacter(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
