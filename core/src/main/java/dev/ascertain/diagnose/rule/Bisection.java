package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.ProbeResult;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search for the one element of our ClientHello that a server fails on, when it takes a simpler
 * one. Elements are left out from the first on; of all such ClientHellos, the one without any left
 * out fails and the one without all of them is taken, so two neighbours differ: halving finds them.
 * The element they differ by is then left out alone, and the first ClientHello is sent once more,
 * so that no failure that comes and goes is taken for one that has a cause.
 *
 * @param elements what may be left out, in order
 * @param symptoms what is known so far
 */
record Bisection(List<HelloElement> elements, Symptoms symptoms) {

  /** What was found, as far as it goes. */
  sealed interface State {
    /** The next question. */
    record Wants(Probe probe) implements State {}

    /** The simple ClientHello fails as well, or the first one does not always. */
    record Fruitless() implements State {}

    /**
     * The element.
     *
     * @param alone whether it is enough to leave out this one
     */
    record Found(HelloElement element, boolean alone) implements State {}
  }

  static Bisection of(Symptoms symptoms) {
    List<HelloElement> present =
        symptoms
            .offer()
            .map(event -> (ClientHello) event.message())
            .map(hello -> Stream.of(HelloElement.values()).filter(e -> e.isIn(hello)).toList())
            .orElse(List.of());
    return new Bisection(present, symptoms);
  }

  /** Whether even the ClientHello without all of the elements was tried in vain. */
  boolean triedInVain() {
    return !elements.isEmpty()
        && symptoms.answerOf(first(elements.size())).filter(r -> !taken(r)).isPresent();
  }

  /** How far the search is. */
  State state() {
    if (elements.isEmpty()) {
      return new State.Fruitless();
    }
    int fails = 0;
    int works = elements.size();
    Optional<ProbeResult> simple = symptoms.answerOf(first(works));
    if (simple.isEmpty()) {
      return new State.Wants(first(works));
    }
    if (!taken(simple.get())) {
      return new State.Fruitless();
    }
    int at = 1;
    while (works - fails > 1) {
      Optional<ProbeResult> answer = symptoms.answerOf(first(at));
      if (answer.isEmpty()) {
        return new State.Wants(first(at));
      }
      if (answer.get().transcript().isEmpty()) {
        return new State.Fruitless();
      }
      if (taken(answer.get())) {
        works = at;
      } else {
        fails = at;
      }
      at = (fails + works) / 2;
    }
    return confirmed(elements.get(works - 1));
  }

  private State confirmed(HelloElement element) {
    Probe alone = Probe.without(List.of(element));
    for (Probe needed : List.of(alone, Probe.AGAIN)) {
      if (symptoms.answerOf(needed).isEmpty() && symptoms.mayProbe()) {
        return new State.Wants(needed);
      }
    }
    boolean sometimes = symptoms.answerOf(Probe.AGAIN).filter(Bisection::taken).isPresent();
    return sometimes
        ? new State.Fruitless()
        : new State.Found(element, symptoms.answerOf(alone).filter(Bisection::taken).isPresent());
  }

  private Probe first(int count) {
    return Probe.without(elements.subList(0, count));
  }

  private static boolean taken(ProbeResult result) {
    return result.answer() == ProbeResult.Answer.YES;
  }
}
