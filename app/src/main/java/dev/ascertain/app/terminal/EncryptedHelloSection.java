package dev.ascertain.app.terminal;

import dev.ascertain.observation.EchLookup;
import dev.ascertain.report.EncryptedHello;
import dev.ascertain.report.Report;
import dev.ascertain.wire.extension.EchConfig;
import java.util.Optional;
import java.util.stream.Collectors;

/** The encrypted ClientHello beside the one around it, and what the server made of it. */
final class EncryptedHelloSection {
  private static final int FIRST = 40;
  private static final int SECOND = 20;

  private EncryptedHelloSection() {}

  static void write(Report report, Sheet sheet) {
    if (report.encryptedHello().isPresent()) {
      write(report.encryptedHello().get(), sheet);
    }
  }

  private static void write(EncryptedHello encrypted, Sheet sheet) {
    sheet.heading("Encrypted ClientHello");
    encrypted
        .rejected()
        .ifPresent(_ ->
            sheet.paragraph(
                2,
                Tone.PLAIN,
                "A first connection was rejected. The server sent other configurations, and this"
                    + " is the connection made with them."));
    encrypted.lookup().ifPresent(lookup -> lookup(lookup, sheet));
    sheet.paragraph(2, Tone.PLAIN, outcome(encrypted));
    encrypted
        .chosen()
        .ifPresent(chosen ->
            sheet.paragraph(
                2,
                Tone.PLAIN,
                "Encrypted to " + config(chosen.config()) + " by " + chosen.cipherSuite() + "."));
    encrypted
        .passedOver()
        .forEach(passed ->
            sheet.paragraph(
                2,
                Tone.PLAIN,
                "Passed over " + config(passed.config()) + ": " + passed.reason() + "."));
    encrypted.hellos().forEach(hellos -> hellos(hellos, sheet));
  }

  private static String outcome(EncryptedHello encrypted) {
    return switch (encrypted.outcome()) {
      case ACCEPTED -> "Accepted: the server goes by the ClientHello inside.";
      case REJECTED_WITH_CONFIGS ->
          "Rejected: the server goes by the outer ClientHello, and says what it can decrypt: "
              + encrypted.retryConfigs().stream()
                  .map(EncryptedHelloSection::config)
                  .collect(Collectors.joining(", "))
              + ".";
      case REJECTED ->
          "Rejected: the server goes by the outer ClientHello, and sent no configuration.";
      case NOT_ANSWERED -> "The server answered neither ClientHello.";
      case NOT_ENCRYPTED ->
          "No configuration can be used: the ClientHello was sent in the clear, with a random"
              + " extension.";
      case NO_CONFIGURATION -> "The ClientHello was sent in the clear, with a random extension.";
    };
  }

  private static void lookup(EchLookup lookup, Sheet sheet) {
    String asked =
        lookup.name().isEmpty()
            ? ""
            : "HTTPS record of "
                + lookup.name()
                + lookup.server().map(server -> ", asked of " + server).orElse("")
                + (lookup.aliases().isEmpty()
                    ? ""
                    : ", an alias of " + String.join(", of ", lookup.aliases()))
                + ": ";
    sheet.paragraph(2, Tone.PLAIN, asked + result(lookup) + ".");
  }

  private static String result(EchLookup lookup) {
    return switch (lookup.outcome()) {
      case EchLookup.Found found -> {
        int count = found.configs().configs().size();
        yield count + (count == 1 ? " configuration" : " configurations");
      }
      case EchLookup.NotPublished none -> "no configuration, because " + none.reason();
      case EchLookup.Malformed malformed -> "no configuration, because " + malformed.reason();
      case EchLookup.Unknown unknown -> "could not tell, because " + unknown.reason();
    };
  }

  private static String config(EchConfig config) {
    return switch (config) {
      case EchConfig.Contents contents ->
          "configuration " + contents.keyConfig().configId() + " of " + contents.publicName();
      case EchConfig.Unknown unknown ->
          "a configuration of version 0x%04x".formatted(unknown.version());
    };
  }

  private static void hellos(EncryptedHello.Hellos hellos, Sheet sheet) {
    sheet.line(Span.quiet("  " + row("what differs", "outside", "inside")));
    sheet.line(
        Span.plain(
            "  "
                + sheet.printable(
                    row(
                        "server_name",
                        hellos.outerName().orElse("-"),
                        hellos.innerName().orElse("-")))));
    for (EncryptedHello.Difference difference : hellos.differing()) {
      if (!difference.extension().equals("server_name")) {
        sheet.line(
            Span.plain(
                "  "
                    + row(
                        difference.extension(),
                        bytes(difference.outerLength()),
                        bytes(difference.innerLength()))));
      }
    }
  }

  private static String row(String first, String second, String third) {
    return padded(first, FIRST) + padded(second, SECOND) + third;
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - Printable.width(text)));
  }

  private static String bytes(Optional<Integer> length) {
    return length.map(n -> n + (n == 1 ? " byte" : " bytes")).orElse("-");
  }
}
