/**
 * JMH benchmarks, each beside a peer or a reference in the same run. Whole-process comparisons are
 * scripts in {@code bench/}.
 */
@NullMarked
package dev.ascertain.bench;

import org.jspecify.annotations.NullMarked;
