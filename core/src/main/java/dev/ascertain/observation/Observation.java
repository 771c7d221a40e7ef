package dev.ascertain.observation;

import dev.ascertain.handshake.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything one examination saw of a server.
 *
 * @param connect how the connection came about, or why it did not
 * @param transcript what was said on it; empty if there was no connection
 * @param handshakeFailure why the network ended the handshake early: timed out, reset, closed;
 *     empty if it did not
 * @param http what came back when a page was asked for; empty if none was
 * @param fetches what verification wanted, and what came of it, in order
 * @param probes further connections that were made to decide between causes, in order
 * @param resumption the second connection, if one was to resume the first
 * @param encryptedHello how the ClientHello was to be encrypted, if it was
 */
public record Observation(
    ConnectAttempt connect,
    Optional<Transcript> transcript,
    Optional<NetworkFailure> handshakeFailure,
    Optional<HttpAnswer> http,
    List<EvidenceFetch> fetches,
    List<ProbeResult> probes,
    Optional<Resumption> resumption,
    Optional<EncryptedHello> encryptedHello) {

  /** Copies the lists. */
  public Observation {
    fetches = List.copyOf(fetches);
    probes = List.copyOf(probes);
  }

  /** An observation that nobody asked to be followed by a resumption. */
  public Observation(
      ConnectAttempt connect,
      Optional<Transcript> transcript,
      Optional<NetworkFailure> handshakeFailure,
      Optional<HttpAnswer> http,
      List<EvidenceFetch> fetches,
      List<ProbeResult> probes) {
    this(
        connect,
        transcript,
        handshakeFailure,
        http,
        fetches,
        probes,
        Optional.empty(),
        Optional.empty());
  }

  /** This, with what verification wanted. */
  public Observation withFetches(List<EvidenceFetch> made) {
    return new Observation(
        connect, transcript, handshakeFailure, http, made, probes, resumption, encryptedHello);
  }

  /** This, with one more probe made. */
  public Observation with(ProbeResult probe) {
    var all = new ArrayList<>(probes);
    all.add(probe);
    return new Observation(
        connect, transcript, handshakeFailure, http, fetches, all, resumption, encryptedHello);
  }

  /** This, with the second connection. */
  public Observation with(Resumption second) {
    return new Observation(
        connect,
        transcript,
        handshakeFailure,
        http,
        fetches,
        probes,
        Optional.of(second),
        encryptedHello);
  }

  /** This, with how the ClientHello was to be encrypted. */
  public Observation with(EncryptedHello encrypted) {
    return new Observation(
        connect,
        transcript,
        handshakeFailure,
        http,
        fetches,
        probes,
        resumption,
        Optional.of(encrypted));
  }
}
