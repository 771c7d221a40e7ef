package dev.ascertain.report;

import dev.ascertain.handshake.RecordSeen;
import java.time.Duration;

/**
 * A TLS record.
 *
 * @param at when it was sent or completely received
 * @param record the record
 */
public record RecordEntry(Duration at, RecordSeen record) {}
