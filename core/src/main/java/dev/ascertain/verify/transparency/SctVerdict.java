package dev.ascertain.verify.transparency;

/** What a timestamp is worth. */
public enum SctVerdict {
  /** A log that browsers trust made it. */
  GOOD("is good"),
  /** The log made it, and ended since; it counts, if another log's counts that did not. */
  GOOD_OF_RETIRED_LOG("is good, of a log that has ended since"),
  /** There is no list of logs to check it by. */
  NO_LOG_LIST("could not be checked: there is no list of logs"),
  /** The list of logs does not have its log. */
  UNKNOWN_LOG("is of a log that is not in the list of logs"),
  /** Browsers do not trust the log, or did not when it made the timestamp. */
  LOG_NOT_APPROVED("is of a log that browsers do not trust"),
  /** The log takes only certificates that expire at other times. */
  OUTSIDE_INTERVAL("is of a log that does not take certificates with this expiry"),
  /** It is of a time to come. */
  FROM_THE_FUTURE("is of a time to come"),
  /** The log did not make it for this certificate. */
  BAD_SIGNATURE("is not the log's: its signature does not fit the certificate"),
  /** Its algorithm or the log's key is not supported. */
  UNSUPPORTED("could not be checked: its algorithm is not supported"),
  /** The issuer's certificate, whose key the timestamp names, is not known. */
  ISSUER_UNKNOWN("could not be checked: the issuer's certificate is not known");

  private final String words;

  SctVerdict(String words) {
    this.words = words;
  }

  /** Whether it may count towards the number that browsers ask for. */
  public boolean counts() {
    return this == GOOD || this == GOOD_OF_RETIRED_LOG;
  }

  /** Whether nobody can say if it counts. */
  public boolean isOpen() {
    return this == NO_LOG_LIST || this == UNSUPPORTED || this == ISSUER_UNKNOWN;
  }

  /** What follows "The timestamp". */
  @Override
  public String toString() {
    return words;
  }
}
