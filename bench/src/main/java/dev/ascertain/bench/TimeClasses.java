package dev.ascertain.bench;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Whether the time that an answer takes tells what was wrong inside of what was encrypted: the
 * padding of a CBC record (Lucky Thirteen), and a premaster secret under RSA (Bleichenbacher). To
 * be run by hand, on a quiet machine:
 *
 * <pre>java -cp bench/target/benchmarks.jar dev.ascertain.bench.TimeClasses</pre>
 *
 * <p>Each kind of input is measured many times, in random order, and each pair of kinds compared by
 * Welch's t-test. The slowest tenth, where the machine did something else, is left out. As a rule
 * |t| above 4.5 says that the times differ (Goodwill et al., "A testing methodology for
 * side-channel resistance validation", 2011).
 */
public final class TimeClasses {
  private static final int DEFAULT_CBC_SAMPLES = 100_000;
  private static final int DEFAULT_RSA_SAMPLES = 3_000;
  private static final int INPUTS = 64;
  private static final int MODULUS = 256;
  private static final int BLOCK = 16;
  private static final int HEADER = 5;
  private static final int CONTENT = 20 * BLOCK;
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Random RANDOM = new Random(1);

  private TimeClasses() {}

  /**
   * Measures and prints.
   *
   * @param args how many samples of each kind: of CBC records, of premaster secrets
   */
  public static void main(String[] args) throws GeneralSecurityException, CryptoException {
    int cbcSamples = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_CBC_SAMPLES;
    int rsaSamples = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_RSA_SAMPLES;
    for (CipherSuite suite :
        List.of(
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384)) {
      cbc(suite, cbcSamples);
    }
    rsa(rsaSamples);
  }

  private static void cbc(CipherSuite suite, int samples) {
    Map<String, List<byte[]>> classes = new LinkedHashMap<>();
    classes.put("padding of 0 bytes", records(suite, content -> Arrays.fill(content, (byte) 0)));
    classes.put("padding of 255 bytes", records(suite, content -> Arrays.fill(content, (byte) -1)));
    classes.put("wrong padding", records(suite, content -> content[CONTENT - 1] = 0x55));
    RecordProtection protection = protection(suite);
    compare(
        suite + ", MAC wrong",
        classes,
        samples,
        record -> {
          try {
            protection.unprotect(record);
            throw new IllegalStateException("opened");
          } catch (ViolationException e) {
            // as it should be
          }
        });
  }

  /** Records that end within their content, so that it is taken for MAC and padding. */
  private static List<byte[]> records(CipherSuite suite, Consumer<byte[]> change) {
    return IntStream.range(0, INPUTS)
        .mapToObj(_ -> {
          byte[] content = new byte[CONTENT];
          RANDOM.nextBytes(content);
          change.accept(content);
          byte[] whole =
              protection(suite)
                  .protect(ContentType.APPLICATION_DATA, ProtocolVersion.TLS_1_2, content);
          byte[] record = Arrays.copyOf(whole, HEADER + BLOCK + CONTENT);
          record[3] = (byte) (BLOCK + CONTENT >>> 8);
          record[4] = (byte) (BLOCK + CONTENT);
          return record;
        })
        .toList();
  }

  private static RecordProtection protection(CipherSuite suite) {
    Opaque random = new Opaque(new byte[32]);
    return MasterSecret12.of(
            CRYPTO,
            CipherSuiteParameters.of(suite).orElseThrow(),
            Secret.copyOf(new byte[48]),
            random,
            random,
            KeyLog.none())
        .clientProtection(false, RANDOM::nextBytes);
  }

  private static void rsa(int samples) throws GeneralSecurityException, CryptoException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(8 * MODULUS);
    KeyPair pair = generator.generateKeyPair();
    PrivateKey key = CRYPTO.privateKey(pair.getPrivate().getEncoded());
    RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
    Map<String, List<byte[]>> classes = new LinkedHashMap<>();
    classes.put("all right", premasters(publicKey, _ -> {}));
    classes.put("wrong version", premasters(publicKey, encoded -> encoded[MODULUS - 47] = 1));
    classes.put("wrong block type", premasters(publicKey, encoded -> encoded[1] = 1));
    classes.put("zero byte too early", premasters(publicKey, encoded -> encoded[5] = 0));
    classes.put("no zero byte", premasters(publicKey, encoded -> encoded[MODULUS - 49] = 1));
    classes.put(
        "47 bytes",
        premasters(
            publicKey,
            encoded -> {
              encoded[MODULUS - 49] = 1;
              encoded[MODULUS - 48] = 0;
            }));
    compare(
        "RSA-2048 premaster secret",
        classes,
        samples,
        encrypted -> key.premaster(encrypted, 0x0303, RANDOM::nextBytes).destroy());
  }

  private static List<byte[]> premasters(RSAPublicKey key, Consumer<byte[]> change) {
    return IntStream.range(0, INPUTS)
        .mapToObj(_ -> {
          byte[] encoded = new byte[MODULUS];
          for (int i = 0; i < MODULUS; i++) {
            encoded[i] = (byte) RANDOM.nextInt(1, 256);
          }
          encoded[0] = 0;
          encoded[1] = 2;
          encoded[MODULUS - 49] = 0;
          encoded[MODULUS - 48] = 3;
          encoded[MODULUS - 47] = 3;
          change.accept(encoded);
          byte[] number =
              new BigInteger(1, encoded)
                  .modPow(key.getPublicExponent(), key.getModulus())
                  .toByteArray();
          byte[] encrypted = new byte[MODULUS];
          int length = Math.min(number.length, MODULUS);
          System.arraycopy(number, number.length - length, encrypted, MODULUS - length, length);
          return encrypted;
        })
        .toList();
  }

  private static void compare(
      String title, Map<String, List<byte[]>> classes, int samples, Consumer<byte[]> deed) {
    List<String> names = List.copyOf(classes.keySet());
    List<List<byte[]>> inputs = List.copyOf(classes.values());
    double[][] times = new double[names.size()][samples];
    int[] taken = new int[names.size()];
    for (int left = samples * names.size(); left > 0; ) {
      int kind = RANDOM.nextInt(names.size());
      if (taken[kind] == samples) {
        continue;
      }
      byte[] input = inputs.get(kind).get(RANDOM.nextInt(INPUTS)).clone();
      long begin = System.nanoTime();
      deed.accept(input);
      times[kind][taken[kind]++] = System.nanoTime() - begin;
      left--;
    }
    double limit = limit(times);
    System.out.println(title + ", " + samples + " samples each, those below " + limit + " ns:");
    Summary[] summaries = new Summary[names.size()];
    for (int i = 0; i < summaries.length; i++) {
      // What came first was still being compiled.
      double[] warm = Arrays.copyOfRange(times[i], samples / 5, samples);
      summaries[i] = Summary.of(Arrays.stream(warm).filter(t -> t <= limit).toArray());
      System.out.printf(
          "  %-22s mean %.1f ns, deviation %.1f%n",
          names.get(i), summaries[i].mean(), Math.sqrt(summaries[i].variance()));
    }
    for (int i = 0; i < summaries.length; i++) {
      for (int j = i + 1; j < summaries.length; j++) {
        System.out.printf(
            "  %-22s | %-22s t = %6.2f%n",
            names.get(i), names.get(j), summaries[i].welch(summaries[j]));
      }
    }
  }

  /** What nine of ten samples are below. */
  private static double limit(double[][] times) {
    double[] all = Arrays.stream(times).flatMapToDouble(Arrays::stream).sorted().toArray();
    return all[all.length * 9 / 10];
  }

  /** Samples in short. */
  private record Summary(double mean, double variance, int count) {

    static Summary of(double[] samples) {
      double mean = Arrays.stream(samples).average().orElse(0);
      double squares = Arrays.stream(samples).map(t -> (t - mean) * (t - mean)).sum();
      return new Summary(mean, squares / (samples.length - 1), samples.length);
    }

    /** The statistic of Welch's t-test. */
    double welch(Summary other) {
      return (mean - other.mean) / Math.sqrt(variance / count + other.variance / other.count);
    }
  }
}
