package dev.ascertain.app;

import dev.ascertain.app.Invocation.TrustQuery;
import dev.ascertain.app.json.TrustStoresJson;
import dev.ascertain.app.terminal.TrustRenderer;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.TrustComparison;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.TrustStores;
import dev.ascertain.verify.TrustedRoot;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run of {@code trust}. */
final class TrustRun {
  /** Fewer digits of a fingerprint are rather a part of a name. */
  private static final int FEWEST_DIGITS = 8;

  private final Surroundings surroundings;
  private final Printer printer;
  private final Crypto crypto = Crypto.forOneHandshake();
  private final TrustStores bundled = NamedStores.bundled();

  TrustRun(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.printer = new Printer(surroundings);
  }

  ExitStatus run(Invocation.Trust trust) throws UsageException {
    return switch (trust.query()) {
      case TrustQuery.Overview _ -> overview(trust);
      case TrustQuery.Compare compare -> compare(compare, trust);
      case TrustQuery.Find find -> find(find.what(), trust);
    };
  }

  private ExitStatus overview(Invocation.Trust trust) {
    printer.print(
        trust.json()
            ? TrustStoresJson.overview(bundled)
            : Program.lines(TrustRenderer.overview(bundled, trust.look().in(surroundings))));
    return ExitStatus.FINE;
  }

  private ExitStatus compare(TrustQuery.Compare compare, Invocation.Trust trust)
      throws UsageException {
    TrustComparison found =
        TrustComparison.of(
            store(compare.left(), trust.password()), store(compare.right(), trust.password()));
    printer.print(
        trust.json()
            ? TrustStoresJson.comparison(found, crypto)
            : Program.lines(
                TrustRenderer.comparison(found, crypto, trust.look().in(surroundings))));
    boolean same = found.onlyLeft().isEmpty() && found.onlyRight().isEmpty();
    return same ? ExitStatus.FINE : ExitStatus.FINDING;
  }

  private TrustStore store(String name, Optional<char[]> password) throws UsageException {
    return InputFiles.isFile(name)
        ? CertificateFiles.store("", name, password)
        : NamedStores.named(name, bundled);
  }

  private ExitStatus find(String what, Invocation.Trust trust) throws UsageException {
    List<TrustedRoot> found = found(what, trust.password());
    printer.print(
        trust.json()
            ? TrustStoresJson.found(found, crypto)
            : Program.lines(
                TrustRenderer.found(what, found, crypto, trust.look().in(surroundings))));
    boolean held = found.stream().anyMatch(root -> !root.trusts().isEmpty());
    return held ? ExitStatus.FINE : ExitStatus.FINDING;
  }

  private List<TrustedRoot> found(String what, Optional<char[]> password) throws UsageException {
    if (InputFiles.isFile(what)) {
      List<TrustedRoot> roots = new ArrayList<>();
      for (byte[] der : CertificateFiles.read("", what, password)) {
        roots.add(bundled.holding(certificate(what, der)));
      }
      return roots;
    }
    Set<TrustedRoot> roots = new LinkedHashSet<>();
    String digits = what.replace(":", "");
    if (digits.length() >= FEWEST_DIGITS && digits.chars().allMatch(HexFormat::isHexDigit)) {
      roots.addAll(bundled.withFingerprint(digits, crypto));
      roots.addAll(bundled.withKey(digits, crypto));
    }
    roots.addAll(bundled.withSubject(what));
    return List.copyOf(roots);
  }

  private static Certificate certificate(String name, byte[] der) throws UsageException {
    try {
      return Certificate.decode(der);
    } catch (ViolationException e) {
      throw new UsageException(
          "The certificate in " + name + " cannot be read: " + e.getMessage() + ".");
    }
  }
}
