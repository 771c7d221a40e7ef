package dev.ascertain.diagnose.rule;

import java.util.List;

/** The server greets in another protocol, most of which turn to TLS only when told to. */
final class StarttlsBannerRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return NotTlsRule.firstBytes(symptoms)
        .flatMap(event ->
            Banner.of(event.bytes())
                .map(banner ->
                    NotTlsRule.conclusion(Cause.STARTTLS_BANNER, event, symptoms)
                        .with("protocol", banner.protocol())
                        .with("advice", banner.advice())))
        .stream()
        .toList();
  }
}
