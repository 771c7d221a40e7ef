package dev.ascertain.handshake.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which one side takes the messages of the other, as data. What is not in it is
 * refused with unexpected_message (RFC 9846 section 4, RFC 5246 section 7.4). Alerts are left out:
 * they may come in every state.
 *
 * @param start the first state
 * @param transitions all transitions, those of one state together
 */
public record StateMachine(String start, List<Transition> transitions) {

  /** The name of a record that changes keys in TLS 1.2, and means nothing in TLS 1.3. */
  public static final String CHANGE_CIPHER_SPEC = "change_cipher_spec";

  /** The name of a record of application data. */
  public static final String APPLICATION_DATA = "application_data";

  /** Copies the list. */
  public StateMachine {
    transitions = List.copyOf(transitions);
  }

  /** Starts a machine's description. */
  public static Builder startingIn(String start) {
    return new Builder(start);
  }

  /** All states, in the order in which the transitions name them. */
  public Set<String> states() {
    Set<String> states = new LinkedHashSet<>();
    states.add(start);
    transitions.forEach(each -> states.add(each.state()));
    transitions.forEach(each -> states.add(each.next()));
    return states;
  }

  /** What a message may do in a state; none if it may not come there. */
  public List<Transition> on(String state, String message) {
    return transitions.stream()
        .filter(each -> each.state().equals(state) && each.message().equals(message))
        .toList();
  }

  /** Describes a machine, state by state. */
  public static final class Builder {
    private final String start;
    private final List<Transition> transitions = new ArrayList<>();
    private String state;

    private Builder(String start) {
      this.start = start;
      this.state = start;
    }

    /** What follows is about this state. */
    public Builder in(String value) {
      state = value;
      return this;
    }

    /** A message that always leads to one state. */
    public Builder on(String message, String next) {
      return on(message, "", next);
    }

    /** A message that leads to a state under a condition. */
    public Builder on(String message, String condition, String next) {
      transitions.add(new Transition(state, message, condition, next));
      return this;
    }

    /** Messages that change nothing. */
    public Builder stays(String... messages) {
      for (String message : messages) {
        on(message, state);
      }
      return this;
    }

    /** The machine. */
    public StateMachine build() {
      return new StateMachine(start, transitions);
    }
  }
}
