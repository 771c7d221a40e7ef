/**
 * Mints what a server presents: keys, certificates, chains, OCSP responses and CRLs, fresh each
 * time, so that nothing expires by accident.
 *
 * <p>Belongs here: documents, correct unless told otherwise. Does not belong here: servers that
 * present them ({@code lab.serve}), and what is wrong with them ({@code lab.fault}).
 */
@NullMarked
package dev.ascertain.lab.mint;

import org.jspecify.annotations.NullMarked;
