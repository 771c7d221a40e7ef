/**
 * What a handshake is made of, whoever runs it: the {@link dev.ascertain.handshake.Transcript} of
 * what was said, its events, and the one mapping from a broken rule to the alert that answers it.
 *
 * <p>What belongs here: things client and server share. What does not: decoding (in {@code
 * dev.ascertain.wire}), key derivation ({@code keys}), the order of messages ({@code client}).
 *
 * <p>Times are nanoseconds on the caller's clock; only differences mean anything.
 */
@NullMarked
package dev.ascertain.handshake;

import org.jspecify.annotations.NullMarked;
