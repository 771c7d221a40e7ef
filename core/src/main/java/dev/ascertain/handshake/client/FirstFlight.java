package dev.ascertain.handshake.client;

import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Padding;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ClientHello made from an {@link Offer}.
 *
 * @param bytes the encoded message
 * @param keys the private keys of its shares, in the same order
 */
record FirstFlight(ClientHello hello, byte[] bytes, List<KeyAgreement> keys) {
  private static final int RANDOM_BYTES = 32;
  private static final int SESSION_ID_BYTES = 32;
  private static final int PADDED_LENGTH = 512;
  private static final int EXTENSION_HEADER_BYTES = 4;

  Action send() {
    return new Action.Send(hello, bytes, Dialect.INITIAL);
  }

  /** The first ClientHello of a connection (RFC 9846 section 4.2.2). */
  static FirstFlight of(Offer offer, ClientSettings settings) {
    Opaque random = fresh(settings, RANDOM_BYTES);
    Opaque sessionId =
        offer.middleboxCompatibility() ? fresh(settings, SESSION_ID_BYTES) : Opaque.EMPTY;
    List<KeyAgreement> keys = new ArrayList<>();
    for (NamedGroup group : offer.keyShares()) {
      keys.add(settings.crypto().keyAgreement(group, settings.randomness()));
    }
    return assemble(offer, random, sessionId, withShares(offer.extensions(), keys), keys);
  }

  /**
   * The second ClientHello, after a HelloRetryRequest. RFC 9846 section 4.2.2: it is the first one
   * again, except for a share of the group asked for in place of the old ones, the cookie, and the
   * length of the padding.
   */
  static FirstFlight again(
      ClientContext context,
      List<KeyAgreement> oldKeys,
      Optional<NamedGroup> group,
      Optional<Cookie> cookie) {
    ClientSettings settings = context.settings();
    ClientHello first = context.hello();
    List<KeyAgreement> keys = oldKeys;
    if (group.isPresent()) {
      oldKeys.forEach(KeyAgreement::destroy);
      keys = List.of(settings.crypto().keyAgreement(group.get(), settings.randomness()));
    }
    List<Extension> extensions = withShares(context.offer().extensions(), keys);
    cookie.ifPresent(value -> extensions.add(placeOfCookie(extensions), value));
    return assemble(context.offer(), first.random(), first.legacySessionId(), extensions, keys);
  }

  private static FirstFlight assemble(
      Offer offer,
      Opaque random,
      Opaque sessionId,
      List<Extension> extensions,
      List<KeyAgreement> keys) {
    ClientHello hello =
        hello(offer, random, sessionId, padded(offer, random, sessionId, extensions));
    return new FirstFlight(hello, hello.encode(), List.copyOf(keys));
  }

  private static ClientHello hello(
      Offer offer, Opaque random, Opaque sessionId, List<Extension> extensions) {
    return new ClientHello(
        ProtocolVersion.TLS_1_2,
        random,
        sessionId,
        offer.cipherSuites(),
        List.of(CompressionMethod.NULL),
        extensions.isEmpty() ? Extensions.ABSENT : Extensions.of(extensions));
  }

  /**
   * Fills the padding extension, if there is one. RFC 7685 section 4: servers with a known defect
   * hang on a ClientHello of 256 to 511 bytes, its header included, so it is padded to 512; any
   * other needs no padding.
   */
  private static List<Extension> padded(
      Offer offer, Opaque random, Opaque sessionId, List<Extension> extensions) {
    int at = Extensions.of(extensions).types().indexOf(ExtensionType.PADDING);
    if (at < 0) {
      return extensions;
    }
    List<Extension> result = new ArrayList<>(extensions);
    result.remove(at);
    int length = hello(offer, random, sessionId, result).encode().length;
    if (length > 0xff && length < PADDED_LENGTH) {
      result.add(at, new Padding(Math.max(0, PADDED_LENGTH - EXTENSION_HEADER_BYTES - length)));
    }
    return result;
  }

  /**
   * Where the cookie goes: before psk_key_exchange_modes, as NSS has it, else last. RFC 9846
   * section 4.3.11: "The "pre_shared_key" extension MUST be the last extension in the ClientHello".
   */
  private static int placeOfCookie(List<Extension> extensions) {
    List<ExtensionType> types = Extensions.of(extensions).types();
    int modes = types.indexOf(ExtensionType.PSK_KEY_EXCHANGE_MODES);
    int preSharedKey = types.indexOf(ExtensionType.PRE_SHARED_KEY);
    if (modes >= 0) {
      return modes;
    }
    return preSharedKey >= 0 ? preSharedKey : types.size();
  }

  private static List<Extension> withShares(List<Extension> extensions, List<KeyAgreement> keys) {
    List<KeyShareEntry> shares =
        keys.stream().map(key -> new KeyShareEntry(key.group(), new Opaque(key.share()))).toList();
    List<Extension> result = new ArrayList<>();
    for (Extension extension : extensions) {
      boolean keyShare = extension.type().equals(ExtensionType.KEY_SHARE);
      result.add(keyShare ? new KeyShareClientHello(shares) : extension);
    }
    return result;
  }

  private static Opaque fresh(ClientSettings settings, int length) {
    byte[] bytes = new byte[length];
    settings.randomness().fill(bytes);
    return new Opaque(bytes);
  }
}
