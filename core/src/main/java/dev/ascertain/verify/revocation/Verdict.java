package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;

/** What one piece of evidence came to. */
sealed interface Verdict {

  /** It decides. */
  record Good(RevocationStatus.Good status) implements Verdict {}

  /** It decides, whatever others say. */
  record Revoked(RevocationStatus.Revoked status) implements Verdict {}

  /** It decides nothing. */
  record Undecided(Attempt attempt) implements Verdict {}

  /** That it decides nothing, and why. */
  static Verdict undecided(Source source, Why why, String detail) {
    return new Undecided(new Attempt(source, why, detail));
  }
}
