/**
 * X.509: a strict reader of the Distinguished Encoding Rules (X.690 section 10), certificates (RFC
 * 5280 section 4), OCSP responses (RFC 6960 section 4.2) and PEM (RFC 7468).
 *
 * <p>What belongs here: what bytes <em>are</em>. Decoding needs no context, and says at which byte
 * and in which field of the RFC's ASN.1 it failed. What does not: whether a certificate is any good
 * ({@code dev.ascertain.verify}), and cryptography; fingerprints are hashes, so they are computed
 * elsewhere.
 *
 * <h2>Broken certificates</h2>
 *
 * <p>{@link dev.ascertain.x509.Certificate#decode} refuses a certificate whose frame is broken. An
 * extension with malformed content does not hide the rest: it becomes a {@link
 * dev.ascertain.x509.MalformedExtension} that carries its violation. {@link
 * dev.ascertain.x509.Certificate#trace} shows the fields of either kind as far as they can be read.
 *
 * <h2>Deviations from DER, because certificates in use have them and every client takes them</h2>
 *
 * <ul>
 *   <li>{@code basicConstraints.cA} may state its default, FALSE (X.690 section 11.5 forbids it).
 *   <li>{@code keyUsage} may end in zero bits (X.690 section 11.2.2 forbids it; GnuTLS writes
 *       them).
 *   <li>The attributes of a multi-valued RDN may be in any order (X.690 section 11.6).
 * </ul>
 */
@NullMarked
package dev.ascertain.x509;

import org.jspecify.annotations.NullMarked;
