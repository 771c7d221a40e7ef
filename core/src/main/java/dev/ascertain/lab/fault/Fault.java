package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.io.IOException;
import java.util.Optional;

/**
 * A way in which a server is bad, or a good server.
 *
 * @param id its name, such as {@code incomplete-chain}
 * @param cause what is diagnosed from it, before all else; empty if nothing is
 * @param summary what the server does, as a sentence
 * @param setup makes such a server
 */
public record Fault(String id, Optional<Cause> cause, String summary, Setup setup) {

  /** Makes a server. */
  @FunctionalInterface
  public interface Setup {
    /** A server that stands on this ground; called once for each ground. */
    Exhibit on(Ground ground) throws IOException;
  }

  /** The plainest server from which a cause is diagnosed. */
  static Fault of(Cause cause, String summary, Setup setup) {
    return new Fault(cause.id(), Optional.of(cause), summary, setup);
  }

  /** Another server from which a cause is diagnosed. */
  static Fault of(Cause cause, String variant, String summary, Setup setup) {
    return new Fault(cause.id() + "." + variant, Optional.of(cause), summary, setup);
  }

  /** A server of which nothing is diagnosed. */
  static Fault none(String variant, String summary, Setup setup) {
    return new Fault("good." + variant, Optional.empty(), summary, setup);
  }
}
