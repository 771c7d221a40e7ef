package dev.ascertain.net;

/**
 * How to fetch evidence.
 *
 * @param connect which addresses may be used and {@code --resolve}; its time limits and {@code
 *     --connect-to} do not count here, because they are about the server that is examined
 * @param limits how much may be fetched
 * @param version of this program, for the User-Agent field
 */
public record FetchOptions(ConnectOptions connect, FetchLimits limits, String version) {}
