package dev.ascertain.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries primitives on published computations, and says which of them go wrong. */
final class SelfTest {
  private SelfTest() {}

  /** All computations. */
  static List<KnownAnswer> knownAnswers() {
    return Stream.of(KeyExchangeAnswers.ALL, SignatureAnswers.ALL, SymmetricAnswers.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** What goes wrong, each in a clause; none if all is well. */
  static List<String> failures(Selection selection) {
    return failures(selection, knownAnswers());
  }

  /** What goes wrong first among that which this library serves; empty if all is well. */
  static Optional<String> firstFailure(Selection selection, Library library) {
    return knownAnswers().stream()
        .filter(answer -> selection.of(answer.primitive()) == library)
        .flatMap(answer -> failures(selection, List.of(answer)).stream())
        .findFirst();
  }

  static List<String> failures(Selection selection, List<KnownAnswer> answers) {
    Crypto crypto = new Crypto(selection);
    List<String> failures = new ArrayList<>();
    for (KnownAnswer answer : answers) {
      Optional<String> failure = failure(crypto, answer);
      Library library = selection.of(answer.primitive());
      failure.ifPresent(how ->
          failures.add(
              "%s by %s %s of %s".formatted(answer.primitive(), library, how, answer.source())));
    }
    return failures;
  }

  // A broken library may do anything; even a failing native one ends in a RuntimeException or an
  // Error of linkage.
  private static Optional<String> failure(Crypto crypto, KnownAnswer answer) {
    try {
      byte[] actual = answer.computation().with(crypto);
      return Arrays.equals(actual, KnownAnswer.hex(answer.expected()))
          ? Optional.empty()
          : Optional.of("gives another answer than that");
    } catch (CryptoException | RuntimeException | LinkageError e) {
      return Optional.of("fails (" + e + ") on the example");
    }
  }
}
