package dev.ascertain.wire.extension;

import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A key derivation and an encryption of HPKE (RFC 9849 section 4).
 *
 * <pre>{@code
 * struct {
 *     HpkeKdfId kdf_id;
 *     HpkeAeadId aead_id;
 * } HpkeSymmetricCipherSuite;
 * }</pre>
 *
 * @param kdfId the key derivation (RFC 9180 section 7.2)
 * @param aeadId the encryption (RFC 9180 section 7.3)
 */
public record HpkeSymmetricCipherSuite(HpkeKdfId kdfId, HpkeAeadId aeadId) {

  static HpkeSymmetricCipherSuite decode(Reader in) throws ViolationException {
    return new HpkeSymmetricCipherSuite(
        in.u16("kdf_id", HpkeKdfId::new), in.u16("aead_id", HpkeAeadId::new));
  }

  @Override
  public String toString() {
    return kdfId + ", " + aeadId;
  }

  void encode(Writer out) {
    out.u16(kdfId.value()).u16(aeadId.value());
  }
}
