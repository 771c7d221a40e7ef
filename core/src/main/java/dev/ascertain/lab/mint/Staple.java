package dev.ascertain.lab.mint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * OCSP responses (RFC 6960), to be stapled or given by a responder: correct unless told otherwise.
 *
 * <pre>{@code byte[] der = Staple.revoked(leaf).stale().der();}</pre>
 *
 * <p>A response is signed by the certificate's issuer, was produced an hour ago and holds for seven
 * days.
 */
public final class Staple {
  private final Certified subject;
  private final @Nullable CertificateStatus status;
  private Certified signer;
  private Instant thisUpdate =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
  private Instant nextUpdate = thisUpdate.plus(Duration.ofDays(7));

  private Staple(Certified subject, @Nullable CertificateStatus status) {
    this.subject = subject;
    this.status = status;
    this.signer = Objects.requireNonNullElse(subject.issuer(), subject);
  }

  /** The certificate is not revoked. */
  public static Staple good(Certified subject) {
    return new Staple(subject, CertificateStatus.GOOD);
  }

  /** The certificate was revoked yesterday because its key was compromised. */
  public static Staple revoked(Certified subject) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    // RFC 5280 section 5.3.1: keyCompromise (1)
    return new Staple(subject, new RevokedStatus(Date.from(yesterday), 1));
  }

  /** The responder does not know the certificate. */
  public static Staple unknown(Certified subject) {
    return new Staple(subject, new UnknownStatus());
  }

  /** A response without content that says {@code tryLater} (RFC 6960 section 4.2.1). */
  public static byte[] tryLater() {
    try {
      return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The response held for seven days and is over since yesterday. */
  public Staple stale() {
    return valid(thisUpdate.minus(Duration.ofDays(8)), thisUpdate.minus(Duration.ofDays(1)));
  }

  /** The response holds from and until these times. */
  public Staple valid(Instant thisUpdate, Instant nextUpdate) {
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
    return this;
  }

  /** Signed by this one instead; its certificate is included. */
  public Staple signedBy(Certified signer) {
    this.signer = signer;
    return this;
  }

  /** The response: the DER of an {@code OCSPResponse}. */
  public byte[] der() {
    Certified issuer = Objects.requireNonNullElse(subject.issuer(), subject);
    try {
      DigestCalculator sha1 =
          new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
      CertificateID id =
          new CertificateID(sha1, issuer.holder(), subject.certificate().getSerialNumber());
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(signer.holder().getSubjectPublicKeyInfo(), sha1)
              .addResponse(id, status, Date.from(thisUpdate), Date.from(nextUpdate));
      JdkSigner signature = new JdkSigner(signer.keys().getPrivate(), signer.signatureAlgorithm());
      // RFC 6960 section 4.2.1: certs may hold what helps to verify the signature.
      X509CertificateHolder[] included =
          signer.equals(issuer)
              ? new X509CertificateHolder[0]
              : new X509CertificateHolder[] {signer.holder()};
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL, builder.build(signature, included, Date.from(thisUpdate)))
          .getEncoded();
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
