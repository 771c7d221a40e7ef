package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** A server that cannot bear TLS 1.3. */
final class VersionIntolerance {
  static final List<Fault> FAULTS =
      Refusals.faults(
          Cause.VERSION_INTOLERANCE,
          "when TLS 1.3 is offered",
          hello -> hello.extensions().has(ExtensionType.SUPPORTED_VERSIONS),
          ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2));

  private VersionIntolerance() {}
}
