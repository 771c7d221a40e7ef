package dev.ascertain.observation;

/**
 * A piece of evidence that verification asked for.
 *
 * @param request what was asked for, and where
 * @param result what came of it
 */
public record EvidenceFetch(FetchRequest request, Fetched result) {}
