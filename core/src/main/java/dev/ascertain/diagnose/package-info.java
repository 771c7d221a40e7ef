/**
 * From what was seen of a server to what is wrong with it, who must act, and how: {@link
 * dev.ascertain.diagnose.Diagnoser#diagnose} is the way in.
 *
 * <p>What belongs here: ranking what the rules of {@code diagnose.rule} conclude, and giving it
 * words. The words are resources of this package, one {@code <id>.md} per cause; {@link
 * dev.ascertain.diagnose.Template} says how they are written. What does not: deciding what is wrong
 * (the rules), asking the server (the façade does, if {@link
 * dev.ascertain.diagnose.Diagnoser#wantedProbe} says so), and layout (renderers).
 *
 * <p>To add a diagnosis: a {@code Cause} at its rank, a rule, a text, and an example in {@code
 * Examples} of the tests; a test fails while one of them is missing.
 *
 * <p>Texts never advise to turn verification off. Code in them, which people copy into a shell, is
 * filled with nothing but what the user gave: host and port.
 */
@NullMarked
package dev.ascertain.diagnose;

import org.jspecify.annotations.NullMarked;
