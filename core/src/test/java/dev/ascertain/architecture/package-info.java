/**
 * The shape of the code, as tests: which package may import which, and what no package may do.
 *
 * <p>The table of layers is {@link dev.ascertain.architecture.Layers}; a new package starts with a
 * row there.
 */
@NullMarked
package dev.ascertain.architecture;

import org.jspecify.annotations.NullMarked;
