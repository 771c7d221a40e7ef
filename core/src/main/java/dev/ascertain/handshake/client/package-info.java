/**
 * The client's side of the handshake, sans I/O: bytes in, events and bytes out.
 *
 * <p>{@link dev.ascertain.handshake.client.ClientEngine} owns records and keys. The order of
 * messages is in the states: one immutable type per state, each holding only what that state knows.
 * Handling a message consumes the state and returns the next one with the {@link
 * dev.ascertain.handshake.engine.Action}s to take.
 *
 * <pre>
 * TLS 1.3                                   TLS 1.2
 * ExpectServerHello ⟲ HelloRetryRequest     ExpectServerHello
 * ExpectEncryptedExtensions                 ExpectCertificate12
 * ExpectCertificateRequest13 ┐              ExpectServerKeyExchange ⟲ CertificateStatus
 * ExpectCertificate13        ┘              ExpectServerHelloDone ⟲ CertificateRequest
 * ExpectCertificateVerify                   ExpectChangeCipherSpec ⟲ NewSessionTicket
 * ExpectFinished13                          ExpectFinished12
 * Connected13 ⟲ NewSessionTicket, KeyUpdate Connected12
 * </pre>
 *
 * <p>What does not belong here: sockets and clocks (in {@code net}), the decision whether a
 * certificate is good (in {@code verify}; the engine asks a {@link
 * dev.ascertain.handshake.CertificateJudge}), cryptography.
 */
@NullMarked
package dev.ascertain.handshake.client;

import org.jspecify.annotations.NullMarked;
