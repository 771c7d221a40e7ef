package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** DNS does not say whether there is a key for the ClientHello. */
final class EchLookupFailed {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.ECH_LOOKUP_FAILED,
              "Is looked for at a DNS server that is not there.",
              ground ->
                  ground.presenting(ground.good()).with("--ech", "--dns-server", "127.0.0.1:1")));

  private EchLookupFailed() {}
}
