/**
 * Java's interface to TLS (JSSE) over our engines, so that {@code HttpClient}, Jetty, Netty and all
 * else that takes an {@code SSLContext} runs on them unchanged.
 *
 * <pre>{@code
 * SSLContext context = SSLContext.getInstance("TLS", new AscertainProvider(listener));
 * context.init(null, null, null); // our verifier, and the platform's roots
 * }</pre>
 *
 * <table>
 * <caption>Where is…</caption>
 * <tr><td>the contract of {@code SSLEngine}</td><td>{@link AscertainEngine}</td></tr>
 * <tr><td>the sockets</td><td>{@link AscertainSocket}, {@link AscertainServerSocket}</td></tr>
 * <tr><td>what engine and socket share: a handshake and what comes of it</td>
 *     <td>{@link Connection}</td></tr>
 * <tr><td>{@code SSLParameters} in the terms of our engines</td><td>{@link Configuration}</td></tr>
 * <tr><td>who trusts the peer: the user's trust manager, or our verifier</td>
 *     <td>{@link PeerJudge}</td></tr>
 * <tr><td>the user's key manager</td><td>{@link KeySource}</td></tr>
 * <tr><td>sessions and resuming them</td><td>{@link AscertainSession}, {@link SessionStore}</td></tr>
 * <tr><td>what an exception says</td><td>{@link Failures}</td></tr>
 * </table>
 *
 * <p>What does not belong here: anything of the protocol itself, which is {@code handshake}'s.
 */
@NullMarked
package dev.ascertain.jsse;

import org.jspecify.annotations.NullMarked;
