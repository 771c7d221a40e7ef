/**
 * How the servers of the lab serve: a port on loopback, our server engine behind it, and what may
 * be said in place of what the engine says.
 *
 * <p>The engine has no switches for faults. An {@link dev.ascertain.lab.serve.Alteration} stands
 * between it and the socket, sees each message before it is encrypted, and says what becomes of it.
 *
 * <p>Belongs here: sockets, and bytes on them. Does not belong here: what is wrong with a server
 * ({@code lab.fault}).
 */
@NullMarked
package dev.ascertain.lab.serve;

import org.jspecify.annotations.NullMarked;
