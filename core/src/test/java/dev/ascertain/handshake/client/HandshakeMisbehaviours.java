package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.OidFilters;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EcParameters;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with the messages after the hellos, up to Finished. */
final class HandshakeMisbehaviours {
  private static final CipherSuite DHE = CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256;

  private HandshakeMisbehaviours() {}

  static List<Misbehaviour> all() {
    List<Misbehaviour> all = new ArrayList<>(extensions());
    all.addAll(certificates());
    all.addAll(CompressionMisbehaviours.all());
    all.addAll(refusals());
    all.addAll(proofs());
    all.addAll(keyExchanges());
    all.addAll(order());
    return all;
  }

  private static List<Misbehaviour> extensions() {
    return List.of(
        new Misbehaviour(
            "chooses a protocol that was not offered",
            Rule.UNOFFERED_PROTOCOL,
            "EncryptedExtensions.extensions[0].application_layer_protocol_negotiation"
                + ".protocol_name_list",
            "h3",
            () -> encrypted(Extensions.of(new ApplicationLayerProtocolNegotiation(List.of("h3"))))),
        new Misbehaviour(
            "chooses two protocols",
            Rule.UNOFFERED_PROTOCOL,
            "EncryptedExtensions.extensions[0].application_layer_protocol_negotiation"
                + ".protocol_name_list",
            "[h2, http/1.1]",
            () ->
                encrypted(
                    Extensions.of(
                        new ApplicationLayerProtocolNegotiation(List.of("h2", "http/1.1"))))),
        new Misbehaviour(
            "acknowledges a server name that was not sent",
            Rule.UNOFFERED_EXTENSION,
            "EncryptedExtensions.extensions[0].server_name",
            "server_name",
            () -> encrypted(Extensions.of(new EmptyExtension(ExtensionType.SERVER_NAME)))),
        new Misbehaviour(
            "says its version again, under encryption",
            Rule.MISPLACED_EXTENSION,
            "EncryptedExtensions.extensions[0].extended_main_secret",
            "extended_main_secret",
            () ->
                encrypted(Extensions.of(new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET)))),
        new Misbehaviour(
            "repeats an encrypted extension",
            Rule.DUPLICATE_EXTENSION,
            "EncryptedExtensions.extensions[0].server_name",
            "server_name twice",
            () ->
                encrypted(
                    Extensions.of(
                        new EmptyExtension(ExtensionType.SERVER_NAME),
                        new EmptyExtension(ExtensionType.SERVER_NAME)))),
        new Misbehaviour(
            "asks for a certificate without saying which signatures it takes",
            Rule.MISSING_EXTENSION,
            "CertificateRequest.extensions",
            "none",
            () -> requesting(Opaque.EMPTY, Extensions.of())),
        new Misbehaviour(
            "asks for a certificate with an extension that has no place there",
            Rule.MISPLACED_EXTENSION,
            "CertificateRequest.extensions[1].server_name",
            "server_name",
            () ->
                requesting(
                    Opaque.EMPTY,
                    Extensions.of(
                        new SignatureAlgorithms(List.of(SignatureScheme.ED25519)),
                        new EmptyExtension(ExtensionType.SERVER_NAME)))),
        filtering(
            "asks twice for one extension of a certificate",
            Rule.BAD_OID_FILTERS,
            "0603551d0f twice",
            new OidFilters.OidFilter(Opaque.ofHex("0603551d0f"), Opaque.EMPTY),
            new OidFilters.OidFilter(Opaque.ofHex("0603551d0f"), Opaque.ofHex("03020780"))),
        filtering(
            "asks for a certificate for any purpose",
            Rule.BAD_OID_FILTERS,
            "anyExtendedKeyUsage",
            new OidFilters.OidFilter(
                Opaque.ofHex("0603551d25"), Opaque.ofHex("3006" + "0604551d2500"))),
        filtering(
            "asks for something that is no extension",
            Rule.MALFORMED,
            "OBJECT IDENTIFIER",
            new OidFilters.OidFilter(Opaque.ofHex("0500"), Opaque.EMPTY)),
        filtering(
            "asks for a use of the key that is none",
            Rule.MALFORMED,
            "KeyUsage",
            new OidFilters.OidFilter(Opaque.ofHex("0603551d0f"), Opaque.ofHex("0500"))),
        new Misbehaviour(
            "asks for a certificate with a context",
            Rule.BAD_REQUEST_CONTEXT,
            "CertificateRequest.certificate_request_context",
            "c0",
            () -> requesting(Opaque.ofHex("c0"), Extensions.of())),
        new Misbehaviour(
            "describes a certificate by an extension that was not offered",
            Rule.UNOFFERED_EXTENSION,
            "Certificate.certificate_list[0].extensions[0].trust_anchors",
            "trust_anchors",
            () ->
                certificate(c ->
                    new Certificate13(
                        Opaque.EMPTY,
                        List.of(
                            new Certificate13.Entry(
                                c.certificateList().getFirst().certData(),
                                Extensions.of(
                                    new EmptyExtension(ExtensionType.TRUST_ANCHORS))))))));
  }

  /** RFC 9846 section 4.3.5. */
  private static Misbehaviour filtering(
      String name, Rule rule, String actual, OidFilters.OidFilter... filters) {
    return new Misbehaviour(
        name,
        rule,
        "CertificateRequest.extensions[1].oid_filters.filters",
        actual,
        () ->
            requesting(
                Opaque.EMPTY,
                Extensions.of(
                    new SignatureAlgorithms(List.of(SignatureScheme.ED25519)),
                    new OidFilters(List.of(filters)))));
  }

  private static List<Misbehaviour> certificates() {
    return List.of(
        new Misbehaviour(
            "sends no certificate in TLS 1.3",
            Rule.EMPTY_CERTIFICATE_LIST,
            "Certificate.certificate_list",
            "none",
            () -> certificate(c -> new Certificate13(Opaque.EMPTY, List.of()))),
        new Misbehaviour(
            "sends no certificate in TLS 1.2",
            Rule.EMPTY_CERTIFICATE_LIST,
            "Certificate.certificate_list",
            "none",
            () ->
                ScriptedServer.tls12()
                    .changing(Certificate12.class, c -> new Certificate12(List.of()))
                    .run()),
        new Misbehaviour(
            "sends its certificate with a context",
            Rule.BAD_REQUEST_CONTEXT,
            "Certificate.certificate_request_context",
            "c0",
            () -> certificate(c -> new Certificate13(Opaque.ofHex("c0"), c.certificateList()))),
        new Misbehaviour(
            "sends something that is no certificate, in TLS 1.3",
            Rule.UNREADABLE_CERTIFICATE,
            "Certificate.certificate_list",
            "",
            () ->
                certificate(c ->
                    new Certificate13(
                        Opaque.EMPTY,
                        List.of(new Certificate13.Entry(Opaque.ofHex("3000"), Extensions.of()))))),
        new Misbehaviour(
            "sends something that is no certificate, in TLS 1.2",
            Rule.UNREADABLE_CERTIFICATE,
            "Certificate.certificate_list",
            "",
            () ->
                ScriptedServer.tls12()
                    .changing(
                        Certificate12.class, c -> new Certificate12(List.of(Opaque.ofHex("0500"))))
                    .run()),
        new Misbehaviour(
            "chooses an ECDSA suite for an RSA key",
            Rule.WRONG_KEY_TYPE,
            "Certificate.certificate_list",
            "",
            () -> ScriptedServer.tls12().with(ScriptedServer.RSA).run()),
        new Misbehaviour(
            "chooses an RSA suite for an ECDSA key",
            Rule.WRONG_KEY_TYPE,
            "Certificate.certificate_list",
            "",
            () -> ScriptedServer.tls12(DHE).with(ScriptedServer.ECDSA).run()),
        new Misbehaviour(
            "signs by ECDSA with an Ed25519 key",
            Rule.WRONG_KEY_TYPE,
            "CertificateVerify.algorithm",
            "",
            () -> ScriptedServer.tls13().with(Mint.localhost(KeyKind.ED25519)).run()));
  }

  /** Whatever the judge says is what ends a strict handshake. */
  // [4.5.1.2-7]
  private static List<Misbehaviour> refusals() {
    List<Misbehaviour> refusals = new ArrayList<>();
    for (Rule rule :
        List.of(
            Rule.BAD_CERTIFICATE,
            Rule.CERTIFICATE_REVOKED,
            Rule.CERTIFICATE_EXPIRED,
            Rule.CERTIFICATE_UNKNOWN,
            Rule.UNKNOWN_CA)) {
      CertificateJudge judge =
          _ -> Optional.of(new Violation(rule, "", new ByteRange(0, 0), "better", "a bad one"));
      refusals.add(
          new Misbehaviour(
              "presents a certificate that is refused in TLS 1.3",
              rule,
              "",
              "a bad one",
              () -> ScriptedServer.tls13().judgedBy(judge).run()));
      refusals.add(
          new Misbehaviour(
              "presents a certificate that is refused in TLS 1.2",
              rule,
              "",
              "a bad one",
              () -> ScriptedServer.tls12().judgedBy(judge).run()));
    }
    return refusals;
  }

  private static List<Misbehaviour> proofs() {
    Opaque zeros = new Opaque(new byte[64]);
    return List.of(
        new Misbehaviour(
            "signs by a scheme that was not offered",
            Rule.UNOFFERED_SIGNATURE_SCHEME,
            "CertificateVerify.algorithm",
            "ecdsa_sha1",
            () -> verify(SignatureScheme.ECDSA_SHA1, zeros)),
        new Misbehaviour(
            "signs by a scheme that was offered for TLS 1.2 only",
            Rule.UNOFFERED_SIGNATURE_SCHEME,
            "CertificateVerify.algorithm",
            "rsa_pkcs1_sha256",
            () -> verify(SignatureScheme.RSA_PKCS1_SHA256, zeros)),
        new Misbehaviour(
            "does not hold its certificate's key, in TLS 1.3",
            Rule.BAD_HANDSHAKE_SIGNATURE,
            "CertificateVerify.signature",
            "does not verify",
            () -> verify(SignatureScheme.ECDSA_SECP256R1_SHA256, zeros)),
        new Misbehaviour(
            "sends a signature that is DER, but not two numbers",
            Rule.BAD_HANDSHAKE_SIGNATURE,
            "CertificateVerify.signature",
            "does not verify",
            () -> verify(SignatureScheme.ECDSA_SECP256R1_SHA256, Opaque.ofHex("300603010002017f"))),
        new Misbehaviour(
            "does not hold its certificate's key, in TLS 1.2",
            Rule.BAD_HANDSHAKE_SIGNATURE,
            "ServerKeyExchange.signed_params.signature",
            "does not verify",
            () -> signature12(SignatureScheme.ECDSA_SECP256R1_SHA256)),
        new Misbehaviour(
            "signs by a scheme that was not offered, in TLS 1.2",
            Rule.UNOFFERED_SIGNATURE_SCHEME,
            "ServerKeyExchange.signed_params.algorithm",
            "ecdsa_sha1",
            () -> signature12(SignatureScheme.ECDSA_SHA1)),
        new Misbehaviour(
            "signs by a scheme that is not for its key, in TLS 1.2",
            Rule.WRONG_KEY_TYPE,
            "ServerKeyExchange.signed_params.algorithm",
            "",
            () -> signature12(SignatureScheme.RSA_PKCS1_SHA256)),
        new Misbehaviour(
            "sends a wrong Finished in TLS 1.3",
            Rule.BAD_FINISHED,
            "Finished.verify_data",
            "another value",
            () ->
                ScriptedServer.tls13()
                    .changing(Finished.class, _ -> new Finished(new Opaque(new byte[32])))
                    .run()),
        new Misbehaviour(
            "sends a Finished of the wrong length in TLS 1.3",
            Rule.BAD_FINISHED,
            "Finished.verify_data",
            "another value",
            () ->
                ScriptedServer.tls13()
                    .changing(Finished.class, _ -> new Finished(new Opaque(new byte[12])))
                    .run()),
        new Misbehaviour(
            "sends a wrong Finished in TLS 1.2",
            Rule.BAD_FINISHED,
            "Finished.verify_data",
            "another value",
            () ->
                ScriptedServer.tls12()
                    .changing(Finished.class, _ -> new Finished(new Opaque(new byte[12])))
                    .run()));
  }

  private static List<Misbehaviour> keyExchanges() {
    return List.of(
        new Misbehaviour(
            "exchanges keys on a curve that was not offered",
            Rule.UNOFFERED_GROUP,
            "ServerKeyExchange.params.curve_params",
            "x448",
            () -> curve(NamedGroup.X448)),
        new Misbehaviour(
            "exchanges keys on an offered curve the engine lacks",
            Rule.UNSUPPORTED_PARAMETER,
            "ServerKeyExchange.params.curve_params",
            "brainpoolP256r1",
            () -> curve(NamedGroup.BRAINPOOLP256R1)),
        new Misbehaviour(
            "exchanges keys in a group of 512 bits",
            Rule.WEAK_DH_GROUP,
            "ServerKeyExchange.params.dh_p",
            "512 bits",
            () -> ScriptedServer.tls12(DHE).diffieHellmanBits(512).run()),
        new Misbehaviour(
            "sends the public value 1",
            Rule.BAD_KEY_SHARE,
            "ServerHelloDone",
            "between 2 and p - 2",
            () ->
                ScriptedServer.tls12(DHE)
                    .mode(Mode.OBSERVE)
                    .changing(
                        ServerKeyExchangeDhe.class,
                        m -> dhe(m, m.dhP(), m.dhG(), Opaque.ofHex("01")))
                    .run()),
        new Misbehaviour(
            "sends a prime that would take hours",
            Rule.BAD_KEY_SHARE,
            "ServerHelloDone",
            "80000 bits",
            () ->
                ScriptedServer.tls12(DHE)
                    .mode(Mode.OBSERVE)
                    .changing(
                        ServerKeyExchangeDhe.class, m -> dhe(m, odd(10_000), m.dhG(), m.dhYs()))
                    .run()),
        new Misbehaviour(
            "sends the point zero",
            Rule.BAD_KEY_SHARE,
            "ServerHelloDone",
            "",
            () ->
                ScriptedServer.tls12()
                    .mode(Mode.OBSERVE)
                    .changing(
                        ServerKeyExchangeEcdhe.class,
                        m ->
                            new ServerKeyExchangeEcdhe(
                                m.curveParams(), new Opaque(new byte[32]), m.signature()))
                    .run()));
  }

  private static List<Misbehaviour> order() {
    var finished = new Finished(new Opaque(new byte[32]));
    return List.of(
        new Misbehaviour(
            "starts with EncryptedExtensions",
            Rule.UNEXPECTED_MESSAGE,
            "EncryptedExtensions",
            "EncryptedExtensions",
            () -> {
              ScriptedServer server = ScriptedServer.tls13().start();
              server.message(new EncryptedExtensions(Extensions.of()));
              return server;
            }),
        new Misbehaviour(
            "leaves out EncryptedExtensions",
            Rule.UNEXPECTED_MESSAGE,
            "Finished",
            "Finished",
            () -> ScriptedServer.tls13().replacing(EncryptedExtensions.class, finished).run()),
        new Misbehaviour(
            "leaves out its certificate",
            Rule.UNEXPECTED_MESSAGE,
            "Finished",
            "Finished",
            () -> ScriptedServer.tls13().replacing(Certificate13.class, finished).run()),
        new Misbehaviour(
            "leaves out CertificateVerify",
            Rule.UNEXPECTED_MESSAGE,
            "Finished",
            "Finished",
            () -> ScriptedServer.tls13().replacing(CertificateVerify.class, finished).run()),
        new Misbehaviour(
            "sends EncryptedExtensions twice",
            Rule.UNEXPECTED_MESSAGE,
            "EncryptedExtensions",
            "EncryptedExtensions",
            () ->
                ScriptedServer.tls13()
                    .replacing(Finished.class, new EncryptedExtensions(Extensions.of()))
                    .run()),
        new Misbehaviour(
            "leaves out its certificate in TLS 1.2",
            Rule.UNEXPECTED_MESSAGE,
            "ServerHelloDone",
            "ServerHelloDone",
            () ->
                ScriptedServer.tls12().replacing(Certificate12.class, new ServerHelloDone()).run()),
        new Misbehaviour(
            "leaves out ServerKeyExchange",
            Rule.UNEXPECTED_MESSAGE,
            "ServerHelloDone",
            "ServerHelloDone",
            () ->
                ScriptedServer.tls12()
                    .replacing(ServerKeyExchangeEcdhe.class, new ServerHelloDone())
                    .run()),
        new Misbehaviour(
            "goes on after ServerHelloDone without having been answered",
            Rule.UNEXPECTED_MESSAGE,
            "ServerHelloDone",
            "ServerHelloDone",
            () ->
                ScriptedServer.tls12()
                    .replacing(NewSessionTicket12.class, new ServerHelloDone())
                    .run()),
        new Misbehaviour(
            "sends something else than Finished in TLS 1.2",
            Rule.UNEXPECTED_MESSAGE,
            "ServerHelloDone",
            "ServerHelloDone",
            () -> ScriptedServer.tls12().replacing(Finished.class, new ServerHelloDone()).run()),
        new Misbehaviour(
            "renegotiates in TLS 1.3",
            Rule.UNEXPECTED_MESSAGE,
            "HelloRequest",
            "HelloRequest",
            () ->
                ScriptedServer.tls13()
                    .replacing(EncryptedExtensions.class, new HelloRequest())
                    .run()));
  }

  private static ScriptedServer encrypted(Extensions extensions) {
    return ScriptedServer.tls13()
        .changing(EncryptedExtensions.class, _ -> new EncryptedExtensions(extensions))
        .run();
  }

  private static ScriptedServer requesting(Opaque context, Extensions extensions) {
    return ScriptedServer.tls13()
        .requestingCertificate()
        .changing(CertificateRequest13.class, _ -> new CertificateRequest13(context, extensions))
        .run();
  }

  private static ScriptedServer certificate(
      java.util.function.UnaryOperator<Certificate13> change) {
    return ScriptedServer.tls13().changing(Certificate13.class, change).run();
  }

  private static ScriptedServer verify(SignatureScheme scheme, Opaque signature) {
    return ScriptedServer.tls13()
        .changing(
            CertificateVerify.class, _ -> new CertificateVerify(Optional.of(scheme), signature))
        .run();
  }

  private static ScriptedServer signature12(SignatureScheme scheme) {
    var signature = new DigitallySigned(Optional.of(scheme), new Opaque(new byte[70]));
    return ScriptedServer.tls12()
        .changing(
            ServerKeyExchangeEcdhe.class,
            m -> new ServerKeyExchangeEcdhe(m.curveParams(), m.point(), signature))
        .run();
  }

  private static ScriptedServer curve(NamedGroup group) {
    return ScriptedServer.tls12()
        .changing(
            ServerKeyExchangeEcdhe.class,
            m ->
                new ServerKeyExchangeEcdhe(new EcParameters.Named(group), m.point(), m.signature()))
        .run();
  }

  private static ServerKeyExchangeDhe dhe(ServerKeyExchangeDhe m, Opaque p, Opaque g, Opaque ys) {
    return new ServerKeyExchangeDhe(p, g, ys, m.signature());
  }

  private static Opaque odd(int bytes) {
    byte[] number = new byte[bytes];
    java.util.Arrays.fill(number, (byte) 0xff);
    return new Opaque(number);
  }
}
