package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of a second ClientHello (RFC 9846 section 4.2.2). */
final class RetryRules {
  /** The extensions that may differ, by the list in RFC 9846 section 4.2.2. */
  private static final Set<ExtensionType> CHANGEABLE =
      Set.of(
          ExtensionType.KEY_SHARE,
          ExtensionType.EARLY_DATA,
          ExtensionType.COOKIE,
          ExtensionType.PRE_SHARED_KEY,
          ExtensionType.PADDING,
          // RFC 9849 section 7.1.1: one that was not decrypted is not looked at again.
          ExtensionType.ENCRYPTED_CLIENT_HELLO);

  private RetryRules() {}

  /**
   * What the HelloRetryRequest before this ClientHello settled; empty if there was none.
   *
   * @param known what this engine sent itself
   */
  static Optional<Retry> resume(
      ServerSettings settings, Received received, ClientHello hello, Optional<Retry> known)
      throws ViolationException {
    Optional<Cookie> cookie = hello.extensions().find(Cookie.class);
    Optional<Retry> retry = known;
    if (known.isPresent()) {
      checkUnchanged(received, known.get().firstHello().orElseThrow(), hello);
      if (!cookie.equals(known.get().cookie())) {
        throw badCookie(received);
      }
    } else if (cookie.isPresent()) {
      retry = Optional.of(restore(settings, received, hello, cookie.get()));
    }
    if (retry.isPresent()) {
      checkEarlyData(received, hello);
      checkShare(received, hello, retry.get().group());
    }
    return retry;
  }

  private static Retry restore(
      ServerSettings settings, Received received, ClientHello hello, Cookie cookie)
      throws ViolationException {
    // RFC 9846 section 4.3.2: "Clients MUST NOT use cookies in their initial ClientHello in
    // subsequent connections."
    Optional<RetryCookie> opened =
        settings
            .cookieKey()
            .flatMap(key -> RetryCookie.open(settings.crypto(), key, cookie, hello));
    if (opened.isEmpty()) {
      throw badCookie(received);
    }
    CipherSuiteParameters suite =
        CipherSuiteParameters.of(opened.get().cipherSuite()).orElseThrow();
    if (!hello.cipherSuites().contains(suite.cipherSuite())) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY,
          "cipher_suites",
          suite.cipherSuite() + ", as in the HelloRetryRequest",
          hello.cipherSuites().toString());
    }
    NamedGroup group = opened.get().group();
    TranscriptHash transcript =
        TranscriptHash.ofMessageHash(
            settings.crypto(), suite.hash(), opened.get().clientHelloHash().bytes());
    transcript.add(Retry.request(hello, suite, group, Optional.of(cookie)).encode());
    return new Retry(Optional.empty(), suite, group, Optional.of(cookie), transcript);
  }

  // RFC 9846 section 4.2.2: "In that case, the client MUST send the same ClientHello without
  // modification, except as follows".
  private static void checkUnchanged(Received received, ClientHello first, ClientHello second)
      throws ViolationException {
    requireSame(received, "legacy_version", first.legacyVersion(), second.legacyVersion());
    requireSame(received, "random", first.random(), second.random());
    requireSame(received, "legacy_session_id", first.legacySessionId(), second.legacySessionId());
    requireSame(received, "cipher_suites", first.cipherSuites(), second.cipherSuites());
    requireSame(received, "extensions", unchangeable(first), unchangeable(second));
  }

  // RFC 9846 section 4.2.2: "Removing the "early_data" extension (Section 4.3.10) if one was
  // present.
  // Early data is not permitted after a HelloRetryRequest."
  private static void checkEarlyData(Received received, ClientHello hello)
      throws ViolationException {
    if (hello.extensions().has(ExtensionType.EARLY_DATA)) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY, "early_data", "no early_data", "early_data");
    }
  }

  private static List<Extension> unchangeable(ClientHello hello) {
    return hello.extensions().list().stream()
        .filter(extension -> !CHANGEABLE.contains(extension.type()))
        .toList();
  }

  private static void requireSame(Received received, String field, Object first, Object second)
      throws ViolationException {
    if (!first.equals(second)) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY, field, "as in the first ClientHello: " + first, "" + second);
    }
  }

  // RFC 9846 section 4.3.8: "Otherwise, when sending the new ClientHello, the client MUST replace
  // the original "key_share" extension with one containing only a new KeyShareEntry for the group
  // indicated in the selected_group field of the triggering HelloRetryRequest."
  private static void checkShare(Received received, ClientHello hello, NamedGroup group)
      throws ViolationException {
    List<NamedGroup> groups =
        ClientHelloRules.shares(hello.extensions()).stream().map(KeyShareEntry::group).toList();
    if (!groups.equals(List.of(group))) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY,
          "client_shares",
          "a share of " + group + " alone, as asked for",
          groups.toString());
    }
  }

  private static ViolationException badCookie(Received received) {
    return received.violation(
        Rule.BAD_COOKIE, "cookie", "the cookie of our HelloRetryRequest", "another, or none");
  }
}
