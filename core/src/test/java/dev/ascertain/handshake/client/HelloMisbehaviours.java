package dev.ascertain.handshake.client;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareHelloRetryRequest;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** What can be wrong with a ServerHello or HelloRetryRequest. */
final class HelloMisbehaviours {
  private static final Opaque SESSION_ID = new Opaque(new byte[32]);

  private HelloMisbehaviours() {}

  static List<Misbehaviour> all() {
    List<Misbehaviour> all = new ArrayList<>(versions());
    all.addAll(choices());
    all.addAll(keyShares());
    all.addAll(extensions());
    all.addAll(retries());
    return all;
  }

  private static List<Misbehaviour> versions() {
    return List.of(
        new Misbehaviour(
            "chooses TLS 1.1, which was not offered",
            Rule.UNOFFERED_VERSION,
            "ServerHello.legacy_version",
            "TLS 1.1",
            () -> hello12(h -> version(h, ProtocolVersion.TLS_1_1))),
        new Misbehaviour(
            "chooses TLS 1.3 by legacy_version",
            Rule.UNOFFERED_VERSION,
            "ServerHello.legacy_version",
            "TLS 1.3",
            () -> hello12(h -> version(h, ProtocolVersion.TLS_1_3))),
        new Misbehaviour(
            "chooses TLS 1.2 by supported_versions",
            Rule.BAD_SUPPORTED_VERSION,
            "ServerHello.extensions[0].supported_versions.selected_version",
            "TLS 1.2",
            () -> hello13(h -> extensions(h, 0, new SelectedVersion(ProtocolVersion.TLS_1_2)))),
        new Misbehaviour(
            "chooses TLS 1.3, which was not offered",
            Rule.BAD_SUPPORTED_VERSION,
            "ServerHello.extensions[3].supported_versions.selected_version",
            "TLS 1.3",
            () ->
                ScriptedServer.tls12()
                    .offered(
                        Offer.likeABrowser().versions(List.of(ProtocolVersion.TLS_1_2)).build())
                    .changing(
                        ServerHello.class,
                        h -> adding(h, new SelectedVersion(ProtocolVersion.TLS_1_3)))
                    .run()),
        new Misbehaviour(
            "says TLS 1.3 in legacy_version too",
            Rule.BAD_LEGACY_VERSION,
            "ServerHello.legacy_version",
            "TLS 1.3",
            () -> hello13(h -> version(h, ProtocolVersion.TLS_1_3))),
        new Misbehaviour(
            "speaks TLS 1.2 and admits that it could speak TLS 1.3",
            Rule.DOWNGRADE,
            "ServerHello.random",
            "newer version",
            () -> hello12(h -> random(h, "444f574e47524401"))),
        new Misbehaviour(
            "speaks TLS 1.2 with the sentinel of TLS 1.1",
            Rule.DOWNGRADE,
            "ServerHello.random",
            "newer version",
            () -> hello12(h -> random(h, "444f574e47524400"))));
  }

  private static List<Misbehaviour> choices() {
    return List.of(
        new Misbehaviour(
            "chooses a suite that was not offered",
            Rule.UNOFFERED_CIPHER_SUITE,
            "ServerHello.cipher_suite",
            "TLS_CHACHA20_POLY1305_SHA256",
            () -> hello13(h -> suite(h, CipherSuite.TLS_CHACHA20_POLY1305_SHA256))),
        new Misbehaviour(
            "chooses a suite of TLS 1.3 in TLS 1.2",
            Rule.UNOFFERED_CIPHER_SUITE,
            "ServerHello.cipher_suite",
            "which is of TLS 1.3",
            () -> hello12(h -> suite(h, CipherSuite.TLS_AES_256_GCM_SHA384))),
        new Misbehaviour(
            "chooses an offered suite the engine lacks",
            Rule.UNSUPPORTED_PARAMETER,
            "ServerHello.cipher_suite",
            "TLS_RSA_WITH_NULL_SHA256",
            () ->
                ScriptedServer.tls12()
                    .offered(
                        ScriptedServer.offer(
                            List.of(
                                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                                CipherSuite.TLS_RSA_WITH_NULL_SHA256)))
                    .changing(
                        ServerHello.class, h -> suite(h, CipherSuite.TLS_RSA_WITH_NULL_SHA256))
                    .run()),
        new Misbehaviour(
            "does not echo the session id",
            Rule.SESSION_ID_NOT_ECHOED,
            "ServerHello.legacy_session_id_echo",
            "00000000",
            () -> hello13(h -> sessionId(h, SESSION_ID))),
        new Misbehaviour(
            "pretends in TLS 1.2 to resume the session made up for middleboxes",
            Rule.FALSE_RESUMPTION,
            "ServerHello.legacy_session_id_echo",
            "made up",
            HelloMisbehaviours::resumingNothing),
        new Misbehaviour(
            "compresses in TLS 1.3",
            Rule.COMPRESSION_SELECTED,
            "ServerHello.legacy_compression_method",
            "DEFLATE",
            () -> hello13(HelloMisbehaviours::deflating)),
        new Misbehaviour(
            "compresses in TLS 1.2",
            Rule.COMPRESSION_SELECTED,
            "ServerHello.legacy_compression_method",
            "DEFLATE",
            () -> hello12(HelloMisbehaviours::deflating)));
  }

  private static List<Misbehaviour> keyShares() {
    return List.of(
        new Misbehaviour(
            "has no key_share",
            Rule.MISSING_EXTENSION,
            "ServerHello.extensions",
            "none",
            () -> hello13(h -> extensions(h, 1))),
        new Misbehaviour(
            "answers with a group without a share",
            Rule.UNOFFERED_GROUP,
            "ServerHello.extensions[1].key_share.server_share.group",
            "x448",
            () -> hello13(h -> share(h, NamedGroup.X448, new byte[56]))),
        new Misbehaviour(
            "sends a share that leads to the secret zero",
            Rule.BAD_KEY_SHARE,
            "ServerHello.extensions[1].key_share.server_share.key_exchange",
            "",
            () -> hello13(h -> share(h, NamedGroup.X25519, new byte[32]))),
        new Misbehaviour(
            "sends a share that is not on its curve",
            Rule.BAD_KEY_SHARE,
            "ServerHello.extensions[1].key_share.server_share.key_exchange",
            "curve",
            () -> {
              byte[] point = new byte[65];
              point[0] = 4;
              return ScriptedServer.tls13()
                  .offered(Offer.likeABrowser().keyShares(List.of(NamedGroup.SECP256R1)).build())
                  .changing(ServerHello.class, h -> share(h, NamedGroup.SECP256R1, point))
                  .run();
            }),
        new Misbehaviour(
            "sends a share of the wrong length",
            Rule.MALFORMED,
            "ServerHello.extensions[1].key_share.server_share.key_exchange",
            "31",
            () -> hello13(h -> share(h, NamedGroup.X25519, new byte[31]))));
  }

  private static List<Misbehaviour> extensions() {
    Extension unasked = new EmptyExtension(ExtensionType.POST_HANDSHAKE_AUTH);
    return List.of(
        new Misbehaviour(
            "repeats an extension",
            Rule.DUPLICATE_EXTENSION,
            "ServerHello.extensions[0].supported_versions",
            "supported_versions twice",
            () -> hello13(h -> adding(h, new SelectedVersion(ProtocolVersion.TLS_1_3)))),
        new Misbehaviour(
            "puts an extension of EncryptedExtensions into ServerHello",
            Rule.MISPLACED_EXTENSION,
            "ServerHello.extensions[2].extended_main_secret",
            "extended_main_secret",
            () ->
                hello13(h -> adding(h, new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET)))),
        new Misbehaviour(
            "answers an extension of TLS 1.3 that was not offered",
            Rule.UNOFFERED_EXTENSION,
            "ServerHello.extensions[2].pre_shared_key",
            "pre_shared_key",
            () -> hello13(h -> adding(h, new dev.ascertain.wire.extension.SelectedPsk(0)))),
        new Misbehaviour(
            "answers an extension of TLS 1.2 that was not offered",
            Rule.UNOFFERED_EXTENSION,
            "ServerHello.extensions[3].post_handshake_auth",
            "post_handshake_auth",
            () -> hello12(h -> adding(h, unasked))),
        new Misbehaviour(
            "repeats an extension in TLS 1.2",
            Rule.DUPLICATE_EXTENSION,
            "ServerHello.extensions[0].renegotiation_info",
            "renegotiation_info twice",
            () -> hello12(h -> adding(h, new RenegotiationInfo(Opaque.EMPTY)))),
        new Misbehaviour(
            "pretends to renegotiate",
            Rule.UNSAFE_RENEGOTIATION,
            "ServerHello.extensions[0].renegotiation_info.renegotiated_connection",
            "12 bytes",
            () -> hello12(h -> extensions(h, 0, new RenegotiationInfo(new Opaque(new byte[12]))))),
        new Misbehaviour(
            "ends inside the random",
            Rule.MALFORMED,
            "ServerHello.random",
            "14 bytes left",
            () -> {
              ScriptedServer server = ScriptedServer.tls13().start();
              byte[] message = new byte[20];
              message[0] = 2;
              message[3] = 16;
              server.record(dev.ascertain.wire.ContentType.HANDSHAKE, message);
              return server;
            }));
  }

  private static List<Misbehaviour> retries() {
    var secp256r1 = new KeyShareHelloRetryRequest(NamedGroup.SECP256R1);
    return List.of(
        new Misbehaviour(
            "asks for a second retry",
            Rule.SECOND_HELLO_RETRY_REQUEST,
            "HelloRetryRequest",
            "second HelloRetryRequest",
            () ->
                ScriptedServer.tls13()
                    .retrying(secp256r1)
                    .replacing(
                        ServerHello.class,
                        new HelloRetryRequest(
                            ProtocolVersion.TLS_1_2,
                            Opaque.EMPTY,
                            CipherSuite.TLS_AES_128_GCM_SHA256,
                            CompressionMethod.NULL,
                            Extensions.of(secp256r1)))
                    .run()),
        new Misbehaviour(
            "asks for a retry with the same hello",
            Rule.POINTLESS_HELLO_RETRY_REQUEST,
            "HelloRetryRequest",
            "neither",
            () -> ScriptedServer.tls13().retrying().run()),
        new Misbehaviour(
            "asks for the share it was sent",
            Rule.POINTLESS_HELLO_RETRY_REQUEST,
            "HelloRetryRequest.extensions[1].key_share.selected_group",
            "x25519",
            () ->
                ScriptedServer.tls13()
                    .retrying(new KeyShareHelloRetryRequest(NamedGroup.X25519))
                    .run()),
        new Misbehaviour(
            "asks for a group that was not offered",
            Rule.UNOFFERED_GROUP,
            "HelloRetryRequest.extensions[1].key_share.selected_group",
            "x448",
            () ->
                ScriptedServer.tls13()
                    .retrying(new KeyShareHelloRetryRequest(NamedGroup.X448))
                    .run()),
        new Misbehaviour(
            "asks for an offered group the engine lacks",
            Rule.UNSUPPORTED_PARAMETER,
            "HelloRetryRequest.extensions[1].key_share.selected_group",
            "brainpoolP256r1",
            () ->
                ScriptedServer.tls13()
                    .retrying(new KeyShareHelloRetryRequest(NamedGroup.BRAINPOOLP256R1))
                    .run()),
        new Misbehaviour(
            "retries without supported_versions",
            Rule.BAD_SUPPORTED_VERSION,
            "HelloRetryRequest",
            "no supported_versions",
            () -> retry(r -> retry(r, r.cipherSuite(), Extensions.of(secp256r1)))),
        new Misbehaviour(
            "retries with a suite that was not offered",
            Rule.UNOFFERED_CIPHER_SUITE,
            "HelloRetryRequest.cipher_suite",
            "TLS_CHACHA20_POLY1305_SHA256",
            () -> retry(r -> retry(r, CipherSuite.TLS_CHACHA20_POLY1305_SHA256, r.extensions()))),
        new Misbehaviour(
            "repeats the cookie",
            Rule.DUPLICATE_EXTENSION,
            "HelloRetryRequest.extensions[2].cookie",
            "cookie twice",
            () -> ScriptedServer.tls13().retrying(secp256r1, cookie(), cookie()).run()),
        new Misbehaviour(
            "changes the suite after its retry",
            Rule.CHANGED_AFTER_RETRY,
            "ServerHello.cipher_suite",
            "TLS_AES_256_GCM_SHA384",
            () ->
                ScriptedServer.tls13()
                    .retrying(secp256r1)
                    .changing(ServerHello.class, h -> suite(h, CipherSuite.TLS_AES_256_GCM_SHA384))
                    .run()),
        new Misbehaviour(
            "changes the group after its retry",
            Rule.CHANGED_AFTER_RETRY,
            "ServerHello.extensions[1].key_share.server_share.group",
            "x25519",
            () ->
                ScriptedServer.tls13()
                    .retrying(secp256r1)
                    .changing(ServerHello.class, h -> share(h, NamedGroup.X25519, new byte[32]))
                    .run()),
        new Misbehaviour(
            "changes the version after its retry",
            Rule.CHANGED_AFTER_RETRY,
            "ServerHello.legacy_version",
            "TLS 1.2",
            () ->
                ScriptedServer.tls13()
                    .retrying(secp256r1)
                    .changing(
                        ServerHello.class,
                        h ->
                            new ServerHello(
                                h.legacyVersion(),
                                h.random(),
                                Opaque.EMPTY,
                                h.cipherSuite(),
                                h.legacyCompressionMethod(),
                                Extensions.of()))
                    .run()));
  }

  static Cookie cookie() {
    return new Cookie(Opaque.ofHex("c0"));
  }

  private static ScriptedServer resumingNothing() {
    ScriptedServer server = ScriptedServer.tls12();
    return server
        .changing(ServerHello.class, h -> sessionId(h, firstSessionId(server.engine())))
        .run();
  }

  private static Opaque firstSessionId(ClientEngine engine) {
    return engine
        .transcript()
        .messages(dev.ascertain.wire.handshake.ClientHello.class)
        .map(e -> ((dev.ascertain.wire.handshake.ClientHello) e.message()).legacySessionId())
        .findFirst()
        .orElseThrow();
  }

  private static ScriptedServer hello13(UnaryOperator<ServerHello> change) {
    return ScriptedServer.tls13().changing(ServerHello.class, change).run();
  }

  private static ScriptedServer hello12(UnaryOperator<ServerHello> change) {
    return ScriptedServer.tls12().changing(ServerHello.class, change).run();
  }

  private static ScriptedServer retry(UnaryOperator<HelloRetryRequest> change) {
    return ScriptedServer.tls13()
        .retrying(new KeyShareHelloRetryRequest(NamedGroup.SECP256R1))
        .changing(HelloRetryRequest.class, change)
        .run();
  }

  private static HelloRetryRequest retry(
      HelloRetryRequest r, CipherSuite suite, Extensions extensions) {
    return new HelloRetryRequest(
        r.legacyVersion(), r.legacySessionIdEcho(), suite, r.legacyCompressionMethod(), extensions);
  }

  private static ServerHello version(ServerHello h, ProtocolVersion version) {
    return new ServerHello(
        version,
        h.random(),
        h.legacySessionIdEcho(),
        h.cipherSuite(),
        h.legacyCompressionMethod(),
        h.extensions());
  }

  private static ServerHello random(ServerHello h, String end) {
    byte[] random = h.random().bytes();
    byte[] tail = HexFormat.of().parseHex(end);
    System.arraycopy(tail, 0, random, random.length - tail.length, tail.length);
    return new ServerHello(
        h.legacyVersion(),
        new Opaque(random),
        h.legacySessionIdEcho(),
        h.cipherSuite(),
        h.legacyCompressionMethod(),
        h.extensions());
  }

  private static ServerHello sessionId(ServerHello h, Opaque sessionId) {
    return new ServerHello(
        h.legacyVersion(),
        h.random(),
        sessionId,
        h.cipherSuite(),
        h.legacyCompressionMethod(),
        h.extensions());
  }

  private static ServerHello suite(ServerHello h, CipherSuite suite) {
    return new ServerHello(
        h.legacyVersion(),
        h.random(),
        h.legacySessionIdEcho(),
        suite,
        h.legacyCompressionMethod(),
        h.extensions());
  }

  private static ServerHello deflating(ServerHello h) {
    return new ServerHello(
        h.legacyVersion(),
        h.random(),
        h.legacySessionIdEcho(),
        h.cipherSuite(),
        new CompressionMethod(1),
        h.extensions());
  }

  private static ServerHello share(ServerHello h, NamedGroup group, byte[] share) {
    return extensions(h, 1, new KeyShareServerHello(new KeyShareEntry(group, new Opaque(share))));
  }

  private static ServerHello adding(ServerHello h, Extension extension) {
    List<Extension> list = new ArrayList<>(h.extensions().list());
    list.add(extension);
    return with(h, list);
  }

  /** Replaces the extension at an index by these. */
  private static ServerHello extensions(ServerHello h, int index, Extension... replacements) {
    List<Extension> list = new ArrayList<>(h.extensions().list());
    list.remove(index);
    list.addAll(index, List.of(replacements));
    return with(h, list);
  }

  private static ServerHello with(ServerHello h, List<Extension> list) {
    return new ServerHello(
        h.legacyVersion(),
        h.random(),
        h.legacySessionIdEcho(),
        h.cipherSuite(),
        h.legacyCompressionMethod(),
        Extensions.of(list));
  }
}
