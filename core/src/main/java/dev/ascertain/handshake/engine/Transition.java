package dev.ascertain.handshake.engine;

/**
 * One line of a state machine: what a message of the peer does in a state.
 *
 * @param state the state it comes in, by its name in RFC 9846 appendix A where it has one
 * @param message the name of the message's struct, {@code change_cipher_spec} or {@code
 *     application_data}
 * @param condition on what else it depends, in words; empty where on nothing
 * @param next the state that follows
 */
public record Transition(String state, String message, String condition, String next) {

  /** Whether the state stays the same. */
  public boolean isLoop() {
    return state.equals(next);
  }
}
