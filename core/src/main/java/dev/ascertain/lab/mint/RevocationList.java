package dev.ascertain.lab.mint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * A list of revoked certificates (RFC 5280 section 5), complete and signed by its CA.
 *
 * <p>It was made an hour ago and holds for seven days.
 */
public final class RevocationList {
  private RevocationList() {}

  /**
   * A list of certificates of this CA that were revoked yesterday, because their keys were
   * compromised; none for an empty one.
   *
   * @return the DER of a {@code CertificateList}
   */
  public static byte[] of(Certified ca, Certified... revoked) {
    Instant made = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    X509v2CRLBuilder builder = new X509v2CRLBuilder(ca.subject(), Date.from(made));
    builder.setNextUpdate(Date.from(made.plus(Duration.ofDays(7))));
    for (Certified each : revoked) {
      builder.addCRLEntry(
          each.certificate().getSerialNumber(),
          Date.from(made.minus(Duration.ofDays(1))),
          CRLReason.keyCompromise);
    }
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca.certificate()));
      builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(BigInteger.ONE));
      return builder
          .build(new JdkSigner(ca.keys().getPrivate(), ca.signatureAlgorithm()))
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
