/**
 * Ten thousand connections at once that wait for something to do: what each of them costs a server,
 * by our sockets, by the JDK's, and without TLS. {@code bench/idle-connections} runs it.
 *
 * <p>{@link dev.ascertain.bench.idle.IdleConnections} starts a process for the server and one for
 * the client, and talks to them by lines on their standard input and output. Both end when that
 * does.
 */
@NullMarked
package dev.ascertain.bench.idle;

import org.jspecify.annotations.NullMarked;
