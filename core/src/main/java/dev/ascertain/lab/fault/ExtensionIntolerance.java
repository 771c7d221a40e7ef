package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ExtensionType;
import java.util.ArrayList;
import java.util.List;

/** A server that cannot bear an extension. */
final class ExtensionIntolerance {
  static final List<Fault> FAULTS = faults();

  private ExtensionIntolerance() {}

  private static List<Fault> faults() {
    List<Fault> faults =
        new ArrayList<>(
            Refusals.faults(
                Cause.EXTENSION_INTOLERANCE,
                "when a stapled OCSP response is asked for",
                hello -> hello.extensions().has(ExtensionType.STATUS_REQUEST),
                ServerPreferences.DEFAULT));
    faults.add(
        alerting(
            "session-ticket",
            "Answers with an alert when session tickets are offered.",
            ExtensionType.SESSION_TICKET));
    faults.add(
        alerting(
            "sct",
            "Answers with an alert when certificate timestamps are asked for.",
            ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP));
    return faults;
  }

  private static Fault alerting(String variant, String summary, ExtensionType disliked) {
    return Fault.of(
        Cause.EXTENSION_INTOLERANCE,
        variant,
        summary,
        ground ->
            ground.disliking(
                hello -> hello.extensions().has(disliked),
                Raw.refusing(AlertDescription.HANDSHAKE_FAILURE),
                ServerPreferences.DEFAULT));
  }
}
