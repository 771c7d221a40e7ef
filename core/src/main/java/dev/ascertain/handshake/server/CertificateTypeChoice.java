package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateTypes;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.ClientCertificateTypes;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.SelectedClientCertificateType;
import dev.ascertain.wire.extension.SelectedServerCertificateType;
import dev.ascertain.wire.extension.ServerCertificateTypes;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.List;

/** Which types of certificate both sides present (RFC 7250 section 4.2). */
final class CertificateTypeChoice {
  private static final List<CertificateType> X509 = List.of(CertificateType.X509);

  private CertificateTypeChoice() {}

  /** The types that we may present, in the client's order of preference. */
  static List<CertificateType> taken(Extensions extensions) {
    return extensions
        .find(ServerCertificateTypes.class)
        .map(ServerCertificateTypes::serverCertificateTypes)
        .orElse(X509);
  }

  /**
   * Requires that the client takes something that we have.
   *
   * @throws ViolationException if it does not
   */
  static void requireCommon(Received received, ClientHello hello, ServerSettings settings)
      throws ViolationException {
    List<CertificateType> taken = taken(hello.extensions());
    List<CertificateType> ours =
        settings.credentials().stream().map(Credential::type).distinct().toList();
    // RFC 7250 section 4.2: "The server supports the extension defined in this document, but it
    // does not have any certificate type in common with the client. Then, the server terminates the
    // session with a fatal alert of type "unsupported_certificate"."
    if (hello.extensions().has(ExtensionType.SERVER_CERTIFICATE_TYPE)
        && ours.stream().noneMatch(taken::contains)) {
      throw received.violation(
          Rule.NO_COMMON_CERTIFICATE_TYPE,
          "server_certificate_types",
          "one of " + ours,
          taken.toString());
    }
  }

  /**
   * The types of a full handshake.
   *
   * @param credential what we present
   */
  static CertificateTypes of(ClientHello hello, ServerSettings settings, Credential credential) {
    return new CertificateTypes(credential.type(), ofClient(hello, settings));
  }

  // RFC 7250 section 4.2: "If the server does not send a certificate_request payload [...] or none
  // of the certificates supported by the client [...] match the server-supported certificate types,
  // then the client_certificate_type payload in the server hello MUST be omitted."
  private static CertificateType ofClient(ClientHello hello, ServerSettings settings) {
    List<CertificateType> wanted =
        settings.clientAuthentication().map(ClientAuthentication::types).orElse(List.of());
    return hello
        .extensions()
        .find(ClientCertificateTypes.class)
        .flatMap(offered ->
            offered.clientCertificateTypes().stream().filter(wanted::contains).findFirst())
        .orElse(CertificateType.X509);
  }

  /** What tells the client of them. */
  static List<Extension> answers(
      ClientHello hello, ServerSettings settings, CertificateTypes types) {
    List<Extension> answers = new ArrayList<>();
    // "If the TLS server wants to request a certificate from the client (via the
    // certificate_request message), it MUST include the client_certificate_type extension in the
    // server hello."
    boolean offered =
        hello
            .extensions()
            .find(ClientCertificateTypes.class)
            .filter(list -> list.clientCertificateTypes().contains(types.client()))
            .isPresent();
    if (settings.clientAuthentication().isPresent() && offered) {
      answers.add(new SelectedClientCertificateType(types.client()));
    }
    // "With the server_certificate_type extension in the server hello, the TLS server indicates the
    // certificate type carried in the Certificate payload."
    if (hello.extensions().has(ExtensionType.SERVER_CERTIFICATE_TYPE)) {
      answers.add(new SelectedServerCertificateType(types.server()));
    }
    return answers;
  }
}
