/**
 * Files in which people keep certificates: PEM, DER, PKCS #7, PKCS #12 and Java keystores.
 *
 * <p>What belongs here: telling the formats apart by their content, taking the certificates out,
 * and saying in one sentence what is wrong with a file that has none. What does not: opening files
 * and asking for passwords, which the caller does; and whether a certificate is any good, or can be
 * read at all: its bytes are handed on as they are, so that a broken one can be shown.
 *
 * <p>No private key's bytes leave this package.
 */
@NullMarked
package dev.ascertain.file;

import org.jspecify.annotations.NullMarked;
