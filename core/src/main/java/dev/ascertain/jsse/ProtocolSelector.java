package dev.ascertain.jsse;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user's function that chooses an application protocol (RFC 7301) for a server. */
interface ProtocolSelector {

  /** Whether there is such a function; without it the list of the configuration decides. */
  boolean isPresent();

  /**
   * Chooses.
   *
   * @param offered what the client offers, in its order
   * @return the choice; "" to agree on none; null if nothing that is offered will do
   */
  @Nullable String select(List<String> offered);

  /** No function. */
  ProtocolSelector NONE = of(Optional.empty());

  /** A function that may be there. */
  static ProtocolSelector of(Optional<Function> function) {
    return new ProtocolSelector() {
      @Override
      public boolean isPresent() {
        return function.isPresent();
      }

      @Override
      public @Nullable String select(List<String> offered) {
        return function.orElseThrow().apply(offered);
      }
    };
  }

  /** The user's function, with his engine or socket given. */
  @FunctionalInterface
  interface Function {
    @Nullable String apply(List<String> offered);
  }
}
