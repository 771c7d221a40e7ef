package dev.ascertain.verify.transparency;

import dev.ascertain.verify.transparency.JudgedTimestamp.Origin;
import dev.ascertain.x509.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many timestamps browsers ask for: Chrome's policy, which Firefox follows since version 135,
 * and Apple's, which agrees in what is looked at here.
 *
 * <p>Timestamps in the certificate suffice if there are as many as its lifetime demands, from
 * different logs, at least one of which is approved now, and from at least two operators.
 * Timestamps in the handshake or the OCSP response suffice if there are two, from different logs
 * that are approved now, and from two operators. Which of the two interfaces a log has, that of RFC
 * 6962 or tiles, makes no difference to browsers any more.
 */
final class TransparencyPolicy {
  private static final Duration LONG = Duration.ofDays(180);
  private static final int FOR_SHORT = 2;
  private static final int FOR_LONG = 3;
  private static final int DELIVERED = 2;
  private static final int OPERATORS = 2;

  private TransparencyPolicy() {}

  /** How many timestamps a certificate of this lifetime needs if they are in it. */
  static int needed(Certificate certificate) {
    Duration lifetime = Duration.between(certificate.notBefore(), certificate.notAfter());
    return lifetime.compareTo(LONG) <= 0 ? FOR_SHORT : FOR_LONG;
  }

  /** Whether there are enough, if those count that {@code counts} says. */
  static boolean isEnough(
      List<JudgedTimestamp> timestamps, int needed, Predicate<JudgedTimestamp> counts) {
    List<JudgedTimestamp> embedded =
        timestamps.stream().filter(TransparencyPolicy::isEmbedded).filter(counts).toList();
    List<JudgedTimestamp> delivered =
        timestamps.stream()
            .filter(each -> !isEmbedded(each))
            .filter(counts)
            .filter(TransparencyPolicy::isOfRunningLog)
            .toList();
    return isEnough(embedded, needed)
            && embedded.stream().anyMatch(TransparencyPolicy::isOfRunningLog)
        || isEnough(delivered, DELIVERED);
  }

  /** How many different logs' timestamps count. */
  static int good(List<JudgedTimestamp> timestamps) {
    return logs(timestamps.stream().filter(each -> each.verdict().counts())).size();
  }

  private static boolean isEnough(List<JudgedTimestamp> timestamps, int needed) {
    return logs(timestamps.stream()).size() >= needed && operators(timestamps) >= OPERATORS;
  }

  private static boolean isEmbedded(JudgedTimestamp timestamp) {
    return timestamp.origin() == Origin.CERTIFICATE;
  }

  private static boolean isOfRunningLog(JudgedTimestamp timestamp) {
    return timestamp.verdict() != SctVerdict.GOOD_OF_RETIRED_LOG;
  }

  private static Set<String> logs(Stream<JudgedTimestamp> timestamps) {
    return timestamps.map(JudgedTimestamp::logId).collect(Collectors.toSet());
  }

  /** How many operators ran the logs then; each unknown log may be another one's. */
  private static long operators(List<JudgedTimestamp> timestamps) {
    return timestamps.stream()
        .map(each ->
            each.log()
                .map(log -> log.operatorAt(each.timestamp().timestamp()))
                .orElse(each.logId()))
        .distinct()
        .count();
  }
}
