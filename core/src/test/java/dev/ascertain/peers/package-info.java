/**
 * Real TLS peers for tests: other people's servers as processes on loopback ports, with
 * certificates minted for the test, and other people's clients to check them with.
 *
 * <pre>{@code
 * Certified certified = Mint.localhost(KeyKind.ECDSA_P256);
 * try (Peer server =
 *     OpensslServer.with(certified).tls13().suite("TLS_AES_128_GCM_SHA256").group("X25519").start()) {
 *   connect(server.host(), server.port(), certified.root().certificate());
 * }
 * }</pre>
 *
 * <table>
 * <caption>Where is…</caption>
 * <tr><td>a key, a chain, an expired certificate</td><td>{@link Mint}, {@link Certified}</td></tr>
 * <tr><td>an OCSP response to staple</td><td>{@link Staple}</td></tr>
 * <tr><td>what certificates point to: a responder, issuers' certificates, CRLs</td>
 *     <td>{@link OcspResponder}, {@link EvidenceServer}; {@code dev.ascertain.x509.MintCrl} and
 *     {@code MintOcsp} for CRLs and responses of every shape</td></tr>
 * <tr><td>every suite and group, one at a time</td>
 *     <td>{@link OpensslServer}, {@link OpensslSuite}</td></tr>
 * <tr><td>an administrator's mistakes</td><td>{@link NginxServer}</td></tr>
 * <tr><td>an implementation not related to OpenSSL</td>
 *     <td>{@link GnutlsServer}, {@link JdkServer}</td></tr>
 * <tr><td>X25519MLKEM768 and ML-DSA</td><td>{@link NodeServer}</td></tr>
 * <tr><td>a server that does not speak TLS</td><td>{@link RawServer}</td></tr>
 * <tr><td>a web server that misbehaves</td><td>{@link RawHttp}</td></tr>
 * <tr><td>curl, s_client, gnutls-cli</td><td>{@link Client}, {@link Program}</td></tr>
 * </table>
 *
 * <p>Every peer chooses a free port, listens when {@code start()} returns, and is gone when closed,
 * at the latest with this JVM; tests may run in parallel. A peer that does not start fails the test
 * with what it printed. A program that is not installed fails the test with the command that
 * installs it: nothing is ever skipped.
 *
 * <p>What belongs here: what a server can be configured to do. What does not: misbehaviour inside
 * the TLS protocol, which is {@code dev.ascertain.lab}.
 */
@NullMarked
package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import org.jspecify.annotations.NullMarked;
