package dev.ascertain.handshake.client;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedClientCertificateType;
import dev.ascertain.wire.extension.SelectedServerCertificateType;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.RawPublicKey12;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with raw public keys (RFC 7250, RFC 9846 section 4.5.1). */
final class RawPublicKeyMisbehaviours {
  private static final CertificateType RAW = CertificateType.RAW_PUBLIC_KEY;
  private static final Opaque KEY =
      new Opaque(ScriptedServer.ECDSA.keys().getPublic().getEncoded());

  private RawPublicKeyMisbehaviours() {}

  static List<Misbehaviour> all() {
    return List.of(
        new Misbehaviour(
            "chooses a type for the server that was not offered",
            Rule.UNOFFERED_CERTIFICATE_TYPE,
            "EncryptedExtensions.extensions[0].server_certificate_type",
            "OpenPGP",
            () -> encrypted(new SelectedServerCertificateType(CertificateType.OPENPGP)).run()),
        new Misbehaviour(
            "chooses a type for the client that was not offered",
            Rule.UNOFFERED_CERTIFICATE_TYPE,
            "ServerHello.extensions[3].client_certificate_type",
            "X509",
            () -> hello(new SelectedClientCertificateType(CertificateType.X509)).run()),
        new Misbehaviour(
            "presents a certificate where only raw public keys are taken, in TLS 1.3",
            Rule.NO_COMMON_CERTIFICATE_TYPE,
            "Certificate.certificate_list",
            "X509",
            () -> ScriptedServer.tls13().offered(offer()).run()),
        new Misbehaviour(
            "presents a certificate where only raw public keys are taken, in TLS 1.2",
            Rule.NO_COMMON_CERTIFICATE_TYPE,
            "Certificate.certificate_list",
            "X509",
            () -> ScriptedServer.tls12().offered(offer()).run()),
        new Misbehaviour(
            "presents two raw public keys",
            Rule.SECOND_RAW_PUBLIC_KEY,
            "Certificate.certificate_list",
            "2 entries",
            () -> raw13(KEY, KEY).run()),
        new Misbehaviour(
            "presents what is no public key, in TLS 1.3",
            Rule.UNREADABLE_CERTIFICATE,
            "Certificate.certificate_list[0].ASN1_subjectPublicKeyInfo",
            "expected SEQUENCE",
            () -> raw13(new Opaque(new byte[] {5, 0})).run()),
        new Misbehaviour(
            "presents what is no public key, in TLS 1.2",
            Rule.UNREADABLE_CERTIFICATE,
            "Certificate.ASN1_subjectPublicKeyInfo",
            "expected SEQUENCE",
            () ->
                hello(new SelectedServerCertificateType(RAW))
                    .replacing(Certificate12.class, new RawPublicKey12(Opaque.EMPTY))
                    .run()),
        new Misbehaviour(
            "presents a raw public key that nobody knows",
            Rule.UNKNOWN_RAW_PUBLIC_KEY,
            "",
            "a key",
            () -> raw13(KEY).judgedBy(_ -> Optional.empty()).run()));
  }

  private static ScriptedServer raw13(Opaque... keys) {
    List<Certificate13.Entry> entries = new ArrayList<>();
    for (Opaque key : keys) {
      entries.add(new Certificate13.Entry(key, Extensions.of()));
    }
    HandshakeMessage certificate = new Certificate13(Opaque.EMPTY, entries);
    return encrypted(new SelectedServerCertificateType(RAW))
        .replacing(Certificate13.class, certificate);
  }

  private static ScriptedServer encrypted(Extension extension) {
    return ScriptedServer.tls13()
        .offered(offer())
        .replacing(EncryptedExtensions.class, new EncryptedExtensions(Extensions.of(extension)));
  }

  private static ScriptedServer hello(Extension extension) {
    return ScriptedServer.tls12()
        .offered(offer())
        .changing(
            ServerHello.class,
            hello -> {
              List<Extension> extensions = new ArrayList<>(hello.extensions().list());
              extensions.add(extension);
              return new ServerHello(
                  hello.legacyVersion(),
                  hello.random(),
                  hello.legacySessionIdEcho(),
                  hello.cipherSuite(),
                  hello.legacyCompressionMethod(),
                  Extensions.of(extensions));
            });
  }

  /** The offer of a client that has, and takes, raw public keys only. */
  private static Offer offer() {
    return Offer.likeABrowser()
        .groups(List.of(NamedGroup.X25519))
        .serverCertificateTypes(List.of(RAW))
        .clientCertificateTypes(List.of(RAW))
        .build();
  }
}
