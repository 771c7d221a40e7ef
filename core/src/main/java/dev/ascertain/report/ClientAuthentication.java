package dev.ascertain.report;

import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.CertificateDemand;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.SignatureScheme;
import java.util.List;
import java.util.Optional;

/**
 * That the server asked who we are.
 *
 * @param authorities the names of the issuers it accepts; not safe to print. None: it does not say
 * @param signatureSchemes by which it lets a client sign
 * @param answer what we answered; empty if it did not come to that
 */
public record ClientAuthentication(
    List<String> authorities,
    List<SignatureScheme> signatureSchemes,
    Optional<CertificateAnswer> answer) {

  /** Copies the lists. */
  public ClientAuthentication {
    authorities = List.copyOf(authorities);
    signatureSchemes = List.copyOf(signatureSchemes);
  }

  static Optional<ClientAuthentication> of(Transcript transcript) {
    return CertificateDemand.in(transcript)
        .map(asked ->
            new ClientAuthentication(
                asked.authorities(), asked.schemes(), CertificateAnswer.in(transcript)));
  }
}
