package dev.ascertain.verify;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trusted roots: dated data from a named source.
 *
 * <p>The store of a plain check holds more than a hundred roots, of which it needs one. So roots
 * are found by the bytes of their subject ({@link #named}), and only those found are parsed. Names
 * that RFC 5280 section 7.1 calls equal may differ in their bytes; {@link #matching} finds these
 * too.
 *
 * <p>Safe for use by several threads.
 */
public final class TrustStore {
  /**
   * The class-path resource with the bundled roots, for {@link #decode}. Reading it is up to the
   * caller: this layer does no I/O.
   */
  public static final String MOZILLA = "/dev/ascertain/verify/mozilla.roots";

  private final String name;
  private final String source;
  private final Optional<LocalDate> date;
  private final List<Root> roots;
  private final Map<Integer, Certificate> parsed = new HashMap<>();

  private TrustStore(String name, String source, Optional<LocalDate> date, List<Root> roots) {
    this.name = name;
    this.source = source;
    this.date = date;
    this.roots = List.copyOf(roots);
  }

  /** A root that may not have been parsed yet. */
  private record Root(byte[] subject, byte[] der) {}

  /** A file that holds no usable roots: the message is one clear sentence. */
  public static final class UnusableTrustStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableTrustStoreException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Decodes a bundled store.
   *
   * <pre>
   * struct {
   *   opaque subject&lt;1..2^16-1&gt;;      -- Name of the root, DER
   *   opaque certificate&lt;1..2^24-1&gt;;  -- DER
   * } Root;
   *
   * struct {
   *   opaque name&lt;1..255&gt;;            -- text
   *   opaque source&lt;1..2^16-1&gt;;       -- text
   *   opaque date&lt;10..10&gt;;            -- YYYY-MM-DD
   *   Root roots&lt;0..2^24-1&gt;;
   * } TrustStore;
   * </pre>
   *
   * @param file the content of a store such as {@link #MOZILLA}
   * @throws ViolationException if it is not one
   */
  public static TrustStore decode(byte[] file) throws ViolationException {
    return Reader.decode(
        "TrustStore",
        file,
        in -> {
          String name = in.text8("name", 1, 255);
          String source = in.text16("source", 1, 0xffff);
          LocalDate date = LocalDate.parse(in.text8("date", 10, 10));
          List<Root> roots =
              in.list24(
                  "roots",
                  0,
                  0xffffff,
                  root ->
                      new Root(
                          root.opaque16("subject", 1, 0xffff),
                          root.opaque24("certificate", 1, 0xffffff)));
          return new TrustStore(name, source, Optional.of(date), roots);
        });
  }

  /**
   * Reads roots from a file of the user's: PEM with any text around it, or one certificate in DER.
   *
   * @param name what to call the store, such as the file's name
   * @param file its content
   * @throws UnusableTrustStoreException if there is no certificate in it, or one cannot be read
   */
  public static TrustStore fromPem(String name, byte[] file) throws UnusableTrustStoreException {
    if (file.length == 0) {
      throw new UnusableTrustStoreException(name + " is empty.");
    }
    List<Root> roots = new ArrayList<>();
    if (file[0] == 0x30) {
      roots.add(root(name, "", file));
    } else {
      readPem(name, file, roots);
    }
    return new TrustStore(name, name, Optional.empty(), roots);
  }

  /** A store of these roots. */
  public static TrustStore of(String name, List<Certificate> roots) {
    List<Root> list = new ArrayList<>();
    for (Certificate root : roots) {
      list.add(new Root(root.subject().der(), root.der()));
    }
    return new TrustStore(name, name, Optional.empty(), list);
  }

  /** What to call the store in a sentence, such as {@code Mozilla}. */
  public String name() {
    return name;
  }

  /** Where the data comes from. */
  public String source() {
    return source;
  }

  /** The date of the data; empty for a file of the user's. */
  public Optional<LocalDate> date() {
    return date;
  }

  /** The number of roots. */
  public int size() {
    return roots.size();
  }

  /**
   * The roots whose subject has the very bytes of this name: fast, for it parses only these. Roots
   * that cannot be read are left out.
   */
  public List<Certificate> named(Name subject) {
    byte[] der = subject.der();
    List<Certificate> found = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      if (Arrays.equals(roots.get(i).subject(), der)) {
        root(i).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** The roots whose subject matches this name by RFC 5280 section 7.1: slow, for it parses all. */
  public List<Certificate> matching(Name subject) {
    List<Certificate> found = new ArrayList<>();
    for (Certificate root : roots()) {
      if (root.subject().equals(subject)) {
        found.add(root);
      }
    }
    return List.copyOf(found);
  }

  /** Whether this very certificate is a root of the store. */
  public boolean contains(Certificate certificate) {
    return named(certificate.subject()).contains(certificate);
  }

  /** All roots, parsed. Roots that cannot be read are left out. */
  public List<Certificate> roots() {
    List<Certificate> all = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      root(i).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** The name, with the date if there is one. */
  @Override
  public String toString() {
    return name + date.map(day -> " (" + day + ")").orElse("");
  }

  private Optional<Certificate> root(int index) {
    synchronized (parsed) {
      Certificate known = parsed.get(index);
      if (known == null) {
        try {
          known = Certificate.decode(roots.get(index).der());
        } catch (ViolationException e) {
          return Optional.empty();
        }
        parsed.put(index, known);
      }
      return Optional.of(known);
    }
  }

  private static void readPem(String name, byte[] file, List<Root> roots)
      throws UnusableTrustStoreException {
    List<Pem.Block> blocks;
    try {
      blocks = Pem.read(file);
    } catch (Pem.MalformedPemException e) {
      throw new UnusableTrustStoreException(name + ": " + e.getMessage());
    }
    for (Pem.Block block : blocks) {
      if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
        roots.add(root(name, " on line " + block.line(), block.content()));
      }
    }
    if (!roots.isEmpty()) {
      return;
    }
    if (blocks.stream().anyMatch(Pem.Block::isPrivateKey)) {
      throw new UnusableTrustStoreException(
          name + " holds a private key and no certificate; the CA's certificate is needed.");
    }
    throw new UnusableTrustStoreException(
        name + " holds no certificate" + (isText(file) ? "." : "; it is neither PEM nor DER."));
  }

  private static Root root(String name, String where, byte[] der)
      throws UnusableTrustStoreException {
    try {
      return new Root(Certificate.decode(der).subject().der(), der);
    } catch (ViolationException e) {
      throw new UnusableTrustStoreException(
          name + ": the certificate" + where + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private static boolean isText(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1)
        .chars()
        .allMatch(c -> c >= 0x20 || c == '\n' || c == '\r' || c == '\t');
  }
}
