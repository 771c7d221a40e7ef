package dev.ascertain.bench.tls;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import java.util.Random;
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
 * A record of 16 KiB from a server to its client, through a connection that lives for the whole
 * run: protecting and opening it. With {@code -prof gc}, what was allocated stands beside it.
 *
 * <p>An implementation that cannot be told to use a suite fails: the suites of TLS 1.3 in Conscrypt
 * and Netty are BoringSSL's choice.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BulkBenchmark {
  private static final int RECORD_BYTES = 1 << 14;

  /** Whose connection. */
  @Param({"ASCERTAIN", "ASCERTAIN_PROVIDER", "JSSE", "CONSCRYPT", "NETTY"})
  public Implementation implementation = Implementation.ASCERTAIN;

  /** Which version and suite. */
  @Param({"TLS13_ECDSA", "TLS13_AES256", "TLS13_CHACHA20", "TLS12_ECDSA", "TLS12_CHACHA20"})
  public Scenario scenario = Scenario.TLS13_ECDSA;

  private final byte[] data = new byte[RECORD_BYTES];

  @SuppressWarnings("NullAway.Init") // by connect()
  private Duo.Connection connection;

  /** Makes a handshake, and sees that what is sent arrives. */
  @Setup
  public void connect() {
    Certified root = Mint.root("Bench Root").key(scenario.key()).mint();
    Certified leaf = Mint.leaf(root, "localhost").key(scenario.key()).mint();
    new Random(1).nextBytes(data);
    connection = implementation.start(scenario, leaf).connect();
    int arrived = connection.transfer(data);
    if (arrived != data.length) {
      throw new IllegalStateException(arrived + " of " + data.length + " bytes have arrived");
    }
  }

  /** One record. */
  @Benchmark
  public int record() {
    return connection.transfer(data);
  }
}
