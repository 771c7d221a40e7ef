package dev.ascertain.verify.transparency;

import java.util.List;

/**
 * What is known about a certificate's timestamps.
 *
 * @param timestamps all of them, with what each is worth
 * @param unreadable why a list of timestamps could not be read, one clause for each
 * @param needed how many timestamps in a certificate of this lifetime browsers ask for
 * @param good how many count
 * @param compliance whether browsers are content
 */
public record TransparencyStatus(
    List<JudgedTimestamp> timestamps,
    List<String> unreadable,
    int needed,
    int good,
    Compliance compliance) {

  /** Copies the lists. */
  public TransparencyStatus {
    timestamps = List.copyOf(timestamps);
    unreadable = List.copyOf(unreadable);
  }

  /** Whether browsers are content. */
  public enum Compliance {
    /** There are enough timestamps. */
    ENOUGH,
    /** There are certainly not enough, whatever list of logs a browser has. */
    NOT_ENOUGH,
    /** That depends on something that is not known. */
    COULD_NOT_TELL
  }

  /** One sentence. */
  @Override
  public String toString() {
    return switch (compliance) {
      case ENOUGH -> good + " good timestamps; " + needed + " are needed.";
      case NOT_ENOUGH -> good + " of the " + needed + " timestamps that are needed.";
      case COULD_NOT_TELL ->
          timestamps.size()
              + " timestamps, not all of which could be judged; "
              + needed
              + " good ones are needed.";
    };
  }
}
