/**
 * Whether a certificate has been withdrawn, decided from evidence that others fetched: OCSP
 * responses (RFC 6960), stapled (RFC 6066 section 8, RFC 6961) or not, and CRLs (RFC 5280 section
 * 6.3).
 *
 * <p>What belongs here: decisions over bytes supplied, and what to fetch next ({@link
 * dev.ascertain.verify.evidence.Wanted}). What does not: fetching, and reading the bytes ({@code
 * dev.ascertain.x509}).
 *
 * <p>{@link dev.ascertain.verify.revocation.RevocationChecker} is the way in. {@link
 * dev.ascertain.verify.revocation.SignatureChecker} is here because {@code dev.ascertain.verify},
 * which imports this package, needs it as well.
 *
 * <p>The answer is good, revoked, or could not tell and why. No evidence is never "good". Whoever
 * says revoked is right, even by a signature or a list that would not do for "good"; of those who
 * say good, the freshest counts.
 *
 * <h2>Deviations</h2>
 *
 * <ul>
 *   <li>Evidence may be up to five minutes from the future, for our clock may be slow. What has
 *       ended is not used.
 *   <li>An OCSP response or CRL without nextUpdate counts for seven days.
 *   <li>A CRL needs no authority key identifier, though RFC 5280 section 5.2 requires it: many CAs
 *       leave it out, and nothing is lost. It needs its number.
 *   <li>Whether the signer of a CRL or an OCSP responder was itself revoked is asked of the CRLs at
 *       hand; nothing is fetched for it. A list may vouch for its own signer.
 *   <li>Paths of signers are validated without certificate policies, and of name constraints only
 *       those on directory names are looked at.
 * </ul>
 */
@NullMarked
package dev.ascertain.verify.revocation;

import org.jspecify.annotations.NullMarked;
