package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.KeyExchange;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.2: the server's signed key exchange parameters (RFC 5246 section 7.4.3, RFC 8422 section
 * 5.4), before which its stapled OCSP response may come (RFC 6066 section 8).
 */
record ExpectServerKeyExchange(
    ClientContext context,
    Progress12 progress,
    ServerIdentity identity,
    CertificateJudge.Presented presented,
    boolean statusMayCome)
    implements ClientState {

  /** Below this many bits a Diffie-Hellman group is refused, as browsers did while they had DHE. */
  private static final int MINIMUM_DH_BITS = 1024;

  /** RFC 7919 section 2: groups from 256 on are not elliptic curves. */
  private static final int FIRST_FINITE_FIELD = 0x0100;

  @Override
  public Step on(Received received) throws ViolationException {
    if (statusMayCome && received.message() instanceof CertificateStatus status) {
      progress.transcript().add(received.bytes());
      var stapled =
          new CertificateJudge.Presented(
              presented.type(), presented.certificates(), status.staples(), presented.timestamps());
      return Step.to(new ExpectServerKeyExchange(context, progress, identity, stapled, false));
    }
    // RFC 5246 section 7.4.3: the message is "sent by the server only when the server Certificate
    // message [...] does not contain enough data": never for static RSA.
    Step step =
        switch (progress.suite().keyExchange()) {
          case ECDHE -> ecdhe(received);
          case DHE -> dhe(received);
          case RSA ->
              new ExpectServerHelloDone(
                      context, progress, new KeyExchange12.Rsa(identity), Optional.empty())
                  .on(received);
          case UNKNOWN -> throw new IllegalStateException("no such suite is ever offered");
        };
    List<Action> actions = new ArrayList<>();
    actions.add(ServerIdentity.judge(context, presented));
    actions.addAll(step.actions());
    return new Step(step.next(), actions);
  }

  private Step ecdhe(Received received) throws ViolationException {
    if (!(received.message() instanceof ServerKeyExchangeEcdhe message)) {
      throw received.unexpected(expected());
    }
    // RFC 8422 section 5.4: "A possible reason for a fatal handshake failure is that the client's
    // capabilities for handling elliptic curves and point formats are exceeded". Only named curves
    // are left (section 5.1.1), and what TLS 1.3 has beyond curves does not exist in TLS 1.2.
    if (message.namedCurve().filter(this::isCurveWeOffered).isEmpty()) {
      throw received.violation(
          Rule.UNOFFERED_GROUP,
          "curve_params",
          "a curve of " + context.offer().groups(),
          message.namedCurve().map(Object::toString).orElse("an explicit curve"));
    }
    NamedGroup group = message.namedCurve().orElseThrow();
    if (!Crypto.groups().contains(group)) {
      throw received.violation(
          Rule.UNSUPPORTED_PARAMETER, "curve_params", "a curve this engine has", group.toString());
    }
    Negotiated negotiated = progress.negotiated().withGroup(group);
    return signed(
        received,
        negotiated,
        new KeyExchange12.Ecdhe(group, message.point().bytes()),
        message.signedParameters(),
        message.signature().algorithm(),
        message.signature().signature().bytes());
  }

  private boolean isCurveWeOffered(NamedGroup group) {
    return group.value() < FIRST_FINITE_FIELD && context.offer().groups().contains(group);
  }

  private Step dhe(Received received) throws ViolationException {
    if (!(received.message() instanceof ServerKeyExchangeDhe message)) {
      throw received.unexpected(expected());
    }
    int bits = new BigInteger(1, message.dhP().bytes()).bitLength();
    if (context.strict() && bits < MINIMUM_DH_BITS) {
      throw received.violation(
          Rule.WEAK_DH_GROUP, "dh_p", "at least " + MINIMUM_DH_BITS + " bits", bits + " bits");
    }
    Negotiated negotiated = progress.negotiated().withDiffieHellmanBits(bits);
    return signed(
        received,
        negotiated,
        new KeyExchange12.Dhe(message.dhP().bytes(), message.dhG().bytes(), message.dhYs().bytes()),
        message.signedParameters(),
        message.signature().algorithm(),
        message.signature().signature().bytes());
  }

  private Step signed(
      Received received,
      Negotiated agreed,
      KeyExchange12 exchange,
      byte[] parameters,
      Optional<SignatureScheme> algorithm,
      byte[] signature)
      throws ViolationException {
    // RFC 5246 section 7.4.3: the algorithm "MUST be a pair that is present in that extension", the
    // client's signature_algorithms. Before TLS 1.2 it follows from the key.
    // RFC 9846 section 4.3.3: "If TLS 1.2 is negotiated, implementations MUST be prepared to accept
    // a signature that uses any curve that they advertised in the "supported_groups" extension."
    // "Implementations that advertise support for RSASSA-PSS (which is mandatory in TLS 1.3) MUST
    // be prepared to accept a signature using that scheme even when TLS 1.2 is negotiated."
    if (algorithm.isPresent() && !context.offer().signatureSchemes().contains(algorithm.get())) {
      throw received.violation(
          Rule.UNOFFERED_SIGNATURE_SCHEME,
          "algorithm",
          "a scheme we offered",
          algorithm.get().toString());
    }
    byte[] content = signedContent(parameters);
    boolean valid =
        algorithm.isPresent()
            ? identity.signed(received, context, algorithm.get(), content, signature)
            : identity.signed10(received, context, content, signature);
    if (!valid && context.strict()) {
      throw received.violation(
          Rule.BAD_HANDSHAKE_SIGNATURE,
          "signature",
          "a signature by the certificate's key",
          "one that does not verify");
    }
    progress.transcript().add(received.bytes());
    Negotiated negotiated = algorithm.map(agreed::withSignatureScheme).orElse(agreed);
    KeyProof proof = valid ? KeyProof.SERVER_KEY_EXCHANGE : KeyProof.FAILED;
    return Step.to(
        new ExpectServerHelloDone(context, progress.with(negotiated), exchange, Optional.empty()),
        new Action.Agree(negotiated),
        new Action.Note(nanos -> new Event.KeyProven(nanos, proof, algorithm)));
  }

  // RFC 5246 section 7.4.3: the signature is over client_random, server_random and the parameters.
  private byte[] signedContent(byte[] parameters) {
    return Writer.write(out ->
        out.raw(context.hello().random().bytes())
            .raw(progress.serverRandom().bytes())
            .raw(parameters));
  }

  @Override
  public Dialect dialect() {
    return progress.dialect();
  }

  @Override
  public String expected() {
    String message =
        progress.suite().keyExchange() == KeyExchange.RSA
            ? "CertificateRequest or ServerHelloDone"
            : "ServerKeyExchange";
    return statusMayCome ? "CertificateStatus or " + message : message;
  }
}
