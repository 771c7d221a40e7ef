package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.lab.mint.Delegate;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.ServerHello;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with a delegated credential (RFC 9345 section 4.1). */
final class DelegationMisbehaviours {
  private static final SignatureScheme ECDSA = SignatureScheme.ECDSA_SECP256R1_SHA256;
  private static final DelegatedCredential GOOD =
      Delegate.to(ScriptedServer.ECDSA, ECDSA, Duration.ofDays(1)).credential();
  private static final String EXTENSION =
      "Certificate.certificate_list[0].extensions[0].delegated_credential";

  private DelegationMisbehaviours() {}

  static List<Misbehaviour> all() {
    return List.of(
        new Misbehaviour(
            "delegates though nobody asked",
            Rule.UNOFFERED_DELEGATED_CREDENTIAL,
            EXTENSION,
            "one",
            () -> delegating(ScriptedServer.tls13(), GOOD)),
        new Misbehaviour(
            "delegates in TLS 1.2",
            Rule.MISPLACED_EXTENSION,
            "ServerHello.extensions[3].delegated_credential",
            "TLS 1.2",
            DelegationMisbehaviours::inTls12),
        new Misbehaviour(
            "signs the credential by a scheme that was not offered",
            Rule.BAD_DELEGATED_CREDENTIAL,
            EXTENSION + ".algorithm",
            "rsa_pkcs1_sha1",
            () -> asked(with(GOOD.cred(), SignatureScheme.RSA_PKCS1_SHA1))),
        new Misbehaviour(
            "delegates to a key of a scheme that was not offered",
            Rule.BAD_DELEGATED_CREDENTIAL,
            EXTENSION + ".cred.dc_cert_verify_algorithm",
            "rsa_pss_rsae_sha256",
            () -> asked(with(cred(SignatureScheme.RSA_PSS_RSAE_SHA256, key()), ECDSA))),
        new Misbehaviour(
            "delegates to what is no key",
            Rule.BAD_DELEGATED_CREDENTIAL,
            EXTENSION + ".cred.ASN1_subjectPublicKeyInfo",
            "SEQUENCE",
            () -> asked(with(cred(ECDSA, new Opaque(new byte[] {5, 0})), ECDSA))),
        new Misbehaviour(
            "signs the handshake by another scheme than the credential says",
            Rule.BAD_DELEGATED_CREDENTIAL,
            "CertificateVerify.algorithm",
            "ecdsa_secp256r1_sha256",
            () -> asked(with(cred(SignatureScheme.ECDSA_SECP384R1_SHA384, key()), ECDSA))),
        new Misbehaviour(
            "signs the handshake with another key than it delegates to",
            Rule.BAD_HANDSHAKE_SIGNATURE,
            "CertificateVerify.signature",
            "does not verify",
            () -> asked(GOOD)),
        new Misbehaviour(
            "shows a credential that the judge refuses",
            Rule.BAD_DELEGATED_CREDENTIAL,
            "DelegatedCredential",
            "an old one",
            () -> delegating(asking().judgedBy(refusing()), GOOD)));
  }

  private static ScriptedServer asking() {
    return ScriptedServer.tls13()
        .offered(
            Offer.likeABrowser()
                .groups(List.of(NamedGroup.X25519))
                .extras(Set.of(OfferExtra.DELEGATED_CREDENTIAL))
                .build());
  }

  private static ScriptedServer asked(DelegatedCredential credential) {
    return delegating(asking(), credential);
  }

  private static ScriptedServer delegating(ScriptedServer server, DelegatedCredential credential) {
    return server
        .changing(
            Certificate13.class,
            message -> {
              List<Certificate13.Entry> entries = new ArrayList<>(message.certificateList());
              entries.set(
                  0,
                  new Certificate13.Entry(
                      entries.getFirst().certData(), Extensions.of(credential)));
              return new Certificate13(message.certificateRequestContext(), entries);
            })
        .run();
  }

  private static ScriptedServer inTls12() {
    return ScriptedServer.tls12()
        .offered(
            Offer.likeABrowser()
                .groups(List.of(NamedGroup.X25519))
                .extras(Set.of(OfferExtra.DELEGATED_CREDENTIAL))
                .build())
        .changing(
            ServerHello.class,
            hello -> {
              List<Extension> extensions = new ArrayList<>(hello.extensions().list());
              extensions.add(new EmptyExtension(ExtensionType.DELEGATED_CREDENTIAL));
              return new ServerHello(
                  hello.legacyVersion(),
                  hello.random(),
                  hello.legacySessionIdEcho(),
                  hello.cipherSuite(),
                  hello.legacyCompressionMethod(),
                  Extensions.of(extensions));
            })
        .run();
  }

  private static CertificateJudge refusing() {
    return new CertificateJudge() {
      @Override
      public Optional<Violation> judge(Presented presented) {
        return Optional.empty();
      }

      @Override
      public Optional<Violation> judgeDelegation(
          byte[] certificate, DelegatedCredential credential) {
        return Optional.of(
            new Violation(
                Rule.BAD_DELEGATED_CREDENTIAL,
                "DelegatedCredential",
                new ByteRange(0, 0),
                "a new one",
                "an old one"));
      }
    };
  }

  private static DelegatedCredential with(
      DelegatedCredential.Credential cred, SignatureScheme algorithm) {
    return new DelegatedCredential(cred, algorithm, GOOD.signature());
  }

  private static DelegatedCredential.Credential cred(SignatureScheme scheme, Opaque key) {
    return new DelegatedCredential.Credential(GOOD.cred().validTime(), scheme, key);
  }

  private static Opaque key() {
    return GOOD.cred().subjectPublicKeyInfo();
  }
}
