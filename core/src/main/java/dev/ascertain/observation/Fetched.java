package dev.ascertain.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of a {@link FetchRequest}. */
public sealed interface Fetched {

  /** How long it took, from the first look at the address to the last byte. */
  Duration duration();

  /**
   * It was fetched. Nothing has been checked but that it came whole: all of it is hostile.
   *
   * @param bytes the content; never written to
   * @param contentType the media type the server gave (RFC 9110 section 8.3), as it stands in the
   *     header: renderers escape it
   * @param fetchedAt when it came from the network, UTC
   * @param freshUntil how long the server lets it be reused (RFC 9111 section 4.2.1); empty if it
   *     does not say
   * @param fromCache whether it was fetched earlier, by this program or another run of it
   * @param duration how long it took this time
   */
  record Body(
      byte[] bytes,
      Optional<String> contentType,
      Instant fetchedAt,
      Optional<Instant> freshUntil,
      boolean fromCache,
      Duration duration)
      implements Fetched {}

  /** It was not. */
  record NotFetched(FetchFailure reason, Duration duration) implements Fetched {}
}
