/**
 * Everything that touches the network: names to addresses, TCP connections, deadlines, the words of
 * HTTP/1.1 spoken once a handshake is done, and the evidence that verification asks for, which is
 * fetched over plain HTTP and kept in a cache ({@link dev.ascertain.net.Fetcher}, {@link
 * dev.ascertain.net.FetchCache}).
 *
 * <p>What belongs here: sockets, and the rules for what users write about where to connect ({@link
 * dev.ascertain.net.TargetParser}, {@code --resolve}, {@code --connect-to}). What does not: TLS
 * itself, and wording beyond one plain sentence per failure ({@code dev.ascertain.observation}).
 *
 * <p>Times are nanoseconds on a clock that the caller passes in and that started at 0 with the
 * examination. Every wait has a {@link dev.ascertain.net.Deadline} and ends at once when its thread
 * is interrupted. Sockets are non-blocking and waited for with a selector, because that alone gives
 * connecting, reading and writing the same kind of deadline; on a virtual thread such a wait does
 * not hold on to its carrier.
 */
@NullMarked
package dev.ascertain.net;

import org.jspecify.annotations.NullMarked;
