package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import java.util.List;

/** A middlebox that cannot bear a ClientHello of two packets. */
final class LargeHelloIntolerance {
  /** Bytes of a ClientHello that one packet holds. */
  private static final int ONE_PACKET = 1400;

  static final List<Fault> FAULTS =
      Refusals.faults(
          Cause.LARGE_HELLO_INTOLERANCE,
          "when the ClientHello takes two packets, as with post-quantum keys",
          hello -> hello.encode().length > ONE_PACKET,
          ServerPreferences.DEFAULT);

  private LargeHelloIntolerance() {}
}
