package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.handshake.ClientHello;

/** When early data is accepted (RFC 9846 sections 4.3.10 and 8). */
final class EarlyDataRules {
  /** What is passed over by a server that takes no early data, but whose fellow did: 16 KiB. */
  private static final int DEFAULT_LIMIT = 1 << 14;

  private static final long AGE_MODULUS = 1L << 32;

  private EarlyDataRules() {}

  /**
   * Whether the early data of a client is taken. If so the ClientHello is remembered, so that the
   * answer for a copy of it will be no.
   */
  static boolean accepts(
      ServerSettings settings, ClientHello hello, Negotiated negotiated, PskChoice psk) {
    Resumption resumption = settings.resumption().orElseThrow();
    // RFC 9846 section 4.3.10: "A server which receives an "early_data" extension MUST behave in
    // one of three ways"
    if (resumption.earlyData().isEmpty() || !hello.extensions().has(ExtensionType.EARLY_DATA)) {
      return false;
    }
    EarlyData early = resumption.earlyData().get();
    Session session = psk.session();
    // RFC 9846 section 4.3.10: "In order to accept early data, the server MUST have selected the
    // first key offered in the client's "pre_shared_key" extension. In addition, it MUST verify
    // that the following values are the same as those associated with the selected PSK: The
    // selected TLS version number; The selected cipher suite; The selected ALPN [RFC7301] protocol,
    // if any".
    // RFC 9846 section 4.3.10: "If any of these checks fail, the server MUST NOT respond with the
    // extension and must discard all the first-flight data using one of the first two mechanisms
    // listed above (thus falling back to 1-RTT or 2-RTT)."
    return psk.index() == 0
        && !negotiated.helloRetryRequest()
        && session.version().equals(negotiated.version())
        && session.cipherSuite().equals(negotiated.cipherSuite())
        && session.applicationProtocol().equals(negotiated.applicationProtocol())
        && isFresh(resumption, early, psk)
        && early.replays().isFirst(psk.binder());
  }

  // RFC 9846 section 4.3.10: "For PSKs provisioned via NewSessionTicket, a server MUST validate
  // that the ticket age for the selected PSK identity (computed by subtracting ticket_age_add from
  // PskIdentity.obfuscated_ticket_age modulo 2^32) is within a small tolerance of the time since
  // the ticket was issued."
  private static boolean isFresh(Resumption resumption, EarlyData early, PskChoice psk) {
    long theirs =
        Math.floorMod(psk.identity().obfuscatedTicketAge() - psk.session().ageAdd(), AGE_MODULUS);
    long ours = resumption.time().millis() - psk.session().issued();
    return Math.abs(ours - theirs) <= early.tolerance().toMillis();
  }

  /** The most bytes of early data that are taken. */
  static int limit(ServerSettings settings) {
    return settings
        .resumption()
        .flatMap(Resumption::earlyData)
        .map(EarlyData::limit)
        .orElse(DEFAULT_LIMIT);
  }

  /** Passes over early data that is not taken: twice the limit, for what encryption adds to it. */
  static Action skip(ServerSettings settings) {
    return new Action.SkipEarlyData(2 * Math.max(DEFAULT_LIMIT, limit(settings)));
  }
}
