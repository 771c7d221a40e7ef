package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.EchAcceptance;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.EchConfirmation;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a HelloRetryRequest settled (RFC 9846 section 4.2.4).
 *
 * @param firstHello the ClientHello it answered; empty if only the client's cookie tells of it
 * @param cookie what the client must send back, if anything
 * @param transcript the first ClientHello, as its hash, and the HelloRetryRequest
 */
record Retry(
    Optional<ClientHello> firstHello,
    CipherSuiteParameters suite,
    NamedGroup group,
    Optional<Cookie> cookie,
    TranscriptHash transcript) {

  /** Asks for a second ClientHello, with a share of this group. */
  static Step ask(
      ServerSettings settings,
      Received received,
      ClientHello hello,
      CipherSuiteParameters suite,
      NamedGroup group)
      throws ViolationException {
    byte[] hash = settings.crypto().hash(suite.hash(), received.bytes());
    Optional<Cookie> cookie =
        settings
            .cookieKey()
            .map(key ->
                new RetryCookie(suite.cipherSuite(), group, new Opaque(hash))
                    .sealed(settings.crypto(), key, hello));
    TranscriptHash transcript = TranscriptHash.ofMessageHash(settings.crypto(), suite.hash(), hash);
    HelloRetryRequest request = request(hello, suite, group, cookie);
    if (hello.extensions().find(EchClientHello.Inner.class).isPresent()) {
      request = confirming(request, settings, suite, hello, transcript);
    }
    byte[] bytes = request.encode();
    transcript.add(bytes);

    List<Action> actions = new ArrayList<>();
    actions.add(new Action.Send(request, bytes, Dialect.INITIAL));
    // RFC 9846 appendix E.4: "The server sends a dummy change_cipher_spec record immediately after
    // its first handshake message. This may either be after a ServerHello or a HelloRetryRequest."
    if (hello.legacySessionId().length() > 0) {
      actions.add(new Action.SendChangeCipherSpec());
    }
    // RFC 9846 section 4.3.10: after a HelloRetryRequest the early data already sent is passed
    // over.
    if (hello.extensions().has(ExtensionType.EARLY_DATA)) {
      actions.add(EarlyDataRules.skip(settings));
    }
    var settled = new Retry(Optional.of(hello), suite, group, cookie, transcript);
    return new Step(new ExpectClientHello(settings, Optional.of(settled)), actions);
  }

  // RFC 9849 section 7.2.1: "The backend server begins by computing HelloRetryRequest as usual,
  // except that it also contains an "encrypted_client_hello" extension with a payload of 8 zero
  // bytes. [...] Finally, the backend server overwrites the payload".
  private static HelloRetryRequest confirming(
      HelloRetryRequest plain,
      ServerSettings settings,
      CipherSuiteParameters suite,
      ClientHello hello,
      TranscriptHash transcript) {
    HelloRetryRequest zeros = with(plain, new byte[EchAcceptance.LENGTH]);
    EchAcceptance acceptance = new EchAcceptance(settings.crypto(), suite.hash(), hello.random());
    return with(plain, acceptance.ofHelloRetryRequest(transcript, zeros.encode()));
  }

  private static HelloRetryRequest with(HelloRetryRequest plain, byte[] confirmation) {
    List<Extension> extensions = new ArrayList<>(plain.extensions().list());
    extensions.add(new EchConfirmation(new Opaque(confirmation)));
    return new HelloRetryRequest(
        plain.legacyVersion(),
        plain.legacySessionIdEcho(),
        plain.cipherSuite(),
        plain.legacyCompressionMethod(),
        Extensions.of(extensions));
  }

  /** The HelloRetryRequest; the same for the same arguments, to the byte. */
  static HelloRetryRequest request(
      ClientHello hello, CipherSuiteParameters suite, NamedGroup group, Optional<Cookie> cookie) {
    List<Extension> extensions = new ArrayList<>();
    // RFC 9846 section 4.2.4: "The server's extensions MUST contain "supported_versions"."
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    extensions.add(new KeyShareHelloRetryRequest(group));
    cookie.ifPresent(extensions::add);
    return new HelloRetryRequest(
        ProtocolVersion.TLS_1_2,
        hello.legacySessionId(),
        suite.cipherSuite(),
        CompressionMethod.NULL,
        Extensions.of(extensions));
  }
}
