/** Tests of the terminal's text. */
@NullMarked
package dev.ascertain.app.terminal;

import org.jspecify.annotations.NullMarked;
