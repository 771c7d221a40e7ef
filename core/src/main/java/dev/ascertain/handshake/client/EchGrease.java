package dev.ascertain.handshake.client;

import dev.ascertain.crypto.HpkeSuite;
import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Random values that look like what they are not (RFC 9849 sections 6.2.1 and 6.1.2). */
final class EchGrease {
  private static final List<HpkeAeadId> AEADS =
      List.of(HpkeAeadId.AES_128_GCM, HpkeAeadId.AES_256_GCM, HpkeAeadId.CHACHA20_POLY1305);

  private static final long UNSIGNED = 0xffff_ffffL;

  private EchGrease() {}

  /**
   * An extension like that of an encrypted ClientHello. "Set the enc field to a randomly-generated
   * valid encapsulated public key"; "Set the payload field to a randomly-generated string of L+C
   * bytes, where C is the ciphertext expansion of the selected AEAD scheme and L is the size of the
   * EncodedClientHelloInner the client would compute when offering ECH".
   *
   * @param hello the ClientHello without it
   * @param inner that a client would encrypt instead
   */
  static EchClientHello.Outer extension(
      ClientSettings settings, ClientHello hello, ClientHello inner) {
    Randomness randomness = settings.randomness();
    byte[] choice = randomness.bytes(2);
    KeyAgreement key = settings.crypto().keyAgreement(NamedGroup.X25519, randomness);
    byte[] encapsulation = key.share();
    key.destroy();
    int length = EchPadding.padded(inner, hello, 0).encode().length + HpkeSuite.TAG_LENGTH;
    HpkeAeadId aead = AEADS.get((choice[0] & 0xff) % AEADS.size());
    return new EchClientHello.Outer(
        new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, aead),
        choice[1] & 0xff,
        new Opaque(encapsulation),
        new Opaque(randomness.bytes(length)));
  }

  /**
   * Pre-shared keys that nobody has. "For each PSK identity advertised in the ClientHelloInner, the
   * client generates a random PSK identity with the same length. It also generates a random,
   * 32-bit, unsigned integer to use as the obfuscated_ticket_age. Likewise, for each inner PSK
   * binder, the client generates a random string of the same length."
   */
  static OfferedPsks psks(List<OfferedPsk> inner, Randomness randomness) {
    List<OfferedPsks.PskIdentity> identities = new ArrayList<>();
    List<Opaque> binders = new ArrayList<>();
    for (OfferedPsk psk : inner) {
      int length = psk.identity().identity().length();
      long age = ByteBuffer.wrap(randomness.bytes(Integer.BYTES)).getInt() & UNSIGNED;
      identities.add(new OfferedPsks.PskIdentity(new Opaque(randomness.bytes(length)), age));
      binders.add(new Opaque(randomness.bytes(psk.suite().hash().length())));
    }
    return new OfferedPsks(identities, binders);
  }
}
