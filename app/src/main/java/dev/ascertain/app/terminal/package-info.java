/**
 * Shows a {@link dev.ascertain.report.Report}, a {@link dev.ascertain.report.ChainReport} or trust
 * stores on a terminal: a pure function from the report and the {@link
 * dev.ascertain.app.terminal.Look} to text. All wording of the terminal is here, one file per
 * section of the report.
 *
 * <p>What belongs here: words, order, colour, alignment. What does not: deciding anything. Every
 * character passes {@link dev.ascertain.app.terminal.Sheet}, which escapes what could move the
 * cursor, reverse a line or pass for another text; so sections need not care where a text came
 * from.
 */
@NullMarked
package dev.ascertain.app.terminal;

import org.jspecify.annotations.NullMarked;
