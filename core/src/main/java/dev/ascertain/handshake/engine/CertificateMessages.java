package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Certificate of TLS 1.3 in the forms that clients ask for, each encoded once: it is the
 * largest message of a handshake, and the same for every client. Safe for many threads.
 */
public final class CertificateMessages {
  private final List<Opaque> chain;
  private final Optional<Opaque> ocspResponse;
  private final Optional<Credential.Delegated> delegated;
  private final Map<Form, Encoded> encoded = new ConcurrentHashMap<>();

  /** A message with its encoding. */
  public record Encoded(HandshakeMessage message, byte[] bytes) {
    /** Encodes a message. */
    public static Encoded of(HandshakeMessage message) {
      return new Encoded(message, message.encode());
    }
  }

  private record Form(boolean stapled, boolean compressed, boolean delegating) {}

  CertificateMessages(
      List<Opaque> chain, Optional<Opaque> ocspResponse, Optional<Credential.Delegated> delegated) {
    this.chain = chain;
    this.ocspResponse = ocspResponse;
    this.delegated = delegated;
  }

  /**
   * The message.
   *
   * @param stapled with the OCSP response, if there is one (RFC 9846 section 4.5.1.1)
   * @param compressed as CompressedCertificate (RFC 8879)
   * @param delegating with the delegated credential, which there is (RFC 9345)
   */
  public Encoded of(boolean stapled, boolean compressed, boolean delegating) {
    return encoded.computeIfAbsent(new Form(stapled, compressed, delegating), this::make);
  }

  private Encoded make(Form form) {
    List<Certificate13.Entry> entries = new ArrayList<>();
    for (Opaque certificate : chain) {
      // RFC 9846 section 4.5.1.1: "the body of the "status_request" extension from the server MUST
      // be a CertificateStatus structure", in the CertificateEntry of the certificate it is about.
      List<Extension> extensions = new ArrayList<>();
      if (entries.isEmpty() && form.stapled()) {
        ocspResponse.map(StapledStatus::new).ifPresent(extensions::add);
      }
      // RFC 9345 section 4.1.1: "The server MUST send the delegated credential as an extension in
      // the CertificateEntry of its end-entity certificate".
      if (entries.isEmpty() && form.delegating()) {
        extensions.add(delegated.orElseThrow().credential());
      }
      entries.add(new Certificate13.Entry(certificate, Extensions.of(extensions)));
    }
    Certificate13 plain = new Certificate13(Opaque.EMPTY, entries);
    return Encoded.of(form.compressed() ? CertificateCompression.compress(plain) : plain);
  }
}
