/**
 * Whole handshakes with other people's servers, and an HTTP answer over each: what Ascertain does
 * in production, from the socket up, against every implementation at hand.
 *
 * <p>{@link dev.ascertain.interop.InteropTest} fills {@link dev.ascertain.interop.InteropTable}s,
 * which are printed and kept in {@code target/interop.txt}. A cell is either run or says why not.
 *
 * <p>What does not belong here: servers (in {@code dev.ascertain.peers}), misbehaviour (in {@code
 * dev.ascertain.handshake.client}).
 */
@NullMarked
package dev.ascertain.interop;

import org.jspecify.annotations.NullMarked;
