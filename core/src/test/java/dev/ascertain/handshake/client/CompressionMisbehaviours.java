package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What can be wrong with a CompressedCertificate (RFC 8879 section 4). */
final class CompressionMisbehaviours {
  private static final String MESSAGE = "CompressedCertificate.compressed_certificate_message";

  private CompressionMisbehaviours() {}

  static List<Misbehaviour> all() {
    return List.of(
        new Misbehaviour(
            "compresses though nobody asked",
            Rule.UNEXPECTED_MESSAGE,
            "CompressedCertificate",
            "CompressedCertificate",
            () -> sending(ScriptedServer.tls13(), message -> message)),
        new Misbehaviour(
            "compresses by another algorithm",
            Rule.UNOFFERED_COMPRESSION,
            "CompressedCertificate.algorithm",
            "brotli",
            () ->
                asked(message ->
                    new CompressedCertificate(
                        CertificateCompressionAlgorithm.BROTLI,
                        message.uncompressedLength(),
                        message.compressedCertificateMessage()))),
        new Misbehaviour(
            "sends what is not compressed",
            Rule.BAD_COMPRESSION,
            MESSAGE,
            "something else",
            () -> asked(message -> with(message.uncompressedLength(), new Opaque(new byte[50])))),
        new Misbehaviour(
            "says it is longer than it is",
            Rule.BAD_COMPRESSION,
            MESSAGE,
            "something else",
            () ->
                asked(message ->
                    with(
                        message.uncompressedLength() + 1, message.compressedCertificateMessage()))),
        new Misbehaviour(
            "says it is shorter than it is, as a bomb would",
            Rule.BAD_COMPRESSION,
            MESSAGE,
            "something else",
            () ->
                asked(message ->
                    with(
                        message.uncompressedLength() - 1, message.compressedCertificateMessage()))),
        new Misbehaviour(
            "announces more than a message may hold",
            Rule.BAD_COMPRESSION,
            "CompressedCertificate.uncompressed_length",
            "16777215",
            () -> asked(message -> with(0xffffff, message.compressedCertificateMessage()))),
        new Misbehaviour(
            "compresses no certificate at all",
            Rule.EMPTY_CERTIFICATE_LIST,
            "Certificate.certificate_list",
            "none",
            () ->
                asked(_ ->
                    CertificateCompression.compress(new Certificate13(Opaque.EMPTY, List.of())))));
  }

  private static CompressedCertificate with(int length, Opaque compressed) {
    return new CompressedCertificate(CertificateCompression.ALGORITHM, length, compressed);
  }

  private static ScriptedServer asked(
      Function<CompressedCertificate, CompressedCertificate> change) {
    return sending(ScriptedServer.tls13().offered(offer()), change);
  }

  /** A server that compresses its certificates, and then changes the message. */
  static ScriptedServer sending(
      ScriptedServer server, Function<CompressedCertificate, CompressedCertificate> change) {
    return server
        .answering(
            Certificate13.class,
            certificate ->
                change.apply(CertificateCompression.compress((Certificate13) certificate)))
        .run();
  }

  /** The offer of a client that asks for it. */
  static Offer offer() {
    return Offer.likeABrowser()
        .groups(List.of(NamedGroup.X25519))
        .extras(Set.of(OfferExtra.COMPRESSED_CERTIFICATE))
        .build();
  }
}
