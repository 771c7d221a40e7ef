/**
 * The inputs that fuzzing has found worth keeping. The fuzz targets themselves stand beside the
 * code they try, in classes named {@code …FuzzTest}.
 */
@NullMarked
package dev.ascertain.fuzz;

import org.jspecify.annotations.NullMarked;
