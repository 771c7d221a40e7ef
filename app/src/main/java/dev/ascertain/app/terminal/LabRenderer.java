package dev.ascertain.app.terminal;

import dev.ascertain.lab.LabServer;
import dev.ascertain.lab.fault.Exhibit;
import dev.ascertain.lab.fault.Fault;
import java.util.List;

/** Shows the servers of the lab on a terminal. */
public final class LabRenderer {
  private static final int INDENT = 4;

  private LabRenderer() {}

  /** The catalogue. */
  public static List<String> faults(List<Fault> faults, Look look) {
    Sheet sheet = new Sheet(look);
    long good = faults.stream().filter(fault -> fault.cause().isEmpty()).count();
    sheet.heading(
        "Lab",
        Words.count(faults.size(), "server")
            + ", "
            + good
            + " of them good; to start one: ascertain lab start ID");
    for (Fault fault : faults) {
      fault(fault, "", sheet);
    }
    return sheet.lines();
  }

  /**
   * Servers that run, and how to try each.
   *
   * @param commands the arguments with which each is examined
   */
  public static List<String> servers(
      List<LabServer> servers, List<List<String>> commands, Look look) {
    Sheet sheet = new Sheet(look);
    for (int i = 0; i < servers.size(); i++) {
      LabServer server = servers.get(i);
      List<String> command = commands.get(i);
      String roots =
          command.stream().filter(word -> word.endsWith(Exhibit.ROOTS)).findFirst().orElseThrow();
      fault(server.fault(), "  " + server.url(), sheet);
      typed("./ascertain " + String.join(" ", command), sheet);
      typed("curl --cacert " + roots + " " + server.url(), sheet);
      typed(
          "openssl s_client -connect 127.0.0.1:%d -servername %s -CAfile %s"
              .formatted(server.port(), server.host(), roots),
          sheet);
      sheet.gap();
    }
    sheet.paragraph(0, Tone.QUIET, "Press Ctrl-C to stop.");
    return sheet.lines();
  }

  /**
   * What was exported, and what could not be.
   *
   * @param portBase the port of the first; the others follow
   */
  public static List<String> exported(
      String folder, int portBase, List<Fault> written, List<Fault> left, Look look) {
    Sheet sheet = new Sheet(look);
    sheet.paragraph(
        0,
        Tone.STRONG,
        Words.count(written.size(), "server")
            + " written to "
            + folder
            + ": certificates, keys, and nginx.conf.");
    sheet.marked(List.of(Span.plain("  ")), 2, "`nginx -p " + folder + " -c nginx.conf`");
    sheet.gap();
    for (int i = 0; i < written.size(); i++) {
      sheet.line(
          Span.plain("  https://localhost:" + (portBase + i) + "/  "),
          Span.strong(written.get(i).id()));
    }
    if (!left.isEmpty()) {
      sheet.gap();
      sheet.paragraph(
          0,
          Tone.PLAIN,
          "These take a server that says what no server should, and run here only (ascertain lab"
              + " start):");
      sheet.items(2, left.stream().map(Fault::id).toList());
    }
    return sheet.lines();
  }

  private static void fault(Fault fault, String where, Sheet sheet) {
    sheet.line(Span.strong("  " + fault.id()), Span.plain(where));
    sheet.paragraph(INDENT, Tone.QUIET, fault.summary());
  }

  /** Something to be copied into a shell: in one line, however long. */
  private static void typed(String command, Sheet sheet) {
    sheet.uncut(new Span(Tone.CLIENT, " ".repeat(INDENT) + command));
  }
}
