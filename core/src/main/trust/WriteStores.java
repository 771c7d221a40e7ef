import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Writes the bundled trust stores, in the format that {@code TrustFile} documents, and the table of
 * them in README.md.
 *
 * <p>usage: {@code java WriteStores.java FOLDER STORE...}, with stores as {@link StoreText} says.
 * The first is that of a plain check, and has a file of its own: mozilla.roots. The other stores
 * refer to its roots, and to those that other.roots adds.
 */
final class WriteStores {
  /** The kinds of limits, as TrustFile numbers them. */
  private static final Map<String, Integer> KINDS =
      Map.of("issued-until", 1, "logged-until", 2, "trusted-until", 3, "names", 4);

  private static final String TABLE_BEGINS = "<!-- table -->\n";
  private static final String TABLE_ENDS = "<!-- end of table -->\n";

  private WriteStores() {}

  /** A store: what is said of it by name, and the limits of each root by its DER in Base64. */
  private record Store(Map<String, String> head, Map<String, List<String>> roots) {

    String of(String name) {
      return Objects.requireNonNull(head.get(name), name);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<Store> stores = new ArrayList<>();
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      stores.add(read(Path.of(file)));
    }
    Map<String, Integer> indexes = new HashMap<>();
    List<byte[]> first = index(stores.subList(0, 1), indexes);
    List<byte[]> others = index(stores.subList(1, stores.size()), indexes);
    write(folder.resolve("mozilla.roots"), first, stores.subList(0, 1), indexes);
    write(folder.resolve("other.roots"), others, stores.subList(1, stores.size()), indexes);
    writeTable(folder.resolve("README.md"), stores);
    System.out.println(stores.size() + " stores of " + indexes.size() + " roots");
  }

  private static Store read(Path file) throws IOException {
    Map<String, String> head = new LinkedHashMap<>();
    Map<String, List<String>> roots = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ", 2);
      if (!words[0].equals("root")) {
        head.put(words[0], words[1]);
        continue;
      }
      String[] root = words[1].split(" ");
      List<String> limits = Arrays.asList(root).subList(1, root.length);
      if (roots.put(root[0], limits) != null) {
        throw new IllegalStateException(file + " has a root twice");
      }
    }
    LocalDate.parse(head.get("date"));
    if (roots.size() < 50) {
      throw new IllegalStateException(head + " has only " + roots.size() + " roots");
    }
    return new Store(head, roots);
  }

  /** Numbers the roots that have no number yet, in the order of their bytes; returns these. */
  private static List<byte[]> index(List<Store> stores, Map<String, Integer> indexes) {
    List<byte[]> added =
        stores.stream()
            .flatMap(store -> store.roots().keySet().stream())
            .distinct()
            .filter(root -> !indexes.containsKey(root))
            .map(root -> Base64.getDecoder().decode(root))
            .sorted(Arrays::compareUnsigned)
            .toList();
    for (byte[] der : added) {
      indexes.put(Base64.getEncoder().encodeToString(der), indexes.size());
    }
    return added;
  }

  private static void write(
      Path file, List<byte[]> roots, List<Store> stores, Map<String, Integer> indexes)
      throws IOException {
    byte[] allRoots =
        concatenated(
            roots.stream()
                .map(der -> concatenated(List.of(vector(2, subject(der)), vector(3, der))))
                .toList());
    byte[] allStores = concatenated(stores.stream().map(store -> encoded(store, indexes)).toList());
    Files.write(file, concatenated(List.of(vector(3, allRoots), vector(3, allStores))));
  }

  private static byte[] encoded(Store store, Map<String, Integer> indexes) {
    List<String> roots =
        store.roots().keySet().stream().sorted(Comparator.comparing(indexes::get)).toList();
    List<byte[]> members = roots.stream().map(root -> number(2, indexes.get(root))).toList();
    List<byte[]> limited =
        roots.stream()
            .filter(root -> !limits(store, root).isEmpty())
            .map(root ->
                concatenated(
                    List.of(
                        number(2, indexes.get(root)),
                        vector(
                            2,
                            concatenated(
                                limits(store, root).stream().map(WriteStores::limit).toList())))))
            .toList();
    return concatenated(
        List.of(
            text(store.of("id")),
            text(store.of("name")),
            text(store.of("source")),
            text(store.of("date")),
            text(store.of("licence")),
            vector(2, concatenated(members)),
            vector(2, concatenated(limited))));
  }

  private static List<String> limits(Store store, String root) {
    return Objects.requireNonNull(store.roots().get(root));
  }

  private static byte[] limit(String limit) {
    String[] parts = limit.split("=", 2);
    int kind = Objects.requireNonNull(KINDS.get(parts[0]), parts[0]);
    return concatenated(
        List.of(
            number(1, kind),
            kind == KINDS.get("names")
                ? vector(2, parts[1].getBytes(StandardCharsets.US_ASCII))
                : vector(2, number(8, Instant.parse(parts[1]).getEpochSecond()))));
  }

  /** The subject of a certificate with its header: RFC 5280 section 4.1. */
  private static byte[] subject(byte[] der) {
    int at = start(der, start(der, 0));
    // [0] is the version, which a certificate of version 1 lacks. serialNumber, signature, issuer
    // and validity come before the subject.
    for (int i = der[at] == (byte) 0xa0 ? 0 : 1; i < 5; i++) {
      at = end(der, at);
    }
    return Arrays.copyOfRange(der, at, end(der, at));
  }

  /** Where the content of the DER element at {@code at} begins. */
  private static int start(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int end(byte[] der, int at) {
    int start = start(der, at);
    int length = der[at + 1];
    if (length < 0) {
      length = 0;
      for (int i = at + 2; i < start; i++) {
        length = length << 8 | der[i] & 0xff;
      }
    }
    return start + length;
  }

  private static byte[] text(String text) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      throw new IllegalStateException("not ASCII: " + text);
    }
    return vector(1, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The bytes, preceded by their length in {@code size} bytes. */
  private static byte[] vector(int size, byte[] bytes) {
    return concatenated(List.of(number(size, bytes.length), bytes));
  }

  private static byte[] number(int size, long value) {
    if (size < 8 && value >>> 8 * size != 0) {
      throw new IllegalStateException(value + " does not fit into " + size + " bytes");
    }
    byte[] bytes = ByteBuffer.allocate(8).putLong(value).array();
    return Arrays.copyOfRange(bytes, 8 - size, 8);
  }

  private static byte[] concatenated(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static void writeTable(Path readme, List<Store> stores) throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| Id | Name | Roots | With limits | Date | Licence | Source |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    for (Store store : stores) {
      long limited = store.roots().values().stream().filter(limits -> !limits.isEmpty()).count();
      table.append(
          "| `%s` | %s | %d | %d | %s | %s | %s |\n"
              .formatted(
                  store.of("id"),
                  store.of("name"),
                  store.roots().size(),
                  limited,
                  store.of("date"),
                  store.of("licence"),
                  store.of("source")));
    }
    String text = Files.readString(readme);
    int from = text.indexOf(TABLE_BEGINS) + TABLE_BEGINS.length();
    int to = text.indexOf(TABLE_ENDS);
    Files.writeString(readme, text.substring(0, from) + table + text.substring(to));
  }
}
