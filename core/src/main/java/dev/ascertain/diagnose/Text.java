package dev.ascertain.diagnose;

/**
 * The explanation of a diagnosis, for people. {@code `…`} marks words to be typed or looked for;
 * there is no other markup.
 *
 * @param title the verdict in one sentence, with its full stop and without markup
 * @param whatHappened what was seen
 * @param why how it comes about; its first paragraph is the short form
 * @param fix what to do about it; its first paragraph is the short form, the rest has a part per
 *     server or client
 * @param references where the rules are written, and how clients name this error
 */
public record Text(
    String title, Section whatHappened, Section why, Section fix, Section references) {}
