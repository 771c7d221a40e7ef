package dev.ascertain.report;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.wire.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was said on the connection.
 *
 * @param completed whether both Finished messages were right
 * @param negotiated what both sides agreed on, as far as it came
 * @param roundTrips before the client could send application data: 1 for TLS 1.3, 2 for TLS 1.2
 * @param length from the ClientHello to the completion; for a handshake that did not complete, to
 *     the last thing that happened
 * @param ladder everything that was said, in order
 * @param records every TLS record, in order
 * @param violation the rule that was broken first
 * @param clientAuthentication that the server asked who we are, if it did
 * @param rawPublicKey what the server presented in place of a certificate, if it did
 * @param delegation by what the server's certificate delegates to another key, if it does
 * @param presharedKeys the keys from before the connection that were offered, in order
 */
public record Handshake(
    boolean completed,
    Optional<Negotiated> negotiated,
    int roundTrips,
    Duration length,
    List<LadderEntry> ladder,
    List<RecordEntry> records,
    Optional<Violation> violation,
    Optional<ClientAuthentication> clientAuthentication,
    Optional<RawPublicKey> rawPublicKey,
    Optional<Delegation> delegation,
    List<PresharedKey> presharedKeys) {

  /** Copies the lists. */
  public Handshake {
    ladder = List.copyOf(ladder);
    records = List.copyOf(records);
    presharedKeys = List.copyOf(presharedKeys);
  }

  /**
   * How much of its length was spent waiting for the server: the network's and the server's time,
   * without our own work.
   */
  public Duration waiting() {
    Duration waiting = Duration.ZERO;
    Optional<Duration> asked = Optional.empty();
    Optional<Duration> answered = Optional.empty();
    for (LadderEntry entry : ladder) {
      if (entry.event() instanceof Event.Completed) {
        break;
      }
      boolean server = entry.sender().equals(Optional.of(Sender.SERVER));
      boolean client = entry.sender().equals(Optional.of(Sender.CLIENT));
      if (client && answered.isPresent()) {
        waiting = waiting.plus(answered.get().minus(asked.orElseThrow()));
        answered = Optional.empty();
      }
      if (client) {
        asked = Optional.of(entry.at());
      } else if (server && asked.isPresent()) {
        answered = Optional.of(entry.at());
      }
    }
    return answered.isPresent() ? waiting.plus(answered.get().minus(asked.orElseThrow())) : waiting;
  }
}
