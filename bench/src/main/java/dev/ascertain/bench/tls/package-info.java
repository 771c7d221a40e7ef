/**
 * Our engines beside other implementations of TLS, client and server in memory and in one thread.
 *
 * <p>{@link dev.ascertain.bench.tls.Implementation} lists them, {@link
 * dev.ascertain.bench.tls.Scenario} what they do. All of them check the server's certificate
 * against one given root and for its host name, each with its own validator of paths.
 */
@NullMarked
package dev.ascertain.bench.tls;

import org.jspecify.annotations.NullMarked;
