import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the roots of an OpenJDK, one line each, as {@link StoreText} says, less those that its
 * policies of distrust refuse altogether.
 *
 * <p>usage: {@code java ReadJava.java CACERTS JAVA.SECURITY VALIDATOR}, where CACERTS is a key
 * store or a folder of certificates in PEM, and VALIDATOR the folder with the sources of package
 * {@code sun.security.validator}.
 */
final class ReadJava {
  private static final Pattern FINGERPRINT = Pattern.compile("\"([0-9A-F]{64})\"");
  private static final Pattern DATE =
      Pattern.compile("LocalDate (\\w+) = LocalDate\\.of\\((\\d+), Month\\.(\\w+), (\\d+)\\)");
  private static final Pattern ISSUED_UNTIL =
      Pattern.compile("checkNotBefore\\(ldNotBefore, ([A-Z_0-9]+), anchor\\)");
  private static final Pattern TRUSTED_UNTIL =
      Pattern.compile("LocalDate\\.now\\(\\)\\.isAfter\\((\\w+)\\)");

  private ReadJava() {}

  /**
   * What a policy says about its roots.
   *
   * @param refused whether no certificate below them is trusted
   */
  private record Policy(Set<String> fingerprints, boolean refused, List<String> limits) {}

  public static void main(String[] arguments) throws Exception {
    List<Policy> policies = policies(Path.of(arguments[1]), Path.of(arguments[2]));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (byte[] der : roots(Path.of(arguments[0]))) {
      String fingerprint = HexFormat.of().withUpperCase().formatHex(sha256.digest(der));
      List<String> limits = new ArrayList<>();
      boolean refused = false;
      for (Policy policy : policies) {
        if (policy.fingerprints().contains(fingerprint)) {
          refused |= policy.refused();
          limits.addAll(policy.limits());
        }
      }
      if (!refused) {
        System.out.println(StoreText.root(der, limits));
      }
    }
  }

  private static List<byte[]> roots(Path cacerts) throws Exception {
    List<byte[]> roots = new ArrayList<>();
    if (Files.isDirectory(cacerts)) {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      try (Stream<Path> files = Files.list(cacerts)) {
        for (Path file : files.filter(f -> !f.endsWith("README")).toList()) {
          // Each file begins with a description.
          String text = Files.readString(file);
          String pem = text.substring(text.indexOf("-----BEGIN CERTIFICATE-----"));
          byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
          roots.add(x509.generateCertificate(new ByteArrayInputStream(bytes)).getEncoded());
        }
      }
      return roots;
    }
    // cacerts has no password; with none given, its checksum is not checked.
    KeyStore store = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
    for (String alias : Collections.list(store.aliases())) {
      Certificate certificate = store.getCertificate(alias);
      if (!store.isCertificateEntry(alias) || !alias.endsWith(" [jdk]")) {
        throw new IllegalStateException(alias + " is not one of OpenJDK's own roots");
      }
      roots.add(certificate.getEncoded());
    }
    return roots;
  }

  /** The policies that {@code jdk.security.caDistrustPolicies} names. */
  private static List<Policy> policies(Path security, Path validator) throws IOException {
    String text = Files.readString(security).replace("\\\n", "");
    String names =
        Pattern.compile("^jdk\\.security\\.caDistrustPolicies=(.*)$", Pattern.MULTILINE)
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    List<Policy> policies = new ArrayList<>();
    for (String name : names.split(",")) {
      // SYMANTEC_TLS is in SymantecTLSPolicy.java.
      String first = name.strip().replace("_TLS", "");
      String file = first.charAt(0) + first.substring(1).toLowerCase() + "TLSPolicy.java";
      policies.add(policy(Files.readString(validator.resolve(file)).replaceAll("\\s+", " ")));
    }
    return policies;
  }

  /**
   * Reads the source of one policy.
   *
   * <p>One without dates refuses its roots. Days end at midnight UTC, and belong to what is still
   * trusted. SYMANTEC_TLS of Java 8 and 11 has later dates for two intermediates of Apple's; these
   * dates are of 2019, so that no certificate that they concern is still valid.
   */
  private static Policy policy(String source) {
    Set<String> fingerprints =
        FINGERPRINT.matcher(source).results().map(m -> m.group(1)).collect(Collectors.toSet());
    Map<String, Instant> dates = new HashMap<>();
    for (MatchResult date : DATE.matcher(source).results().toList()) {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(date.group(2)),
              Month.valueOf(date.group(3)),
              Integer.parseInt(date.group(4)));
      dates.put(
          date.group(1), day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1));
    }
    List<String> limits = new ArrayList<>();
    only(ISSUED_UNTIL.matcher(source))
        .ifPresent(name -> limits.add("issued-until=" + dates.get(name)));
    only(TRUSTED_UNTIL.matcher(source))
        .ifPresent(name -> limits.add("trusted-until=" + dates.get(name)));
    boolean undated = !source.contains("LocalDate");
    if (fingerprints.isEmpty() || undated != limits.isEmpty()) {
      throw new IllegalStateException("unknown form of policy: " + source);
    }
    return new Policy(fingerprints, undated, limits);
  }

  private static Optional<String> only(Matcher matcher) {
    Set<String> names =
        matcher
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    if (names.size() > 1) {
      throw new IllegalStateException("several dates: " + Arrays.asList(names.toArray()));
    }
    return names.stream().findFirst();
  }
}
