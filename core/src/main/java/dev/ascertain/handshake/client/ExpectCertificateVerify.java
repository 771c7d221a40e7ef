package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.Dialect;
import java.util.Optional;

/** TLS 1.3: the server proves that it holds its certificate's key (RFC 9846 section 4.5.2). */
record ExpectCertificateVerify(
    ClientContext context,
    Progress13 progress,
    Optional<CertificateRequest13> request,
    ServerIdentity identity)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof CertificateVerify message)) {
      throw received.unexpected(expected());
    }
    SignatureScheme scheme = message.algorithm().orElseThrow();
    // RFC 9846 section 4.5.2: "If the CertificateVerify message is sent by a server, the signature
    // algorithm MUST be one offered in the client's "signature_algorithms" extension", and "The
    // SHA-1 algorithm MUST NOT be used in any signatures of CertificateVerify messages." Section
    // 4.3.3: RSASSA-PKCS1-v1_5 is for the signatures in certificates only.
    if (identity.delegation().isPresent()) {
      identity.delegation().get().requireScheme(received, scheme);
    } else if (!context.offer().signatureSchemes().contains(scheme)
        || !HandshakeSignature.allowedInTls13(scheme)) {
      throw received.violation(
          Rule.UNOFFERED_SIGNATURE_SCHEME,
          "algorithm",
          "a scheme we offered that TLS 1.3 allows",
          scheme.toString());
    }
    byte[] content = HandshakeSignature.serverContent13(progress.transcript().current());
    // RFC 9846 section 4.5.2: "The receiver of a CertificateVerify message MUST verify the
    // signature field."
    boolean valid =
        identity.signed(received, context, scheme, content, message.signature().bytes());
    if (!valid && context.strict()) {
      // RFC 9846 section 4.5.2: "If the verification fails, the receiver MUST terminate the
      // handshake with a "decrypt_error" alert."
      throw received.violation(
          Rule.BAD_HANDSHAKE_SIGNATURE,
          "signature",
          "a signature by the certificate's key",
          "one that does not verify");
    }
    progress.transcript().add(received.bytes());
    Negotiated negotiated = progress.negotiated().withSignatureScheme(scheme);
    KeyProof proof = valid ? proof() : KeyProof.FAILED;
    return Step.to(
        new ExpectFinished13(context, progress.with(negotiated), request),
        new Action.Agree(negotiated),
        new Action.Note(nanos -> new Event.KeyProven(nanos, proof, Optional.of(scheme))));
  }

  private KeyProof proof() {
    return identity
        .delegation()
        .map(by -> by.refusal().isEmpty() ? KeyProof.DELEGATED_CREDENTIAL : KeyProof.BAD_DELEGATION)
        .orElse(KeyProof.CERTIFICATE_VERIFY);
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "CertificateVerify";
  }

  @Override
  public void forget() {
    progress.keys().destroy();
  }
}
