package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedPsk;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be wrong with the answer to a client that comes back. */
final class ResumptionMisbehaviours {
  private static final Opaque ID = new Opaque(new byte[] {9, 9, 9});
  private static final PriorKeys SESSION_12 =
      PriorKeys.of(
          new ClientSession.Tls12(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
              Optional.empty(),
              Secret.copyOf(new byte[48]),
              ID,
              Opaque.EMPTY,
              true,
              ProtocolVersion.TLS_1_2));

  private ResumptionMisbehaviours() {}

  static List<Misbehaviour> all() {
    return List.of(
        new Misbehaviour(
            "takes a pre-shared key beyond those offered",
            Rule.UNOFFERED_PSK,
            "ServerHello.extensions[2].pre_shared_key.selected_identity",
            "1",
            () -> choosing(1, Hash.SHA_256)),
        new Misbehaviour(
            "takes a pre-shared key of another hash than its suite",
            Rule.UNOFFERED_PSK,
            "ServerHello.cipher_suite",
            "TLS_AES_128_GCM_SHA256",
            () -> choosing(0, Hash.SHA_384)),
        new Misbehaviour(
            "resumes a session with another suite",
            Rule.CHANGED_WHEN_RESUMED,
            "ServerHello.cipher_suite",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            () ->
                ScriptedServer.tls12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
                    .knowing(SESSION_12)
                    .changing(ServerHello.class, ResumptionMisbehaviours::resuming)
                    .run()),
        new Misbehaviour(
            "resumes a session without its extended master secret",
            Rule.CHANGED_WHEN_RESUMED,
            "ServerHello.extensions",
            "none",
            () ->
                ScriptedServer.tls12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)
                    .withoutExtendedMasterSecret()
                    .knowing(SESSION_12)
                    .changing(ServerHello.class, ResumptionMisbehaviours::resuming)
                    .run()));
  }

  private static ScriptedServer choosing(int index, Hash hash) {
    var psk = new ExternalPsk(ID, Secret.copyOf(new byte[32]), hash);
    return ScriptedServer.tls13()
        .knowing(PriorKeys.of(psk))
        .changing(ServerHello.class, hello -> choosing(hello, index))
        .run();
  }

  private static ServerHello choosing(ServerHello hello, int index) {
    List<Extension> extensions = new ArrayList<>(hello.extensions().list());
    extensions.add(new SelectedPsk(index));
    return new ServerHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionIdEcho(),
        hello.cipherSuite(),
        CompressionMethod.NULL,
        Extensions.of(extensions));
  }

  static ScriptedServer takingEarlyData() {
    var early = new EmptyExtension(ExtensionType.EARLY_DATA);
    return ScriptedServer.tls13()
        .knowing(session13())
        .replacing(EncryptedExtensions.class, new EncryptedExtensions(Extensions.of(early)))
        .run();
  }

  /** A session with early data. */
  static PriorKeys session13() {
    return session13(CipherSuite.TLS_AES_128_GCM_SHA256);
  }

  static PriorKeys session13(CipherSuite suite) {
    return PriorKeys.of(
        new ClientSession.Tls13(
            suite,
            Optional.empty(),
            Secret.copyOf(new byte[32]),
            ID,
            100,
            7,
            0,
            1_000,
            Optional.empty()),
        new byte[] {1});
  }

  private static ServerHello resuming(ServerHello hello) {
    return new ServerHello(
        ProtocolVersion.TLS_1_2,
        hello.random(),
        ID,
        hello.cipherSuite(),
        CompressionMethod.NULL,
        hello.extensions());
  }
}
