package dev.ascertain.app.terminal;

import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.report.ClientAuthentication;
import dev.ascertain.report.Report;
import java.util.ArrayList;
import java.util.List;

/** That the server asked who we are, and what it was told. */
final class ClientAuthenticationSection {
  private static final int SHOWN = 5;

  private ClientAuthenticationSection() {}

  static void write(Report report, Sheet sheet) {
    report
        .handshake()
        .flatMap(handshake -> handshake.clientAuthentication())
        .ifPresent(asked -> write(asked, sheet));
  }

  private static void write(ClientAuthentication asked, Sheet sheet) {
    sheet.heading("Client certificate");
    sheet.paragraph(2, Tone.PLAIN, "The server asks for one " + issuers(asked.authorities()) + ".");
    asked.answer().ifPresent(answer -> answer(asked, answer, sheet));
  }

  private static String issuers(List<String> authorities) {
    if (authorities.isEmpty()) {
      return "and does not say by whom it is to be issued";
    }
    List<String> shown = new ArrayList<>();
    for (String name : authorities.subList(0, Math.min(SHOWN, authorities.size()))) {
      shown.add('"' + name + '"');
    }
    String more =
        authorities.size() > SHOWN ? " and " + (authorities.size() - SHOWN) + " others" : "";
    return "issued by " + String.join(", ", shown) + more;
  }

  private static void answer(ClientAuthentication asked, CertificateAnswer answer, Sheet sheet) {
    switch (answer) {
      case CertificateAnswer.NoneAtHand _ ->
          sheet.paragraph(2, Tone.PLAIN, "None was sent, for none was given with --cert.");
      case CertificateAnswer.NoneFits _ ->
          sheet.paragraph(
              2,
              Tone.BAD,
              "None was sent: the key of the one given cannot sign as the server demands: "
                  + String.join(
                      ", ", asked.signatureSchemes().stream().map(Object::toString).toList())
                  + ".");
      case CertificateAnswer.Presented presented -> {
        sheet.paragraph(
            2,
            Tone.PLAIN,
            "Sent: "
                + presented.subject()
                + presented.scheme().map(scheme -> ", signed by " + scheme).orElse("")
                + ".");
        if (!presented.issuedAsAsked()) {
          sheet.paragraph(2, Tone.BAD, "No certificate of its chain is issued by one of these.");
        }
      }
    }
  }
}
