package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pre-shared key in a ClientHello (RFC 9846 section 4.3.11).
 *
 * @param suite a suite of the offer with the key's hash; of a session, its own
 * @param external whether it was agreed on otherwise, rather than in an earlier connection
 * @param maxEarlyData the most bytes of early data that it may protect
 * @param applicationProtocol what early data is in, if ALPN said so when the key was made
 */
record OfferedPsk(
    OfferedPsks.PskIdentity identity,
    Secret key,
    CipherSuiteParameters suite,
    boolean external,
    long maxEarlyData,
    Optional<String> applicationProtocol) {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long AGE_MODULUS = 1L << 32;

  /** Those that fit the offer, the session first: early data goes with the first. */
  static List<OfferedPsk> of(Offer offer, ClientSettings settings, PriorKeys prior) {
    List<OfferedPsk> offered = new ArrayList<>();
    if (!offer.versions().contains(ProtocolVersion.TLS_1_3)) {
      return offered;
    }
    prior.session13().flatMap(session -> of(offer, settings, session)).ifPresent(offered::add);
    for (ExternalPsk psk : prior.external()) {
      suiteWith(psk.hash(), offer)
          .map(suite ->
              new OfferedPsk(
                  // "For identities established externally, an obfuscated_ticket_age of 0 SHOULD be
                  // used".
                  new OfferedPsks.PskIdentity(psk.identity(), 0),
                  psk.key(),
                  suite,
                  true,
                  0,
                  Optional.empty()))
          .ifPresent(offered::add);
    }
    return offered;
  }

  private static Optional<OfferedPsk> of(
      Offer offer, ClientSettings settings, ClientSession.Tls13 session) {
    long age = settings.clock().getAsLong() - session.received();
    // RFC 9846 section 4.7.1: "Clients MUST NOT use tickets for longer than 7 days after issuance,
    // regardless of the ticket_lifetime"; the state that took it saw to that.
    // RFC 9846 section 4.3.11.1: "Clients MUST NOT attempt to use tickets which have ages greater
    // than the "ticket_lifetime" value which was provided with the ticket."
    if (age > session.lifetime() * NANOS_PER_SECOND
        || !offer.cipherSuites().contains(session.cipherSuite())) {
      return Optional.empty();
    }
    // RFC 9846 section 4.3.11.1: obfuscated_ticket_age is "the ticket age in milliseconds [...]
    // adding the "ticket_age_add" value [...] modulo 2^32".
    long obfuscated = Math.floorMod(age / NANOS_PER_MILLI + session.ageAdd(), AGE_MODULUS);
    return CipherSuiteParameters.of(session.cipherSuite())
        .map(suite ->
            new OfferedPsk(
                new OfferedPsks.PskIdentity(session.ticket(), obfuscated),
                session.psk(),
                suite,
                false,
                session.maxEarlyData(),
                session.applicationProtocol()));
  }

  private static Optional<CipherSuiteParameters> suiteWith(Hash hash, Offer offer) {
    for (CipherSuite suite : offer.cipherSuites()) {
      Optional<CipherSuiteParameters> parameters =
          CipherSuiteParameters.of(suite)
              .filter(p -> p.version().equals(ProtocolVersion.TLS_1_3) && p.hash() == hash);
      if (parameters.isPresent()) {
        return parameters;
      }
    }
    return Optional.empty();
  }

  /** The key schedule that begins with it, for the suite that the server chose. */
  KeySchedule13 schedule(ClientSettings settings, CipherSuiteParameters chosen, Opaque random) {
    return KeySchedule13.start(settings.crypto(), chosen, key, random, settings.keyLog());
  }

  /**
   * What proves that we have the key (RFC 9846 section 4.3.11.2).
   *
   * @param before the messages before the ClientHello; empty if it is the first
   * @param truncated the ClientHello without its binders
   */
  Opaque binder(
      ClientSettings settings, Opaque random, Optional<TranscriptHash> before, byte[] truncated) {
    TranscriptHash transcript =
        before
            .map(TranscriptHash::copy)
            .orElseGet(() -> TranscriptHash.of(settings.crypto(), suite.hash()));
    transcript.add(truncated);
    KeySchedule13 schedule = schedule(settings, suite, random);
    byte[] hash = transcript.current();
    byte[] binder = external ? schedule.externalBinder(hash) : schedule.resumptionBinder(hash);
    schedule.destroy();
    return new Opaque(binder);
  }

  /** The extension, with binders that are to be filled in. */
  static OfferedPsks extension(List<OfferedPsk> psks, List<Opaque> binders) {
    return new OfferedPsks(psks.stream().map(OfferedPsk::identity).toList(), binders);
  }

  /** Binders of the right length. */
  static List<Opaque> blank(List<OfferedPsk> psks) {
    return psks.stream().map(psk -> new Opaque(new byte[psk.suite().hash().length()])).toList();
  }
}
