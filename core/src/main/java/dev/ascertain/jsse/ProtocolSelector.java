package dev.ascertain.jsse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's function that chooses an application protocol (RFC 7301) for a server. */
@FunctionalInterface
interface ProtocolSelector {

  /**
   * Chooses.
   *
   * @param offered what the client offers, in its order
   * @return the choice; "" to agree on none; null if nothing that is offered will do
   */
  @Nullable String select(List<String> offered);
}
