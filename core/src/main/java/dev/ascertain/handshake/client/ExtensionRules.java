package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Placement;
import java.util.Optional;

/** The rules that hold for the extensions of every message a server sends. */
final class ExtensionRules {
  private ExtensionRules() {}

  /** Checks the extensions of a TLS 1.3 message that answer ours. */
  static void check13(Received received, Extensions extensions, Placement where, Offer offer)
      throws ViolationException {
    checkUnasked13(received, extensions, where);
    for (ExtensionType type : extensions.types()) {
      // RFC 9846 section 4.3: "Implementations MUST NOT send extension responses [...] if the
      // remote endpoint did not send the corresponding extension requests, with the exception of
      // the "cookie" extension in the HelloRetryRequest."
      boolean cookie = where == Placement.HELLO_RETRY_REQUEST && type.equals(ExtensionType.COOKIE);
      if (!cookie && !offer.offers(type)) {
        throw unoffered(received, type);
      }
    }
  }

  /** Checks the extensions of a TLS 1.3 message that a server sends on its own account. */
  static void checkUnasked13(Received received, Extensions extensions, Placement where)
      throws ViolationException {
    checkDuplicates(received, extensions);
    for (ExtensionType type : extensions.types()) {
      // RFC 9846 section 4.3: "If an implementation receives an extension which it recognizes and
      // which is not specified for the message in which it appears, it MUST abort the handshake
      // with an "illegal_parameter" alert."
      // RFC 9846 section 4.4.1: "The client MUST check EncryptedExtensions for the presence of any
      // forbidden extensions and if any are found MUST abort the handshake with an
      // "illegal_parameter" alert."
      if (!Placement.allows(type, where)) {
        throw received.violation(
            Rule.MISPLACED_EXTENSION,
            type.toString(),
            "an extension specified for " + received.message().type(),
            type.toString());
      }
    }
  }

  /** Checks the extensions of a TLS 1.2 ServerHello. */
  static void check12(Received received, Extensions extensions, Offer offer)
      throws ViolationException {
    checkDuplicates(received, extensions);
    for (ExtensionType type : extensions.types()) {
      // RFC 5246 section 7.4.1.4: "An extension type MUST NOT appear in the ServerHello unless the
      // same extension type appeared in the corresponding ClientHello."
      if (!offer.offers(type)) {
        throw unoffered(received, type);
      }
    }
  }

  /** The protocol the server chose by ALPN, if it did. */
  static Optional<String> applicationProtocol(Received received, Extensions extensions, Offer offer)
      throws ViolationException {
    var found = extensions.find(ApplicationLayerProtocolNegotiation.class);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    // RFC 7301 section 3.1: "the "ProtocolNameList" MUST contain exactly one "ProtocolName"", and
    // section 3.2: it is one of those the client advertised.
    var protocols = found.get().protocolNameList();
    if (protocols.size() != 1 || !offer.applicationProtocols().contains(protocols.getFirst())) {
      throw received.violation(
          Rule.UNOFFERED_PROTOCOL,
          "protocol_name_list",
          "one of " + offer.applicationProtocols(),
          protocols.toString());
    }
    return Optional.of(protocols.getFirst());
  }

  private static void checkDuplicates(Received received, Extensions extensions)
      throws ViolationException {
    // RFC 9846 section 4.3: "There MUST NOT be more than one extension of the same type in a given
    // extension block."
    Optional<ExtensionType> duplicate = extensions.firstDuplicate();
    if (duplicate.isPresent()) {
      throw received.violation(
          Rule.DUPLICATE_EXTENSION,
          duplicate.get().toString(),
          "each extension once",
          duplicate.get() + " twice");
    }
  }

  private static ViolationException unoffered(Received received, ExtensionType type) {
    // RFC 9846 section 4.3: "Upon receiving such an extension, an endpoint MUST abort the handshake
    // with an "unsupported_extension" alert." RFC 9846 section 4.2.4: "A HelloRetryRequest MUST NOT
    // contain any extensions that were not first offered by the client in its ClientHello, with the
    // exception of optionally the "cookie" extension." RFC 9846 section 4.5.1: "Extensions in the
    // Certificate message from the server MUST correspond to ones from the ClientHello message."
    return received.violation(
        Rule.UNOFFERED_EXTENSION,
        type.toString(),
        "only extensions that answer ours",
        type.toString());
  }
}
