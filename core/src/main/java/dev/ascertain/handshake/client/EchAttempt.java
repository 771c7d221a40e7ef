package dev.ascertain.handshake.client;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.HpkeSender;
import dev.ascertain.crypto.HpkeSuite;
import dev.ascertain.handshake.EchBinding;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An encrypted ClientHello that waits for an answer (RFC 9849 section 6.1).
 *
 * @param ech to which key it is encrypted
 * @param sender what encrypted it, and will encrypt the second one
 * @param offer what the outer ClientHello offers
 * @param outer the outer ClientHello as sent
 */
record EchAttempt(EchOffer.Encrypted ech, HpkeSender sender, Offer offer, ClientHello outer) {
  private static final int RANDOM_BYTES = 32;

  /**
   * Encrypts the first ClientHello.
   *
   * @param offer what would be offered in the clear
   * @param inner made from {@link EchOffers#inner} of it
   */
  static EchAttempt of(
      EchOffer.Encrypted ech, Offer offer, FirstFlight inner, ClientSettings settings) {
    HpkeSender sender = sender(ech, settings);
    Offer visible = EchOffers.outer(offer, ech.config().publicName());
    // RFC 9849 section 6.1: the outer key shares may be those of the inner one: they are the
    // largest part of both.
    List<Extension> extensions = FirstFlight.withShares(visible.extensions(), inner.keys());
    extensions.add(placeholder(ech, new Opaque(sender.encapsulation())));
    // "When the client offers the "early_data" extension in ClientHelloInner, it MUST also include
    // the "early_data" extension in ClientHelloOuter."
    if (inner.earlyData().isPresent()) {
      extensions.add(new EmptyExtension(ExtensionType.EARLY_DATA));
    }
    // "When the client offers the "pre_shared_key" extension in ClientHelloInner, it SHOULD also
    // include a GREASE "pre_shared_key" extension in ClientHelloOuter".
    if (!inner.psks().isEmpty()) {
      extensions.add(EchGrease.psks(inner.psks(), settings.randomness()));
    }
    // "It MUST generate a fresh ClientHelloOuter.random"; "it MUST copy the legacy_session_id field
    // from ClientHelloInner".
    Opaque random = new Opaque(settings.randomness().bytes(RANDOM_BYTES));
    ClientHello draft =
        FirstFlight.hello(visible, random, inner.hello().legacySessionId(), extensions);
    ClientHello outer = sealed(ech, sender, visible, draft, inner.hello());
    return new EchAttempt(ech, sender, visible.with(outer.extensions().list()), outer);
  }

  /**
   * Encrypts the second ClientHello, after a HelloRetryRequest that the server answered the inner
   * one with (RFC 9849 section 6.1.5).
   *
   * @param inner the second inner ClientHello
   */
  EchAttempt again(ClientHello inner) {
    List<Extension> extensions = new ArrayList<>();
    for (Extension extension : outer.extensions().list()) {
      if (extension instanceof EchClientHello.Outer) {
        // "It reuses the original HPKE encryption context computed in Section 6.1 and uses the
        // empty string for enc."
        extensions.add(placeholder(ech, Opaque.EMPTY));
      } else if (extension.type().equals(ExtensionType.KEY_SHARE)) {
        extensions.add(keyShare(inner));
      } else if (!extension.type().equals(ExtensionType.EARLY_DATA)) {
        extensions.add(extension);
      }
    }
    inner
        .extensions()
        .find(Cookie.class)
        .ifPresent(cookie -> extensions.add(FirstFlight.placeOfCookie(extensions), cookie));
    ClientHello draft = outer.with(Extensions.of(extensions));
    return new EchAttempt(ech, sender, offer, sealed(ech, sender, offer, draft, inner));
  }

  /** Sends the outer ClientHello, and tells of the inner one. */
  List<Action> send(ClientHello inner, byte[] innerBytes) {
    return List.of(
        new Action.Send(outer, outer.encode(), Dialect.INITIAL),
        new Action.Note(nanos -> new Event.InnerHello(nanos, innerBytes, inner)));
  }

  /** What the client goes by if the server does not take the inner ClientHello. */
  ClientContext rejected(ClientContext inner) {
    return new ClientContext(
        offer,
        inner.settings().authenticating(ech.publicJudge()),
        outer,
        Optional.empty(),
        List.of(),
        inner.earlyData(),
        inner.changeCipherSpecDue(),
        true);
  }

  private static HpkeSender sender(EchOffer.Encrypted ech, ClientSettings settings) {
    EchConfig.HpkeKeyConfig key = ech.config().keyConfig();
    var suite = new HpkeSuite(key.kemId(), ech.cipherSuite().kdfId(), ech.cipherSuite().aeadId());
    try {
      return settings
          .crypto()
          .hpkeSender(
              suite, key.publicKey().bytes(), EchBinding.info(ech.config()), settings.randomness());
    } catch (CryptoException e) {
      throw new IllegalArgumentException("a configuration that EchChoice does not choose", e);
    }
  }

  /** The extension before anything is encrypted. */
  private static EchClientHello.Outer placeholder(EchOffer.Encrypted ech, Opaque encapsulation) {
    return new EchClientHello.Outer(
        ech.cipherSuite(),
        ech.config().keyConfig().configId(),
        encapsulation,
        new Opaque(new byte[1]));
  }

  private static Extension keyShare(ClientHello hello) {
    return hello.extensions().list().stream()
        .filter(extension -> extension.type().equals(ExtensionType.KEY_SHARE))
        .findFirst()
        .orElseThrow();
  }

  // RFC 9849 section 6.1.1.
  private static ClientHello sealed(
      EchOffer.Encrypted ech,
      HpkeSender sender,
      Offer offer,
      ClientHello draft,
      ClientHello inner) {
    byte[] encoded = EchPadding.padded(inner, draft, ech.config().maximumNameLength()).encode();
    Opaque zeros = new Opaque(new byte[encoded.length + HpkeSuite.TAG_LENGTH]);
    ClientHello sized = EchBinding.withPayload(draft, zeros);
    ClientHello whole =
        sized.with(
            Extensions.of(
                FirstFlight.padded(
                    offer, sized.random(), sized.legacySessionId(), sized.extensions().list())));
    byte[] payload = sender.seal(EchBinding.associatedData(whole), encoded);
    return EchBinding.withPayload(whole, new Opaque(payload));
  }
}
