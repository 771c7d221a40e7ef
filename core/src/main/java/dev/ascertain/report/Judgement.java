package dev.ascertain.report;

import dev.ascertain.verify.Profile;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.StoreVerdict;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.transparency.TransparencyStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * By what the certificates were judged.
 *
 * @param at the time of judgement
 * @param name the name the certificate was to be for; empty if none was asked for
 * @param profile the rules certificates were held to
 * @param purpose what the certificate was to prove
 * @param trustStore the name of the trust store; safe to print
 * @param trustStoreDate the date of its data; empty for a file of the user's
 * @param trusted whether a client would go on
 * @param trust what became of the chain by each trust store; the verdict is by the first
 * @param revocations what is known about the revocation of the best path's certificates, the
 *     server's own first
 * @param transparency what the certificate timestamps are worth; empty if nobody asks
 */
public record Judgement(
    Instant at,
    Optional<String> name,
    Profile profile,
    Purpose purpose,
    String trustStore,
    Optional<LocalDate> trustStoreDate,
    boolean trusted,
    List<StoreVerdict> trust,
    List<CertificateRevocation> revocations,
    Optional<TransparencyStatus> transparency) {

  /** Copies the lists. */
  public Judgement {
    trust = List.copyOf(trust);
    revocations = List.copyOf(revocations);
  }
}
