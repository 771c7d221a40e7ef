package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a revocation list, found by serial number.
 *
 * <p>The index is an array of numbers, each the hash of an entry's serial number and the entry's
 * offset, in ascending order. Sorting it takes time n · log n whatever a hostile list holds, which
 * a hash table would not; serial numbers made to have the same hash cost a look-up one pass over
 * them.
 */
final class RevokedCertificates {
  /** How many entries are shown as fields. */
  static final int MAX_TRACED = 1000;

  /** How many kinds of critical extension are kept. */
  static final int MAX_CRITICAL = 16;

  private final byte[] bytes;
  private final List<GeneralName> issuer;
  private final long[] index;
  private final int[] issuerChanges;
  private final List<ObjectIdentifier> critical;

  private RevokedCertificates(
      byte[] bytes,
      List<GeneralName> issuer,
      long[] index,
      int[] issuerChanges,
      List<ObjectIdentifier> critical) {
    this.bytes = bytes;
    this.issuer = issuer;
    this.index = index;
    this.issuerChanges = issuerChanges;
    this.critical = List.copyOf(critical);
  }

  /** No entries. */
  static RevokedCertificates none(Name issuer) {
    return new RevokedCertificates(
        new byte[0],
        List.of(new GeneralName.Directory(issuer)),
        new long[0],
        new int[0],
        List.of());
  }

  /**
   * Checks all entries and indexes them.
   *
   * @param in the inside of {@code revokedCertificates}
   * @param bytes the whole list, which {@code in} reads; it must not be changed
   */
  static RevokedCertificates decode(DerReader in, byte[] bytes, Name issuer, int version)
      throws ViolationException {
    RevokedCertificatesScan scan = new RevokedCertificatesScan(bytes, version);
    scan.run(in);
    return new RevokedCertificates(
        bytes,
        List.of(new GeneralName.Directory(issuer)),
        scan.index(),
        scan.issuerChanges(),
        scan.critical());
  }

  int size() {
    return index.length;
  }

  List<ObjectIdentifier> critical() {
    return critical;
  }

  /** The first entry for a certificate. */
  Optional<CertificateList.Entry> entry(Name certificateIssuer, BigInteger serialNumber) {
    byte[] serial = serialNumber.toByteArray();
    long hash = hash(serial, 0, serial.length);
    int at = Arrays.binarySearch(index, hash << Integer.SIZE);
    try {
      for (int i = at < 0 ? -at - 1 : at;
          i < index.length && index[i] >> Integer.SIZE == hash;
          i++) {
        int offset = (int) index[i];
        if (isSerialAt(offset, serial) && isAmong(certificateIssuer, issuerOf(offset))) {
          return Optional.of(decode(offset));
        }
      }
    } catch (ViolationException e) {
      throw new AssertionError("every entry was checked when the list was decoded", e);
    }
    return Optional.empty();
  }

  /** A hash of a serial number, which fits an int. */
  static int hash(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  private boolean isSerialAt(int offset, byte[] serial) throws ViolationException {
    DerReader entry = reader(offset).sequence("");
    entry.skipInteger("userCertificate");
    return Arrays.equals(bytes, entry.contentStart(), entry.position(), serial, 0, serial.length);
  }

  private CertificateList.Entry decode(int offset) throws ViolationException {
    DerReader in = reader(offset);
    DerReader entry = in.sequence("");
    BigInteger serial = entry.integer("userCertificate");
    Time date = entry.time("revocationDate");
    List<CertificateExtension> extensions =
        entry.hasMore()
            ? CertificateExtension.decodeAll(entry.sequence("crlEntryExtensions"))
            : List.of();
    return new CertificateList.Entry(
        serial, date, extensions, issuerOf(offset), in.rangeSince(offset));
  }

  /**
   * RFC 5280 section 5.3.3: "If this extension is not present on the first entry in an indirect
   * CRL, the certificate issuer defaults to the CRL issuer. On subsequent entries in an indirect
   * CRL, if this extension is not present, the certificate issuer for the entry is the same as that
   * for the preceding entry."
   */
  private List<GeneralName> issuerOf(int offset) throws ViolationException {
    int at = Arrays.binarySearch(issuerChanges, offset);
    int change = at < 0 ? -at - 2 : at;
    if (change < 0) {
      return issuer;
    }
    DerReader entry = reader(issuerChanges[change]).sequence("");
    entry.skipInteger("userCertificate");
    entry.time("revocationDate");
    List<CertificateExtension> extensions =
        CertificateExtension.decodeAll(entry.sequence("crlEntryExtensions"));
    return CertificateExtension.find(extensions, CertificateIssuer.class)
        .map(CertificateIssuer::names)
        .orElse(issuer);
  }

  private DerReader reader(int offset) {
    return DerReader.within(
        "CertificateList.tbsCertList.revokedCertificates",
        bytes,
        new ByteRange(offset, bytes.length));
  }

  private static boolean isAmong(Name wanted, List<GeneralName> names) {
    for (GeneralName name : names) {
      if (name instanceof GeneralName.Directory(Name directory) && directory.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
