import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints the Chrome Root Store that is compiled into a Chromium, one line per root, as {@link
 * StoreText} says. usage: {@code java ReadChromium.java CHROMIUM VERSION}
 *
 * <p>The store is one table of constants. Chromium declares it in net/cert/internal/
 * trust_store_chrome.h, here with the offset of each field:
 *
 * <pre>
 * struct ChromeRootCertInfo {                                        // 64 bytes
 *   base::span&lt;const uint8_t&gt; root_cert_der;                         //  0
 *   base::span&lt;const StaticChromeRootCertConstraints&gt; constraints;   // 16
 *   bool enforce_anchor_expiry;                                      // 32
 *   bool enforce_anchor_constraints;                                 // 33
 *   base::span&lt;const uint8_t&gt; trust_anchor_id;                       // 40
 *   std::optional&lt;int32_t&gt; crs_root_id;                              // 56
 * };
 * struct StaticChromeRootCertConstraints {                           // 160 bytes
 *   std::optional&lt;base::Time&gt; sct_not_after;                         //  0
 *   std::optional&lt;base::Time&gt; sct_all_after;                         // 16
 *   std::optional&lt;std::string_view&gt; min_version;                     // 32
 *   std::optional&lt;std::string_view&gt; max_version_exclusive;           // 56
 *   base::span&lt;const std::string_view&gt; permitted_dns_names;          // 80
 *   std::optional&lt;uint64_t&gt; index_not_after;                         // 96
 *   std::optional&lt;uint64_t&gt; index_after;                             // 112
 *   std::optional&lt;base::Time&gt; validity_starts_not_after;             // 128
 *   std::optional&lt;base::Time&gt; validity_starts_after;                 // 144
 * };
 * </pre>
 *
 * <p>The table is found by its form: a run of records, all of whose fields hold what the
 * declaration allows, and whose certificates parse. It fails unless there is exactly one, and
 * wherever a constraint says something for which {@link StoreText} has no words: better no store
 * than a wrong one.
 *
 * <p>A root with constraint sets is trusted if one of them is satisfied; sets for other versions of
 * Chromium cannot be. Chrome also lists some intermediates by themselves; these are left out, since
 * each one's issuer is in the list too, without constraints.
 */
final class ReadChromium {
  private static final int ROOT_BYTES = 64;
  private static final int CONSTRAINT_BYTES = 160;

  /** A run shorter than this is no root store. */
  private static final int FEWEST_ROOTS = 50;

  private final Elf elf;
  private final List<Integer> version;
  private final CertificateFactory x509;

  private ReadChromium(Elf elf, String version) throws Exception {
    this.elf = elf;
    this.version = numbers(version);
    this.x509 = CertificateFactory.getInstance("X.509");
  }

  /** A record of the table. */
  private record Root(X509Certificate certificate, List<String> limits, boolean intermediate) {}

  public static void main(String[] arguments) throws Exception {
    ReadChromium reader = new ReadChromium(Elf.read(Path.of(arguments[0])), arguments[1]);
    List<Root> table = reader.table();
    for (Root root : table) {
      if (root.intermediate()) {
        requireIssuer(root, table);
      } else {
        System.out.println(StoreText.root(root.certificate().getEncoded(), root.limits()));
      }
    }
  }

  private static void requireIssuer(Root intermediate, List<Root> table) throws Exception {
    X509Certificate certificate = intermediate.certificate();
    for (Root root : table) {
      if (!root.intermediate()
          && root.limits().isEmpty()
          && root.certificate()
              .getSubjectX500Principal()
              .equals(certificate.getIssuerX500Principal())) {
        certificate.verify(root.certificate().getPublicKey());
        return;
      }
    }
    throw new IllegalStateException("no issuer of " + certificate.getSubjectX500Principal());
  }

  private List<Root> table() throws Exception {
    List<List<Long>> runs = new ArrayList<>();
    long next = -1;
    for (long address : elf.pointers().keySet()) {
      if (address < next || !looksLikeRoot(address)) {
        continue;
      }
      if (address != next) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(address);
      next = address + ROOT_BYTES;
    }
    runs.removeIf(run -> run.size() < FEWEST_ROOTS);
    if (runs.size() != 1) {
      throw new IllegalStateException(runs.size() + " tables look like the root store");
    }
    List<Root> roots = new ArrayList<>();
    for (long address : runs.getFirst()) {
      roots.add(root(address));
    }
    return roots;
  }

  private boolean looksLikeRoot(long at) {
    if (!elf.contains(at, ROOT_BYTES) || elf.u8(at + 32) > 1 || elf.u8(at + 33) > 1) {
      return false;
    }
    OptionalLong der = elf.pointer(at);
    long length = elf.u64(at + 8);
    return der.isPresent()
        && length > 4
        && length < 0x10000
        && elf.contains(der.getAsLong(), length)
        && Arrays.equals(elf.bytes(der.getAsLong(), 4), header((int) length))
        && isSpan(at + 16, CONSTRAINT_BYTES)
        && isSpan(at + 40, 1)
        && elf.u64(at + 56) >>> 32 == 1;
  }

  /** A span: a pointer and a count, or neither. */
  private boolean isSpan(long at, int size) {
    OptionalLong start = elf.pointer(at);
    long count = elf.u64(at + 8);
    return start.isPresent()
        ? count > 0 && count < 1000 && elf.contains(start.getAsLong(), count * size)
        : count == 0 && elf.u64(at) == 0;
  }

  /** The beginning of a certificate of this length: SEQUENCE, with a length of two octets. */
  private static byte[] header(int length) {
    return new byte[] {0x30, (byte) 0x82, (byte) (length - 4 >> 8), (byte) (length - 4)};
  }

  private Root root(long at) throws Exception {
    byte[] der = elf.bytes(elf.pointer(at).orElseThrow(), (int) elf.u64(at + 8));
    X509Certificate certificate =
        (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der));
    boolean intermediate = elf.u8(at + 32) == 1;
    if (intermediate != (elf.u8(at + 33) == 1)
        || intermediate
            == certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      throw new IllegalStateException(certificate.getSubjectX500Principal() + " is constrained");
    }
    return new Root(certificate, limits(at + 16), intermediate);
  }

  private List<String> limits(long span) {
    long count = elf.u64(span + 8);
    List<Map<String, String>> sets = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      Map<String, String> set = constraints(elf.pointer(span).orElseThrow() + i * CONSTRAINT_BYTES);
      String from = set.remove("min_version");
      String to = set.remove("max_version_exclusive");
      if ((from == null || compare(numbers(from), version) <= 0)
          && (to == null || compare(version, numbers(to)) < 0)) {
        sets.add(set);
      }
    }
    if (count == 0 || sets.contains(Map.of())) {
      return List.of();
    }
    if (sets.size() != 1) {
      throw new IllegalStateException(sets + ": not one set of constraints");
    }
    return sets.getFirst().entrySet().stream()
        .map(constraint ->
            switch (constraint.getKey()) {
              case "sct_not_after" -> "logged-until=" + constraint.getValue();
              case "validity_starts_not_after" -> "issued-until=" + constraint.getValue();
              case "permitted_dns_names" -> "names=" + constraint.getValue();
              default -> throw new IllegalStateException(constraint + " has no words");
            })
        .toList();
  }

  private Map<String, String> constraints(long at) {
    Map<String, String> set = new HashMap<>();
    time(set, "sct_not_after", at);
    time(set, "sct_all_after", at + 16);
    text(set, "min_version", at + 32);
    text(set, "max_version_exclusive", at + 56);
    names(set, at + 80);
    number(set, "index_not_after", at + 96);
    number(set, "index_after", at + 112);
    time(set, "validity_starts_not_after", at + 128);
    time(set, "validity_starts_after", at + 144);
    return set;
  }

  /** Chromium counts time in microseconds since 1601. */
  private void time(Map<String, String> set, String name, long at) {
    if (isEngaged(at + 8)) {
      Instant epoch = Instant.parse("1601-01-01T00:00:00Z");
      set.put(name, epoch.plus(elf.u64(at), ChronoUnit.MICROS).toString());
    }
  }

  private void number(Map<String, String> set, String name, long at) {
    if (isEngaged(at + 8)) {
      set.put(name, Long.toUnsignedString(elf.u64(at)));
    }
  }

  private void text(Map<String, String> set, String name, long at) {
    if (isEngaged(at + 16)) {
      set.put(name, view(at));
    }
  }

  private void names(Map<String, String> set, long span) {
    int count = (int) elf.u64(span + 8);
    if (count > 0) {
      long first = elf.pointer(span).orElseThrow();
      set.put(
          "permitted_dns_names",
          IntStream.range(0, count)
              .mapToObj(i -> view(first + 16L * i))
              .collect(Collectors.joining(",")));
    }
  }

  private String view(long at) {
    return elf.text(elf.pointer(at).orElseThrow(), (int) elf.u64(at + 8));
  }

  private boolean isEngaged(long at) {
    int flag = elf.u8(at);
    if (flag > 1) {
      throw new IllegalStateException("no flag at 0x" + Long.toHexString(at));
    }
    return flag == 1;
  }

  private static List<Integer> numbers(String version) {
    return Arrays.stream(version.split("\\.")).map(Integer::valueOf).toList();
  }

  private static int compare(List<Integer> left, List<Integer> right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order =
          Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
