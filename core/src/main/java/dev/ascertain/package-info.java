/**
 * The front door: {@link dev.ascertain.Ascertain#examine examine} a server and get a {@link
 * dev.ascertain.report.Report}.
 *
 * <p>What belongs here: what is needed to call Ascertain as a library, and the order in which its
 * parts do their work. What does not: the work itself, and anything about how a report is shown.
 */
@NullMarked
package dev.ascertain;

import org.jspecify.annotations.NullMarked;
