package dev.ascertain.wire;

/**
 * A row of an IANA registry.
 *
 * @param value the number on the wire
 * @param name the registered name, such as {@code x25519}
 * @param recommended {@code Y}, {@code N} or {@code D} (discouraged), as RFC 9847 section 3 defines
 *     them; empty where the registry has no such column
 * @param reference the documents, such as {@code RFC 5289}
 * @param openSslName OpenSSL's name of a cipher suite; empty if it has none
 */
public record Registration(
    int value, String name, String recommended, String reference, String openSslName) {}
