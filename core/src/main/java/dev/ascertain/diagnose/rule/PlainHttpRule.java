package dev.ascertain.diagnose.rule;

import java.util.List;
import java.util.Locale;

/** The server speaks HTTP without TLS. */
final class PlainHttpRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return NotTlsRule.firstBytes(symptoms)
        .filter(event -> isHttp(NotTlsRule.text(event)))
        .map(event -> NotTlsRule.conclusion(Cause.PLAIN_HTTP, event, symptoms))
        .stream()
        .toList();
  }

  /** A status line, or the bare page that some servers send to a client they do not understand. */
  static boolean isHttp(String firstBytes) {
    String begin = firstBytes.substring(0, Math.min(15, firstBytes.length())).stripLeading();
    String lower = begin.toLowerCase(Locale.ROOT);
    return begin.startsWith("HTTP/")
        || lower.startsWith("<html")
        || lower.startsWith("<!doctype html");
  }
}
