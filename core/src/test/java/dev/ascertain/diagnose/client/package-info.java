/** Tests of the package of the same name. */
@NullMarked
package dev.ascertain.diagnose.client;

import org.jspecify.annotations.NullMarked;
