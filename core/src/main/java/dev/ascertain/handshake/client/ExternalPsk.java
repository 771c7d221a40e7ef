package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.extension.Opaque;

/**
 * A key that both sides were given otherwise (RFC 9846 section 4.3.11, RFC 9257).
 *
 * @param identity its label, 1 to 65,535 bytes
 * @param key the key
 * @param hash the hash it is used with, and so which suites it fits. RFC 9846 section 4.3.11: "For
 *     externally established PSKs, the Hash algorithm MUST be set when the PSK is established or
 *     default to SHA-256 if no such algorithm is defined."
 */
public record ExternalPsk(Opaque identity, Secret key, Hash hash) {}
