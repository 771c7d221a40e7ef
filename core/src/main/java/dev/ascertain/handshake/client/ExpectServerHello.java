package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.extension.SelectedPsk;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A ClientHello was sent; its answer decides the version.
 *
 * @param helloBytes the ClientHello as sent
 * @param keys the private keys of the shares in it, in the same order
 * @param retry what a HelloRetryRequest settled, after one
 */
record ExpectServerHello(
    ClientContext context, byte[] helloBytes, List<KeyAgreement> keys, Optional<Retry> retry)
    implements ClientState {

  /**
   * What a HelloRetryRequest settled.
   *
   * @param transcript the first ClientHello, as its hash, and the HelloRetryRequest
   * @param group the group it asked for; empty if it only brought a cookie
   */
  record Retry(CipherSuite cipherSuite, Optional<NamedGroup> group, TranscriptHash transcript) {}

  ExpectServerHello {
    keys = List.copyOf(keys);
  }

  @Override
  public Step on(Received received) throws ViolationException {
    if (received.message() instanceof ServerHello hello) {
      return onServerHello(received, hello);
    }
    if (received.message() instanceof HelloRetryRequest request) {
      return onHelloRetryRequest(received, request);
    }
    throw received.unexpected(expected());
  }

  /** Whichever version the server will choose, it may be one that means nothing by it. */
  @Override
  public Step onChangeCipherSpec() {
    return Step.to(this);
  }

  // RFC 9846 section 4: hello_request is reserved in TLS 1.3, which a HelloRetryRequest settles.
  @Override
  public boolean ignores(HandshakeMessage message) {
    return retry.isEmpty() && ClientState.super.ignores(message);
  }

  @Override
  public Dialect dialect() {
    return Dialect.INITIAL;
  }

  @Override
  public String expected() {
    return retry.isPresent() ? "ServerHello" : "ServerHello or HelloRetryRequest";
  }

  // RFC 9846 section 4.2.4.
  private Step onHelloRetryRequest(Received received, HelloRetryRequest request)
      throws ViolationException {
    // RFC 9846 section 4.2.4: "If a client receives a second HelloRetryRequest in the same
    // connection (i.e., where the ClientHello was itself in response to a HelloRetryRequest), it
    // MUST abort the handshake with an "unexpected_message" alert."
    if (retry.isPresent()) {
      throw received.violation(
          Rule.SECOND_HELLO_RETRY_REQUEST, "ServerHello", "a second HelloRetryRequest");
    }
    // RFC 9846 section 4.2.4: "Upon receipt of a HelloRetryRequest, the client MUST check the
    // legacy_version, legacy_session_id_echo, cipher_suite, and legacy_compression_method as
    // specified in [...], starting with determining the version using "supported_versions"."
    ServerHelloRules.checkVersion13(
        received, request.legacyVersion(), request.selectedVersion(), context.offer());
    ServerHelloRules.checkEcho13(received, request.legacySessionIdEcho(), context.hello());
    CipherSuiteParameters suite =
        ServerHelloRules.cipherSuite(
            received, request.cipherSuite(), ProtocolVersion.TLS_1_3, context.offer());
    ServerHelloRules.checkCompression(received, request.legacyCompressionMethod());
    ExtensionRules.check13(
        received, request.extensions(), Placement.HELLO_RETRY_REQUEST, context.offer());

    Optional<Cookie> cookie = request.extensions().find(Cookie.class);
    Optional<NamedGroup> group =
        request
            .extensions()
            .find(KeyShareHelloRetryRequest.class)
            .map(KeyShareHelloRetryRequest::selectedGroup);
    // "Clients MUST abort the handshake with an "illegal_parameter" alert if the HelloRetryRequest
    // would not result in any change in the ClientHello."
    if (cookie.isEmpty() && group.isEmpty()) {
      throw received.violation(
          Rule.POINTLESS_HELLO_RETRY_REQUEST, "a key_share or a cookie", "neither");
    }
    if (group.isPresent()) {
      checkRetryGroup(received, group.get());
    }

    TranscriptHash transcript = TranscriptHash.of(context.settings().crypto(), suite.hash());
    transcript.add(helloBytes);
    transcript.replaceByMessageHash();
    transcript.add(received.bytes());

    List<Action> actions = new ArrayList<>();
    context.changeCipherSpec().ifPresent(actions::add);
    if (context.earlyData()) {
      // RFC 9846 section 4.2.2: a second ClientHello has no early_data, and is sent in the clear.
      actions.add(new Action.WriteUnder(RecordProtection.none(), Epoch.PLAINTEXT));
    }
    // RFC 9846 section 4.2.4: "Otherwise, the client MUST process all extensions in the
    // HelloRetryRequest and send a second updated ClientHello."
    FirstFlight second = FirstFlight.again(context, keys, group, cookie, suite, transcript);
    actions.add(second.send());
    var settled = new Retry(suite.cipherSuite(), group, transcript);
    var next =
        new ExpectServerHello(
            new ClientContext(
                second.offer(),
                context.settings(),
                second.hello(),
                Optional.empty(),
                second.psks(),
                false,
                false,
                context.echRejected()),
            second.bytes(),
            second.keys(),
            Optional.of(settled));
    return new Step(next, actions);
  }

  // RFC 9846 section 4.3.8: "Upon receipt of this extension in a HelloRetryRequest, the client MUST
  // verify that (1) the selected_group field corresponds to a group which was provided in the
  // "supported_groups" extension in the original ClientHello and (2) the selected_group field does
  // not correspond to a group which was provided in the "key_share" extension in the original
  // ClientHello." "If either of these checks fails, then the client MUST abort the handshake with
  // an "illegal_parameter" alert."
  private void checkRetryGroup(Received received, NamedGroup group) throws ViolationException {
    if (!context.offer().groups().contains(group)) {
      throw received.violation(
          Rule.UNOFFERED_GROUP,
          "selected_group",
          "one of " + context.offer().groups(),
          group.toString());
    }
    if (!Crypto.groups().contains(group)) {
      throw received.violation(
          Rule.UNSUPPORTED_PARAMETER,
          "selected_group",
          "a group this engine has",
          group.toString());
    }
    if (keys.stream().anyMatch(key -> key.group().equals(group))) {
      throw received.violation(
          Rule.POINTLESS_HELLO_RETRY_REQUEST,
          "selected_group",
          "a group without a share in our ClientHello",
          group.toString());
    }
  }

  private Step onServerHello(Received received, ServerHello hello) throws ViolationException {
    ProtocolVersion version = ServerHelloRules.version(received, hello, context.offer());
    // RFC 9846 appendix E.3: "A client that attempts to send 0-RTT data MUST fail a connection if
    // it receives a ServerHello with TLS 1.2 or older."
    if (context.earlyData() && !version.equals(ProtocolVersion.TLS_1_3)) {
      throw received.violation(
          Rule.UNOFFERED_VERSION,
          "legacy_version",
          "TLS 1.3, to which early data was sent",
          version.toString());
    }
    // RFC 9846 section 4.2.4: "The value of selected_version in the HelloRetryRequest
    // "supported_versions" extension MUST be retained in the ServerHello, and a client MUST abort
    // the handshake with an "illegal_parameter" alert if the value changes."
    if (retry.isPresent() && !version.equals(ProtocolVersion.TLS_1_3)) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY, "legacy_version", "TLS 1.3, as before", version.toString());
    }
    CipherSuiteParameters suite =
        ServerHelloRules.cipherSuite(received, hello.cipherSuite(), version, context.offer());
    ServerHelloRules.checkCompression(received, hello.legacyCompressionMethod());
    return version.equals(ProtocolVersion.TLS_1_3)
        ? tls13(received, hello, suite)
        : ServerHello12.accept(context, helloBytes, received, hello, suite);
  }

  private Step tls13(Received received, ServerHello hello, CipherSuiteParameters suite)
      throws ViolationException {
    ServerHelloRules.checkVersion13(
        received, hello.legacyVersion(), hello.selectedVersion(), context.offer());
    ServerHelloRules.checkEcho13(received, hello.legacySessionIdEcho(), context.hello());
    ExtensionRules.check13(received, hello.extensions(), Placement.SERVER_HELLO, context.offer());
    // RFC 9846 section 4.2.4: "Upon receiving the ServerHello, clients MUST check that the cipher
    // suite supplied in the ServerHello is the same as that in the HelloRetryRequest and otherwise
    // abort the handshake with an "illegal_parameter" alert."
    if (retry.isPresent() && !retry.get().cipherSuite().equals(hello.cipherSuite())) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY,
          "cipher_suite",
          retry.get().cipherSuite() + ", as in the HelloRetryRequest",
          hello.cipherSuite().toString());
    }
    OptionalInt psk = selectedPsk(received, hello, suite);
    KeyShareEntry share = serverShare(received, hello);
    KeyAgreement key = keyFor(received, share.group());
    Secret shared = agree(received, key, share);
    keys.forEach(KeyAgreement::destroy);

    TranscriptHash transcript =
        retry
            .map(Retry::transcript)
            .orElseGet(() -> TranscriptHash.of(context.settings().crypto(), suite.hash()));
    transcript.add(helloBytes);
    transcript.add(received.bytes());

    HandshakeKeys13 handshakeKeys = schedule(psk, suite).handshake(shared, transcript.current());
    Negotiated negotiated =
        new Negotiated(
            ProtocolVersion.TLS_1_3,
            suite.cipherSuite(),
            Optional.of(share.group()),
            0,
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            retry.isPresent());
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.Agree(negotiated));
    actions.add(new Action.ReadUnder(handshakeKeys.serverProtection(), Epoch.HANDSHAKE));
    // Early data goes with the first key; if that is not taken, the early data is not either.
    boolean early = context.earlyData() && psk.equals(OptionalInt.of(0));
    if (!early) {
      actions.add(new Action.WriteUnder(handshakeKeys.clientProtection(), Epoch.HANDSHAKE));
    }
    return new Step(
        new ExpectEncryptedExtensions(
            context, new Progress13(suite, transcript, handshakeKeys, negotiated, psk, early)),
        actions);
  }

  // RFC 9846 section 4.3.11: "Clients MUST verify that the server's selected_identity is within the
  // range supplied by the client, that the server selected a cipher suite indicating a Hash
  // associated with the PSK, and that a server "key_share" extension is present if required by the
  // ClientHello "psk_key_exchange_modes" extension. If these values are not consistent, the client
  // MUST abort the handshake with an "illegal_parameter" alert."
  private OptionalInt selectedPsk(Received received, ServerHello hello, CipherSuiteParameters suite)
      throws ViolationException {
    Optional<SelectedPsk> selected = hello.extensions().find(SelectedPsk.class);
    if (selected.isEmpty()) {
      return OptionalInt.empty();
    }
    int index = selected.get().selectedIdentity();
    if (index >= context.psks().size()) {
      throw received.violation(
          Rule.UNOFFERED_PSK,
          "selected_identity",
          "an index below " + context.psks().size(),
          Integer.toString(index));
    }
    if (context.psks().get(index).suite().hash() != suite.hash()) {
      throw received.violation(
          Rule.UNOFFERED_PSK,
          "cipher_suite",
          "a suite with the hash of the pre-shared key, "
              + context.psks().get(index).suite().hash(),
          suite.cipherSuite().toString());
    }
    return OptionalInt.of(index);
  }

  private KeySchedule13 schedule(OptionalInt psk, CipherSuiteParameters suite) {
    ClientSettings settings = context.settings();
    var random = context.hello().random();
    return psk.isPresent()
        ? context.psks().get(psk.getAsInt()).schedule(settings, suite, random)
        : KeySchedule13.start(settings.crypto(), suite, random, settings.keyLog());
  }

  private static KeyShareEntry serverShare(Received received, ServerHello hello)
      throws ViolationException {
    Optional<KeyShareServerHello> share = hello.extensions().find(KeyShareServerHello.class);
    // RFC 9846 section 9.2: without a PSK, "key_share" is mandatory; section 4.2.3 has it in every
    // ServerHello that does not resume by PSK alone, which we do not offer: of the modes only
    // psk_dhe_ke is forward secret.
    // RFC 9846 section 4.3.9: "In this mode, the client and server MUST supply "key_share" values
    // as described in [...]."
    if (share.isEmpty()) {
      throw received.violation(Rule.MISSING_EXTENSION, "extensions", "key_share", "none");
    }
    return share.get().serverShare();
  }

  // RFC 9846 section 4.3.8: "This value MUST be in the same group as the KeyShareEntry value
  // offered by the client that the server has selected for the negotiated key exchange." "If using
  // asymmetric key establishment and a HelloRetryRequest containing a "key_share" extension was
  // received by the client, the client MUST verify that the selected NamedGroup in the ServerHello
  // is the same as that in the HelloRetryRequest." "If this check fails, the client MUST abort the
  // handshake with an "illegal_parameter" alert."
  private KeyAgreement keyFor(Received received, NamedGroup group) throws ViolationException {
    for (KeyAgreement key : keys) {
      if (key.group().equals(group)) {
        return key;
      }
    }
    boolean changed = retry.flatMap(Retry::group).isPresent();
    throw received.violation(
        changed ? Rule.CHANGED_AFTER_RETRY : Rule.UNOFFERED_GROUP,
        "group",
        "one of " + keys.stream().map(KeyAgreement::group).toList(),
        group.toString());
  }

  private static Secret agree(Received received, KeyAgreement key, KeyShareEntry share)
      throws ViolationException {
    try {
      return key.agree(share.keyExchange().bytes());
    } catch (CryptoException e) {
      // RFC 9846 section 7.4.2: "implementations MUST check whether the computed Diffie-Hellman
      // shared secret is the all-zero value and abort if so".
      // RFC 9846 section 4.3.8.2: "For the curves secp256r1, secp384r1, and secp521r1, peers MUST
      // validate each other's public value Q by ensuring that the point is a valid point on the
      // elliptic curve."
      throw received.violation(
          Rule.BAD_KEY_SHARE, "key_exchange", "a valid " + key.group() + " share", e.reason());
    }
  }

  @Override
  public void forget() {
    keys.forEach(KeyAgreement::destroy);
  }
}
