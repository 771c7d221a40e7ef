package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.time.Instant;

/**
 * How far back a responder knows about certificates that have expired (RFC 6960 section 4.4.4).
 *
 * <pre>
 * ArchiveCutoff ::= GeneralizedTime
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param cutoff the time before which it knows nothing
 */
public record ArchiveCutoff(boolean critical, Instant cutoff) implements CertificateExtension {

  static ArchiveCutoff decode(boolean critical, DerReader value) throws ViolationException {
    return new ArchiveCutoff(critical, value.generalizedTime("ArchiveCutoff"));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_ARCHIVE_CUTOFF;
  }
}
