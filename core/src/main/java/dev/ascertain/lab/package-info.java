/**
 * A lab of bad servers on loopback: what may go wrong with TLS, to try tools and clients with.
 *
 * <p>{@link dev.ascertain.lab.Lab#start} is the door for tests:
 *
 * <pre>{@code
 * try (LabServer server = Lab.start("incomplete-chain")) {
 *   // connect to server.url() with server.roots() as the trust store
 * }
 * }</pre>
 *
 * <p>Belongs here: starting and stopping servers. Does not belong here: what is wrong with them
 * ({@code lab.fault}).
 */
@NullMarked
package dev.ascertain.lab;

import org.jspecify.annotations.NullMarked;
