/**
 * What was observed from outside: the target, the name lookup, the TCP connections, how each ended,
 * the HTTP answer, and what became of every piece of evidence that was to be fetched.
 *
 * <p>What belongs here: immutable records, and their plain wording. What does not: sockets, clocks
 * and decisions about what an observation means ({@code dev.ascertain.diagnose}).
 *
 * <p>Times are nanoseconds since the start of the examination.
 */
@NullMarked
package dev.ascertain.observation;

import org.jspecify.annotations.NullMarked;
