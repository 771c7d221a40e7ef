package dev.ascertain;

import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.verify.Verification;
import java.util.List;

/**
 * A verification, and what was fetched for it.
 *
 * @param verification the verification with all evidence that came
 * @param fetches what was asked for, and what came of it, in order
 */
public record Verified(Verification verification, List<EvidenceFetch> fetches) {

  /** Copies the list. */
  public Verified {
    fetches = List.copyOf(fetches);
  }
}
