/**
 * The handshake messages of TLS 1.0 to 1.3, one file each: RFC 9846 section 4, RFC 5246 section 7.4
 * and the documents that added more.
 *
 * <p>Decoding is lossless and knows nothing of the connection. Some message types changed their
 * format between versions, or depend on the key exchange; which one is meant is told by a {@link
 * dev.ascertain.wire.handshake.Dialect}.
 *
 * <p>What does not belong here: which message may come when, and what its content must be in answer
 * to another (that is {@code dev.ascertain.handshake}).
 */
@NullMarked
package dev.ascertain.wire.handshake;

import org.jspecify.annotations.NullMarked;
