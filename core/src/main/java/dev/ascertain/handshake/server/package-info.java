/**
 * The server's side of the handshake, sans I/O: bytes in, events and bytes out.
 *
 * <p>{@link dev.ascertain.handshake.server.ServerEngine} owns records and keys, as every {@link
 * dev.ascertain.handshake.engine.TlsEngine}. The order of messages is in the states: one immutable
 * type per state, each holding only what that state knows. What the server chooses from what a
 * client offers is in the classes named Choice; how its answer is put together, in those named
 * Flight.
 *
 * <pre>
 * TLS 1.3                                   TLS 1.2
 * ExpectClientHello ⟲ HelloRetryRequest     ExpectClientHello
 * ExpectEndOfEarlyData ⟲ early data         ExpectCertificate12        ┐ if we asked
 * ExpectCertificate13       ┐ if we asked   ExpectClientKeyExchange    │
 * ExpectCertificateVerify13 ┘               ExpectCertificateVerify12  ┘
 * ExpectFinished13                          ExpectChangeCipherSpec
 * Connected13 ⟲ KeyUpdate                   ExpectFinished12
 *                                           Connected12 ⟲ ClientHello, declined
 * </pre>
 *
 * <p>ChooseSettings stands before all of them where the settings depend on the ClientHello.
 *
 * <p>What does not belong here: sockets and clocks, cryptography, and the decision whether a
 * client's certificate is good (the engine asks a {@link
 * dev.ascertain.handshake.CertificateJudge}).
 */
@NullMarked
package dev.ascertain.handshake.server;

import org.jspecify.annotations.NullMarked;
