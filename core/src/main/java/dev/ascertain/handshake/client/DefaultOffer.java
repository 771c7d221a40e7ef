package dev.ascertain.handshake.client;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import java.util.List;

/**
 * Modelled on what Chrome offers, less what is only there to keep servers tolerant: GREASE, and the
 * extensions in random order.
 */
final class DefaultOffer {
  private DefaultOffer() {}

  static final List<CipherSuite> CIPHER_SUITES =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA);

  /** What servers of TLS 1.0 and 1.1 have, for users who want to talk to one. */
  static final List<CipherSuite> OLD_CIPHER_SUITES =
      List.of(
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA,
          CipherSuite.TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA);

  static final List<NamedGroup> GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1);

  static final List<NamedGroup> KEY_SHARES = List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519);

  /** Browsers' list, with Ed25519 added: servers that have such a key are told so, not refused. */
  static final List<SignatureScheme> SIGNATURE_SCHEMES =
      List.of(
          SignatureScheme.ECDSA_SECP256R1_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PKCS1_SHA256,
          SignatureScheme.ECDSA_SECP384R1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PKCS1_SHA384,
          SignatureScheme.ECDSA_SECP521R1_SHA512,
          SignatureScheme.RSA_PSS_RSAE_SHA512,
          SignatureScheme.RSA_PKCS1_SHA512,
          SignatureScheme.ED25519,
          SignatureScheme.ED448,
          SignatureScheme.RSA_PSS_PSS_SHA256,
          SignatureScheme.RSA_PSS_PSS_SHA384,
          SignatureScheme.RSA_PSS_PSS_SHA512);
}
