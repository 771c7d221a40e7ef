/**
 * Whether a certificate proves who the server is: path building (RFC 4158), path validation (RFC
 * 5280 section 6.1), host names (RFC 9525), trust stores. {@link
 * dev.ascertain.verify.Verifier#verify} is the way in; it needs no handshake.
 *
 * <p>What belongs here: judgements over bytes supplied, at a time supplied. What does not: reading
 * the bytes ({@code dev.ascertain.x509}), fetching evidence, and advice.
 *
 * <h2>Findings</h2>
 *
 * <p>A {@link dev.ascertain.verify.Finding} is a fact about one certificate with typed parameters.
 * All are kept. {@link dev.ascertain.verify.FindingKind} lists them by rank; the first error is the
 * headline. The five {@link dev.ascertain.verify.Check checks} are folded from findings, so the two
 * cannot disagree. Each check is passed, failed, or could not tell.
 *
 * <p>{@link dev.ascertain.verify.Verification#findings} holds what is wrong with the best path,
 * with the leaf, and with the list as sent. What is wrong with the other paths stays with these.
 *
 * <h2>Where a chain ends without a trusted root</h2>
 *
 * <p>Without fetching anything, one cannot always know what is missing. The last certificate of the
 * path decides, by the first of these that applies:
 *
 * <ol>
 *   <li>It is signed by its own key: {@code self-signed} if it is the server's, else {@code
 *       unknown-ca}. This is certain.
 *   <li>A certificate with its issuer's name is there, its key did not make the signature, and the
 *       key identifiers do not say that another key did: {@code bad-signature}. If they do say so,
 *       the candidate is kept as a near miss ({@code issuer-key-mismatch}), and the list goes on.
 *   <li>It is the server's own: {@code incomplete-chain}. Public CAs never issue for servers from a
 *       root, so this is sure if the certificate says where its issuer can be fetched (caIssuers),
 *       as theirs do; else it could be a private root that issues directly.
 *   <li>It is an intermediate that says where its issuer can be fetched: {@code incomplete-chain},
 *       but not sure, for that may be a root that is not in the store.
 *   <li>It is an intermediate that does not say: its issuer is probably a root, so {@code
 *       unknown-ca}.
 * </ol>
 *
 * <p>What was fetched counts as not sent: a path that needs it keeps {@code incomplete-chain}, once
 * for each certificate that is missing, and whatever else is wrong with it is said as well.
 *
 * <h2>What certificates may say</h2>
 *
 * <p>{@link dev.ascertain.verify.Requirement} lists the rules, each with its source; the classes
 * that end in {@code Rules} check them, one per subject, below {@code CertificateRules}. How much
 * it counts to break one depends on the {@link dev.ascertain.verify.Profile}, and on whether the
 * path leads to a root that is distributed with software: {@code Force} is the table.
 *
 * <ul>
 *   <li>{@code RFC_5280} is plain path validation and the MUSTs of section 4, as far as NIST's test
 *       suite PKITS does not accept certificates that break them.
 *   <li>{@code WEB_PKI} adds what the Baseline Requirements say about a certificate, whatever its
 *       root. Validity periods, timestamps, policies and pointers to revocation, which only public
 *       CAs owe, are asked for below public roots, from the day on which a rule began to bind.
 *   <li>{@code BROWSER} makes errors of what Chrome or Firefox refuse. The rest of RFC 5280 is
 *       warned of, for strict clients refuse it; the rest of the Baseline Requirements only below
 *       public roots.
 * </ul>
 *
 * <h2>Deviations from RFC 5280 section 6.1</h2>
 *
 * <ul>
 *   <li>A trust anchor is a certificate, and its key usage, path length, name constraints and
 *       critical extensions bind what is below (RFC 5937 section 3.2); its policies and purposes do
 *       not, and its dates only cause a warning, but by the profile {@code WEB_PKI} an error.
 *   <li>A CA's extended key usage must allow the purpose if it is there, as browsers ask.
 *   <li>Policies are processed by RFC 9618. Whether a policy is valid is said, which ones are is
 *       not; qualifiers are not looked at.
 *   <li>Constraints on forms of names for which the RFC defines none forbid all such names if they
 *       are critical, and none otherwise. As browsers judge, a dNSName constraint may begin with a
 *       dot, and then asks for one label more.
 *   <li>A self-signed server certificate that is in the store itself is trusted.
 * </ul>
 *
 * <h2>Several stores</h2>
 *
 * <p>The verdict is by the first store of the {@link dev.ascertain.verify.Measure}. What does not
 * depend on the store (reading, signatures, comparing names) is done once for all of them.
 *
 * <h2>Limits</h2>
 *
 * <p>{@code Pool} bounds the certificates that are read, {@code Signatures} the signatures, by what
 * they cost, {@code PathSearch} steps, paths and their length, {@code NameConstraintCheck}
 * comparisons, {@code PolicyGraph} policies, {@code FetchedIssuers} and {@code DeadEnd} what is
 * fetched. What runs into a limit gets a {@code too-much-work} finding and no verdict.
 */
@NullMarked
package dev.ascertain.verify;

import org.jspecify.annotations.NullMarked;
