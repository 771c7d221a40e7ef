package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a server must check in a ClientHello, whatever it will choose (RFC 9846 section 4.2.2). */
final class ClientHelloRules {
  private ClientHelloRules() {}

  /** Checks what holds in every version. */
  static void checkExtensions(Received received, ClientHello hello) throws ViolationException {
    // RFC 9846 section 4.3: "There MUST NOT be more than one extension of the same type in a given
    // extension block."
    Optional<ExtensionType> duplicate = hello.extensions().firstDuplicate();
    if (duplicate.isPresent()) {
      throw received.violation(
          Rule.DUPLICATE_EXTENSION,
          duplicate.get().toString(),
          "each extension once",
          duplicate.get() + " twice");
    }
  }

  /** Checks what holds in TLS 1.3. */
  static void check13(Received received, ClientHello hello) throws ViolationException {
    // RFC 9846 section 4.2.2: "A server which receives a legacy_version value not equal to 0x0303
    // MUST abort the handshake with a "protocol_version" alert."
    // RFC 9846 appendix E.5: "Implementations receiving Hello messages with other version numbers
    // MUST abort the handshake as described in [...]."
    if (!hello.legacyVersion().equals(ProtocolVersion.TLS_1_2)) {
      throw received.violation(
          Rule.NO_COMMON_VERSION, "legacy_version", "0x0303", hello.legacyVersion().toString());
    }
    // RFC 9846 section 4.2.2: "For every TLS 1.3 ClientHello, this list MUST contain exactly one
    // byte, set to zero [...]. If a TLS 1.3 ClientHello is received with any other value in this
    // field, the server MUST abort the handshake with an "illegal_parameter" alert."
    if (!hello.legacyCompressionMethods().equals(List.of(CompressionMethod.NULL))) {
      throw received.violation(
          Rule.COMPRESSION_SELECTED,
          "legacy_compression_methods",
          "null alone",
          hello.legacyCompressionMethods().toString());
    }
    checkPlacement(received, hello.extensions());
    checkMandatory(received, hello.extensions());
    checkShares(received, hello.extensions());
  }

  private static void checkPlacement(Received received, Extensions extensions)
      throws ViolationException {
    List<ExtensionType> types = extensions.types();
    for (ExtensionType type : types) {
      // RFC 9846 section 4.3: "If an implementation receives an extension which it recognizes and
      // which is not specified for the message in which it appears, it MUST abort the handshake
      // with an "illegal_parameter" alert."
      // RFC 9849 section 5.1: ech_outer_extensions "MUST NOT appear in either ClientHelloOuter or
      // ClientHelloInner."
      if (!Placement.allows(type, Placement.CLIENT_HELLO)
          || type.equals(ExtensionType.ECH_OUTER_EXTENSIONS)) {
        throw received.violation(
            Rule.MISPLACED_EXTENSION,
            type.toString(),
            "an extension specified for ClientHello",
            type.toString());
      }
    }
    // RFC 9846 section 4.3.11: "The "pre_shared_key" extension MUST be the last extension in the
    // ClientHello [...]. Servers MUST check that it is the last extension and otherwise fail the
    // handshake with an "illegal_parameter" alert."
    // RFC 9846 section 4.3: "When multiple extensions of different types are present, the
    // extensions MAY appear in any order, with the exception of "pre_shared_key" [...] which MUST
    // be the last extension in the ClientHello (but can appear anywhere in the ServerHello
    // extensions block)."
    int preSharedKey = types.indexOf(ExtensionType.PRE_SHARED_KEY);
    if (preSharedKey >= 0 && preSharedKey != types.size() - 1) {
      throw received.violation(
          Rule.MISPLACED_EXTENSION,
          "pre_shared_key",
          "pre_shared_key as the last extension",
          types.getLast() + " after it");
    }
  }

  // RFC 9846 section 9.2: "If not containing a "pre_shared_key" extension, it MUST contain both a
  // "signature_algorithms" extension and a "supported_groups" extension. If containing a
  // "supported_groups" extension, it MUST also contain a "key_share" extension, and vice versa.
  // [...] Servers receiving a ClientHello which does not conform to these requirements MUST abort
  // the handshake with a "missing_extension" alert."
  private static void checkMandatory(Received received, Extensions extensions)
      throws ViolationException {
    boolean preSharedKey = extensions.has(ExtensionType.PRE_SHARED_KEY);
    boolean groups = extensions.has(ExtensionType.SUPPORTED_GROUPS);
    boolean shares = extensions.has(ExtensionType.KEY_SHARE);
    // RFC 9846 section 9.2: ""signature_algorithms" is REQUIRED for certificate authentication."
    if (!preSharedKey && !extensions.has(ExtensionType.SIGNATURE_ALGORITHMS)) {
      throw missing(received, ExtensionType.SIGNATURE_ALGORITHMS);
    }
    // RFC 9846 section 9.2: ""supported_groups" is REQUIRED for ClientHello messages using DHE or
    // ECDHE key exchange." ""key_share" is REQUIRED for DHE or ECDHE key exchange."
    if (!groups && (shares || !preSharedKey)) {
      throw missing(received, ExtensionType.SUPPORTED_GROUPS);
    }
    if (groups && !shares) {
      throw missing(received, ExtensionType.KEY_SHARE);
    }
    // RFC 9846 section 4.3.9: "If clients offer "pre_shared_key" without a "psk_key_exchange_modes"
    // extension, servers MUST abort the handshake."
    // RFC 9846 section 9.2: ""psk_key_exchange_modes" is REQUIRED for PSK key agreement."
    if (preSharedKey && !extensions.has(ExtensionType.PSK_KEY_EXCHANGE_MODES)) {
      throw missing(received, ExtensionType.PSK_KEY_EXCHANGE_MODES);
    }
  }

  // RFC 9846 section 4.3.8: "Clients MUST NOT offer multiple KeyShareEntry values for the same
  // group. Clients MUST NOT offer any KeyShareEntry values for groups not listed in the client's
  // "supported_groups" extension. Servers MAY check for violations of these rules and abort the
  // handshake with an "illegal_parameter" alert if one is violated."
  private static void checkShares(Received received, Extensions extensions)
      throws ViolationException {
    List<NamedGroup> groups =
        extensions
            .find(SupportedGroups.class)
            .map(SupportedGroups::namedGroupList)
            .orElse(List.of());
    Set<Integer> seen = new HashSet<>();
    for (KeyShareEntry share : shares(extensions)) {
      if (!groups.contains(share.group())) {
        throw received.violation(
            Rule.UNOFFERED_GROUP,
            "client_shares",
            "shares for groups of supported_groups",
            share.group().toString());
      }
      if (!seen.add(share.group().value())) {
        throw received.violation(
            Rule.BAD_KEY_SHARE,
            "client_shares",
            "one share for each group",
            share.group() + " twice");
      }
    }
  }

  /** The shares a client sent. */
  static List<KeyShareEntry> shares(Extensions extensions) {
    return extensions
        .find(KeyShareClientHello.class)
        .map(KeyShareClientHello::clientShares)
        .orElse(List.of());
  }

  private static ViolationException missing(Received received, ExtensionType type) {
    return received.violation(Rule.MISSING_EXTENSION, "extensions", type.toString(), "none");
  }
}
