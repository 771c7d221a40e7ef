package dev.ascertain.verify.revocation;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to find out about revocation, and what it counts.
 *
 * @param mode whom to ask, and what to make of silence
 * @param maxAge evidence older than this does not count, whatever its nextUpdate says; empty for no
 *     limit besides nextUpdate
 * @param nonce the nonce to put into OCSP requests (RFC 9654); empty for none, so that responders
 *     may answer from a cache
 */
public record RevocationPolicy(Mode mode, Optional<Duration> maxAge, Optional<byte[]> nonce) {
  /** What the server stapled, and nothing else. */
  public static final RevocationPolicy STAPLED =
      new RevocationPolicy(Mode.STAPLE_ONLY, Optional.empty(), Optional.empty());

  /** Whoever can tell is asked; silence is forgiven. */
  public static final RevocationPolicy SOFT_FAIL =
      new RevocationPolicy(Mode.SOFT_FAIL, Optional.empty(), Optional.empty());

  /** What clients do with revocation. */
  public enum Mode {
    /** Evidence is asked for; without it the certificate passes. */
    SOFT_FAIL("soft-fail"),
    /** Evidence is asked for; without it the certificate fails. */
    HARD_FAIL("hard-fail"),
    /** Only what the server stapled, or was given, is looked at. */
    STAPLE_ONLY("staple-only"),
    /** Revocation is not looked at. */
    NONE("none");

    private final String id;

    Mode(String id) {
      this.id = id;
    }

    /** The stable name, such as {@code soft-fail}. */
    public String id() {
      return id;
    }

    /** The mode of this name. */
    public static Optional<Mode> byId(String id) {
      return Stream.of(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }
  }
}
