package dev.ascertain.handshake.server;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.HpkeReceiver;
import dev.ascertain.handshake.EchBinding;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EncodedClientHelloInner;
import java.util.List;
import java.util.Optional;

/**
 * An inner ClientHello that was decrypted (RFC 9849 section 7.1).
 *
 * @param inner what the handshake goes by
 * @param receiver what opened it, and will open the second one
 * @param cipherSuite of the outer ClientHello
 * @param configId of the outer ClientHello
 */
record OpenedHello(
    Received inner, HpkeReceiver receiver, HpkeSymmetricCipherSuite cipherSuite, int configId) {

  /**
   * Opens the first ClientHello; empty if it is not encrypted, or not to a key of ours.
   *
   * @throws ViolationException if what was encrypted is not as it must be
   */
  static Optional<OpenedHello> of(EchKeys keys, Received received, ClientHello outer)
      throws ViolationException {
    Optional<EchClientHello.Outer> ech = outer.extensions().find(EchClientHello.Outer.class);
    if (ech.isEmpty()) {
      return Optional.empty();
    }
    byte[] associatedData = EchBinding.associatedData(outer);
    for (EchKeys.Key key : keys.keys()) {
      Optional<Opening> opening =
          isCandidate(keys, key, ech.get())
              ? open(key, ech.get(), associatedData)
              : Optional.empty();
      if (opening.isPresent()) {
        Received inner = inner(received, outer, opening.get().encoded());
        return Optional.of(
            new OpenedHello(
                inner, opening.get().receiver(), ech.get().cipherSuite(), ech.get().configId()));
      }
    }
    return Optional.empty();
  }

  private record Opening(HpkeReceiver receiver, byte[] encoded) {}

  // RFC 9849 section 7.1: "Compare ECHClientHello.config_id against identifiers of each known
  // ECHConfig and select the ones that match, if any, as candidates." "The server verifies that the
  // ECHConfig supports the cipher suite indicated by the ECHClientHello.cipher_suite".
  private static boolean isCandidate(EchKeys keys, EchKeys.Key key, EchClientHello.Outer ech) {
    var config = key.config().keyConfig();
    return (keys.ignoreConfigIds() || config.configId() == ech.configId())
        && config.cipherSuites().contains(ech.cipherSuite());
  }

  // "If decryption fails, the server continues to the next candidate ECHConfig."
  private static Optional<Opening> open(
      EchKeys.Key key, EchClientHello.Outer ech, byte[] associatedData) {
    try {
      HpkeReceiver receiver =
          key.pair()
              .receiver(
                  ech.cipherSuite().kdfId(),
                  ech.cipherSuite().aeadId(),
                  ech.enc().bytes(),
                  EchBinding.info(key.config()));
      return Optional.of(
          new Opening(receiver, receiver.open(associatedData, ech.payload().bytes())));
    } catch (CryptoException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens the second ClientHello, after a HelloRetryRequest (RFC 9849 section 7.1.1).
   *
   * @throws ViolationException if it is not encrypted, not as the first one, or does not open
   */
  OpenedHello again(Received received, ClientHello outer) throws ViolationException {
    String extension = ExtensionType.ENCRYPTED_CLIENT_HELLO.toString();
    Optional<EchClientHello.Outer> found = outer.extensions().find(EchClientHello.Outer.class);
    // "If the client-facing server accepted ECH, it checks the second ClientHelloOuter also
    // contains the "encrypted_client_hello" extension. If not, it MUST abort the handshake with a
    // "missing_extension" alert."
    if (found.isEmpty()) {
      throw received.violation(Rule.MISSING_EXTENSION, "extensions", extension, "none");
    }
    EchClientHello.Outer ech = found.get();
    // "Otherwise, it checks that ECHClientHello.cipher_suite and ECHClientHello.config_id are
    // unchanged, and that ECHClientHello.enc is empty. If not, it MUST abort the handshake with an
    // "illegal_parameter" alert."
    if (!ech.cipherSuite().equals(cipherSuite)
        || ech.configId() != configId
        || ech.enc().length() != 0) {
      throw received.violation(
          Rule.BAD_ECH,
          extension,
          "cipher_suite and config_id as before, and an empty enc",
          ech.cipherSuite() + ", " + ech.configId() + ", " + ech.enc().length() + " bytes");
    }
    byte[] encoded;
    try {
      encoded = receiver.open(EchBinding.associatedData(outer), ech.payload().bytes());
    } catch (CryptoException e) {
      // "If decryption fails, the client-facing server MUST abort the handshake with a
      // "decrypt_error" alert."
      throw received.violation(
          Rule.UNDECRYPTABLE_ECH, "payload", "what opens under the first keys", e.reason());
    }
    return new OpenedHello(inner(received, outer, encoded), receiver, cipherSuite, configId);
  }

  private static Received inner(Received received, ClientHello outer, byte[] encoded)
      throws ViolationException {
    ClientHello hello = EncodedClientHelloInner.decode(encoded).restore(outer);
    Received inner = new Received(hello, hello.encode(), Dialect.INITIAL);
    ClientHelloRules.checkExtensions(inner, hello);
    // RFC 9849 section 7.1: "the client-facing server checks that the message includes a
    // well-formed "encrypted_client_hello" extension of type inner and that it does not offer TLS
    // 1.2 or below. If either of these checks fails, the client-facing server MUST abort with an
    // "illegal_parameter" alert."
    if (hello.extensions().find(EchClientHello.Inner.class).isEmpty()) {
      throw received.violation(
          Rule.BAD_ECH, "payload", "an encrypted_client_hello of type inner in it", "none");
    }
    if (!offersOnly13(hello)) {
      throw received.violation(
          Rule.BAD_ECH, "payload", "an offer of TLS 1.3 and later in it", "TLS 1.2 or below");
    }
    return inner;
  }

  private static boolean offersOnly13(ClientHello hello) {
    return hello
        .extensions()
        .find(SupportedVersions.class)
        .filter(versions ->
            versions.versions().stream()
                .allMatch(version -> version.value() >= ProtocolVersion.TLS_1_3.value()))
        .isPresent();
  }

  /**
   * What is told of it.
   *
   * @param first whether it is the first one, with which it is decided that we go by it
   */
  List<Action> notes(boolean first) {
    ClientHello hello = (ClientHello) inner.message();
    Action seen = new Action.Note(nanos -> new Event.InnerHello(nanos, inner.bytes(), hello));
    return first
        ? List.of(seen, new Action.Note(nanos -> new Event.EchAnswered(nanos, true)))
        : List.of(seen);
  }
}
