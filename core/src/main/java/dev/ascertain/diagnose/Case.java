package dev.ascertain.diagnose;

import dev.ascertain.observation.Observation;
import dev.ascertain.verify.Verification;
import java.util.Optional;

/**
 * Everything that is known of a server, to be diagnosed.
 *
 * @param observation what was seen of it, further connections included
 * @param verification what became of its certificates; empty if none came
 */
public record Case(Observation observation, Optional<Verification> verification) {}
