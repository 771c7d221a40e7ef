package dev.ascertain.verify;

import java.util.Optional;

/**
 * What became of the chain by one trust store.
 *
 * @param store the store
 * @param trusted whether a client with this store's roots would go on, as far as the chain goes
 * @param path the best path to one of its roots; empty if there is none
 * @param headline the gravest error of the chain by this store; empty if there is none
 */
public record StoreVerdict(
    TrustStore store,
    boolean trusted,
    Optional<CertificationPath> path,
    Optional<Finding> headline) {}
