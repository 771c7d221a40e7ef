package dev.ascertain.diagnose.rule;

/**
 * A cause that the evidence does not exclude.
 *
 * @param cause the cause, as a sentence
 * @param test what would tell whether it is this one, as a sentence
 */
public record Candidate(String cause, String test) {}
