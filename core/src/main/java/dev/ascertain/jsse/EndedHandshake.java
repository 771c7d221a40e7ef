package dev.ascertain.jsse;

import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.verify.Verification;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A handshake that is complete, or has failed.
 *
 * @param self which side we are
 * @param host the peer's host as the caller named it; on a server, the host the client asked for
 * @param port the peer's port as the caller named it; -1 if he did not
 * @param transcript all that was said, byte for byte
 * @param resumed whether a session was resumed, so that no certificate was shown
 * @param duration from the first byte to the last
 * @param verification what our verifier said; empty if no certificate came, or if the context has a
 *     trust manager, which judges instead
 * @param failure why it failed; empty if it is complete
 */
public record EndedHandshake(
    Sender self,
    Optional<String> host,
    int port,
    Transcript transcript,
    boolean resumed,
    Duration duration,
    Optional<Verification> verification,
    Optional<SSLException> failure) {}
