package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.handshake.keys.RecordCipher;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.extension.SignedCertificateTimestamps;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.Optional;

/** What a ServerHello of TLS 1.2 or below settles (RFC 5246 section 7.4.1.3). */
final class ServerHello12 {
  private ServerHello12() {}

  static Step accept(
      ClientContext context,
      byte[] helloBytes,
      Received received,
      ServerHello hello,
      CipherSuiteParameters suite)
      throws ViolationException {
    // RFC 5246 section 7.4.1.3: a server that resumes a session answers "with the same value as was
    // supplied by the client"; RFC 5077 section 3.4 has it so with tickets too.
    var sessionId = context.hello().legacySessionId();
    boolean echoed = sessionId.length() > 0 && hello.legacySessionIdEcho().equals(sessionId);
    // RFC 9846 section 4.2.3: a client that sent a random legacy_session_id only for middleboxes
    // has no session that a TLS 1.2 server could resume by echoing it.
    if (echoed && context.session12().isEmpty()) {
      throw received.violation(
          Rule.FALSE_RESUMPTION,
          "legacy_session_id_echo",
          "a new session",
          "the session id we made up");
    }
    var extensions = hello.extensions();
    ExtensionRules.check12(received, extensions, context.offer());
    // RFC 9345 section 4.1.1: in TLS 1.2 and below "the server MUST ignore this extension".
    if (extensions.has(ExtensionType.DELEGATED_CREDENTIAL)) {
      throw received.violation(
          Rule.MISPLACED_EXTENSION,
          ExtensionType.DELEGATED_CREDENTIAL.toString(),
          "delegated credentials in TLS 1.3 only",
          hello.legacyVersion().toString());
    }
    // RFC 5746 section 3.4: "The client MUST then verify that the length of the
    // "renegotiated_connection" field is zero, and if it is not, MUST abort the handshake".
    Optional<RenegotiationInfo> renegotiation = extensions.find(RenegotiationInfo.class);
    if (renegotiation.isPresent() && renegotiation.get().renegotiatedConnection().length() != 0) {
      throw received.violation(
          Rule.UNSAFE_RENEGOTIATION,
          "renegotiated_connection",
          "0 bytes in a first handshake",
          renegotiation.get().renegotiatedConnection().length() + " bytes");
    }
    Negotiated negotiated =
        new Negotiated(
            hello.legacyVersion(),
            suite.cipherSuite(),
            Optional.empty(),
            0,
            Optional.empty(),
            ExtensionRules.applicationProtocol(received, extensions, context.offer()),
            extensions.has(ExtensionType.EXTENDED_MASTER_SECRET),
            // RFC 7366 section 3: it concerns block ciphers only.
            extensions.has(ExtensionType.ENCRYPT_THEN_MAC)
                && suite.cipher() instanceof RecordCipher.Cbc,
            false,
            CertificateTypeRules.chosen(received, extensions, context.offer()));
    // A client that signs the handshake signs the messages themselves.
    ClientSettings settings = context.settings();
    TranscriptHash transcript =
        settings.credentials().equals(CredentialSource.NONE)
            ? TranscriptHash.of(settings.crypto(), suite.hash())
            : TranscriptHash.keepingMessages(settings.crypto(), suite.hash());
    transcript.add(helloBytes);
    transcript.add(received.bytes());
    Progress12 progress =
        new Progress12(
            suite,
            transcript,
            negotiated,
            hello.random(),
            extensions.has(ExtensionType.STATUS_REQUEST)
                || extensions.has(ExtensionType.STATUS_REQUEST_V2),
            extensions.has(ExtensionType.SESSION_TICKET),
            extensions.find(SignedCertificateTimestamps.class).map(ServerIdentity::body),
            hello.legacySessionIdEcho());
    return echoed
        ? resume(context, received, progress, context.session12().orElseThrow())
        : Step.to(new ExpectCertificate12(context, progress), new Action.Agree(negotiated));
  }

  /** The abbreviated handshake, in which the server finishes first (RFC 5246 section 7.3). */
  private static Step resume(
      ClientContext context, Received received, Progress12 progress, ClientSession.Tls12 session)
      throws ViolationException {
    Negotiated negotiated = progress.negotiated();
    // RFC 5246 section 7.4.1.3: cipher_suite: "For resumed sessions, this field is the value from
    // the state of the session being resumed."
    if (!negotiated.cipherSuite().equals(session.cipherSuite())
        || !negotiated.version().equals(session.version())) {
      throw received.violation(
          Rule.CHANGED_WHEN_RESUMED,
          "cipher_suite",
          session.cipherSuite() + ", as in the session",
          negotiated.cipherSuite().toString());
    }
    // RFC 7627 section 5.3: "If the original session did not use the "extended_master_secret"
    // extension but the new ServerHello contains the extension, the client MUST abort the
    // handshake"; and the other way round as well.
    if (negotiated.extendedMasterSecret() != session.extendedMasterSecret()) {
      throw received.violation(
          Rule.CHANGED_WHEN_RESUMED,
          "extensions",
          "extended_master_secret if the session has it",
          negotiated.extendedMasterSecret() ? "extended_master_secret" : "none");
    }
    MasterSecret12 keys =
        MasterSecret12.resumed(
            context.settings().crypto(),
            progress.suite(),
            session.masterSecret(),
            context.hello().random(),
            progress.serverRandom(),
            context.settings().keyLog());
    return Step.to(
        new ExpectChangeCipherSpec(
            context, progress, keys, progress.ticketExpected(), Optional.empty(), true),
        new Action.Agree(negotiated));
  }
}
