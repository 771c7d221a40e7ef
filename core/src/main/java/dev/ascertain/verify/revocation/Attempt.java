package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;

/**
 * Evidence that was looked at, and decided nothing.
 *
 * @param source whose evidence
 * @param why why it decides nothing
 * @param detail the particulars, such as the dates of a stale response; may be empty; safe to print
 */
public record Attempt(Source source, Why why, String detail) {

  /** As a sentence without its full stop. */
  @Override
  public String toString() {
    return source + " " + why.words() + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
