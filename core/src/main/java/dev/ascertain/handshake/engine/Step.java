package dev.ascertain.handshake.engine;

import java.util.List;

/**
 * The outcome of handling a message.
 *
 * @param next the state that follows
 * @param actions what to do on the way there, in order
 */
public record Step(State next, List<Action> actions) {
  /** Copies the actions. */
  public Step {
    actions = List.copyOf(actions);
  }

  /** A step to {@code next}, with these actions. */
  public static Step to(State next, Action... actions) {
    return new Step(next, List.of(actions));
  }
}
