package dev.ascertain.crypto;

/**
 * The answer to a peer's share, made in one step.
 *
 * @param share what is sent to the peer
 * @param secret what both sides now share
 */
public record KeyExchangeResult(byte[] share, Secret secret) {}
