package dev.ascertain.handshake;

import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.util.Optional;

/** What a client answered when it was asked for its certificate. */
public sealed interface CertificateAnswer {

  /** The first answer, if the client was asked. */
  static Optional<CertificateAnswer> in(Transcript transcript) {
    return transcript
        .events(Event.CertificateAnswered.class)
        .map(Event.CertificateAnswered::answer)
        .findFirst();
  }

  /**
   * It presented one.
   *
   * @param certificate the end entity's, DER
   * @param scheme what the handshake was signed by; empty before TLS 1.2, which names none
   * @param issuedAsAsked whether it is issued by an authority that the server named; also if the
   *     server named none
   */
  record Presented(byte[] certificate, Optional<SignatureScheme> scheme, boolean issuedAsAsked)
      implements CertificateAnswer {

    /** The subject's name, in words; not safe to print. */
    public String subject() {
      try {
        return Certificate.decode(certificate).subject().toString();
      } catch (ViolationException e) {
        return "a certificate that cannot be read";
      }
    }
  }

  /** It presented none, because it has none. */
  record NoneAtHand() implements CertificateAnswer {}

  /** It presented none, because the keys of those it has cannot sign as the server asks. */
  record NoneFits() implements CertificateAnswer {}
}
