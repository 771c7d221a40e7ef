package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.DiffieHellmanGroup;
import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.ClientKeyExchangeDhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.ServerHelloDone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.2: the server has said all it has to say, unless it still asks for a certificate; then our
 * second flight goes out (RFC 5246 sections 7.4.4 to 7.4.9).
 */
record ExpectServerHelloDone(
    ClientContext context,
    Progress12 progress,
    KeyExchange12 exchange,
    Optional<CertificateRequest12> request)
    implements ClientState {

  private static final int PREMASTER_BYTES = 48;

  /** Our ClientKeyExchange and what it leads to. */
  private record Agreed(HandshakeMessage message, Secret premaster) {}

  @Override
  public Step on(Received received) throws ViolationException {
    if (request.isEmpty() && received.message() instanceof CertificateRequest12 asked) {
      progress.transcript().add(received.bytes());
      return Step.to(new ExpectServerHelloDone(context, progress, exchange, Optional.of(asked)));
    }
    if (!(received.message() instanceof ServerHelloDone)) {
      throw received.unexpected(expected());
    }
    progress.transcript().add(received.bytes());
    return secondFlight(agree(received));
  }

  private Step secondFlight(Agreed agreed) {
    List<Action> actions = new ArrayList<>();
    Optional<ClientCertificate> ours =
        request.map(
            asked -> ClientCertificate.to(asked, ofOurs(), context.settings().credentials()));
    ours.ifPresent(certificate -> {
      actions.add(certificate.noted());
      actions.add(send(certificate.message12(ofOurs())));
    });
    actions.add(send(agreed.message()));
    // RFC 7627 section 4: the session hash covers everything up to and including ClientKeyExchange.
    MasterSecret12 keys = masterSecret(agreed.premaster());
    ours.flatMap(ClientCertificate::chosen)
        .ifPresent(chosen ->
            actions.add(send(ClientCertificate.proof12(chosen, progress.transcript().messages()))));
    actions.addAll(progress.finish(keys, context.settings().randomness()));
    return new Step(
        new ExpectChangeCipherSpec(
            context, progress, keys, progress.ticketExpected(), Optional.empty(), false),
        actions);
  }

  private MasterSecret12 masterSecret(Secret premaster) {
    Crypto crypto = context.settings().crypto();
    var clientRandom = context.hello().random();
    var serverRandom = progress.serverRandom();
    var keyLog = context.settings().keyLog();
    return progress.negotiated().extendedMasterSecret()
        ? MasterSecret12.extended(
            crypto,
            progress.suite(),
            premaster,
            progress.transcript().current(),
            clientRandom,
            serverRandom,
            keyLog)
        : MasterSecret12.of(
            crypto, progress.suite(), premaster, clientRandom, serverRandom, keyLog);
  }

  private Action send(HandshakeMessage message) {
    byte[] bytes = message.encode();
    progress.transcript().add(bytes);
    return new Action.Send(message, bytes, ofOurs());
  }

  private Agreed agree(Received received) throws ViolationException {
    Crypto crypto = context.settings().crypto();
    try {
      return switch (exchange) {
        case KeyExchange12.Ecdhe server -> {
          KeyExchangeResult ours =
              crypto.answer(server.group(), server.point(), context.settings().randomness());
          yield new Agreed(new ClientKeyExchangeEcdhe(new Opaque(ours.share())), ours.secret());
        }
        case KeyExchange12.Dhe server -> {
          var group = DiffieHellmanGroup.of(server.p(), server.g());
          KeyExchangeResult ours =
              crypto.answer(group, server.ys(), context.settings().randomness());
          yield new Agreed(new ClientKeyExchangeDhe(new Opaque(ours.share())), ours.secret());
        }
        case KeyExchange12.Rsa server -> {
          byte[] premaster = premasterToEncrypt();
          byte[] encrypted =
              crypto.encryptRsaPkcs1(
                  server.identity().subjectPublicKeyInfo(),
                  premaster,
                  context.settings().randomness());
          Secret secret = Secret.copyOf(premaster);
          Arrays.fill(premaster, (byte) 0);
          yield new Agreed(new ClientKeyExchangeRsa(new Opaque(encrypted)), secret);
        }
      };
    } catch (CryptoException e) {
      Rule rule = exchange instanceof KeyExchange12.Rsa ? Rule.WRONG_KEY_TYPE : Rule.BAD_KEY_SHARE;
      throw received.violation(rule, "valid key exchange parameters", e.reason());
    }
  }

  // RFC 5246 section 7.4.7.1: "client_version: The latest (newest) version supported by the client"
  // as in ClientHello, then 46 random bytes.
  private byte[] premasterToEncrypt() {
    byte[] premaster = new byte[PREMASTER_BYTES];
    context.settings().randomness().fill(premaster);
    int version = context.hello().legacyVersion().value();
    premaster[0] = (byte) (version >>> 8);
    premaster[1] = (byte) version;
    return premaster;
  }

  /** The formats of what we send. */
  private Dialect ofOurs() {
    return progress.negotiated().certificateTypes().ofClient(dialect());
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    return request.isPresent() ? "ServerHelloDone" : "CertificateRequest or ServerHelloDone";
  }
}
