package dev.ascertain.app;

import dev.ascertain.Options.OfferOptions;
import dev.ascertain.app.OptionSpecs.Value;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.client.ExternalPsk;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Opaque;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The meaning of {@code --psk}, {@code --psk-identity} and {@code --early-data}; apart from {@link
 * CommandLineReader}, so that a check without them does not load it.
 */
final class PriorKeysReader {
  /** What OpenSSL takes for the identity if none is given. */
  private static final String USUAL_IDENTITY = "Client_identity";

  /** RFC 9846 section 4.3.11: at most 65,535 bytes; less, so that a ClientHello holds it. */
  private static final int LONGEST_IDENTITY = 4096;

  /** More than any hash has; RFC 9257 section 6 asks for at least 128 bits. */
  private static final int LONGEST_KEY = 512;

  private static final int SHORTEST_KEY = 16;

  /** No server takes more in its first flight. */
  private static final int MOST_EARLY_DATA = 65_536;

  private PriorKeysReader() {}

  /**
   * The key that was agreed on with the server.
   *
   * @param offer what is offered, to find out which hash the key is for
   * @throws UsageException if it is malformed, or TLS 1.3 is not offered
   */
  static ExternalPsk presharedKey(Words words, OfferOptions offer) throws UsageException {
    Optional<String> hex = words.last(Value.PSK);
    if (hex.isEmpty()) {
      throw new UsageException("--psk-identity needs the key too: --psk HEX.");
    }
    if (!offer.versions().isEmpty() && !offer.versions().contains(ProtocolVersion.TLS_1_3)) {
      throw new UsageException(
          "--psk is for TLS 1.3, but only " + offer.versions().getFirst() + " is to be offered.");
    }
    byte[] key = key(hex.orElseThrow());
    byte[] identity =
        words.last(Value.PSK_IDENTITY).orElse(USUAL_IDENTITY).getBytes(StandardCharsets.UTF_8);
    if (identity.length == 0 || identity.length > LONGEST_IDENTITY) {
      throw new UsageException(
          "--psk-identity has 1 to " + LONGEST_IDENTITY + " bytes, not " + identity.length + ".");
    }
    return new ExternalPsk(new Opaque(identity), Secret.copyOf(key), hash(offer.cipherSuites()));
  }

  private static byte[] key(String hex) throws UsageException {
    byte[] key;
    try {
      key = HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--psk takes the key in hexadecimal, two digits a byte: "
              + (hex.length() % 2 == 1
                  ? "the number of digits, " + hex.length() + ", is odd."
                  : "what was given has other characters."));
    }
    if (key.length < SHORTEST_KEY || key.length > LONGEST_KEY) {
      throw new UsageException(
          "--psk takes a key of "
              + SHORTEST_KEY
              + " to "
              + LONGEST_KEY
              + " bytes (RFC 9257 section 6), not "
              + key.length
              + ".");
    }
    return key;
  }

  /**
   * RFC 9846 section 4.3.11: "SHA-256 if no such algorithm is defined"; and the user defines one by
   * offering suites of no other.
   */
  private static Hash hash(List<CipherSuite> suites) {
    boolean only384 =
        !suites.isEmpty()
            && suites.stream()
                .noneMatch(suite ->
                    suite.equals(CipherSuite.TLS_AES_128_GCM_SHA256)
                        || suite.equals(CipherSuite.TLS_CHACHA20_POLY1305_SHA256));
    return only384 ? Hash.SHA_384 : Hash.SHA_256;
  }

  /**
   * What to send along with the ClientHello.
   *
   * @throws UsageException if the file cannot be read, is empty, or is too large
   */
  static Opaque earlyData(String file) throws UsageException {
    byte[] data = InputFiles.read("--early-data: ", file);
    if (data.length == 0) {
      throw new UsageException(
          "--early-data: "
              + file
              + " is empty; it is to hold what to send, such as an HTTP request.");
    }
    if (data.length > MOST_EARLY_DATA) {
      throw new UsageException(
          "--early-data: "
              + file
              + " has "
              + data.length
              + " bytes, but at most "
              + MOST_EARLY_DATA
              + " can be sent.");
    }
    return new Opaque(data);
  }
}
