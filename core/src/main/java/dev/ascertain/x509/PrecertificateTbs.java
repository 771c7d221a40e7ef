package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What logs signed before a certificate was issued with their timestamps in it (RFC 6962 section
 * 3.2): "the DER-encoded TBSCertificate … of the Precertificate", which is the certificate's
 * without the extension that holds the timestamps.
 */
public final class PrecertificateTbs {
  private PrecertificateTbs() {}

  /**
   * The certificate's {@code tbsCertificate}, with its header, without the extension {@link
   * SctList}; all other bytes are as they are, but the lengths around it.
   */
  public static byte[] of(Certificate certificate) {
    List<byte[]> fields = new ArrayList<>();
    List<byte[]> extensions = new ArrayList<>();
    try {
      DerReader in = DerReader.of("tbsCertificate", certificate.tbsCertificate(), false);
      DerReader tbs = in.onlySequence();
      while (tbs.hasMore() && !tbs.at(DerTag.constructed(3))) {
        fields.add(tbs.any(""));
      }
      if (tbs.hasMore()) {
        readOthers(tbs.context("extensions", 3).onlySequence(), extensions);
      }
    } catch (ViolationException e) {
      throw new AssertionError("the certificate was decoded before", e);
    }
    return DerWriter.write(out ->
        out.sequence(tbs -> {
          fields.forEach(tbs::raw);
          if (!extensions.isEmpty()) {
            tbs.context(3, explicit -> explicit.sequence(all -> extensions.forEach(all::raw)));
          }
        }));
  }

  private static void readOthers(DerReader list, List<byte[]> extensions)
      throws ViolationException {
    while (list.hasMore()) {
      byte[] extension = list.any("");
      DerReader fields = DerReader.of("Extension", extension, false).onlySequence();
      if (!fields.oid("extnID").equals(ObjectIdentifier.SCT_LIST)) {
        extensions.add(extension);
      }
    }
  }
}
