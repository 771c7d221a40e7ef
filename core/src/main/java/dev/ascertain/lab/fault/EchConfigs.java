package dev.ascertain.lab.fault;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.Opaque;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Keys for an encrypted ClientHello (RFC 9849 section 4) that nobody has. */
final class EchConfigs {
  private static final int MOST_NAME_LENGTH = 32;

  private EchConfigs() {}

  /** A list of one, with this public name, in base64. */
  static String named(String publicName) {
    HpkeKemId kem = HpkeKemId.DHKEM_X25519_HKDF_SHA256;
    byte[] key =
        Crypto.forOneHandshake().hpkeKeyPair(kem, new SecureRandom()::nextBytes).publicKey();
    var suite = new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM);
    EchConfig config =
        new EchConfig.Contents(
            new EchConfig.HpkeKeyConfig(1, kem, new Opaque(key), List.of(suite)),
            MOST_NAME_LENGTH,
            publicName,
            List.of());
    return Base64.getEncoder().encodeToString(new EchConfigList(List.of(config)).encode());
  }
}
