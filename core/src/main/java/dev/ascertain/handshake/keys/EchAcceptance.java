package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.wire.extension.Opaque;
import java.util.Arrays;

/**
 * By what a server confirms that it goes by the inner ClientHello (RFC 9849 section 7.2).
 *
 * @param hash that of the cipher suite chosen
 * @param innerRandom ClientHelloInner.random of the first ClientHello
 */
public record EchAcceptance(Crypto crypto, Hash hash, Opaque innerRandom) {
  /** The length of a confirmation, in bytes. */
  public static final int LENGTH = 8;

  /** Where the last bytes of ServerHello.random stand: after header, version and 24 bytes. */
  private static final int OFFSET = 4 + 2 + 24;

  /**
   * accept_confirmation.
   *
   * @param before the messages up to and including ClientHelloInner; not changed
   * @param serverHello with its four-byte header; the end of its random does not matter
   */
  public byte[] ofServerHello(TranscriptHash before, byte[] serverHello) {
    // RFC 9849 section 7.2: "computing its ServerHello as usual, except the last 8 bytes of
    // ServerHello.random are set to zero".
    byte[] zeroed = serverHello.clone();
    Arrays.fill(zeroed, OFFSET, OFFSET + LENGTH, (byte) 0);
    return confirmation("ech accept confirmation", before, zeroed);
  }

  /**
   * hrr_accept_confirmation (section 7.2.1).
   *
   * @param before ClientHelloInner1, as its hash; not changed
   * @param request the HelloRetryRequest with its header, in which the confirmation is zeros
   */
  public byte[] ofHelloRetryRequest(TranscriptHash before, byte[] request) {
    return confirmation("hrr ech accept confirmation", before, request);
  }

  private byte[] confirmation(String label, TranscriptHash before, byte[] message) {
    TranscriptHash transcript = before.copy();
    transcript.add(message);
    // "HKDF-Extract(0, ClientHelloInner.random)", where ""0" indicates a string of Hash.length
    // bytes set to zero".
    byte[] secret = crypto.hkdfExtract(hash, new byte[hash.length()], innerRandom.bytes());
    return HkdfLabel.expand(crypto, hash, secret, label, transcript.current(), LENGTH);
  }

  /** The end of ServerHello.random, where the confirmation stands. */
  public static byte[] in(Opaque serverRandom) {
    byte[] random = serverRandom.bytes();
    return Arrays.copyOfRange(random, random.length - LENGTH, random.length);
  }

  /** A random that ends with a confirmation. */
  public static Opaque into(Opaque serverRandom, byte[] confirmation) {
    byte[] random = serverRandom.bytes();
    System.arraycopy(confirmation, 0, random, random.length - LENGTH, LENGTH);
    return new Opaque(random);
  }
}
