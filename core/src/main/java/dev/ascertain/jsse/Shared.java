package dev.ascertain.jsse;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.server.TicketKeys;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What all connections of a context share.
 *
 * @param nanoClock elapsed time in nanoseconds, from any origin
 * @param time the time of day
 * @param keys the user's key manager; empty if there is none
 * @param trust who decides about peers
 * @param clients the sessions of our clients
 * @param servers the sessions of our servers
 * @param ticketKeys seal what servers give to clients to resume by
 * @param listener is told of every handshake
 * @param spare large buffers, for sockets that carry much
 */
record Shared(
    Crypto crypto,
    Randomness randomness,
    LongSupplier nanoClock,
    InstantSource time,
    Optional<KeySource> keys,
    Trust trust,
    SessionStore clients,
    SessionStore servers,
    TicketKeys ticketKeys,
    HandshakeListener listener,
    SpareBuffers spare) {}
