package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** Reads single extensions, as if they stood in a certificate. */
final class Read {
  private Read() {}

  /** The extension that BouncyCastle writes with this value. */
  static CertificateExtension extension(ObjectIdentifier id, ASN1Encodable value) {
    return extension(id, der(value));
  }

  /** The extension of this type that BouncyCastle writes with this value. */
  static <T extends CertificateExtension> T extension(
      Class<T> type, ObjectIdentifier id, ASN1Encodable value) {
    return type.cast(extension(id, value));
  }

  /** The extension with this value, see {@link Der}. */
  static CertificateExtension extension(ObjectIdentifier id, String der) {
    return extension(id, Der.of(der));
  }

  private static CertificateExtension extension(ObjectIdentifier id, byte[] value) {
    Extension extension = new Extension(new ASN1ObjectIdentifier(id.dotted()), false, value);
    List<CertificateExtension> read = extensions(der(new Extensions(extension)));
    if (read.size() != 1 || !read.getFirst().id().equals(id)) {
      throw new AssertionError(read.toString());
    }
    return read.getFirst();
  }

  private static List<CertificateExtension> extensions(byte[] der) {
    try {
      return CertificateExtension.decodeAll(DerReader.of("Extensions", der, false).onlySequence());
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
