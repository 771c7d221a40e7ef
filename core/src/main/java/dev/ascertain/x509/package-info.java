/**
 * X.509: a strict reader of the Distinguished Encoding Rules (X.690 section 10), certificates (RFC
 * 5280 section 4), revocation lists (section 5), OCSP requests and responses (RFC 6960 section 4),
 * and what certificates come in: PEM (RFC 7468), PKCS #7 (RFC 5652) and PKCS #12 (RFC 7292).
 *
 * <p>What belongs here: what bytes <em>are</em>. Decoding needs no context, and says at which byte
 * and in which field of the RFC's ASN.1 it failed. What does not: whether a certificate is any good
 * ({@code dev.ascertain.verify}), which file holds what ({@code dev.ascertain.file}), and
 * cryptography; fingerprints are hashes, so they are computed elsewhere.
 *
 * <h2>Where the line runs</h2>
 *
 * <p>What the RFC's ASN.1 or DER excludes, is a violation. What RFC 5280 forbids CAs though it can
 * be written, is read as what it is, and left to be judged: an empty sequence of name constraints,
 * a GeneralizedTime before 2050 ({@link dev.ascertain.x509.Time#isInPrescribedForm}), a serial
 * number of 21 bytes, an extension that is critical and must not be.
 *
 * <h2>Broken certificates</h2>
 *
 * <p>{@link dev.ascertain.x509.Certificate#decode} refuses a certificate whose frame is broken. An
 * extension with malformed content does not hide the rest: it becomes a {@link
 * dev.ascertain.x509.MalformedExtension} that carries its violation. {@link
 * dev.ascertain.x509.Certificate#trace} shows the fields of either kind as far as they can be read.
 * Revocation lists and OCSP responses are read likewise.
 *
 * <h2>Deviations from DER and the RFCs, because what is in use has them and every client takes them
 * </h2>
 *
 * <ul>
 *   <li>{@code basicConstraints.cA} may state its default, FALSE, and an OCSP response the version
 *       v1 (X.690 section 11.5 forbids it).
 *   <li>The parameters of RSASSA-PSS may state their defaults.
 *   <li>{@code keyUsage} may end in zero bits (X.690 section 11.2.2 forbids it; GnuTLS writes
 *       them), and so may sets of reasons.
 *   <li>The attributes of a multi-valued RDN may be in any order (X.690 section 11.6).
 *   <li>The texts of a user notice may be character strings of any type, where RFC 5280 section
 *       4.2.1.4 names four.
 *   <li>PrintableStrings may have any ASCII characters.
 * </ul>
 *
 * <h2>Bounds</h2>
 *
 * <p>A revocation list may have 64 MiB, and so may PKCS #7 and PKCS #12, all else 1 MiB; elements
 * may be nested 24 deep, and an OBJECT IDENTIFIER may have 128 bytes.
 */
@NullMarked
package dev.ascertain.x509;

import org.jspecify.annotations.NullMarked;
