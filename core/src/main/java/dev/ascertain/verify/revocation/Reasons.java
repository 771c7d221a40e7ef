package dev.ascertain.verify.revocation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The names of the reasons for a revocation (RFC 5280 section 5.3.1). */
final class Reasons {
  private static final List<String> NAMES =
      List.of(
          "unspecified",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "7",
          "removeFromCRL",
          "privilegeWithdrawn",
          "aACompromise");

  private Reasons() {}

  /** The name; the number if there is no name; empty if no reason was given. */
  static Optional<String> name(OptionalInt reason) {
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    int number = reason.getAsInt();
    return Optional.of(number < NAMES.size() ? NAMES.get(number) : Integer.toString(number));
  }
}
