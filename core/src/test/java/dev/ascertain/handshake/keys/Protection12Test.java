package dev.ascertain.handshake.keys;

import static dev.ascertain.handshake.keys.Protection13Test.assertBreaks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.CbcAlgorithm;
import dev.ascertain.crypto.CbcCipher;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Hmac;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.Opaque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Protection12Test {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final ProtocolVersion VERSION = ProtocolVersion.TLS_1_2;
  private static final Randomness SCRIPTED = new Random(1)::nextBytes;

  /** One side of a connection with each suite. */
  record Case(CipherSuiteParameters suite, boolean encryptThenMac) {
    RecordProtection client() {
      return master().clientProtection(encryptThenMac, SCRIPTED);
    }

    RecordProtection server() {
      return master().serverProtection(encryptThenMac, SCRIPTED);
    }

    private MasterSecret12 master() {
      Opaque random = new Opaque(new byte[32]);
      Secret premaster = Secret.copyOf(new byte[48]);
      return MasterSecret12.of(CRYPTO, suite, premaster, random, random, KeyLog.none());
    }

    @Override
    public String toString() {
      return suite.version()
          + " "
          + suite.cipherSuite()
          + (encryptThenMac ? " with encrypt_then_mac" : "");
    }
  }

  static List<Case> cases() {
    return CipherSuiteParameters.supported().stream()
        .flatMap(suite ->
            Stream.of(VERSION, ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_0)
                .flatMap(version -> suite.in(version).stream()))
        .flatMap(suite -> Stream.of(new Case(suite, false), new Case(suite, true)))
        .filter(c -> !c.encryptThenMac || c.suite.cipher() instanceof RecordCipher.Cbc)
        .toList();
  }

  /** One suite of each kind of protection. */
  static List<Case> kinds() {
    return cases().stream()
        .filter(c -> c.suite.cipherSuite().toString().contains("TLS_ECDHE_RSA"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void opensWhatTheOtherSideMade(Case c) throws Exception {
    RecordProtection writes = c.client();
    RecordProtection reads = c.client();
    for (int length : new int[] {0, 1, 15, 16, 17, 255, 256, 300, 1 << 14}) {
      byte[] fragment = SCRIPTED.bytes(length);
      byte[] record = writes.protect(ContentType.APPLICATION_DATA, VERSION, fragment);
      RecordProtection.Plaintext plaintext = reads.unprotect(record);
      assertThat(plaintext.type()).isEqualTo(ContentType.APPLICATION_DATA);
      assertThat(plaintext.fragment()).isEqualTo(fragment);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSidesHaveDifferentKeys(Case c) {
    byte[] record = c.client().protect(ContentType.HANDSHAKE, VERSION, new byte[16]);

    assertBreaks(Rule.BAD_RECORD_MAC, () -> c.server().unprotect(record));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyByteIsAuthenticated(Case c) {
    byte[] record = c.client().protect(ContentType.HANDSHAKE, VERSION, new byte[20]);
    for (int i = 0; i < record.length; i++) {
      if (i != 3 && i != 4) { // the length is the framing's
        byte[] forged = record.clone();
        forged[i] ^= 1;
        assertBreaks(Rule.BAD_RECORD_MAC, () -> c.client().unprotect(forged));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aRecordCutShortDoesNotDecrypt(Case c) {
    byte[] record = c.client().protect(ContentType.HANDSHAKE, VERSION, new byte[40]);
    for (int length = 5; length < record.length; length++) {
      byte[] cut = Arrays.copyOf(record, length);
      assertBreaks(Rule.BAD_RECORD_MAC, () -> c.client().unprotect(cut));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void recordsComeInOrder(Case c) throws Exception {
    RecordProtection writes = c.client();
    byte[] first = writes.protect(ContentType.HANDSHAKE, VERSION, new byte[1]);
    byte[] second = writes.protect(ContentType.HANDSHAKE, VERSION, new byte[1]);
    RecordProtection reads = c.client();

    assertBreaks(Rule.BAD_RECORD_MAC, () -> c.client().unprotect(second));
    reads.unprotect(first);
    assertBreaks(Rule.BAD_RECORD_MAC, () -> reads.unprotect(first));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesRecordsThatAreTooLong(Case c) {
    byte[] record = RecordBytes.start(ContentType.HANDSHAKE, VERSION, (1 << 14) + 2049);

    assertBreaks(Rule.RECORD_OVERFLOW, () -> c.client().unprotect(record));
  }

  // RFC 5246 section 6.2.3.2: the padding may be up to 255 bytes, and all of it is checked.
  @Test
  void takesAnyCorrectPadding() throws Exception {
    for (int padding = 11; padding < 256; padding += 16) {
      byte[] record = cbcRecord(padding, padding);
      assertThat(cbc().unprotect(record).fragment()).isEqualTo(new byte[16]);
    }
  }

  @Test
  void refusesIncorrectPadding() {
    for (int padding = 27; padding < 256; padding += 16) {
      byte[] record = cbcRecord(padding, padding - 1);
      assertBreaks(Rule.BAD_RECORD_MAC, () -> cbc().unprotect(record));
    }
  }

  // The Illustrated TLS Connection, version 1.2: ECDHE_RSA with AES_128_CBC_SHA.
  @Test
  void opensThePublishedConnection() throws Exception {
    byte[] premaster =
        CRYPTO
            .keyAgreement(
                NamedGroup.X25519,
                hex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"))
            .agree(hex("9fd7ad6dcff4298dd3f96d5b1b2af910a0535b1488d7f8fabb349a982880b615"))
            .bytes();
    List<KeyLogEntry> keyLog = new ArrayList<>();

    MasterSecret12 master =
        MasterSecret12.of(
            CRYPTO,
            CipherSuiteParameters.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA).orElseThrow(),
            Secret.copyOf(premaster),
            Opaque.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
            Opaque.ofHex("707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f"),
            keyLog::add);

    assertThat(keyLog.getFirst().line())
        .isEqualTo(
            "CLIENT_RANDOM 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                + "916abf9da55973e13614ae0a3f5d3f37b023ba129aee02cc9134338127cd7049"
                + "781c8e19fc1eb2a7387ac06ae237344c");
    byte[] clientRecord =
        hex(
            "1603030040404142434445464748494a4b4c4d4e4f227bc9ba81ef30f2a8a78ff1df50844d5804b7"
                + "eeb2e214c32b6892aca3db7b78077fdd90067c516bacb3ba90dedf720f");
    byte[] clientFinished =
        master.clientProtection(false, SCRIPTED).unprotect(clientRecord).fragment();
    assertThat(clientFinished).startsWith(20, 0, 0, 12).hasSize(16);
    byte[] serverRecord =
        hex(
            "16030300405152535455565758595a5b5c5d5e5f6018e075317b100315f6081fcbf313781aac73ef"
                + "e19fe25ba1af59c20be94fc01bda2d6800298b73a7e849d74bd494cf7d");
    assertThat(master.serverProtection(false, SCRIPTED).unprotect(serverRecord).fragment())
        .startsWith(20, 0, 0, 12)
        .hasSize(16);
    Randomness sameIv = bytes -> System.arraycopy(clientRecord, 5, bytes, 0, bytes.length);
    assertThat(
            master
                .clientProtection(false, sameIv)
                .protect(ContentType.HANDSHAKE, VERSION, clientFinished))
        .isEqualTo(clientRecord);
  }

  // RFC 7366 section 3; keys and record of a published test vector.
  @Test
  void opensAPublishedRecordWithEncryptThenMac() throws Exception {
    byte[] record =
        hex(
            "1603030050"
                + "5fa3bcd753100c20398437771f35c3b1"
                + "d039e4c32939cfe4122f3ffeaa7ea0e90b415e8817ccbbc1503b489fc1fd7ebf"
                + "26849bf090b40751227526a9d4127705bfb9932019f80c96b3de89eae4609311");
    Hmac hmac =
        CRYPTO.hmac(
            Hash.SHA_256, hex("a787fc7c9a946a60b67f959cf660b9cbe6b04c1642329e76638a0ced9c870c35"));
    CbcCipher cipher = CRYPTO.cbc(CbcAlgorithm.AES_128, hex("aef9c9078cae44553890c34caf054cd9"));

    assertThat(
            new CbcProtection12(cipher, hmac, true, SCRIPTED, Optional.empty())
                .unprotect(record)
                .fragment())
        .isEqualTo(hex("1400000c89147d7acc915d8b5cd3f6f0"));
  }

  // RFC 7627 section 4: the same premaster secret, but the session hash instead of the randoms.
  @Test
  void theExtendedMasterSecretDependsOnTheSessionHash() {
    byte[] one = extended(1).clientFinished(new byte[32]);

    assertThat(extended(1).clientFinishedIs(one, new byte[32])).isTrue();
    assertThat(extended(2).clientFinishedIs(one, new byte[32])).isFalse();
    assertThat(extended(1).serverFinishedIs(one, new byte[32])).isFalse();
    assertThat(extended(1).serverFinished(new byte[32])).hasSize(12);
    assertThat(master(extended(1))).isEqualTo(master(extended(1))).isNotEqualTo(one);
  }

  private static byte[] master(MasterSecret12 secret) {
    return secret.serverFinished(new byte[32]);
  }

  private static MasterSecret12 extended(int session) {
    byte[] sessionHash = new byte[32];
    sessionHash[0] = (byte) session;
    Opaque random = new Opaque(new byte[32]);
    return MasterSecret12.extended(
        CRYPTO,
        CipherSuiteParameters.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA).orElseThrow(),
        Secret.copyOf(new byte[48]),
        sessionHash,
        random,
        random,
        KeyLog.none());
  }

  private static CbcProtection12 cbc() {
    CbcCipher cipher = CRYPTO.cbc(CbcAlgorithm.AES_128, new byte[16]);
    return new CbcProtection12(
        cipher, CRYPTO.hmac(Hash.SHA_1, new byte[20]), false, SCRIPTED, Optional.empty());
  }

  /**
   * A record of 16 zero bytes with a valid MAC, whose padding bytes but the last are {@code
   * filler}.
   */
  private static byte[] cbcRecord(int padding, int filler) {
    byte[] header = RecordBytes.start(ContentType.HANDSHAKE, VERSION, 0);
    byte[] mac =
        CRYPTO
            .hmac(Hash.SHA_1, new byte[20])
            .update(RecordBytes.pseudoHeader(0, header, 0, 16))
            .of(new byte[16]);
    byte[] content = Arrays.copyOf(new byte[16], 16 + mac.length + padding + 1);
    System.arraycopy(mac, 0, content, 16, mac.length);
    Arrays.fill(content, 16 + mac.length, content.length, (byte) filler);
    content[content.length - 1] = (byte) padding;
    byte[] ciphertext =
        CRYPTO.cbc(CbcAlgorithm.AES_128, new byte[16]).encrypt(new byte[16], content);
    byte[] record = RecordBytes.start(ContentType.HANDSHAKE, VERSION, 16 + ciphertext.length);
    System.arraycopy(ciphertext, 0, record, 21, ciphertext.length);
    return record;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
