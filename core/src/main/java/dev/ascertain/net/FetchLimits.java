package dev.ascertain.net;

import dev.ascertain.observation.FetchRequest;
import java.time.Duration;

/**
 * How much one examination may fetch. What is fetched, from where and how slowly is in the hands of
 * whoever wrote the certificate.
 *
 * @param request how long one fetch may take, with its lookup and its redirects
 * @param overall how long all fetches may take, counted from the beginning of the first
 * @param fetches how many addresses may be asked; what the cache answers does not count
 * @param bytes how many bytes may be read from the network altogether, headers included
 */
public record FetchLimits(Duration request, Duration overall, int fetches, long bytes) {
  /** A certificate has 1 or 2 KiB; this leaves room for a PKCS #7 bundle of them. */
  public static final long MOST_CA_ISSUERS_BYTES = 256 * 1024;

  /** An OCSP response has 0.5 to 2 KiB, with post-quantum signatures 20. */
  public static final long MOST_OCSP_BYTES = 64 * 1024;

  /** Some CAs have had CRLs of tens of MiB. */
  public static final long MOST_CRL_BYTES = 64 * 1024 * 1024;

  /** Redirects that are followed in one fetch. */
  public static final int MOST_REDIRECTS = 3;

  private static final Duration LONGEST = Duration.ofDays(1);

  /** Ten seconds a fetch, twenty in all, 24 addresses, 96 MiB. */
  public static final FetchLimits DEFAULT =
      new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), 24, 96 * 1024 * 1024);

  /** For one look at a server, whose user waits: three seconds a fetch, eight in all. */
  public static final FetchLimits BRIEF =
      new FetchLimits(Duration.ofSeconds(3), Duration.ofSeconds(8), 24, 96 * 1024 * 1024);

  /**
   * Requires that all are positive, and the times no longer than a day.
   *
   * @throws IllegalArgumentException if not
   */
  public FetchLimits {
    requireSensible(request);
    requireSensible(overall);
    if (fetches < 1 || bytes < 1) {
      throw new IllegalArgumentException("a limit of fetching must be positive");
    }
  }

  /** The most bytes of content that a piece of evidence of this kind may have. */
  public static long mostBytes(FetchRequest.Kind kind) {
    return switch (kind) {
      case CA_ISSUERS -> MOST_CA_ISSUERS_BYTES;
      case OCSP_GET, OCSP_POST -> MOST_OCSP_BYTES;
      case CRL -> MOST_CRL_BYTES;
    };
  }

  private static void requireSensible(Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a time limit must be longer than 0 and at most 24 hours");
    }
  }
}
