package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.engine.StateMachine;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.SupplementalDataFormat;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.CertificateUrl;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.ClientCertificateRequest;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EcParameters;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.MessageHash;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import dev.ascertain.wire.handshake.NextProtocol;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.SupplementalData;
import dev.ascertain.wire.handshake.UnknownHandshakeMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A well-formed message of every type there is, and the two records that are none. */
final class Decoys {
  private static final Opaque NONCE = new Opaque(new byte[32]);
  private static final Opaque SIGNATURE = new Opaque(new byte[70]);
  private static final Optional<SignatureScheme> SCHEME =
      Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256);
  private static final Opaque CERTIFICATE =
      EngineServer.credential(Crypto.forOneHandshake(), ScriptedClient.ECDSA).chain().getFirst();

  private Decoys() {}

  /**
   * Something to say at the wrong time.
   *
   * @param name what the state machines call it
   * @param bytes what its record holds
   */
  record Decoy(String name, ContentType type, byte[] bytes) {}

  /**
   * All of them.
   *
   * @param tls13 whether in the formats of TLS 1.3
   * @param rsa whether ClientKeyExchange is that of RSA
   */
  static List<Decoy> all(boolean tls13, boolean rsa) {
    Stream<Decoy> common =
        Stream.of(
            message("HelloRequest", new HelloRequest()),
            message("ClientHello", ScriptedClient.tls13().hello()),
            message("ServerHello", serverHello()),
            message("HelloRetryRequest", helloRetryRequest()),
            message("EndOfEarlyData", new EndOfEarlyData()),
            message("EncryptedExtensions", new EncryptedExtensions(Extensions.of())),
            message(
                "ServerKeyExchange",
                new ServerKeyExchangeEcdhe(
                    new EcParameters.Named(NamedGroup.X25519),
                    NONCE,
                    new DigitallySigned(SCHEME, SIGNATURE))),
            message("ServerHelloDone", new ServerHelloDone()),
            message("CertificateVerify", new CertificateVerify(SCHEME, SIGNATURE)),
            message(
                "ClientKeyExchange",
                rsa ? new ClientKeyExchangeRsa(NONCE) : new ClientKeyExchangeEcdhe(NONCE)),
            message(
                "ClientCertificateRequest",
                new ClientCertificateRequest(
                    Opaque.EMPTY, Extensions.of(new SignatureAlgorithms(List.of(SCHEME.get()))))),
            message("Finished", new Finished(tls13 ? NONCE : new Opaque(new byte[12]))),
            message(
                "CertificateURL",
                new CertificateUrl(
                    0,
                    List.of(new CertificateUrl.UrlAndHash("http://a", new Opaque(new byte[20]))))),
            message(
                "CertificateStatus",
                new CertificateStatus(CertificateStatusType.OCSP, List.of(SIGNATURE))),
            message("SupplementalData", supplementalData()),
            message("KeyUpdate", new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED)),
            message("CompressedCertificate", CertificateCompression.compress(certificate13())),
            message("NextProtocol", new NextProtocol("h2", Opaque.EMPTY)),
            message("message_hash", new MessageHash(NONCE)),
            message("Handshake", new UnknownHandshakeMessage(new HandshakeType(99), NONCE)),
            new Decoy(
                StateMachine.CHANGE_CIPHER_SPEC, ContentType.CHANGE_CIPHER_SPEC, new byte[] {1}),
            new Decoy(StateMachine.APPLICATION_DATA, ContentType.APPLICATION_DATA, new byte[] {1}));
    return Stream.concat(common, versioned(tls13)).toList();
  }

  private static Stream<Decoy> versioned(boolean tls13) {
    return tls13
        ? Stream.of(
            message(
                "NewSessionTicket", new NewSessionTicket13(1, 1, NONCE, NONCE, Extensions.of())),
            message("Certificate", certificate13()),
            message(
                "CertificateRequest",
                new CertificateRequest13(
                    Opaque.EMPTY, Extensions.of(new SignatureAlgorithms(List.of(SCHEME.get()))))))
        : Stream.of(
            message("NewSessionTicket", new NewSessionTicket12(1, NONCE)),
            message("Certificate", new Certificate12(List.of(CERTIFICATE))),
            message(
                "CertificateRequest",
                new CertificateRequest12(
                    List.of(ClientCertificateType.ECDSA_SIGN), List.of(SCHEME.get()), List.of())));
  }

  private static Certificate13 certificate13() {
    return new Certificate13(
        Opaque.EMPTY, List.of(new Certificate13.Entry(CERTIFICATE, Extensions.of())));
  }

  private static ServerHello serverHello() {
    return new ServerHello(
        ProtocolVersion.TLS_1_2,
        NONCE,
        Opaque.EMPTY,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CompressionMethod.NULL,
        Extensions.of(
            new SelectedVersion(ProtocolVersion.TLS_1_3),
            new KeyShareServerHello(new KeyShareEntry(NamedGroup.X25519, NONCE))));
  }

  private static HelloRetryRequest helloRetryRequest() {
    return new HelloRetryRequest(
        ProtocolVersion.TLS_1_2,
        Opaque.EMPTY,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CompressionMethod.NULL,
        Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3)));
  }

  private static SupplementalData supplementalData() {
    return new SupplementalData(
        List.of(new SupplementalData.Entry(new SupplementalDataFormat(0), NONCE)));
  }

  private static Decoy message(String name, HandshakeMessage message) {
    return new Decoy(name, ContentType.HANDSHAKE, message.encode());
  }
}
