/**
 * What clients say: from the text of an error that a client printed to what may be the cause.
 *
 * <p>Belongs here: the messages of clients, as data, and how they are found in a text. Does not
 * belong here: deciding between causes, which takes a connection; what to do about a cause, which
 * is in the texts of {@code diagnose}.
 */
@NullMarked
package dev.ascertain.diagnose.client;

import org.jspecify.annotations.NullMarked;
