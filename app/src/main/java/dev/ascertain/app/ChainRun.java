package dev.ascertain.app;

import dev.ascertain.Ascertain;
import dev.ascertain.Environment;
import dev.ascertain.app.Invocation.ChainSubject;
import dev.ascertain.app.drawing.DotRenderer;
import dev.ascertain.app.drawing.SvgRenderer;
import dev.ascertain.app.json.ChainJsonRenderer;
import dev.ascertain.app.terminal.ChainRenderer;
import dev.ascertain.app.terminal.CorrectionText;
import dev.ascertain.app.terminal.TerminalRenderer;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Correction;
import dev.ascertain.report.Report;
import java.util.List;
import java.util.Optional;

/** A run of {@code chain} or {@code verify}. */
final class ChainRun {
  private final Surroundings surroundings;
  private final Printer printer;
  private final Environment environment;

  ChainRun(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.printer = new Printer(surroundings);
    this.environment =
        Ascertain.environment(KeyLog.none(), CacheFolder.of(surroundings.variables()));
  }

  ExitStatus chain(Invocation.Chain chain) throws UsageException {
    if (chain.fix().isPresent()) {
      ChainFile.writable(chain.fix().orElseThrow());
    }
    return switch (chain.subject()) {
      case ChainSubject.Server server -> server(server, chain);
      case ChainSubject.Files files -> show(ofFiles(files), chain);
    };
  }

  ExitStatus verify(Invocation.Verify verify) throws UsageException {
    ChainReport report = ofFiles(verify.files());
    if (verify.format() == Invocation.Format.JSON) {
      printer.print(ChainJsonRenderer.render(report));
    } else {
      printer.print(
          Program.lines(ChainRenderer.renderBriefly(report, verify.look().in(surroundings))));
    }
    return report.verdict().cause().map(ExitStatus::of).orElse(ExitStatus.FINE);
  }

  private ChainReport ofFiles(ChainSubject.Files files) throws UsageException {
    String names = String.join(" ", files.names());
    try (Progress _ = Progress.show(surroundings, "Verifying " + names + " …")) {
      return ChainVerification.ofFiles(files, environment);
    }
  }

  private ExitStatus server(ChainSubject.Server server, Invocation.Chain chain)
      throws UsageException {
    Report seen;
    try (Progress _ = Progress.show(surroundings, "Examining " + server.target() + " …")) {
      seen = Ascertain.examine(server.target(), server.options(), environment);
    }
    Optional<ChainReport> report = ChainVerification.ofServer(seen, environment);
    if (report.isPresent()) {
      return show(report.orElseThrow(), chain);
    }
    // There is no chain to draw: what is wrong is what the check says.
    if (chain.format() == Invocation.Format.TEXT) {
      printer.print(Program.lines(TerminalRenderer.render(seen, chain.look().in(surroundings))));
    } else {
      printer.complain(seen.verdict().sentence());
    }
    return seen.verdict().cause().map(ExitStatus::of).orElse(ExitStatus.HANDSHAKE);
  }

  private ExitStatus show(ChainReport report, Invocation.Chain chain) throws UsageException {
    printer.print(
        switch (chain.format()) {
          case TEXT -> Program.lines(ChainRenderer.render(report, chain.look().in(surroundings)));
          case JSON -> ChainJsonRenderer.render(report);
          case DOT -> DotRenderer.render(report);
          case SVG -> SvgRenderer.render(report);
        });
    boolean fixed = chain.fix().isEmpty() || fix(report, chain.fix().orElseThrow());
    return report
        .verdict()
        .cause()
        .map(ExitStatus::of)
        .orElseGet(() ->
            fixed ? Program.findings(report.diagnoses(), chain.failOn()) : ExitStatus.FINDING);
  }

  /**
   * Writes the right list; what it changes goes where complaints go, beside the result.
   *
   * @return whether there is one
   */
  private boolean fix(ChainReport report, Invocation.Fix fix) throws UsageException {
    return switch (report.correction()) {
      case Correction.NotNeeded _ -> {
        printer.complain("The chain is right as it is; " + fix.file() + " was not written.");
        yield true;
      }
      case Correction.Impossible impossible -> {
        printer.complain(
            fix.file() + " was not written: no right chain is known. " + impossible.why());
        yield false;
      }
      case Correction.Corrected corrected -> {
        ChainFile.write(fix, corrected);
        List<String> changes = CorrectionText.of(corrected, report.graph());
        printer.complain(fix.file() + " is written. " + String.join(" ", changes));
        yield true;
      }
    };
  }
}
