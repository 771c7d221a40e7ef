package dev.ascertain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * By what the certificates were judged.
 *
 * @param at the time of judgement
 * @param name the name the certificate was to be for; empty if none was asked for
 * @param trustStore the name of the trust store; safe to print
 * @param trustStoreDate the date of its data; empty for a file of the user's
 * @param trusted whether a client would go on
 */
public record Judgement(
    Instant at,
    Optional<String> name,
    String trustStore,
    Optional<LocalDate> trustStoreDate,
    boolean trusted) {}
