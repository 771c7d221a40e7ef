package dev.ascertain.crypto;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContext;

/**
 * Decrypts what a {@link HpkeSender} encrypted: SetupBaseR of RFC 9180 section 5.1.1. Confined to
 * one thread.
 */
public final class HpkeReceiver {
  private final HPKEContext context;

  HpkeReceiver(HPKEContext context) {
    this.context = context;
  }

  /**
   * Decrypts the next message.
   *
   * @throws CryptoException if it was not sealed so; the message after it can still be opened
   */
  public byte[] open(byte[] associatedData, byte[] ciphertext) throws CryptoException {
    try {
      return context.open(associatedData, ciphertext);
    } catch (InvalidCipherTextException | IllegalArgumentException e) {
      throw new CryptoException("a ciphertext that does not open", e);
    }
  }
}
