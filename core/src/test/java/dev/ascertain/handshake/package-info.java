/** Tests of what client and server share. */
@NullMarked
package dev.ascertain.handshake;

import org.jspecify.annotations.NullMarked;
