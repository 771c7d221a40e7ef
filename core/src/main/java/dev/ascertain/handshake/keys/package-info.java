/**
 * Keys and what they do: the transcript hash, the key schedules of TLS 1.3 ({@link
 * dev.ascertain.handshake.keys.KeySchedule13}) and TLS 1.2 ({@link
 * dev.ascertain.handshake.keys.MasterSecret12}), Finished, and the protection of records ({@link
 * dev.ascertain.handshake.keys.RecordProtection}).
 *
 * <p>The TLS 1.3 schedule has one type per phase, so that a secret cannot be used too early:
 *
 * <pre>
 * KeySchedule13     before the server has answered
 *   ↓ handshake     with the (EC)DHE secret and the hash up to ServerHello
 * HandshakeKeys13
 *   ↓ traffic       with the hash up to the server's Finished
 * TrafficKeys13
 * </pre>
 *
 * <p>What does not belong here: primitives (in {@code dev.ascertain.crypto}), the order of messages
 * (in {@code client}), framing.
 */
@NullMarked
package dev.ascertain.handshake.keys;

import org.jspecify.annotations.NullMarked;
