package dev.ascertain.handshake;

import dev.ascertain.wire.ContentType;

/**
 * One TLS record as it crossed the wire.
 *
 * @param nanos when it was sent or completely received
 * @param sender who sent it
 * @param epoch under which keys
 * @param streamOffset where the record begins in its sender's byte stream
 * @param length the record's bytes, with its five-byte header
 * @param type its content type after decryption; for a record that could not be decrypted, that of
 *     its header
 */
public record RecordSeen(
    long nanos, Sender sender, Epoch epoch, long streamOffset, int length, ContentType type) {}
