package dev.ascertain;

import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.observation.Target;
import dev.ascertain.wire.CertificateType;
import java.util.List;
import java.util.Optional;

/** Turns the user's choices into an offer. */
final class Offers {
  private Offers() {}

  /** The offer for a target; what was not chosen is as a browser has it. */
  static Offer of(Target target, Options options) {
    Options.OfferOptions chosen = options.offer();
    Offer.Builder offer = Offer.likeABrowser();
    if (!chosen.versions().isEmpty()) {
      offer.versions(chosen.versions());
    }
    if (!chosen.cipherSuites().isEmpty()) {
      offer.cipherSuites(chosen.cipherSuites());
    }
    if (!chosen.groups().isEmpty()) {
      offer.groups(chosen.groups());
    }
    if (!chosen.signatureSchemes().isEmpty()) {
      offer.signatureSchemes(chosen.signatureSchemes());
    }
    offer.applicationProtocols(
        chosen.applicationProtocols().orElseGet(() -> applicationProtocols(options)));
    offer.serverName(serverName(target, chosen.serverName()));
    offer.multipleStatus(chosen.multipleStatus());
    offer.extras(chosen.extras());
    if (!options.rawPublicKeys().isEmpty()) {
      offer.serverCertificateTypes(List.of(CertificateType.RAW_PUBLIC_KEY));
    }
    if (!options.credentials().isEmpty()) {
      offer.clientCertificateTypes(
          options.credentials().stream().map(Credential::type).distinct().toList());
    }
    offer.postHandshakeAuthentication(!options.credentials().isEmpty());
    return offer.build();
  }

  /** Our request is HTTP/1.1, so HTTP/2 is offered only if there will be no request. */
  private static List<String> applicationProtocols(Options options) {
    return options.http() == Options.Http.NONE ? List.of("h2", "http/1.1") : List.of("http/1.1");
  }

  // RFC 6066 section 3: "Literal IPv4 and IPv6 addresses are not permitted in "HostName"."
  static Optional<String> serverName(Target target, Options.ServerNameChoice choice) {
    return switch (choice) {
      case Options.ServerNameChoice.OfTarget _ ->
          target.isIpLiteral() ? Optional.empty() : Optional.of(target.host());
      case Options.ServerNameChoice.None _ -> Optional.empty();
      case Options.ServerNameChoice.Given given -> Optional.of(given.name());
    };
  }
}
