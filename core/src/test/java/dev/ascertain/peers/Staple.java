package dev.ascertain.peers;

import dev.ascertain.x509.MintOcsp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;

/**
 * OCSP responses (RFC 6960) for a server to staple: correct unless told otherwise.
 *
 * <pre>{@code byte[] der = Staple.revoked(leaf).stale().der();}</pre>
 *
 * <p>A response is signed by the certificate's issuer, was produced an hour ago and holds for seven
 * days. Responses of every other shape are made by {@link MintOcsp}.
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
    this.signer = subject.issuer() == null ? subject : subject.issuer();
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
    return MintOcsp.error(OCSPRespBuilder.TRY_LATER);
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
    return MintOcsp.of(issuer.minted())
        .signedBy(signer.minted())
        .byKey()
        .valid(thisUpdate, nextUpdate)
        .answer(subject.minted(), status)
        .der();
  }

  /** Writes {@link #der()}. */
  public Path write(Path file) {
    return Workspace.write(file, der());
  }
}
