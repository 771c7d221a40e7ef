package dev.ascertain.lab.serve;

import java.util.List;
import java.util.function.UnaryOperator;

/** What becomes of what an engine says, one saying after the other. */
@FunctionalInterface
public interface Alteration {

  /** What is done in place of saying this; nothing if it is left out. */
  List<Act> of(Saying saying);

  /** One handshake message is changed. */
  static Alteration changing(String message, UnaryOperator<byte[]> change) {
    return instead(message, saying -> List.of(new Act.Say(saying.with(change))));
  }

  /** Something else is done in place of one handshake message. */
  static Alteration instead(String message, Alteration other) {
    return saying -> saying.is(message) ? other.of(saying) : List.of(new Act.Say(saying));
  }
}
