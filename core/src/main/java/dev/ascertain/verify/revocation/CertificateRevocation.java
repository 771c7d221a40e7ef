package dev.ascertain.verify.revocation;

/**
 * What is known about the revocation of one certificate of the path.
 *
 * @param certificate its index among the verification's certificates
 * @param status what is known
 */
public record CertificateRevocation(int certificate, RevocationStatus status) {}
