package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.wire.AlertDescription;
import java.util.List;

/** A pre-shared key that the server does not know, or knows otherwise. */
final class PskRefused {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.PSK_REFUSED,
              "Does not know the pre-shared key of the client, and says so.",
              ground ->
                  ground
                      .serving(
                          Raw.answering(
                              Raw.alert(2, AlertDescription.UNKNOWN_PSK_IDENTITY.value())))
                      .with("--psk", "000102030405060708090a0b0c0d0e0f", "--psk-identity", "me")),
          Fault.of(
              Cause.PSK_REFUSED,
              "another-key",
              "Knows another key by that name.",
              ground ->
                  ground
                      .serving(Raw.answering(Raw.alert(2, AlertDescription.DECRYPT_ERROR.value())))
                      .with("--psk", "000102030405060708090a0b0c0d0e0f", "--psk-identity", "me")));

  private PskRefused() {}
}
