package dev.ascertain.app.terminal;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.SubjectAltName;
import java.util.List;
import java.util.stream.Collectors;

/** The names a certificate is for. */
final class SubjectNames {
  private static final int MOST = 6;

  private SubjectNames() {}

  /** The first few, with commas between; empty if there are none. */
  static String of(Certificate content) {
    List<GeneralName> all =
        content.extension(SubjectAltName.class).map(SubjectAltName::names).orElse(List.of());
    String shown = all.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
    return all.size() > MOST ? shown + " and " + (all.size() - MOST) + " more" : shown;
  }
}
