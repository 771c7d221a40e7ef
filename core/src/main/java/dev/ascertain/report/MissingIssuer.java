package dev.ascertain.report;

import dev.ascertain.verify.Finding;
import java.util.List;

/**
 * An issuer that is named, but whose certificate nobody has.
 *
 * @param child the number of the certificate that names it
 * @param name its name; safe to print
 * @param locations where the certificate says that it can be had; may be empty
 * @param finding what it comes to
 */
public record MissingIssuer(int child, String name, List<String> locations, Finding finding) {

  /** Copies the locations. */
  public MissingIssuer {
    locations = List.copyOf(locations);
  }
}
