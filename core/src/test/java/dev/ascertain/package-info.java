/** Tests of the façade. */
@NullMarked
package dev.ascertain;

import org.jspecify.annotations.NullMarked;
