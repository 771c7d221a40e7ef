package dev.ascertain.handshake;

import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.x509.Name;
import java.util.List;
import java.util.Optional;

/**
 * Which certificates a server wants of a client: what a CertificateRequest says, in either version.
 *
 * @param request the message
 * @param authorities the names of the issuers it accepts; not safe to print. None: it does not say
 * @param schemes by which the client may sign
 */
public record CertificateDemand(
    Event.Message request, List<String> authorities, List<SignatureScheme> schemes) {

  /** Copies the lists. */
  public CertificateDemand {
    authorities = List.copyOf(authorities);
    schemes = List.copyOf(schemes);
  }

  /** The first demand of a server, if it made one. */
  public static Optional<CertificateDemand> in(Transcript transcript) {
    return transcript.events(Event.Message.class).flatMap(e -> of(e).stream()).findFirst();
  }

  private static Optional<CertificateDemand> of(Event.Message event) {
    return switch (event.message()) {
      case CertificateRequest12 request ->
          Optional.of(
              new CertificateDemand(
                  event,
                  names(request.certificateAuthorities()),
                  request.supportedSignatureAlgorithms()));
      case CertificateRequest13 request ->
          Optional.of(
              new CertificateDemand(
                  event, names(request.certificateAuthorities()), request.signatureAlgorithms()));
      default -> Optional.empty();
    };
  }

  private static List<String> names(List<Opaque> der) {
    return der.stream().map(CertificateDemand::name).toList();
  }

  private static String name(Opaque der) {
    try {
      return Name.decode(der.bytes()).toString();
    } catch (ViolationException e) {
      return "a malformed name (" + e.violation() + ")";
    }
  }
}
