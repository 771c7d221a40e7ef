package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;

/** Whether a client encrypts its ClientHello (RFC 9849 section 6). Only TLS 1.3 has it. */
public sealed interface EchOffer {
  /** The ClientHello is sent as it is. */
  EchOffer NONE = new None();

  /** A random extension that looks like an encrypted ClientHello (section 6.2). */
  EchOffer GREASE = new Grease();

  /** See {@link #NONE}. */
  record None() implements EchOffer {}

  /** See {@link #GREASE}. */
  record Grease() implements EchOffer {}

  /**
   * The ClientHello is encrypted (section 6.1).
   *
   * <p>A server that does not accept that is taken for the one with the public name: it must prove
   * that, whatever the {@link Mode}; the connection then ends with {@code ech_required}.
   *
   * @param config to which key
   * @param cipherSuite one of the configuration's, which we have
   * @param publicJudge decides about the certificate of a server that rejects it: whether it is
   *     valid for the public name (section 6.1.7)
   */
  record Encrypted(
      EchConfig.Contents config, HpkeSymmetricCipherSuite cipherSuite, CertificateJudge publicJudge)
      implements EchOffer {}
}
