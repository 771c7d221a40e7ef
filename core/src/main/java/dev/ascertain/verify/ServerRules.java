package dev.ascertain.verify;

import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SubjectAltName;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a TLS server's certificate says of names and purposes (Baseline Requirements 7.1.2.7). */
final class ServerRules {
  /** Section 7.1.2.7.10: "MUST NOT", besides OCSPSigning. */
  static final Set<ObjectIdentifier> FORBIDDEN_PURPOSES =
      Set.of(
          ObjectIdentifier.ANY_EXTENDED_KEY_USAGE,
          ObjectIdentifier.CODE_SIGNING,
          ObjectIdentifier.EMAIL_PROTECTION,
          ObjectIdentifier.TIME_STAMPING);

  private static final Set<String> RSA_USES =
      Set.of("digitalSignature", "keyEncipherment", "dataEncipherment");

  private static final Set<String> EC_USES = Set.of("digitalSignature", "keyAgreement");

  private ServerRules() {}

  static void check(Conformance certificate) {
    checkAltName(certificate);
    checkPurposes(certificate);
    checkUsage(certificate);
  }

  private static void checkAltName(Conformance certificate) {
    Optional<SubjectAltName> names = certificate.extension(SubjectAltName.class);
    // Section 7.1.2.7.12: "For Subscriber Certificates, the Subject Alternative Name MUST be
    // present". Browsers say so in another way: such a certificate is for no name.
    if (names.isEmpty()) {
      if (certificate.profile() == Profile.WEB_PKI
          && !certificate.has(ObjectIdentifier.SUBJECT_ALT_NAME)) {
        certificate.broken(Requirement.SAN_PRESENT, "none");
      }
      return;
    }
    // "Otherwise, this extension MUST NOT be marked critical."
    if (names.get().critical() && !certificate.certificate().subject().isEmpty()) {
      certificate.broken(Requirement.SAN_NOT_CRITICAL_WITH_SUBJECT, "a critical one");
    }
    boolean host = false;
    for (GeneralName name : names.get().names()) {
      boolean isHost = isHost(name);
      host |= isHost;
      if (!isHost) {
        certificate.broken(Requirement.SAN_KINDS, "a name of the kind " + name.kind());
      }
    }
    if (!host) {
      certificate.broken(Requirement.SAN_KINDS, "no dNSName and no iPAddress");
    }
  }

  private static void checkPurposes(Conformance certificate) {
    Optional<ExtKeyUsage> usage = certificate.extension(ExtKeyUsage.class);
    if (usage.isEmpty()) {
      if (!certificate.has(ObjectIdentifier.EXT_KEY_USAGE)) {
        certificate.broken(Requirement.EXT_KEY_USAGE_PRESENT, "none");
      }
      return;
    }
    List<ObjectIdentifier> purposes = usage.get().purposes();
    // Section 7.1.2.7.10: id-kp-serverAuth "MUST". One that lacks any purpose too is called a wrong
    // usage already.
    if (!purposes.contains(ObjectIdentifier.SERVER_AUTH)
        && purposes.contains(ObjectIdentifier.ANY_EXTENDED_KEY_USAGE)) {
      certificate.broken(Requirement.EXT_KEY_USAGE_SERVER_AUTH, "any purpose");
    }
    if (purposes.contains(ObjectIdentifier.OCSP_SIGNING)) {
      certificate.broken(Requirement.EXT_KEY_USAGE_NOT_OCSP, "OCSPSigning");
    }
    for (ObjectIdentifier purpose : purposes) {
      if (FORBIDDEN_PURPOSES.contains(purpose)) {
        certificate.broken(Requirement.EXT_KEY_USAGE_NOTHING_ELSE, purpose.toString());
      }
    }
  }

  /** Section 7.1.2.7.11: "CAs MUST ensure the Key Usage is appropriate for the … Public Key." */
  private static void checkUsage(Conformance certificate) {
    Optional<KeyUsage> usage = certificate.extension(KeyUsage.class);
    if (usage.isPresent()) {
      boolean ec =
          certificate.certificate().subjectPublicKeyInfo().key()
              instanceof SubjectPublicKeyInfo.Key.Ec;
      List<String> uses = usage.get().names();
      if (!(ec ? EC_USES : RSA_USES).containsAll(uses) || ec && !usage.get().digitalSignature()) {
        certificate.broken(
            Requirement.KEY_USAGE_OF_KEY, uses.isEmpty() ? "none" : String.join(", ", uses));
      }
    }
  }

  private static boolean isHost(GeneralName name) {
    return name instanceof GeneralName.Dns || name instanceof GeneralName.Ip;
  }
}
