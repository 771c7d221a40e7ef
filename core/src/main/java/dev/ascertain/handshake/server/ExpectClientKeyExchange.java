package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientKeyExchangeDhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeOther;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/**
 * TLS 1.2: the client's half of the key exchange (RFC 5246 section 7.4.7).
 *
 * @param identity who the client says it is, which it has yet to prove; empty if it does not say
 */
record ExpectClientKeyExchange(
    Progress12 progress, KeyExchange12 exchange, Optional<ClientIdentity> identity)
    implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    Secret premaster = premaster(received);
    progress.transcript().add(received.bytes());
    MasterSecret12 keys = masterSecret(premaster);
    return Step.to(
        identity
            .<ServerState>map(claimed -> new ExpectCertificateVerify12(progress, keys, claimed))
            .orElseGet(() -> new ExpectChangeCipherSpec(progress, keys, false)));
  }

  private Secret premaster(Received received) throws ViolationException {
    return switch (received.message()) {
      case ClientKeyExchangeEcdhe message
          when exchange instanceof KeyExchange12.Ephemeral(KeyAgreement key) ->
          agree(received, key, message.point().bytes());
      // RFC 5246 section 8.1.2: "Leading bytes of Z that contain all zero bits are stripped before
      // it is used as the pre_master_secret."
      case ClientKeyExchangeDhe message
          when exchange instanceof KeyExchange12.Ephemeral(KeyAgreement key) ->
          agree(received, key, message.dhYc().bytes()).withoutLeadingZeros();
      case ClientKeyExchangeRsa message
          when exchange instanceof KeyExchange12.Rsa(Credential credential, int clientVersion) ->
          credential
              .key()
              .premaster(
                  message.encryptedPreMasterSecret().bytes(),
                  clientVersion,
                  progress.settings().randomness());
      // RFC 5246 section 7.4.7.2: empty only if the client's certificate has the public value,
      // which none of ours asks for.
      case ClientKeyExchangeOther _ ->
          throw received.violation(Rule.MALFORMED, "exchange_keys", "an empty ClientKeyExchange");
      default -> throw received.unexpected(expected());
    };
  }

  private static Secret agree(Received received, KeyAgreement key, byte[] share)
      throws ViolationException {
    try {
      return key.agree(share);
    } catch (CryptoException e) {
      // RFC 8422 section 5.11: a point must be checked to be on the curve, and the shared secret of
      // X25519 and X448 not to be all zero; RFC 7919 section 5.1: 1 < dh_Yc < dh_p - 1.
      throw received.violation(
          Rule.BAD_KEY_SHARE, "exchange_keys", "a valid " + key.group() + " share", e.reason());
    } finally {
      key.destroy();
    }
  }

  private MasterSecret12 masterSecret(Secret premaster) {
    Crypto crypto = progress.settings().crypto();
    KeyLog keyLog = progress.settings().keyLog();
    // RFC 7627 section 4: the session hash covers everything up to and including ClientKeyExchange.
    return progress.negotiated().extendedMasterSecret()
        ? MasterSecret12.extended(
            crypto,
            progress.suite(),
            premaster,
            progress.transcript().current(),
            progress.clientRandom(),
            progress.serverRandom(),
            keyLog)
        : MasterSecret12.of(
            crypto,
            progress.suite(),
            premaster,
            progress.clientRandom(),
            progress.serverRandom(),
            keyLog);
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return "ClientKeyExchange";
  }

  @Override
  public void forget() {
    exchange.forget();
  }
}
