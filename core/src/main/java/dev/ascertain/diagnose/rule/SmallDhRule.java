package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import java.math.BigInteger;
import java.util.List;

/**
 * The prime of a finite field key exchange is too short: clients refuse fewer than 1024 bits, and
 * RFC 9325 section 4.5 wants 2048.
 */
final class SmallDhRule implements DiagnosticRule {
  private static final int REFUSED_BELOW = 1024;
  private static final int RECOMMENDED = 2048;

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms
        .seen()
        .transcript()
        .flatMap(said -> said.messages(ServerKeyExchangeDhe.class).findFirst())
        .filter(event -> bits(event) < RECOMMENDED)
        .map(event -> conclusion(event, symptoms))
        .stream()
        .toList();
  }

  private static int bits(Event.Message event) {
    return new BigInteger(1, ((ServerKeyExchangeDhe) event.message()).dhP().bytes()).bitLength();
  }

  private static Conclusion conclusion(Event.Message event, Symptoms symptoms) {
    int bits = bits(event);
    return Conclusion.of(Cause.SMALL_DH)
        .with(bits < REFUSED_BELOW ? Severity.ERROR : Severity.WARNING)
        .with("bits", new Value.Count(bits))
        .because(
            symptoms.evidence(
                event, "The prime dh_p of its ServerKeyExchange has " + bits + " bits."));
  }
}
