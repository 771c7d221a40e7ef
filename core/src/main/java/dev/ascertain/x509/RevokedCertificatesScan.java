package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One pass over the entries of a revocation list, which checks each and keeps where it lies. */
final class RevokedCertificatesScan {
  private final byte[] bytes;
  private final int version;
  private final List<ObjectIdentifier> critical = new ArrayList<>();
  private long[] index = new long[16];
  private int size;
  private int[] issuerChanges = new int[4];
  private int changes;
  // Where the extensions of an entry before lie that told nothing but about this very entry.
  private int plainStart;
  private int plainEnd;

  /**
   * A pass not yet made.
   *
   * @param bytes the whole list
   * @param version its version
   */
  RevokedCertificatesScan(byte[] bytes, int version) {
    this.bytes = bytes;
    this.version = version;
  }

  /** Reads the inside of {@code revokedCertificates}. */
  void run(DerReader in) throws ViolationException {
    while (in.hasMore()) {
      if (size == RevokedCertificates.MAX_TRACED) {
        in.stopTracing();
      }
      entry(in);
    }
    index = Arrays.copyOf(index, size);
    Arrays.sort(index);
  }

  /** For each entry the hash of its serial number and its offset, in ascending order. */
  long[] index() {
    return index;
  }

  /** The offsets of the entries that have a certificateIssuer, in ascending order. */
  int[] issuerChanges() {
    return Arrays.copyOf(issuerChanges, changes);
  }

  /** The kinds of extension that are critical in some entry. */
  List<ObjectIdentifier> critical() {
    return critical;
  }

  private void entry(DerReader list) throws ViolationException {
    int offset = list.position();
    DerReader in = list.sequence("");
    in.skipInteger("userCertificate");
    add(RevokedCertificates.hash(bytes, in.contentStart(), in.position()), offset);
    in.time("revocationDate");
    if (in.hasMore() && (in.tracing() || !repeats(in))) {
      extensions(in, offset);
    }
    in.end();
  }

  private void add(int hash, int offset) {
    if (size == index.length) {
      index = Arrays.copyOf(index, 2 * size);
    }
    index[size++] = (long) hash << Integer.SIZE | offset;
  }

  /**
   * Whether the extensions are those of an entry before, byte for byte: nearly all of a list state
   * the same few reasons. Then they are passed over.
   */
  private boolean repeats(DerReader in) {
    int start = in.position();
    boolean same = Arrays.equals(bytes, start, start + in.remaining(), bytes, plainStart, plainEnd);
    if (same) {
      in.skipRest();
    }
    return same;
  }

  private void extensions(DerReader in, int offset) throws ViolationException {
    int start = in.position();
    List<CertificateExtension> extensions =
        CertificateExtension.decodeAll(in.sequence("crlEntryExtensions"));
    // RFC 5280 section 5.1: "if present, version MUST be v2".
    if (version < 2) {
      throw in.notCertificate(
          "crlEntryExtensions", in.rangeSince(start), "no extensions in version 1", "extensions");
    }
    boolean plain = true;
    for (CertificateExtension extension : extensions) {
      plain &= !extension.critical();
      noteCritical(extension);
      if (extension.id().equals(ObjectIdentifier.CERTIFICATE_ISSUER)) {
        plain = false;
        noteIssuer(extension, offset);
      }
    }
    if (plain) {
      plainStart = start;
      plainEnd = in.position();
    }
  }

  private void noteCritical(CertificateExtension extension) {
    if (extension.critical()
        && critical.size() < RevokedCertificates.MAX_CRITICAL
        && !critical.contains(extension.id())) {
      critical.add(extension.id());
    }
  }

  private void noteIssuer(CertificateExtension extension, int offset) throws ViolationException {
    // Whose the entries from here on are, nobody could tell.
    if (extension instanceof MalformedExtension broken) {
      throw new ViolationException(broken.violation());
    }
    if (changes == issuerChanges.length) {
      issuerChanges = Arrays.copyOf(issuerChanges, 2 * changes);
    }
    issuerChanges[changes++] = offset;
  }
}
