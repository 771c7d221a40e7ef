/**
 * Writes a {@link dev.ascertain.report.Report} as JSON, for programs, and likewise a {@link
 * dev.ascertain.report.ChainReport} and what is asked about trust stores. The formats are defined
 * by {@code report.schema.json}, {@code chain.schema.json} and {@code trust.schema.json} beside
 * this package's classes; a member that changes its meaning or goes away raises {@link
 * dev.ascertain.report.Report#FORMAT_VERSION}, a new one does not.
 *
 * <p>What belongs here: names and order of members. What does not: deciding anything. Members
 * always come in the same order. Times are milliseconds since the examination began; bytes are
 * hexadecimal.
 */
@NullMarked
package dev.ascertain.app.json;

import org.jspecify.annotations.NullMarked;
