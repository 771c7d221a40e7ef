/**
 * The rules: pure functions from {@link dev.ascertain.diagnose.rule.Symptoms} to {@link
 * dev.ascertain.diagnose.rule.Conclusion}s, and the words for facts in them.
 *
 * <p>What belongs here: one rule per file; {@link dev.ascertain.diagnose.rule.Cause}, which ranks
 * all causes. What does not: explanations and advice, which are resources of {@code diagnose}. This
 * package does not know that one, which reads files; so every rule can be called with symptoms made
 * by hand.
 */
@NullMarked
package dev.ascertain.diagnose.rule;

import org.jspecify.annotations.NullMarked;
