/**
 * The TLS wire format: a cursor over bytes that names every field it reads, the record layer,
 * alerts, and the open IANA registries.
 *
 * <p>What belongs here: anything that can be said about bytes without knowing who sent them, when,
 * or in which state the handshake is. Decoding is lossless ({@code decode} then {@code encode} is
 * the identity on every valid message) and needs no context beyond what the caller names.
 *
 * <p>What does not: protocol rules that relate one message to another (those are in {@code
 * dev.ascertain.handshake}), cryptography, sockets, clocks, randomness.
 */
@NullMarked
package dev.ascertain.wire;

import org.jspecify.annotations.NullMarked;
