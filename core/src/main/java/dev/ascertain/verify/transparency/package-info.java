/**
 * Certificate Transparency (RFC 6962): whether a certificate's timestamps are the logs', and
 * whether they are as many as browsers ask for.
 *
 * <p>What belongs here: the list of known logs, as data that are given; the judgement of a
 * timestamp; the browsers' policy. What does not: reading timestamps ({@code dev.ascertain.x509}),
 * asking logs, and whether a certificate is one of which browsers demand timestamps, which depends
 * on the root ({@code dev.ascertain.verify}).
 *
 * <p>Logs come and go within months. So "not enough" is said only where it is certain; without a
 * list of logs, timestamps are counted and shown, and nothing is said about their signatures.
 */
@NullMarked
package dev.ascertain.verify.transparency;

import org.jspecify.annotations.NullMarked;
