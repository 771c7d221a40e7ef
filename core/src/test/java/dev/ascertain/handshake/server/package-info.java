@NullMarked
package dev.ascertain.handshake.server;

import org.jspecify.annotations.NullMarked;
