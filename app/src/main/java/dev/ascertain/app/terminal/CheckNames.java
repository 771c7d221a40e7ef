package dev.ascertain.app.terminal;

import dev.ascertain.verify.Check;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.FindingKind;

/** What to call checks. */
final class CheckNames {
  private CheckNames() {}

  static String of(Check check) {
    return switch (check) {
      case NAME -> "Name";
      case DATES -> "Dates";
      case CHAIN -> "Chain";
      case KEY_PROOF -> "Key proof";
      case REVOCATION -> "Revocation";
    };
  }

  /** The check of one step of a path that fails by this finding, a bit more exactly. */
  static String of(Finding finding) {
    FindingKind kind = finding.kind();
    return switch (kind) {
      case NOT_A_CA -> "CA or not";
      case PATH_LENGTH -> "Path length";
      case NAME_CONSTRAINT -> "Name constraints";
      case WRONG_USAGE -> "Key usage";
      case BAD_SIGNATURE, UNSUPPORTED_ALGORITHM -> "Signature";
      default -> of(kind.check());
    };
  }
}
