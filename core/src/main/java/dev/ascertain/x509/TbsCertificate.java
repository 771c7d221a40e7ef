package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a certificate says; see {@link Certificate} for the definition and the fields' meaning. */
record TbsCertificate(
    int version,
    BigInteger serialNumber,
    AlgorithmIdentifier signature,
    Name issuer,
    Instant notBefore,
    Instant notAfter,
    Name subject,
    SubjectPublicKeyInfo subjectPublicKeyInfo,
    List<CertificateExtension> extensions) {

  static TbsCertificate decode(DerReader outer) throws ViolationException {
    DerReader in = outer.sequence("tbsCertificate");
    int version = version(in);
    BigInteger serialNumber = in.integer("serialNumber");
    AlgorithmIdentifier signature = AlgorithmIdentifier.decode(in, "signature");
    Name issuer = Name.decode(in, "issuer");
    DerReader validity = in.sequence("validity");
    Instant notBefore = validity.time("notBefore");
    Instant notAfter = validity.time("notAfter");
    validity.end();
    Name subject = Name.decode(in, "subject");
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(in, "subjectPublicKeyInfo");
    skipUniqueId(in, "issuerUniqueID", 0x81, version);
    skipUniqueId(in, "subjectUniqueID", 0x82, version);
    List<CertificateExtension> extensions = extensions(in, version);
    in.end();
    return new TbsCertificate(
        version, serialNumber, signature, issuer, notBefore, notAfter, subject, key, extensions);
  }

  private static int version(DerReader in) throws ViolationException {
    if (!in.at(0xa0)) {
      return 1;
    }
    DerReader explicit = in.context("version", 0);
    int start = explicit.position();
    int number = explicit.integer("Version", 2);
    // X.690 section 11.5: a value equal to its default, v1(0), is not encoded.
    if (number == 0) {
      throw explicit.notDer("", explicit.rangeSince(start), "nothing, the default being v1", "v1");
    }
    explicit.end();
    return number + 1;
  }

  private static void skipUniqueId(DerReader in, String name, int tag, int version)
      throws ViolationException {
    if (!in.at(tag)) {
      return;
    }
    int start = in.position();
    in.namedBits(name, tag);
    // RFC 5280 section 4.1.2.8: "These fields MUST only appear if the version is 2 or 3".
    if (version < 2) {
      throw in.notCertificate(name, in.rangeSince(start), "nothing in version 1", "a value");
    }
  }

  private static List<CertificateExtension> extensions(DerReader in, int version)
      throws ViolationException {
    if (!in.at(0xa3)) {
      return List.of();
    }
    int start = in.position();
    // RFC 5280 section 4.1.2.9: "This field MUST only appear if the version is 3".
    if (version != 3) {
      throw in.notCertificate(
          "extensions", in.rangeSince(start), "no extensions in version " + version, "extensions");
    }
    DerReader explicit = in.context("extensions", 3);
    List<CertificateExtension> extensions = CertificateExtension.decodeAll(explicit.onlySequence());
    Set<ObjectIdentifier> seen = HashSet.newHashSet(extensions.size());
    for (CertificateExtension extension : extensions) {
      // RFC 5280 section 4.2: "A certificate MUST NOT include more than one instance of a
      // particular extension."
      if (!seen.add(extension.id())) {
        throw in.notCertificate(
            "extensions", in.rangeSince(start), "each extension once", "two " + extension.id());
      }
    }
    return extensions;
  }
}
