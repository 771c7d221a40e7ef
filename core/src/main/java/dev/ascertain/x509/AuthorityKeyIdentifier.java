package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Which of the issuer's keys made the signature (RFC 5280 section 4.2.1.1). A hint for finding the
 * issuer, not a proof.
 *
 * <pre>
 * AuthorityKeyIdentifier ::= SEQUENCE {
 *   keyIdentifier              [0]  KeyIdentifier OPTIONAL,
 *   authorityCertIssuer        [1]  GeneralNames OPTIONAL,
 *   authorityCertSerialNumber  [2]  CertificateSerialNumber OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param keyIdentifier the issuer's {@link SubjectKeyIdentifier}
 * @param authorityCertIssuer the issuer of the issuer's certificate; empty if not given
 * @param authorityCertSerialNumber the serial number of the issuer's certificate
 */
public record AuthorityKeyIdentifier(
    boolean critical,
    Optional<byte[]> keyIdentifier,
    List<GeneralName> authorityCertIssuer,
    Optional<BigInteger> authorityCertSerialNumber)
    implements CertificateExtension {

  /** Copies the names. */
  public AuthorityKeyIdentifier {
    authorityCertIssuer = List.copyOf(authorityCertIssuer);
  }

  static AuthorityKeyIdentifier decode(boolean critical, DerReader value)
      throws ViolationException {
    DerReader in = value.sequence("AuthorityKeyIdentifier");
    Optional<byte[]> key =
        in.at(DerTag.context(0))
            ? Optional.of(in.primitive("keyIdentifier", DerTag.context(0)))
            : Optional.empty();
    List<GeneralName> issuer =
        in.at(DerTag.constructed(1))
            ? GeneralName.decodeAll(in.context("authorityCertIssuer", 1))
            : List.of();
    Optional<BigInteger> serial =
        in.at(DerTag.context(2))
            ? Optional.of(in.contextInteger("authorityCertSerialNumber", 2))
            : Optional.empty();
    in.end();
    return new AuthorityKeyIdentifier(critical, key, issuer, serial);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER;
  }
}
