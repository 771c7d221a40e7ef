package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CbcAlgorithm;
import dev.ascertain.crypto.CbcCipher;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Hmac;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.Arrays;
import java.util.Optional;

/**
 * The master secret of TLS 1.2 and what is derived from it (RFC 5246 section 8.1); also that of TLS
 * 1.0 and 1.1, if the suite is of these (RFC 2246, RFC 4346). Immutable until forgotten.
 */
public final class MasterSecret12 {
  private static final int MASTER_SECRET_LENGTH = 48;
  private static final int VERIFY_DATA_LENGTH = 12;

  private final Crypto crypto;
  private final CipherSuiteParameters suite;
  private final byte[] masterSecret;
  private final Opaque clientRandom;
  private final Opaque serverRandom;

  private MasterSecret12(
      Crypto crypto,
      CipherSuiteParameters suite,
      byte[] masterSecret,
      Opaque clientRandom,
      Opaque serverRandom) {
    this.crypto = crypto;
    this.suite = suite;
    this.masterSecret = masterSecret;
    this.clientRandom = clientRandom;
    this.serverRandom = serverRandom;
  }

  /**
   * The master secret as RFC 5246 section 8.1 computes it, from the two randoms. Forgets the
   * premaster secret: "The pre_master_secret should be deleted from memory once the master_secret
   * has been computed."
   */
  public static MasterSecret12 of(
      Crypto crypto,
      CipherSuiteParameters suite,
      Secret premaster,
      Opaque clientRandom,
      Opaque serverRandom,
      KeyLog keyLog) {
    byte[] seed = joined(clientRandom, serverRandom);
    byte[] master = master(crypto, suite, premaster, "master secret", seed);
    return offered(new MasterSecret12(crypto, suite, master, clientRandom, serverRandom), keyLog);
  }

  /**
   * The extended master secret (RFC 7627 section 4). Forgets the premaster secret.
   *
   * @param sessionHash of ClientHello to ClientKeyExchange
   */
  public static MasterSecret12 extended(
      Crypto crypto,
      CipherSuiteParameters suite,
      Secret premaster,
      byte[] sessionHash,
      Opaque clientRandom,
      Opaque serverRandom,
      KeyLog keyLog) {
    byte[] master = master(crypto, suite, premaster, "extended master secret", sessionHash);
    return offered(new MasterSecret12(crypto, suite, master, clientRandom, serverRandom), keyLog);
  }

  /**
   * The master secret of a session that is resumed, with new randoms (RFC 5246 section 8.1).
   *
   * @param masterSecret {@link #secret} of the session
   */
  public static MasterSecret12 resumed(
      Crypto crypto,
      CipherSuiteParameters suite,
      Secret masterSecret,
      Opaque clientRandom,
      Opaque serverRandom,
      KeyLog keyLog) {
    return offered(
        new MasterSecret12(crypto, suite, masterSecret.bytes(), clientRandom, serverRandom),
        keyLog);
  }

  /** The secret itself, with which the session can be resumed. */
  public Secret secret() {
    return Secret.copyOf(masterSecret);
  }

  /**
   * Keying material for another protocol (RFC 5705 section 4).
   *
   * @param context what it is bound to; empty for none, which is not the same as one of no bytes
   * @param length bytes
   */
  public byte[] export(String label, Optional<byte[]> context, int length) {
    byte[] randoms = joined(clientRandom, serverRandom);
    byte[] seed =
        context.map(value -> Writer.write(out -> out.raw(randoms).opaque16(value))).orElse(randoms);
    return Prf.of(crypto, suite.hash(), masterSecret, label, seed, length);
  }

  /** verify_data of the client's Finished, 12 bytes (RFC 5246 section 7.4.9). */
  public byte[] clientFinished(byte[] transcriptHash) {
    return finished("client finished", transcriptHash);
  }

  /** verify_data of the server's Finished, 12 bytes (RFC 5246 section 7.4.9). */
  public byte[] serverFinished(byte[] transcriptHash) {
    return finished("server finished", transcriptHash);
  }

  /** Whether {@code verifyData} is that of the client's Finished; in constant time. */
  public boolean clientFinishedIs(byte[] verifyData, byte[] transcriptHash) {
    return Crypto.equal(verifyData, clientFinished(transcriptHash));
  }

  /** Whether {@code verifyData} is that of the server's Finished; in constant time. */
  public boolean serverFinishedIs(byte[] verifyData, byte[] transcriptHash) {
    return Crypto.equal(verifyData, serverFinished(transcriptHash));
  }

  /**
   * Protection of what the client sends after ChangeCipherSpec; starts with sequence number 0.
   *
   * @param encryptThenMac whether RFC 7366 was negotiated; matters to CBC suites only
   * @param randomness for the initialisation vectors of CBC suites
   */
  public RecordProtection clientProtection(boolean encryptThenMac, Randomness randomness) {
    return protection(true, encryptThenMac, randomness);
  }

  /** Protection of what the server sends after ChangeCipherSpec; as {@link #clientProtection}. */
  public RecordProtection serverProtection(boolean encryptThenMac, Randomness randomness) {
    return protection(false, encryptThenMac, randomness);
  }

  /** Forgets the secret, as far as the platform allows. Nothing else must follow. */
  public void destroy() {
    Arrays.fill(masterSecret, (byte) 0);
  }

  private static byte[] master(
      Crypto crypto, CipherSuiteParameters suite, Secret premaster, String label, byte[] seed) {
    byte[] secret = premaster.bytes();
    byte[] master = Prf.of(crypto, suite.hash(), secret, label, seed, MASTER_SECRET_LENGTH);
    Arrays.fill(secret, (byte) 0);
    premaster.destroy();
    return master;
  }

  private static MasterSecret12 offered(MasterSecret12 made, KeyLog keyLog) {
    keyLog.offer(
        new KeyLogEntry(
            KeyLogEntry.Label.CLIENT_RANDOM, made.clientRandom, Secret.copyOf(made.masterSecret)));
    return made;
  }

  private byte[] finished(String label, byte[] transcriptHash) {
    return Prf.of(crypto, suite.hash(), masterSecret, label, transcriptHash, VERIFY_DATA_LENGTH);
  }

  private RecordProtection protection(
      boolean client, boolean encryptThenMac, Randomness randomness) {
    return switch (suite.cipher()) {
      case RecordCipher.Aead(AeadAlgorithm algorithm) -> {
        int ivLength = AeadProtection12.fixedIvLength(algorithm);
        KeyBlock keys = new KeyBlock(client, 0, algorithm.keyLength(), ivLength);
        Aead aead = crypto.aead(algorithm, keys.key());
        keys.destroy();
        yield new AeadProtection12(aead, keys.iv());
      }
      case RecordCipher.Cbc(CbcAlgorithm algorithm, Hash mac) -> {
        // RFC 2246 section 6.3: the key block holds the first IVs; since RFC 4346 each record has
        // its own.
        boolean chained = suite.version().equals(ProtocolVersion.TLS_1_0);
        int ivLength = chained ? algorithm.blockLength() : 0;
        KeyBlock keys = new KeyBlock(client, mac.length(), algorithm.keyLength(), ivLength);
        CbcCipher cipher = crypto.cbc(algorithm, keys.key());
        Hmac hmac = crypto.hmac(mac, keys.macKey());
        keys.destroy();
        yield new CbcProtection12(
            cipher,
            hmac,
            encryptThenMac,
            randomness,
            chained ? Optional.of(keys.iv()) : Optional.empty());
      }
    };
  }

  private static byte[] joined(Opaque first, Opaque second) {
    return Writer.write(out -> out.raw(first.bytes()).raw(second.bytes()));
  }

  /**
   * One side's keys. RFC 5246 section 6.3: the key block is cut into client_write_MAC_key,
   * server_write_MAC_key, client_write_key, server_write_key, client_write_IV, server_write_IV.
   */
  private final class KeyBlock {
    private final byte[] macKey;
    private final byte[] key;
    private final byte[] iv;

    KeyBlock(boolean client, int macLength, int keyLength, int ivLength) {
      byte[] block =
          Prf.of(
              crypto,
              suite.hash(),
              masterSecret,
              "key expansion",
              joined(serverRandom, clientRandom),
              2 * (macLength + keyLength + ivLength));
      int side = client ? 0 : 1;
      macKey = part(block, side * macLength, macLength);
      key = part(block, 2 * macLength + side * keyLength, keyLength);
      iv = part(block, 2 * (macLength + keyLength) + side * ivLength, ivLength);
      Arrays.fill(block, (byte) 0);
    }

    /** Forgets the keys, of which ciphers have their own copy; the IV is theirs. */
    void destroy() {
      Arrays.fill(macKey, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }

    byte[] macKey() {
      return macKey;
    }

    byte[] key() {
      return key;
    }

    byte[] iv() {
      return iv;
    }

    private static byte[] part(byte[] block, int start, int length) {
      return Arrays.copyOfRange(block, start, start + length);
    }
  }
}
