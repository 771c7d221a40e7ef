/** Tests of the client engine. */
@NullMarked
package dev.ascertain.handshake.client;

import org.jspecify.annotations.NullMarked;
