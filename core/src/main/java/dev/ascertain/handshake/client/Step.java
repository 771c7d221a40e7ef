package dev.ascertain.handshake.client;

import java.util.List;

/** The outcome of handling a message: the state that follows, and what to do on the way there. */
record Step(ClientState next, List<Action> actions) {
  Step {
    actions = List.copyOf(actions);
  }

  static Step to(ClientState next, Action... actions) {
    return new Step(next, List.of(actions));
  }
}
