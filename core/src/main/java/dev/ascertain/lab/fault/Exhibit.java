package dev.ascertain.lab.fault;

import dev.ascertain.lab.serve.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server of the lab, and how it is to be tried.
 *
 * @param service what it does on each connection
 * @param files what a client needs, by name: {@code ca.pem}, and certificates of its own
 * @param options options of {@code ascertain} beyond {@code --ca-file}, without which the fault
 *     does not show; a file is named as in {@code files}
 * @param hosting what another server needs; empty if none but ours can be bad in this way
 */
public record Exhibit(
    Service service, Map<String, byte[]> files, List<String> options, Optional<Hosting> hosting) {
  /** The file with the roots that a client is to trust, PEM. */
  public static final String ROOTS = "ca.pem";

  /** Copies the collections, in their order. */
  public Exhibit {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    options = List.copyOf(options);
  }

  /** This, to be tried with these options too. */
  Exhibit with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Exhibit(service, files, all, hosting);
  }

  /** This, with another file, or another content of one. */
  Exhibit withFile(String name, String content) {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.put(name, content.getBytes(StandardCharsets.UTF_8));
    return new Exhibit(service, all, options, hosting);
  }

  /** This, which another server can host too. */
  Exhibit with(Hosting how) {
    return new Exhibit(service, files, options, Optional.of(how));
  }
}
