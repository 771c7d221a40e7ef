@NullMarked
package dev.ascertain.jsse;

import org.jspecify.annotations.NullMarked;
