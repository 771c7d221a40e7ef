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
public final class HostName {
  private HostName() {}

  /** What is wrong with the certificate's names; empty if one of them matches. */
  public static Optional<Finding> check(Certificate leaf, ReferenceIdentifier wanted) {
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

  private static List<GeneralName> names(Certificate leaf) {
    return leaf.extension(SubjectAltName.class).map(SubjectAltName::names).orElse(List.of());
  }

  /**
   * RFC 9525 section 6.3: labels are compared without regard to case; a wildcard stands for exactly
   * one label, is the whole of its label, and is the leftmost.
   *
   * @param presented the certificate's name; a trailing dot makes it match nothing, for it is not
   *     the preferred name syntax (RFC 5280 section 4.2.1.6), nor do characters beyond ASCII
   * @param host lower case, A-labels, without a trailing dot
   */
  private static boolean matchesDns(String presented, String host) {
    String name = presented.toLowerCase(Locale.ROOT);
    if (!name.startsWith("*.")) {
      return DnsNameSyntax.isHost(name) && name.equals(host);
    }
    int dot = host.indexOf('.');
    // Section 6.3: "the wildcard character … only matches the leftmost label". Browsers refuse one
    // for everything that a registry sells: *.com, *.co.uk. The list of these is read last.
    return dot > 0
        && name.length() - 1 == host.length() - dot
        && name.endsWith(host.substring(dot))
        && DnsNameSyntax.isHost(name.substring(2))
        && !PublicSuffixes.contains(host.substring(dot + 1));
  }

  private static boolean wouldMatch(String commonName, ReferenceIdentifier wanted) {
    return switch (wanted) {
      case ReferenceIdentifier.Dns(String host) -> matchesDns(commonName, host);
      case ReferenceIdentifier.Ip ip -> commonName.equals(ip.toString());
    };
  }
}
