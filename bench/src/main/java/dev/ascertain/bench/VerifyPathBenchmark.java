package dev.ascertain.bench;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationCache;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Building and validating a path of three certificates from their bytes: ours against the path
 * builders of the JDK and of BouncyCastle. None of them looks at revocation.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class VerifyPathBenchmark {
  /** What kind of keys the three certificates have. */
  @Param({"EC", "RSA"})
  public String keys = "EC";

  private final Crypto crypto = Crypto.fastest();
  private final Crypto oneHandshake = Crypto.forOneHandshake();
  private final VerificationCache cache = new VerificationCache(1_000);
  private Instant at = Instant.now();
  private List<byte[]> sent = List.of();
  private VerificationRequest request =
      new VerificationRequest(
          List.of(),
          Optional.empty(),
          at,
          Measure.of(TrustStore.of("none", List.of())),
          List.of(),
          Optional.empty(),
          Evidence.NONE);
  private Set<TrustAnchor> anchors = Set.of();
  private final Provider bouncyCastle = new BouncyCastleProvider();

  /** Has {@code keytool} of the running JDK issue the three certificates. */
  @Setup
  public void issue()
      throws IOException, InterruptedException, GeneralSecurityException, ViolationException {
    Path folder = Files.createTempDirectory("path");
    Path store = folder.resolve("keys.p12");
    String[] kind =
        keys.equals("EC")
            ? new String[] {"-keyalg", "EC", "-groupname", "secp256r1"}
            : new String[] {"-keyalg", "RSA", "-keysize", "2048"};
    String[] ca = {"-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign,cRLSign"};
    String[] leaf = {"-ext", "ku:critical=digitalSignature", "-ext", "san=dns:www.example.com"};
    generate(store, "root", "CN=Root,O=Bench", "", kind, ca);
    generate(store, "intermediate", "CN=Intermediate,O=Bench", "root", kind, ca);
    generate(store, "leaf", "CN=www.example.com", "intermediate", kind, leaf);
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      all.load(in, "password".toCharArray());
    }
    Files.delete(store);
    Files.delete(folder);
    byte[] root = all.getCertificate("root").getEncoded();
    sent =
        List.of(
            all.getCertificate("leaf").getEncoded(),
            all.getCertificate("intermediate").getEncoded());
    at = Instant.now();
    TrustStore trust = TrustStore.of("Bench", List.of(Certificate.decode(root)));
    request =
        new VerificationRequest(
            sent,
            Optional.empty(),
            at,
            Measure.of(trust).with(Profile.RFC_5280),
            List.of(),
            Optional.empty(),
            Evidence.NONE);
    anchors = Set.of(new TrustAnchor((X509Certificate) all.getCertificate("root"), null));
    if (!ours().trusted()) {
      throw new IllegalStateException("the path is not valid: " + ours().findings());
    }
  }

  /** Ours, every signature computed. */
  @Benchmark
  public Verification ours() {
    return Verifier.verify(request, crypto);
  }

  /** Ours, as a plain check has it: without a native library. */
  @Benchmark
  public Verification oursForOneHandshake() {
    return Verifier.verify(request, oneHandshake);
  }

  /** Ours, with certificates and signatures remembered. */
  @Benchmark
  public Verification oursCached() {
    return Verifier.verify(request, crypto, cache);
  }

  /** The JDK's, every certificate read and every signature computed. */
  @Benchmark
  public Object jdkForgetful(Forgetful forgotten) throws GeneralSecurityException {
    return jdk();
  }

  /**
   * Makes the JDK forget: it keeps the 750 certificates read last, and each knows by which key it
   * was verified.
   */
  @State(Scope.Thread)
  public static class Forgetful {
    private int count;

    /** Has the JDK read other certificates, which differ in their signatures only. */
    @Setup(Level.Invocation)
    public void forget(VerifyPathBenchmark benchmark) throws GeneralSecurityException {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      byte[] other = benchmark.sent.getFirst().clone();
      for (int i = 0; i < 800; i++) {
        count++;
        other[other.length - 1] = (byte) count;
        other[other.length - 2] = (byte) (count >> 8);
        other[other.length - 3] = (byte) (count >> 16);
        factory.generateCertificate(new ByteArrayInputStream(other));
      }
    }
  }

  /** The JDK's, which remembers certificates and their signatures by itself. */
  @Benchmark
  public Object jdk() throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return build(
        factory,
        CertPathBuilder.getInstance("PKIX"),
        CertStore.getInstance("Collection", collection(factory)));
  }

  /** BouncyCastle's. */
  @Benchmark
  public Object bouncyCastle() throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509", bouncyCastle);
    return build(
        factory,
        CertPathBuilder.getInstance("PKIX", bouncyCastle),
        CertStore.getInstance("Collection", collection(factory), bouncyCastle));
  }

  private CollectionCertStoreParameters collection(CertificateFactory factory)
      throws GeneralSecurityException {
    List<java.security.cert.Certificate> certificates = new ArrayList<>();
    for (byte[] der : sent) {
      certificates.add(factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return new CollectionCertStoreParameters(certificates);
  }

  private Object build(CertificateFactory factory, CertPathBuilder builder, CertStore store)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(
        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(sent.getFirst())));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    parameters.addCertStore(store);
    return builder.build(parameters);
  }

  private static void generate(
      Path store, String alias, String name, String signer, String[] kind, String[] extensions)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                "password",
                "-alias",
                alias,
                "-dname",
                name));
    command.addAll(List.of(kind));
    command.addAll(List.of(extensions));
    if (!signer.isEmpty()) {
      command.addAll(List.of("-signer", signer));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed: " + output);
    }
  }
}
