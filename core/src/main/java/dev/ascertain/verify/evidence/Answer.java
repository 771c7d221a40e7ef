package dev.ascertain.verify.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking one location for something.
 *
 * @param location where it was asked, as the certificate states it
 * @param request the OCSPRequest sent, DER; empty for what is simply fetched
 * @param result what came
 */
public record Answer(String location, Optional<byte[]> request, Result result) {

  /** What came of it. */
  public sealed interface Result {}

  /**
   * Something came.
   *
   * @param content the bytes, not looked at yet
   * @param at when it was fetched, UTC
   * @param fromCache whether it was fetched by an earlier verification
   */
  public record Came(byte[] content, Instant at, boolean fromCache) implements Result {}

  /**
   * Nothing usable came.
   *
   * @param why a sentence without its full stop, safe to print
   */
  public record Failed(String why) implements Result {}
}
