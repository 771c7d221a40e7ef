/**
 * Whether a certificate has been withdrawn, decided from evidence that others fetched: for now a
 * stapled OCSP response (RFC 6960, RFC 6066 section 8).
 *
 * <p>What belongs here: decisions over bytes supplied. What does not: fetching, and reading the
 * bytes ({@code dev.ascertain.x509}).
 *
 * <p>{@link dev.ascertain.verify.revocation.SignatureChecker} is here because {@code
 * dev.ascertain.verify}, which imports this package, needs it as well.
 *
 * <p>The answer is good, revoked, or could not tell and why. No evidence is never "good".
 */
@NullMarked
package dev.ascertain.verify.revocation;

import org.jspecify.annotations.NullMarked;
