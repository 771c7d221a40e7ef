package dev.ascertain.handshake.client;

import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Padding;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ClientHello made from an {@link Offer}.
 *
 * @param offer the offer, with what was added to it for keys from before
 * @param bytes the encoded message
 * @param keys the private keys of its shares, in the same order
 * @param psks the pre-shared keys it offers, in the same order
 * @param earlyData what protects early data; empty if it announces none
 */
record FirstFlight(
    Offer offer,
    ClientHello hello,
    byte[] bytes,
    List<KeyAgreement> keys,
    List<OfferedPsk> psks,
    Optional<RecordProtection> earlyData) {
  private static final int RANDOM_BYTES = 32;
  private static final int SESSION_ID_BYTES = 32;
  private static final int PADDED_LENGTH = 512;
  private static final int EXTENSION_HEADER_BYTES = 4;

  Action send() {
    return new Action.Send(hello, bytes, Dialect.INITIAL);
  }

  /** The first ClientHello of a connection (RFC 9846 section 4.2.2). */
  static FirstFlight of(Offer offer, ClientSettings settings, PriorKeys prior) {
    Opaque random = fresh(settings, RANDOM_BYTES);
    Opaque sessionId = sessionId(offer, settings, prior);
    List<KeyAgreement> keys = new ArrayList<>();
    for (NamedGroup group : offer.keyShares()) {
      keys.add(settings.crypto().keyAgreement(group, settings.randomness()));
    }
    List<OfferedPsk> psks = OfferedPsk.of(offer, settings, prior);
    List<Extension> extensions = withShares(withTicket(offer.extensions(), prior), keys);
    if (settings.ech() instanceof EchOffer.Grease
        && offer.versions().contains(ProtocolVersion.TLS_1_3)) {
      extensions.add(grease(offer, settings, random, sessionId, extensions));
    }
    // RFC 9846 section 4.3.10: "If the client opts to do so, it MUST supply both the
    // "pre_shared_key" and "early_data" extensions."
    boolean early =
        !psks.isEmpty()
            && prior.earlyData().length() > 0
            && prior.earlyData().length() <= psks.getFirst().maxEarlyData();
    if (early) {
      extensions.add(new EmptyExtension(ExtensionType.EARLY_DATA));
    }
    var assembly = new Assembly(settings, offer, random, sessionId, Optional.empty());
    return assembly.assemble(extensions, keys, psks, early);
  }

  private static Extension grease(
      Offer offer,
      ClientSettings settings,
      Opaque random,
      Opaque sessionId,
      List<Extension> extensions) {
    Offer inner = EchOffers.inner(offer.with(extensions));
    return EchGrease.extension(
        settings,
        hello(offer, random, sessionId, extensions),
        hello(inner, random, sessionId, inner.extensions()));
  }

  // RFC 9846 section 4.2.2: "a client which has a cached session ID set by a pre-TLS 1.3 server
  // SHOULD set this field to that value". RFC 5077 section 3.4: with a ticket, a client that sends
  // a session id of its own can tell by the echo that the server takes the ticket.
  private static Opaque sessionId(Offer offer, ClientSettings settings, PriorKeys prior) {
    Opaque known = prior.session12().map(ClientSession.Tls12::id).orElse(Opaque.EMPTY);
    if (known.length() > 0) {
      return known;
    }
    // RFC 9846 section 4.2.2: "In compatibility mode, this field MUST be non-empty, so a client not
    // offering a pre-TLS 1.3 session MUST generate a new 32-byte value." "Otherwise, it MUST be set
    // as a zero-length list (i.e., a zero-valued single byte length field)."
    return offer.middleboxCompatibility() || prior.session12().isPresent()
        ? fresh(settings, SESSION_ID_BYTES)
        : Opaque.EMPTY;
  }

  // RFC 5077 section 3.2: "If the client possesses a ticket that it wants to use to resume a
  // session, then it includes the ticket in the SessionTicket extension in the ClientHello."
  private static List<Extension> withTicket(List<Extension> extensions, PriorKeys prior) {
    Optional<Opaque> ticket = prior.session12().map(ClientSession.Tls12::ticket);
    return ticket.isEmpty()
        ? extensions
        : extensions.stream()
            .map(extension ->
                extension instanceof SessionTicket ? new SessionTicket(ticket.get()) : extension)
            .toList();
  }

  /**
   * The second ClientHello, after a HelloRetryRequest. RFC 9846 section 4.2.2: it is the first one
   * again, except for a share of the group asked for in place of the old ones, the cookie, the
   * length of the padding, early_data, which goes, and pre_shared_key, whose ages and binders
   * change, and of which those go that do not fit the suite.
   *
   * @param suite the suite of the HelloRetryRequest
   * @param transcript the first ClientHello, as its hash, and the HelloRetryRequest
   */
  static FirstFlight again(
      ClientContext context,
      List<KeyAgreement> oldKeys,
      Optional<NamedGroup> group,
      Optional<Cookie> cookie,
      CipherSuiteParameters suite,
      TranscriptHash transcript) {
    ClientSettings settings = context.settings();
    ClientHello first = context.hello();
    List<KeyAgreement> keys = oldKeys;
    if (group.isPresent()) {
      oldKeys.forEach(KeyAgreement::destroy);
      // RFC 9846 section 4.3.8: "Otherwise, when sending the new ClientHello, the client MUST
      // replace the original "key_share" extension with one containing only a new KeyShareEntry for
      // the group indicated in the selected_group field of the triggering HelloRetryRequest."
      keys = List.of(settings.crypto().keyAgreement(group.get(), settings.randomness()));
    }
    List<Extension> extensions = withShares(context.offer().extensions(), keys);
    // Those that were added to the offer.
    // RFC 9846 section 4.3.10: "A client MUST NOT include the "early_data" extension in its
    // followup ClientHello."
    extensions.removeIf(extension -> extension.type().equals(ExtensionType.EARLY_DATA));
    if (!context.psks().isEmpty()) {
      extensions.removeIf(extension -> extension.type().equals(ExtensionType.PRE_SHARED_KEY));
    }
    // RFC 9846 section 4.3.2: "When sending the new ClientHello, the client MUST copy the contents
    // of the extension received in the HelloRetryRequest into a "cookie" extension in the new
    // ClientHello."
    cookie.ifPresent(value -> extensions.add(placeOfCookie(extensions), value));
    List<OfferedPsk> psks =
        context.psks().stream().filter(psk -> psk.suite().hash() == suite.hash()).toList();
    var assembly =
        new Assembly(
            settings,
            context.offer(),
            first.random(),
            first.legacySessionId(),
            Optional.of(transcript));
    return assembly.assemble(extensions, keys, psks, false);
  }

  /**
   * What goes into a ClientHello besides its extensions.
   *
   * @param before the messages before it; empty if it is the first
   */
  private record Assembly(
      ClientSettings settings,
      Offer offer,
      Opaque random,
      Opaque sessionId,
      Optional<TranscriptHash> before) {

    FirstFlight assemble(
        List<Extension> extensions, List<KeyAgreement> keys, List<OfferedPsk> psks, boolean early) {
      if (psks.isEmpty()) {
        List<Extension> all = padded(offer, random, sessionId, extensions);
        ClientHello hello = hello(offer, random, sessionId, all);
        return flight(hello, hello.encode(), extensions, keys, psks, Optional.empty());
      }
      // RFC 9846 section 4.3.11: "The "pre_shared_key" extension MUST be the last extension in the
      // ClientHello".
      List<Extension> withPsks = new ArrayList<>(extensions);
      OfferedPsks blank = OfferedPsk.extension(psks, OfferedPsk.blank(psks));
      withPsks.add(blank);
      List<Extension> all = new ArrayList<>(padded(offer, random, sessionId, withPsks));
      byte[] truncated = blank.truncated(hello(offer, random, sessionId, all).encode());
      List<Opaque> binders =
          psks.stream().map(psk -> psk.binder(settings, random, before, truncated)).toList();
      all.set(all.size() - 1, OfferedPsk.extension(psks, binders));
      ClientHello hello = hello(offer, random, sessionId, all);
      byte[] bytes = hello.encode();
      // RFC 9846 section 4.3.10: "The PSK used to encrypt the early data MUST be the first PSK
      // listed in the client's "pre_shared_key" extension."
      Optional<RecordProtection> protection =
          early ? Optional.of(earlyData(psks.getFirst(), bytes)) : Optional.empty();
      return flight(hello, bytes, withPsks, keys, psks, protection);
    }

    private FirstFlight flight(
        ClientHello hello,
        byte[] bytes,
        List<Extension> extensions,
        List<KeyAgreement> keys,
        List<OfferedPsk> psks,
        Optional<RecordProtection> protection) {
      return new FirstFlight(
          offer.with(extensions), hello, bytes, List.copyOf(keys), List.copyOf(psks), protection);
    }

    private RecordProtection earlyData(OfferedPsk psk, byte[] bytes) {
      TranscriptHash transcript = TranscriptHash.of(settings.crypto(), psk.suite().hash());
      transcript.add(bytes);
      KeySchedule13 schedule = psk.schedule(settings, psk.suite(), random);
      RecordProtection protection = schedule.earlyData(transcript.current());
      schedule.destroy();
      return protection;
    }
  }

  static ClientHello hello(
      Offer offer, Opaque random, Opaque sessionId, List<Extension> extensions) {
    return new ClientHello(
        offer.legacyVersion(),
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
  static List<Extension> padded(
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
  static int placeOfCookie(List<Extension> extensions) {
    List<ExtensionType> types = Extensions.of(extensions).types();
    int modes = types.indexOf(ExtensionType.PSK_KEY_EXCHANGE_MODES);
    int preSharedKey = types.indexOf(ExtensionType.PRE_SHARED_KEY);
    if (modes >= 0) {
      return modes;
    }
    return preSharedKey >= 0 ? preSharedKey : types.size();
  }

  static List<Extension> withShares(List<Extension> extensions, List<KeyAgreement> keys) {
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
