package dev.ascertain.bench.tls;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import java.security.cert.CertificateEncodingException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A handshake, client and server together. With {@code -prof dev.ascertain.bench.tls.ProcessorTime}
 * the time that all threads spent on a processor stands beside it, with {@code -prof gc} what was
 * allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 4)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HandshakeBenchmark {
  /** Whose handshake. */
  @Param public Implementation implementation = Implementation.ASCERTAIN;

  /** What kind of handshake. */
  @Param({"TLS13_ECDSA", "TLS13_RSA", "TLS13_RESUMED", "TLS12_ECDSA", "TLS12_RESUMED"})
  public Scenario scenario = Scenario.TLS13_ECDSA;

  @SuppressWarnings("NullAway.Init") // by start()
  private Duo duo;

  /** Issues a certificate, and makes sure that handshakes are what they should be. */
  @Setup
  public void start() throws CertificateEncodingException {
    Certified root = Mint.root("Bench Root").key(scenario.key()).mint();
    Certified leaf = Mint.leaf(root, "localhost").key(scenario.key()).mint();
    duo = implementation.start(scenario, leaf);
    int first = duo.shakeHands();
    int second = duo.shakeHands();
    int certificate = leaf.certificate().getTBSCertificate().length;
    boolean resumed = second < first - certificate;
    if (resumed != scenario.isResumed()) {
      throw new IllegalStateException(
          "the server sent " + first + " bytes, then " + second + ": not " + scenario);
    }
  }

  /** One handshake. */
  @Benchmark
  public int handshake() {
    return duo.shakeHands();
  }
}
