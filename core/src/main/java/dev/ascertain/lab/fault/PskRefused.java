package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.wire.AlertDescription;
import java.util.List;

/** A pre-shared key that the server does not know, or knows otherwise. */
final class PskRefused {
  private static final String[] KEY = {
    "--psk", "000102030405060708090a0b0c0d0e0f", "--psk-identity", "me"
  };

  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.PSK_REFUSED,
              "Does not know the pre-shared key of the client, and says so.",
              ground ->
                  ground.serving(Raw.alerting(AlertDescription.UNKNOWN_PSK_IDENTITY)).with(KEY)),
          Fault.of(
              Cause.PSK_REFUSED,
              "another-key",
              "Knows another key by that name.",
              ground -> ground.serving(Raw.alerting(AlertDescription.DECRYPT_ERROR)).with(KEY)));

  private PskRefused() {}
}
