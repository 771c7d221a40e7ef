/**
 * Programs that use the library, as {@code docs/} shows them: compiled, run, and held against the
 * documents by {@link dev.ascertain.examples.DocumentationTest}.
 */
@NullMarked
package dev.ascertain.examples;

import org.jspecify.annotations.NullMarked;
