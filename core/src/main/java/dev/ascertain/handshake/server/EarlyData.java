package dev.ascertain.handshake.server;

import java.time.Duration;

/**
 * How early data is taken (RFC 9846 section 8).
 *
 * @param limit the most bytes a client may send, which tickets tell it
 * @param tolerance by how much the client's age of a ticket may differ from ours
 * @param replays refuses what has been seen before; its window is at least the tolerance
 */
public record EarlyData(int limit, Duration tolerance, ReplayWindow replays) {}
