package dev.ascertain.bench;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
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

/** What it costs to read a server's certificate: ours, the JDK's reader, and BouncyCastle's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ParseCertificateBenchmark {

  /** The kind of the certificate's key and of its issuer's. */
  @Param({"EC", "RSA"})
  public String key = "";

  private byte[] der = {};
  private int count;

  /** Makes the certificate. */
  @Setup
  public void mint() throws GeneralSecurityException, IOException {
    der = PublicLeaf.mint(key);
  }

  /**
   * The certificate with another signature each time, for the JDK keeps what it has read. Nobody
   * looks into the signature here.
   */
  private byte[] next() {
    ByteBuffer.wrap(der).putInt(der.length - Integer.BYTES, count++);
    return der;
  }

  /** All fields and extensions, strictly. */
  @Benchmark
  public Certificate ascertain() throws ViolationException {
    return Certificate.decode(next());
  }

  /** What JSSE reads certificates with. */
  @Benchmark
  public java.security.cert.Certificate jdk() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(next()));
  }

  /** BouncyCastle's lightweight reader, which leaves the values of extensions unread. */
  @Benchmark
  public org.bouncycastle.asn1.x509.Certificate bouncyCastle() {
    return org.bouncycastle.asn1.x509.Certificate.getInstance(next());
  }
}
