/** Tests of the JSON writer. */
@NullMarked
package dev.ascertain.app.json;

import org.jspecify.annotations.NullMarked;
