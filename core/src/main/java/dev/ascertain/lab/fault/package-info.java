/**
 * What can be wrong with a server, one fault in one file, and a few servers with which nothing is
 * wrong.
 *
 * <p>A fault is named after the cause that is diagnosed from it, with the name of the variant where
 * a cause has several: {@code server-hung-up.after-server-hello}.
 *
 * <p>Belongs here: faults. Does not belong here: how servers serve ({@code lab.serve}), and how
 * certificates are made ({@code lab.mint}).
 */
@NullMarked
package dev.ascertain.lab.fault;

import org.jspecify.annotations.NullMarked;
