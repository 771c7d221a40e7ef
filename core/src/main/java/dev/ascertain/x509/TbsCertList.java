package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;
import java.util.Optional;

/** What a revocation list says; see {@link CertificateList} for the definition. */
record TbsCertList(
    int version,
    AlgorithmIdentifier signature,
    Name issuer,
    Time thisUpdate,
    Optional<Time> nextUpdate,
    RevokedCertificates revoked,
    List<CertificateExtension> extensions) {

  /**
   * Reads the fields.
   *
   * @param whole the bytes that {@code outer} reads
   */
  static TbsCertList decode(DerReader outer, byte[] whole) throws ViolationException {
    DerReader in = outer.sequence("tbsCertList");
    int version = version(in);
    AlgorithmIdentifier signature = AlgorithmIdentifier.decode(in, "signature");
    Name issuer = Name.decode(in, "issuer");
    Time thisUpdate = in.time("thisUpdate");
    Optional<Time> nextUpdate =
        in.at(DerTag.UTC_TIME) || in.at(DerTag.GENERALIZED_TIME)
            ? Optional.of(in.time("nextUpdate"))
            : Optional.empty();
    RevokedCertificates revoked =
        in.at(DerTag.SEQUENCE)
            ? RevokedCertificates.decode(in.sequence("revokedCertificates"), whole, issuer, version)
            : RevokedCertificates.none(issuer);
    int start = in.position();
    List<CertificateExtension> extensions =
        CertificateExtension.decodeOptional(in, "crlExtensions", 0);
    // RFC 5280 section 5.1.2.7: "This field may only appear if the version is 2".
    if (version < 2 && in.position() != start) {
      throw in.notCertificate(
          "crlExtensions", in.rangeSince(start), "no extensions in version 1", "extensions");
    }
    in.end();
    return new TbsCertList(version, signature, issuer, thisUpdate, nextUpdate, revoked, extensions);
  }

  private static int version(DerReader in) throws ViolationException {
    if (!in.at(DerTag.INTEGER)) {
      return 1;
    }
    int start = in.position();
    int number = in.integer("version", 1);
    // RFC 5280 section 5.1: "if present, MUST be v2".
    if (number != 1) {
      throw in.notCertificate("version", in.rangeSince(start), "v2 or nothing", "v1");
    }
    return 2;
  }
}
