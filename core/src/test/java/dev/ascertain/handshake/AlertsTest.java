package dev.ascertain.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.Rule;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final Map<AlertDescription, Set<Rule>> BY_ALERT =
      Map.ofEntries(
          Map.entry(
              AlertDescription.DECODE_ERROR,
              EnumSet.of(Rule.MALFORMED, Rule.EMPTY_CERTIFICATE_LIST)),
          Map.entry(
              AlertDescription.UNEXPECTED_MESSAGE,
              EnumSet.of(
                  Rule.NOT_A_RECORD,
                  Rule.UNEXPECTED_RECORD,
                  Rule.EMPTY_FRAGMENT,
                  Rule.INTERLEAVED_RECORDS,
                  Rule.KEY_CHANGE_INSIDE_RECORD,
                  Rule.EMPTY_INNER_PLAINTEXT,
                  Rule.UNEXPECTED_MESSAGE,
                  Rule.SECOND_HELLO_RETRY_REQUEST,
                  Rule.TOO_MUCH_EARLY_DATA,
                  Rule.UNOFFERED_DELEGATED_CREDENTIAL)),
          Map.entry(AlertDescription.RECORD_OVERFLOW, EnumSet.of(Rule.RECORD_OVERFLOW)),
          Map.entry(AlertDescription.BAD_RECORD_MAC, EnumSet.of(Rule.BAD_RECORD_MAC)),
          Map.entry(AlertDescription.INTERNAL_ERROR, EnumSet.of(Rule.TOO_LARGE)),
          Map.entry(AlertDescription.UNSUPPORTED_EXTENSION, EnumSet.of(Rule.UNOFFERED_EXTENSION)),
          Map.entry(AlertDescription.MISSING_EXTENSION, EnumSet.of(Rule.MISSING_EXTENSION)),
          Map.entry(
              AlertDescription.PROTOCOL_VERSION,
              EnumSet.of(Rule.UNOFFERED_VERSION, Rule.NO_COMMON_VERSION, Rule.BAD_LEGACY_VERSION)),
          Map.entry(AlertDescription.CERTIFICATE_REQUIRED, EnumSet.of(Rule.CERTIFICATE_REQUIRED)),
          Map.entry(
              AlertDescription.INAPPROPRIATE_FALLBACK, EnumSet.of(Rule.INAPPROPRIATE_FALLBACK)),
          Map.entry(
              AlertDescription.NO_APPLICATION_PROTOCOL,
              EnumSet.of(Rule.NO_COMMON_APPLICATION_PROTOCOL)),
          Map.entry(
              AlertDescription.ILLEGAL_PARAMETER,
              EnumSet.of(
                  Rule.POINTLESS_HELLO_RETRY_REQUEST,
                  Rule.BAD_KEY_UPDATE,
                  Rule.DUPLICATE_EXTENSION,
                  Rule.MISPLACED_EXTENSION,
                  Rule.UNOFFERED_PROTOCOL,
                  Rule.BAD_SUPPORTED_VERSION,
                  Rule.UNOFFERED_CIPHER_SUITE,
                  Rule.CHANGED_AFTER_RETRY,
                  Rule.SESSION_ID_NOT_ECHOED,
                  Rule.FALSE_RESUMPTION,
                  Rule.COMPRESSION_SELECTED,
                  Rule.DOWNGRADE,
                  Rule.UNOFFERED_GROUP,
                  Rule.BAD_KEY_SHARE,
                  Rule.UNOFFERED_SIGNATURE_SCHEME,
                  Rule.WRONG_KEY_TYPE,
                  Rule.BAD_COOKIE,
                  Rule.BAD_RECORD_LIMIT,
                  Rule.UNOFFERED_COMPRESSION,
                  Rule.BAD_OID_FILTERS,
                  Rule.BAD_REQUEST_CONTEXT,
                  Rule.UNOFFERED_PSK,
                  Rule.EARLY_DATA_WITH_OTHER_PSK,
                  Rule.CHANGED_WHEN_RESUMED,
                  Rule.UNOFFERED_CERTIFICATE_TYPE,
                  Rule.SECOND_RAW_PUBLIC_KEY,
                  Rule.BAD_DELEGATED_CREDENTIAL,
                  Rule.ECH_NOT_CONFIRMED,
                  Rule.BAD_ECH)),
          Map.entry(
              AlertDescription.UNSUPPORTED_CERTIFICATE,
              EnumSet.of(Rule.NO_COMMON_CERTIFICATE_TYPE)),
          Map.entry(
              AlertDescription.HANDSHAKE_FAILURE,
              EnumSet.of(
                  Rule.UNSAFE_RENEGOTIATION,
                  Rule.UNSUPPORTED_PARAMETER,
                  Rule.NO_COMMON_CIPHER_SUITE,
                  Rule.NO_COMMON_GROUP,
                  Rule.NO_COMMON_SIGNATURE_SCHEME,
                  Rule.NO_CLIENT_CERTIFICATE,
                  Rule.NO_SESSION_TO_RESUME)),
          Map.entry(AlertDescription.INSUFFICIENT_SECURITY, EnumSet.of(Rule.WEAK_DH_GROUP)),
          Map.entry(
              AlertDescription.DECRYPT_ERROR,
              EnumSet.of(
                  Rule.BAD_HANDSHAKE_SIGNATURE,
                  Rule.BAD_FINISHED,
                  Rule.BAD_BINDER,
                  Rule.UNDECRYPTABLE_ECH)),
          Map.entry(
              AlertDescription.BAD_CERTIFICATE,
              EnumSet.of(
                  Rule.BAD_CERTIFICATE,
                  Rule.UNREADABLE_CERTIFICATE,
                  Rule.NOT_DER,
                  Rule.NOT_A_CERTIFICATE,
                  Rule.BAD_COMPRESSION)),
          Map.entry(AlertDescription.CERTIFICATE_REVOKED, EnumSet.of(Rule.CERTIFICATE_REVOKED)),
          Map.entry(AlertDescription.CERTIFICATE_EXPIRED, EnumSet.of(Rule.CERTIFICATE_EXPIRED)),
          Map.entry(
              AlertDescription.CERTIFICATE_UNKNOWN,
              EnumSet.of(Rule.CERTIFICATE_UNKNOWN, Rule.UNKNOWN_RAW_PUBLIC_KEY)),
          Map.entry(AlertDescription.UNRECOGNIZED_NAME, EnumSet.of(Rule.UNRECOGNIZED_NAME)),
          Map.entry(AlertDescription.ECH_REQUIRED, EnumSet.of(Rule.ECH_REJECTED)),
          Map.entry(AlertDescription.UNKNOWN_CA, EnumSet.of(Rule.UNKNOWN_CA)));

  @Test
  void everyRuleHasTheAlertItsSectionAsksFor() {
    // [6-5], [6-6], [6.2-3]
    Set<Rule> covered = new HashSet<>();
    BY_ALERT.forEach((alert, rules) -> {
      for (Rule rule : rules) {
        assertThat(Alerts.answering(rule)).as(rule.toString()).isEqualTo(alert);
        assertThat(covered.add(rule)).as(rule.toString()).isTrue();
      }
    });
    assertThat(covered).containsExactlyInAnyOrderElementsOf(List.of(Rule.values()));
  }
}
