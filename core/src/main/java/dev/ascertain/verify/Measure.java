package dev.ascertain.verify;

import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.verify.transparency.CtLogList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * By which measure to judge.
 *
 * @param stores the trusted roots; the verdict is by the first, and each further one is judged by
 *     as well ({@link Verification#trust}); never empty
 * @param profile the rules certificates are held to
 * @param purpose what the certificate is to prove
 * @param policies what is asked of certificate policies
 * @param maxIntermediates how many intermediates a path may have at most; empty for any number
 * @param revocation how to find out about revocation, and what it counts
 * @param logs the known logs of certificates (RFC 6962), asked for only if a certificate of a
 *     public CA is judged; without them timestamps are counted, but their signatures cannot be
 *     checked
 */
public record Measure(
    List<TrustStore> stores,
    Profile profile,
    Purpose purpose,
    PolicyInputs policies,
    OptionalInt maxIntermediates,
    RevocationPolicy revocation,
    Supplier<Optional<CtLogList>> logs) {

  /** Copies the stores. */
  public Measure {
    stores = List.copyOf(stores);
    if (stores.isEmpty()) {
      throw new IllegalArgumentException("without a trust store nothing can be judged");
    }
  }

  /** A server, as browsers judge it, by this store; what the server stapled is looked at. */
  public static Measure of(TrustStore store) {
    return new Measure(
        List.of(store),
        Profile.BROWSER,
        Purpose.SERVER,
        PolicyInputs.ANY,
        OptionalInt.empty(),
        RevocationPolicy.STAPLED,
        Optional::empty);
  }

  /** The store that the verdict is by. */
  public TrustStore store() {
    return stores.getFirst();
  }

  /** This, by these stores. */
  public Measure with(List<TrustStore> others) {
    return new Measure(others, profile, purpose, policies, maxIntermediates, revocation, logs);
  }

  /** This, with another profile. */
  public Measure with(Profile other) {
    return new Measure(stores, other, purpose, policies, maxIntermediates, revocation, logs);
  }

  /** This, for another purpose. */
  public Measure with(Purpose other) {
    return new Measure(stores, profile, other, policies, maxIntermediates, revocation, logs);
  }

  /** This, with other demands on certificate policies. */
  public Measure with(PolicyInputs other) {
    return new Measure(stores, profile, purpose, other, maxIntermediates, revocation, logs);
  }

  /** This, with at most so many intermediates. */
  public Measure withMaxIntermediates(int most) {
    return new Measure(stores, profile, purpose, policies, OptionalInt.of(most), revocation, logs);
  }

  /** This, with another way to find out about revocation. */
  public Measure with(RevocationPolicy other) {
    return new Measure(stores, profile, purpose, policies, maxIntermediates, other, logs);
  }

  /** This, with these logs. */
  public Measure withLogs(Supplier<Optional<CtLogList>> known) {
    return new Measure(stores, profile, purpose, policies, maxIntermediates, revocation, known);
  }
}
