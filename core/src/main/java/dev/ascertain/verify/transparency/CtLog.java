package dev.ascertain.verify.transparency;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A log, as a list of logs describes it. Texts are safe to print.
 *
 * @param id the SHA-256 hash of its key, in lower-case hexadecimal digits
 * @param key its public key, a SubjectPublicKeyInfo in DER
 * @param description what it is called
 * @param operator who runs it
 * @param previousOperators who ran it before, in the list's order
 * @param state whether browsers trust it; empty if the list does not say
 * @param mmd within how many seconds it promises to publish a certificate, its Maximum Merge Delay
 *     (RFC 6962 section 3); empty if the list does not say
 * @param expiring the time within which certificates must expire for it to take them; empty for any
 */
public record CtLog(
    String id,
    byte[] key,
    String description,
    String operator,
    List<PreviousOperator> previousOperators,
    Optional<State> state,
    OptionalLong mmd,
    Optional<Interval> expiring) {

  /** Copies the operators. */
  public CtLog {
    previousOperators = List.copyOf(previousOperators);
  }

  /** Somebody who ran the log until {@code until}. */
  public record PreviousOperator(String name, Instant until) {}

  /** A time from {@code from}, inclusive, to {@code until}, exclusive. */
  public record Interval(Instant from, Instant until) {

    boolean contains(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  /**
   * What browsers make of the log.
   *
   * @param kind which state
   * @param since since when it is in it; 1970 if the list does not say
   */
  public record State(Kind kind, Instant since) {

    /** The states, by the names that lists of logs give them. */
    public enum Kind {
      /** It was proposed. Its timestamps do not count. */
      PENDING("pending"),
      /** It is qualified, usable or readonly; the list does not say which. */
      APPROVED("approved"),
      /** It was accepted; not all browsers know it yet. */
      QUALIFIED("qualified"),
      /** It is in use. */
      USABLE("usable"),
      /** It takes no more certificates. */
      READONLY("readonly"),
      /** It ended. Timestamps from before the end still count. */
      RETIRED("retired"),
      /** It was turned down or thrown out. Its timestamps do not count. */
      REJECTED("rejected");

      private final String id;

      Kind(String id) {
        this.id = id;
      }

      /** The name, such as {@code usable}. */
      public String id() {
        return id;
      }
    }

    /** Whether the log is approved now. */
    boolean isApproved() {
      return switch (kind) {
        case APPROVED, QUALIFIED, USABLE, READONLY -> true;
        case PENDING, RETIRED, REJECTED -> false;
      };
    }

    /** Whether it is approved now, or was when it made a timestamp. */
    boolean approvedOnce(Instant timestamp) {
      return isApproved() || kind == Kind.RETIRED && timestamp.isBefore(since);
    }
  }

  /** Who ran the log at this time. */
  public String operatorAt(Instant time) {
    return previousOperators.stream()
        .filter(previous -> time.isBefore(previous.until()))
        .min((one, other) -> one.until().compareTo(other.until()))
        .map(PreviousOperator::name)
        .orElse(operator);
  }

  static String id(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CtLog that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** What it is called. */
  @Override
  public String toString() {
    return description;
  }
}
