package dev.ascertain.report;

import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.SelectedPsk;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pre-shared key that was offered (RFC 9846 section 4.3.11): one that was agreed on otherwise, or
 * a ticket.
 *
 * @param identity its identity: its text, if it is printable ASCII, else hexadecimal
 * @param taken whether the server selected it
 */
public record PresharedKey(String identity, boolean taken) {

  /** Those of the last ClientHello. */
  static List<PresharedKey> in(Transcript transcript) {
    Optional<OfferedPsks> offered =
        transcript
            .messages(ClientHello.class)
            .reduce((first, last) -> last)
            .flatMap(e -> ((ClientHello) e.message()).extensions().find(OfferedPsks.class));
    Optional<Integer> selected =
        transcript
            .messages(ServerHello.class)
            .findFirst()
            .flatMap(e -> ((ServerHello) e.message()).extensions().find(SelectedPsk.class))
            .map(SelectedPsk::selectedIdentity);
    List<PresharedKey> keys = new ArrayList<>();
    for (OfferedPsks.PskIdentity each : offered.map(OfferedPsks::identities).orElse(List.of())) {
      boolean taken = selected.isPresent() && selected.get() == keys.size();
      keys.add(new PresharedKey(OfferedPsks.text(each.identity()), taken));
    }
    return keys;
  }
}
