/**
 * What a verification may be given from outside, and what it asks for: issuers' certificates (RFC
 * 5280 section 4.2.2.1), OCSP responses (RFC 6960), CRLs (RFC 5280 section 5).
 *
 * <p>A verification is pure: it names what it would like to have ({@link
 * dev.ascertain.verify.evidence.Wanted}); whoever asked may fetch it and verify again with the
 * answers ({@link dev.ascertain.verify.evidence.Evidence}). What does not belong here: fetching (in
 * {@code net}) and judging.
 */
@NullMarked
package dev.ascertain.verify.evidence;

import org.jspecify.annotations.NullMarked;
