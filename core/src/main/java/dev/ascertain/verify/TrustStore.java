package dev.ascertain.verify;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roots that someone trusts for TLS servers: dated data from a named source.
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
   * The class-path resource with the store of a plain check, for {@link #decode}. Reading it is up
   * to the caller: this layer does no I/O. The other bundled stores are {@link TrustStores}'.
   */
  public static final String MOZILLA = "/dev/ascertain/verify/mozilla.roots";

  private final String id;
  private final String name;
  private final String source;
  private final Optional<LocalDate> date;
  private final Optional<String> licence;
  private final List<TrustRoot> roots;
  private final Map<TrustRoot, TrustLimits> limits;

  private TrustStore(
      String id,
      String name,
      String source,
      Optional<LocalDate> date,
      Optional<String> licence,
      List<TrustRoot> roots,
      Map<TrustRoot, TrustLimits> limits) {
    this.id = id;
    this.name = name;
    this.source = source;
    this.date = date;
    this.licence = licence;
    this.roots = List.copyOf(roots);
    this.limits = Map.copyOf(limits);
  }

  /** A file that holds no usable roots: the message is one clear sentence. */
  public static final class UnusableTrustStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableTrustStoreException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * A store that is part of the program.
   *
   * @param limits of those roots that are not trusted without
   */
  static TrustStore bundled(
      String id,
      String name,
      String source,
      LocalDate date,
      String licence,
      List<TrustRoot> roots,
      Map<TrustRoot, TrustLimits> limits) {
    return new TrustStore(id, name, source, Optional.of(date), Optional.of(licence), roots, limits);
  }

  /**
   * Decodes the store of a plain check.
   *
   * @param file the content of {@link #MOZILLA}
   * @throws ViolationException if it is not a file of one store
   */
  public static TrustStore decode(byte[] file) throws ViolationException {
    return TrustFile.decodeSingle(file);
  }

  /**
   * Reads roots from a file of the user's: PEM with any text around it, such as an export of
   * OpenSSL's, of Windows or of the macOS keychain has, or one certificate in DER.
   *
   * @param name what to call the store, such as the file's name; it is the id as well
   * @param file its content
   * @throws UnusableTrustStoreException if there is no certificate in it, or one cannot be read
   */
  public static TrustStore fromPem(String name, byte[] file) throws UnusableTrustStoreException {
    if (file.length == 0) {
      throw new UnusableTrustStoreException(name + " is empty.");
    }
    if (file[0] == 0x30) {
      return ofUser(name, name, Set.of(certificate(name, "", file)));
    }
    return ofUser(name, name, readPem(name, file));
  }

  /**
   * A store of these roots, as they were found in a key store or a folder.
   *
   * @param id what the user calls it, such as {@code system}
   * @param name what to call it in a sentence
   * @param ders the certificates, DER; a certificate that occurs twice counts once
   * @throws UnusableTrustStoreException if there is none, or one cannot be read
   */
  public static TrustStore of(String id, String name, List<byte[]> ders)
      throws UnusableTrustStoreException {
    if (ders.isEmpty()) {
      throw new UnusableTrustStoreException(name + " holds no certificate.");
    }
    Set<Certificate> roots = new LinkedHashSet<>();
    for (int i = 0; i < ders.size(); i++) {
      String where = ders.size() == 1 ? "" : " at position " + (i + 1);
      roots.add(certificate(name, where, ders.get(i)));
    }
    return ofUser(id, name, roots);
  }

  /** A store of these roots; its name is its id as well. */
  public static TrustStore of(String name, List<Certificate> roots) {
    return ofUser(name, name, new LinkedHashSet<>(roots));
  }

  private static TrustStore ofUser(String id, String name, Set<Certificate> roots) {
    List<TrustRoot> list = roots.stream().map(TrustRoot::new).toList();
    return new TrustStore(id, name, name, Optional.empty(), Optional.empty(), list, Map.of());
  }

  /** What to call the store on a command line, such as {@code mozilla} or {@code java-25}. */
  public String id() {
    return id;
  }

  /** What to call the store in a sentence, such as {@code Mozilla} or {@code Java 25}. */
  public String name() {
    return name;
  }

  /** Where the data comes from. */
  public String source() {
    return source;
  }

  /** The date of the data; empty for a store of the user's. */
  public Optional<LocalDate> date() {
    return date;
  }

  /** The licence of the data, an SPDX expression; empty for a store of the user's. */
  public Optional<String> licence() {
    return licence;
  }

  /**
   * Whether the roots are those of a public programme, of a browser or a platform, and not the
   * user's. Only below such roots do the policies of the Web apply, such as those about SCTs and
   * validity periods.
   */
  public boolean isPublic() {
    return licence.isPresent();
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
    for (TrustRoot root : roots) {
      if (root.isNamed(der)) {
        root.certificate().ifPresent(found::add);
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
    return find(certificate).isPresent();
  }

  /** All roots, parsed. Roots that cannot be read are left out. */
  public List<Certificate> roots() {
    List<Certificate> all = new ArrayList<>();
    for (TrustRoot root : roots) {
      root.certificate().ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** How far the store trusts a root of its own; {@link TrustLimits#NONE} for any other. */
  public TrustLimits limits(Certificate root) {
    return find(root)
        .map(known -> limits.getOrDefault(known, TrustLimits.NONE))
        .orElse(TrustLimits.NONE);
  }

  /**
   * When the store ceased to trust what a root newly issues: a server's certificate that is later
   * is not trusted.
   *
   * <p>Later by what, {@link #limits} tells: NSS and Java go by {@code notBefore}, Chrome by SCTs.
   *
   * @param root a root of the store
   * @return the last instant that is still trusted; empty if there is no such limit
   */
  public Optional<Instant> distrustAfter(Certificate root) {
    TrustLimits known = limits(root);
    return known.issuedUntil().or(known::loggedUntil);
  }

  /** The name, with the date if there is one. */
  @Override
  public String toString() {
    return name + date.map(day -> " (" + day + ")").orElse("");
  }

  /** The roots, of which some may not have been parsed yet. */
  List<TrustRoot> unparsedRoots() {
    return roots;
  }

  private Optional<TrustRoot> find(Certificate certificate) {
    byte[] der = certificate.der();
    for (TrustRoot root : roots) {
      if (Arrays.equals(root.der(), der)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  private static Set<Certificate> readPem(String name, byte[] file)
      throws UnusableTrustStoreException {
    List<Pem.Block> blocks;
    try {
      blocks = Pem.read(file);
    } catch (Pem.MalformedPemException e) {
      throw new UnusableTrustStoreException(name + ": " + e.getMessage());
    }
    Set<Certificate> roots = new LinkedHashSet<>();
    for (Pem.Block block : blocks) {
      if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
        roots.add(certificate(name, " on line " + block.line(), block.content()));
      }
    }
    if (!roots.isEmpty()) {
      return roots;
    }
    if (blocks.stream().anyMatch(Pem.Block::isPrivateKey)) {
      throw new UnusableTrustStoreException(
          name + " holds a private key and no certificate; the CA's certificate is needed.");
    }
    throw new UnusableTrustStoreException(
        name + " holds no certificate" + (isText(file) ? "." : "; it is neither PEM nor DER."));
  }

  private static Certificate certificate(String name, String where, byte[] der)
      throws UnusableTrustStoreException {
    try {
      return Certificate.decode(der);
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
