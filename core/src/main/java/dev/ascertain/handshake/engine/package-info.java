/**
 * What the engines of client and server have in common, sans I/O: {@link
 * dev.ascertain.handshake.engine.TlsEngine} owns records, keys and the log of what happened, and
 * hands each message to the {@link dev.ascertain.handshake.engine.State} the handshake is in, which
 * answers with a {@link dev.ascertain.handshake.engine.Step}.
 *
 * <p>What does not belong here: anything that only one of the two sides does. The states, and so
 * the order of messages, are in {@code handshake.client} and {@code handshake.server}.
 */
@NullMarked
package dev.ascertain.handshake.engine;

import org.jspecify.annotations.NullMarked;
