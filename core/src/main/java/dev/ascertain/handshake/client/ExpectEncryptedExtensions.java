package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** TLS 1.3: the first message under encryption (RFC 9846 section 4.4.1). */
record ExpectEncryptedExtensions(ClientContext context, Progress13 progress)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof EncryptedExtensions message)) {
      throw received.unexpected(expected());
    }
    ExtensionRules.check13(
        received, message.extensions(), Placement.ENCRYPTED_EXTENSIONS, context.offer());
    checkRetryConfigs(received, message);
    Optional<String> protocol =
        ExtensionRules.applicationProtocol(received, message.extensions(), context.offer());
    Negotiated negotiated =
        protocol
            .map(progress.negotiated()::withApplicationProtocol)
            .orElse(progress.negotiated())
            .withCertificateTypes(
                CertificateTypeRules.chosen(received, message.extensions(), context.offer()));
    progress.transcript().add(received.bytes());
    boolean accepted = acceptsEarlyData(received, message, protocol);
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.Agree(negotiated));
    Progress13 next = progress.with(negotiated);
    if (progress.earlyData() && !accepted) {
      actions.add(new Action.WriteUnder(progress.keys().clientProtection(), Epoch.HANDSHAKE));
      next = next.withoutEarlyData();
    }
    // RFC 9846 section 2.2: "As the server is authenticating via a PSK, it does not send a
    // Certificate or a CertificateVerify message."
    return new Step(
        progress.psk().isPresent()
            ? new ExpectFinished13(context, next, Optional.empty())
            : new ExpectCertificateRequest13(context, next),
        actions);
  }

  // RFC 9849 section 5: "The response is valid only when the server used the ClientHelloOuter. If
  // the server sent this extension in response to the inner variant, then the client MUST abort
  // with
  // an "unsupported_extension" alert."
  private void checkRetryConfigs(Received received, EncryptedExtensions message)
      throws ViolationException {
    if (message.extensions().has(ExtensionType.ENCRYPTED_CLIENT_HELLO)
        && context.hello().extensions().find(EchClientHello.Inner.class).isPresent()) {
      throw received.violation(
          Rule.UNOFFERED_EXTENSION,
          ExtensionType.ENCRYPTED_CLIENT_HELLO.toString(),
          "none from a server that accepts encrypted_client_hello",
          "retry_configs");
    }
  }

  // RFC 9846 section 4.3.10: "If the server supplies an "early_data" extension, the client MUST
  // verify that the server's selected_identity is 0. If any other value is returned, the client
  // MUST abort the handshake with an "illegal_parameter" alert."
  private boolean acceptsEarlyData(
      Received received, EncryptedExtensions message, Optional<String> protocol)
      throws ViolationException {
    boolean accepted = message.extensions().has(ExtensionType.EARLY_DATA);
    if (accepted && !progress.psk().equals(OptionalInt.of(0))) {
      throw received.violation(
          Rule.EARLY_DATA_WITH_OTHER_PSK,
          ExtensionType.EARLY_DATA.toString(),
          "early data only with the first pre-shared key",
          progress.psk().isPresent() ? "key " + progress.psk().getAsInt() : "no key at all");
    }
    if (accepted) {
      OfferedPsk psk = context.psks().getFirst();
      requireSame(
          received, "cipher suite", psk.suite().cipherSuite(), progress.suite().cipherSuite());
      requireSame(
          received,
          "application protocol",
          psk.applicationProtocol().orElse("none"),
          protocol.orElse("none"));
    }
    return accepted;
  }

  // RFC 9846 section 4.3.10: "The parameters for the 0-RTT data (version, symmetric cipher suite,
  // Application-Layer Protocol Negotiation (ALPN) protocol, etc.) are those associated with the PSK
  // in use", which the server "MUST verify".
  private static void requireSame(
      Received received, String parameter, Object ofSession, Object chosen)
      throws ViolationException {
    if (!ofSession.equals(chosen)) {
      throw received.violation(
          Rule.CHANGED_WHEN_RESUMED,
          ExtensionType.EARLY_DATA.toString(),
          "early data only with the %s of the session, %s".formatted(parameter, ofSession),
          chosen.toString());
    }
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "EncryptedExtensions";
  }

  @Override
  public void forget() {
    progress.keys().destroy();
  }
}
