package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure;
import java.util.List;

/** The name has no address, or none of the family that was asked for. */
final class NameNotResolvedRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return switch (symptoms.seen().connect().failure().orElse(null)) {
      case NetworkFailure.NameNotResolved failure ->
          List.of(conclusion(failure, failure.name(), failure.detail()).with(Actor.NETWORK));
      case NetworkFailure.NoAddressOfFamily failure ->
          List.of(
              conclusion(failure, failure.name(), "it has no " + failure.family() + " address")
                  .with(Actor.CLIENT));
      case null, default -> List.of();
    };
  }

  private static Conclusion conclusion(NetworkFailure failure, String name, String detail) {
    return Conclusion.of(Cause.NAME_NOT_RESOLVED)
        .with("name", name)
        .with("detail", detail.isEmpty() ? "the resolver gave no reason" : detail)
        .because(new Evidence.OfNetwork(failure.sentence()));
  }
}
