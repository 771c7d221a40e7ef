/**
 * Cryptographic primitives. This package alone imports {@code javax.crypto}, {@code
 * java.security.Signature}, BouncyCastle and Conscrypt; everyone else starts from {@link
 * dev.ascertain.crypto.Crypto}.
 *
 * <p>Per primitive the fastest sound implementation is picked; see {@link
 * dev.ascertain.crypto.Crypto#forOneHandshake} and {@link dev.ascertain.crypto.Crypto#fastest}.
 * Nothing is loaded before it is used: an X25519 handshake never touches P-521.
 *
 * <p>What does not belong here: what TLS does with the primitives (key schedules are in {@code
 * dev.ascertain.handshake.keys}), certificates, and sources of randomness, which callers pass in as
 * {@link dev.ascertain.crypto.Randomness}.
 */
@NullMarked
package dev.ascertain.crypto;

import org.jspecify.annotations.NullMarked;
