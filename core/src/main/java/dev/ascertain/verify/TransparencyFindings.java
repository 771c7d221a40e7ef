package dev.ascertain.verify;

import dev.ascertain.verify.transparency.JudgedTimestamp;
import dev.ascertain.verify.transparency.TransparencyStatus;
import dev.ascertain.verify.transparency.TransparencyStatus.Compliance;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found out about certificate timestamps, as a finding. */
final class TransparencyFindings {
  private TransparencyFindings() {}

  /**
   * The finding that browsers miss timestamps; empty if they do not, or that is not certain. Only
   * below roots that browsers ship do they look.
   *
   * @param certificate the certificate's index
   */
  static Optional<Finding> of(int certificate, TransparencyStatus status) {
    if (status.compliance() != Compliance.NOT_ENOUGH) {
      return Optional.empty();
    }
    String detail =
        Stream.concat(
                status.timestamps().stream()
                    .filter(each -> !each.verdict().counts())
                    .map(TransparencyFindings::clause),
                status.unreadable().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return Optional.of(
        new ConformanceFinding.NoSct(certificate, status.good(), status.needed(), detail));
  }

  private static String clause(JudgedTimestamp timestamp) {
    String log = timestamp.log().map(Object::toString).orElseGet(() -> "log " + timestamp.logId());
    return log + ": the timestamp " + timestamp.verdict();
  }
}
