package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.List;

/** What a certificate says; see {@link Certificate} for the definition and the fields' meaning. */
record TbsCertificate(
    int version,
    BigInteger serialNumber,
    AlgorithmIdentifier signature,
    Name issuer,
    Time notBefore,
    Time notAfter,
    Name subject,
    SubjectPublicKeyInfo subjectPublicKeyInfo,
    boolean hasUniqueIdentifiers,
    List<CertificateExtension> extensions) {

  static TbsCertificate decode(DerReader outer) throws ViolationException {
    DerReader in = outer.sequence("tbsCertificate");
    int version = version(in);
    BigInteger serialNumber = in.integer("serialNumber");
    AlgorithmIdentifier signature = AlgorithmIdentifier.decode(in, "signature");
    Name issuer = Name.decode(in, "issuer");
    DerReader validity = in.sequence("validity");
    Time notBefore = validity.time("notBefore");
    Time notAfter = validity.time("notAfter");
    validity.end();
    Name subject = Name.decode(in, "subject");
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.decode(in, "subjectPublicKeyInfo");
    boolean ids = skipUniqueId(in, "issuerUniqueID", DerTag.context(1), version);
    ids |= skipUniqueId(in, "subjectUniqueID", DerTag.context(2), version);
    List<CertificateExtension> extensions = extensions(in, version);
    in.end();
    return new TbsCertificate(
        version,
        serialNumber,
        signature,
        issuer,
        notBefore,
        notAfter,
        subject,
        key,
        ids,
        extensions);
  }

  private static int version(DerReader in) throws ViolationException {
    if (!in.at(DerTag.constructed(0))) {
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

  private static boolean skipUniqueId(DerReader in, String name, int tag, int version)
      throws ViolationException {
    if (!in.at(tag)) {
      return false;
    }
    int start = in.position();
    in.namedBits(name, tag);
    // RFC 5280 section 4.1.2.8: "These fields MUST only appear if the version is 2 or 3".
    if (version < 2) {
      throw in.notCertificate(name, in.rangeSince(start), "nothing in version 1", "a value");
    }
    return true;
  }

  private static List<CertificateExtension> extensions(DerReader in, int version)
      throws ViolationException {
    if (!in.at(DerTag.constructed(3))) {
      return List.of();
    }
    int start = in.position();
    // RFC 5280 section 4.1.2.9: "This field MUST only appear if the version is 3".
    if (version != 3) {
      throw in.notCertificate(
          "extensions", in.rangeSince(start), "no extensions in version " + version, "extensions");
    }
    return CertificateExtension.decodeOptional(in, "extensions", 3);
  }
}
