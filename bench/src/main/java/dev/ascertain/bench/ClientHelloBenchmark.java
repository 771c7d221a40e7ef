package dev.ascertain.bench;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What "decode once" costs: reading a browser's ClientHello, with and without its field tree. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClientHelloBenchmark {
  private static final int RECORD_HEADER = 5;

  private byte[] hello = {};

  /** Makes a ClientHello with an X25519MLKEM768 share: about 1.5 KB. */
  @Setup
  public void makeHello() {
    SecureRandom random = new SecureRandom();
    ClientSettings settings =
        new ClientSettings(
            System::nanoTime,
            Crypto.forOneHandshake(),
            random::nextBytes,
            CertificateJudge.acceptingAll(),
            Mode.STRICT,
            KeyLog.none());
    Offer offer = Offer.likeABrowser().serverName(Optional.of("www.example.com")).build();
    byte[] record = ClientEngine.start(offer, settings).takeOutput();
    hello = Arrays.copyOfRange(record, RECORD_HEADER, record.length);
  }

  /** As the engine reads it. */
  @Benchmark
  public HandshakeMessage decode() throws ViolationException {
    return HandshakeMessage.decode(hello, Dialect.INITIAL);
  }

  /** As the report reads it: every field with its name, range and value. */
  @Benchmark
  public Decoding<HandshakeMessage> trace() {
    return HandshakeMessage.trace(hello, Dialect.INITIAL);
  }
}
