package dev.ascertain.verify;

import dev.ascertain.x509.AttributeTypeAndValue;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectAltName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the common name of a server's certificate may be (Baseline Requirements section 7.1.4.3).
 *
 * <p>No client looks for a name there any more. Public CAs must copy one of the subject alternative
 * names. Whoever else issues may also write the domain that these names are in, or a host beside
 * addresses; but not another host, nor the same one in another form.
 */
final class CommonNameRules {
  private CommonNameRules() {}

  static void check(Conformance certificate) {
    Optional<SubjectAltName> names = certificate.extension(SubjectAltName.class);
    if (names.isEmpty()) {
      return;
    }
    List<String> hosts = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (GeneralName name : names.get().names()) {
      if (name instanceof GeneralName.Dns(String host)) {
        hosts.add(host);
        all.add(host);
      } else if (name instanceof GeneralName.Ip) {
        // As RFC 3986 section 3.2.2 and RFC 5952 section 4 write it.
        all.add(name.toString());
      }
    }
    List<AttributeTypeAndValue> commonNames = commonNames(certificate.certificate().subject());
    if (all.isEmpty() || commonNames.isEmpty()) {
      return;
    }
    // "If present, this attribute MUST contain exactly one entry that is one of the values
    // contained
    // in the Certificate's subjectAltName extension".
    if (commonNames.size() > 1) {
      certificate.broken(Requirement.COMMON_NAME_IN_SAN, commonNames.size() + " common names");
    }
    for (AttributeTypeAndValue attribute : commonNames) {
      checkOne(certificate, attribute, all, hosts);
    }
  }

  private static void checkOne(
      Conformance certificate,
      AttributeTypeAndValue attribute,
      List<String> all,
      List<String> hosts) {
    // What is not text is no copy of a name.
    String text = attribute.text().orElse("");
    String shown = "\"" + attribute + "\"";
    // "… encoded as a character-for-character copy of the dNSName entry value".
    if (!all.contains(text)) {
      if (isOther(text, hosts)) {
        certificate.broken(Requirement.COMMON_NAME_NO_OTHER, shown);
      } else {
        certificate.broken(Requirement.COMMON_NAME_IN_SAN, shown);
      }
    }
  }

  private static boolean isOther(String text, List<String> hosts) {
    if (!DnsNameSyntax.isHost(text) || looksLikeAddress(text)) {
      return true;
    }
    return !hosts.isEmpty() && hosts.stream().noneMatch(host -> host.endsWith("." + text));
  }

  /** Whether programs take it for an IPv4 address, be it written in hexadecimal. */
  private static boolean looksLikeAddress(String text) {
    String last = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return IpLiteral.looksLikeV4(text) || last.matches("0x[0-9a-f]*");
  }

  private static List<AttributeTypeAndValue> commonNames(Name subject) {
    List<AttributeTypeAndValue> names = new ArrayList<>();
    for (List<AttributeTypeAndValue> set : subject.relativeNames()) {
      for (AttributeTypeAndValue attribute : set) {
        if (attribute.type().equals(ObjectIdentifier.COMMON_NAME)) {
          names.add(attribute);
        }
      }
    }
    return List.copyOf(names);
  }
}
