/**
 * Draws a chain of certificates: for Graphviz, and as a picture. Pure functions from a {@link
 * dev.ascertain.report.ChainReport} to text.
 *
 * <p>What belongs here: where boxes stand, and what is written in them. What does not: deciding
 * anything. Certificates are hostile: every text passes {@link
 * dev.ascertain.app.terminal.Printable} and the escaping of its format.
 */
@NullMarked
package dev.ascertain.app.drawing;

import org.jspecify.annotations.NullMarked;
