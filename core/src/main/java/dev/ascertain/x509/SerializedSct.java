package dev.ascertain.x509;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;

/**
 * One element of a {@link SctList}, whose version says how to read it (RFC 6962 sections 3.2 and
 * 3.3).
 */
public sealed interface SerializedSct permits SerializedSct.Unknown, SignedCertificateTimestamp {

  /**
   * A timestamp of a version we do not know.
   *
   * @param version the number in the bytes: one less than the version's
   * @param rest what follows it
   */
  record Unknown(int version, byte[] rest) implements SerializedSct {}

  static SerializedSct decode(Reader in) throws ViolationException {
    int version = in.u8("sct_version");
    return version == 0
        ? SignedCertificateTimestamp.decode(in)
        : new Unknown(version, in.rest("unknown"));
  }
}
