package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.extension.Opaque;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One of the handshakes of RFC 8448: named octets, in the order of the trace. */
public record Rfc8448Trace(Map<String, byte[]> octets) {
  static final Crypto CRYPTO = Crypto.forOneHandshake();
  static final CipherSuiteParameters SUITE =
      CipherSuiteParameters.of(CipherSuite.TLS_AES_128_GCM_SHA256).orElseThrow();

  /**
   * Reads a trace.
   *
   * @param name such as {@code simple-1rtt}, a file in the folder {@code rfc8448} of the test
   *     resources
   */
  public static Rfc8448Trace read(String name) {
    String resource = "/dev/ascertain/rfc8448/" + name + ".txt";
    try (InputStream in = Rfc8448Trace.class.getResourceAsStream(resource)) {
      String text =
          new String(
              Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.US_ASCII);
      Map<String, byte[]> octets = new LinkedHashMap<>();
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" = ", 2))
          .forEach(pair -> octets.put(pair[0], HexFormat.of().parseHex(pair[1])));
      return new Rfc8448Trace(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the trace has these octets. */
  public boolean has(String name) {
    return octets.containsKey(name);
  }

  /** The octets with this name, which the trace must have. */
  public byte[] get(String name) {
    return Objects.requireNonNull(octets.get(name), name).clone();
  }

  /** The handshake messages the trace has among these, as one sequence. */
  byte[] joined(List<String> names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    names.stream().filter(this::has).map(this::get).forEach(out::writeBytes);
    return out.toByteArray();
  }

  Opaque clientRandom() {
    return new Opaque(get("client_random"));
  }

  Secret sharedSecret() {
    return Secret.copyOf(get("shared_secret"));
  }

  /** A transcript up to ServerHello, through a HelloRetryRequest if the trace has one. */
  TranscriptHash transcriptToServerHello() {
    TranscriptHash transcript = TranscriptHash.of(CRYPTO, Hash.SHA_256);
    if (has("hello_retry_request")) {
      transcript.add(get("client_hello_1"));
      transcript.replaceByMessageHash();
      transcript.add(get("hello_retry_request"));
      transcript.add(get("client_hello_2"));
    } else {
      transcript.add(get("client_hello"));
    }
    transcript.add(get("server_hello"));
    return transcript;
  }
}
