package dev.ascertain.observation;

import dev.ascertain.handshake.Transcript;
import java.util.Optional;

/**
 * What one further connection, made to decide between causes, found out.
 *
 * @param id the probe's name, such as {@code wide-offer}
 * @param question what it asks, as a sentence: {@code Does the server take any other cipher suite?}
 * @param answer the answer
 * @param evidence what the answer rests on, or why it could not be told
 * @param transcript what was said; empty if no connection could be made
 */
public record ProbeResult(
    String id, String question, Answer answer, String evidence, Optional<Transcript> transcript) {

  /** Three-valued: a timeout is never "no". */
  public enum Answer {
    YES,
    NO,
    COULD_NOT_TELL
  }
}
