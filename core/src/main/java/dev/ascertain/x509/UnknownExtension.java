package dev.ascertain.x509;

/**
 * An extension we do not know. It is kept as it came.
 *
 * @param id which extension it is
 * @param critical whether a verifier that does not understand it must refuse the certificate
 * @param value the content of {@code extnValue}
 */
public record UnknownExtension(ObjectIdentifier id, boolean critical, byte[] value)
    implements CertificateExtension {}
