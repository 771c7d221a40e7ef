package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.PskKeyExchangeMode;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.PskKeyExchangeModes;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Optional;

/**
 * The pre-shared key a handshake starts from (RFC 9846 section 4.3.11).
 *
 * @param index selected_identity: which of those offered it is
 * @param identity what the client says of it
 * @param binder its binder, which has been verified
 * @param schedule the key schedule that begins with it
 */
record PskChoice(
    int index,
    Session session,
    OfferedPsks.PskIdentity identity,
    Opaque binder,
    KeySchedule13 schedule) {

  /** How many identities are looked at: more than clients send, and opening each costs us work. */
  private static final int MAX_IDENTITIES = 8;

  /**
   * The first key that we know and can use; empty if there is none.
   *
   * @param transcript the messages before this ClientHello
   */
  static Optional<PskChoice> of(
      ServerSettings settings,
      Received received,
      ClientHello hello,
      CipherSuiteParameters suite,
      TranscriptHash transcript)
      throws ViolationException {
    Optional<OfferedPsks> offered = hello.extensions().find(OfferedPsks.class);
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    OfferedPsks psks = offered.get();
    // RFC 9846 section 4.3.11: binders: "A series of HMAC values, one for each value in the
    // identities list and in the same order".
    if (psks.binders().size() != psks.identities().size()) {
      throw received.violation(
          Rule.BAD_BINDER,
          "binders",
          psks.identities().size() + " binders, one for each identity",
          psks.binders().size() + " binders");
    }
    // RFC 9846 section 4.2.1: "If the server selects a PSK, then it MUST also select a key
    // establishment mode from the list indicated by the client's "psk_key_exchange_modes" extension
    // (at present, PSK alone or with asymmetric key exchange)." RFC 9846 section 4.3.9: "Servers
    // MUST NOT select a key exchange mode that is not listed by the client."
    if (settings.resumption().isEmpty() || !takesDhe(hello)) {
      return Optional.empty();
    }
    Resumption resumption = settings.resumption().get();
    int count = Math.min(MAX_IDENTITIES, psks.identities().size());
    for (int i = 0; i < count; i++) {
      OfferedPsks.PskIdentity identity = psks.identities().get(i);
      Optional<Session> session =
          Ticket.open(settings.crypto(), resumption.ticketKeys(), identity.identity())
              .filter(opened -> isUsable(opened, resumption, suite))
              .filter(opened -> opened.satisfies(settings.clientAuthentication()));
      if (session.isPresent()) {
        KeySchedule13 schedule =
            KeySchedule13.start(
                settings.crypto(),
                suite,
                session.get().secret(),
                hello.random(),
                settings.keyLog());
        session.get().secret().destroy();
        Opaque binder = psks.binders().get(i);
        checkBinder(received, psks, schedule, binder, transcript);
        return Optional.of(new PskChoice(i, session.get(), identity, binder, schedule));
      }
    }
    return Optional.empty();
  }

  /** Whether a client takes keys together with a key exchange, which is all that we do. */
  static boolean takesDhe(ClientHello hello) {
    return hello
        .extensions()
        .find(PskKeyExchangeModes.class)
        .filter(modes -> modes.keModes().contains(PskKeyExchangeMode.PSK_DHE_KE))
        .isPresent();
  }

  // RFC 9846 section 4.7.1: "Any ticket MUST only be resumed with a cipher suite that has the same
  // KDF hash algorithm as that used to establish the original connection."
  private static boolean isUsable(
      Session session, Resumption resumption, CipherSuiteParameters suite) {
    // RFC 9846 section 4.3.11: "The server MUST ensure that it selects a compatible PSK (if any)
    // and cipher suite."
    return session.version().equals(ProtocolVersion.TLS_1_3)
        && resumption.isAlive(session)
        && CipherSuiteParameters.of(session.cipherSuite()).orElseThrow().hash() == suite.hash();
  }

  // RFC 9846 section 4.3.11: "Prior to accepting PSK key establishment, the server MUST validate
  // the
  // corresponding binder value [...]. If this value is not present or does not validate, the server
  // MUST abort the handshake."
  private static void checkBinder(
      Received received,
      OfferedPsks psks,
      KeySchedule13 schedule,
      Opaque binder,
      TranscriptHash transcript)
      throws ViolationException {
    TranscriptHash truncated = transcript.copy();
    truncated.add(psks.truncated(received.bytes()));
    if (!Crypto.equal(binder.bytes(), schedule.resumptionBinder(truncated.current()))) {
      throw received.violation(
          Rule.BAD_BINDER, "binders", "the HMAC over the ClientHello so far", "another value");
    }
  }
}
