package dev.ascertain.app;

import dev.ascertain.Ascertain;
import dev.ascertain.app.json.JsonRenderer;
import dev.ascertain.app.terminal.CertificateChain;
import dev.ascertain.app.terminal.TerminalRenderer;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.report.Report;
import dev.ascertain.verify.Severity;
import dev.ascertain.verify.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One run of the program: reads the command line, does what it says, prints what came of it. */
final class Program {
  /** A file of certificates is some kilobytes; more is a mistake. */
  private static final long LARGEST_FILE = 16 << 20;

  private final Surroundings surroundings;
  private final Printer printer;

  private Program(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.printer = new Printer(surroundings);
  }

  /** Runs the program; everything that can go wrong becomes a sentence and an exit status. */
  static ExitStatus run(String[] args, Surroundings surroundings) {
    return new Program(surroundings).run(args);
  }

  private ExitStatus run(String[] args) {
    try {
      Invocation invocation =
          CommandLineReader.read(args, surroundings.variables(), Program::trustStore);
      checkCryptoChoice();
      return switch (invocation) {
        case Invocation.Help help -> help(help.command());
        case Invocation.Version version -> version(version.verbose());
        case Invocation.Train _ -> Training.run();
        case Invocation.Check check -> check(check);
        case Invocation.Chain chain -> new ChainRun(surroundings).chain(chain);
        case Invocation.Explain explain -> new ExplainRun(surroundings).run(explain);
        case Invocation.Lab lab -> new LabRun(surroundings).run(lab);
        case Invocation.Trust trust -> new TrustRun(surroundings).run(trust);
        case Invocation.Verify verify -> new ChainRun(surroundings).verify(verify);
      };
    } catch (UsageException e) {
      printer.complain(e.sentence());
      return ExitStatus.USAGE;
    }
  }

  /** Examines a server and prints what came of it. */
  static ExitStatus check(Invocation.Check check, Surroundings surroundings) throws UsageException {
    return new Program(surroundings).check(check);
  }

  private ExitStatus check(Invocation.Check check) throws UsageException {
    Report report = examine(check);
    switch (check.output()) {
      case Output.Json _ -> printer.print(JsonRenderer.render(report));
      case Output.Certificates _ -> certificates(report);
      case Output.Text text ->
          printer.print(lines(TerminalRenderer.render(report, text.in(surroundings))));
    }
    return report
        .verdict()
        .cause()
        .map(ExitStatus::of)
        .orElseGet(() -> findings(report.diagnoses(), check.failOn()));
  }

  private Report examine(Invocation.Check check) throws UsageException {
    Optional<KeyLogFile> opened = keyLog(check);
    if (opened.isEmpty()) {
      return examine(check, KeyLog.none());
    }
    KeyLogFile keyLog = opened.orElseThrow();
    Report report;
    try (keyLog) {
      report = examine(check, keyLog);
    }
    if (!keyLog.isComplete()) {
      printer.complain("The key log file " + keyLog.name() + " could not be written completely.");
    }
    return report;
  }

  private Optional<KeyLogFile> keyLog(Invocation.Check check) throws UsageException {
    if (check.keyLog().isEmpty()) {
      return Optional.empty();
    }
    Invocation.KeyLogChoice choice = check.keyLog().orElseThrow();
    try {
      return Optional.of(KeyLogFile.open(choice.file()));
    } catch (UsageException e) {
      if (choice.demanded()) {
        throw e;
      }
      printer.complain(e.sentence());
      return Optional.empty();
    }
  }

  private Report examine(Invocation.Check check, KeyLog keyLog) {
    try (Progress _ = Progress.show(surroundings, "Examining " + check.target() + " …")) {
      return Ascertain.examine(
          check.target(),
          check.options(),
          Ascertain.environment(keyLog, CacheFolder.of(surroundings.variables())));
    }
  }

  /** Without certificates the reason is all there is to say; results have their own stream. */
  private void certificates(Report report) {
    String chain = CertificateChain.render(report);
    if (chain.isEmpty()) {
      printer.complain(report.verdict().sentence());
    } else {
      printer.print(chain);
    }
  }

  /** Whether something is grave enough to fail. */
  static ExitStatus findings(List<Diagnosis> diagnoses, Invocation.FailOn failOn) {
    boolean found = diagnoses.stream().map(Diagnosis::severity).anyMatch(s -> counts(s, failOn));
    return found ? ExitStatus.FINDING : ExitStatus.FINE;
  }

  private static boolean counts(Severity severity, Invocation.FailOn failOn) {
    return switch (failOn) {
      case NEVER -> false;
      case ERROR -> severity == Severity.ERROR;
      case WARNING -> severity != Severity.INFO;
      case INFO -> true;
    };
  }

  private ExitStatus help(Command command) {
    String name = command == Command.CHECK ? "help.txt" : "help-" + command.word() + ".txt";
    try (InputStream in = Program.class.getResourceAsStream(name)) {
      byte[] text = Objects.requireNonNull(in, name).readAllBytes();
      printer.print(new String(text, StandardCharsets.UTF_8));
      return ExitStatus.FINE;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ExitStatus version(boolean verbose) {
    StringBuilder text = new StringBuilder("ascertain " + Ascertain.VERSION + "\n");
    List<String> failures = List.of();
    if (verbose) {
      text.append("Java ").append(Runtime.version()).append('\n');
      Crypto crypto = Crypto.forOneHandshake();
      crypto
          .describe()
          .forEach((primitive, by) -> text.append(primitive).append(": ").append(by).append('\n'));
      failures = crypto.selfTest();
      text.append("Self-test of %d published computations: ".formatted(Crypto.selfTests()))
          .append(failures.isEmpty() ? "passed" : "FAILED")
          .append('\n');
    }
    printer.print(text.toString());
    failures.forEach(failure -> printer.complain(failure + "."));
    return failures.isEmpty() ? ExitStatus.FINE : ExitStatus.BUG;
  }

  /** The property is for those who start the JVM themselves; nothing else would tell them. */
  private static void checkCryptoChoice() throws UsageException {
    if (System.getProperty(Crypto.PROPERTY) == null) {
      return;
    }
    try {
      Crypto.forOneHandshake();
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "The system property " + Crypto.PROPERTY + ": " + e.getMessage() + ".");
    }
  }

  private static TrustStore trustStore(String name) throws UsageException {
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw new UsageException("--ca-file takes a file, but " + name + " is a directory.");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new UsageException(
            "--ca-file: " + name + " is too large for a file of certificates.");
      }
      return TrustStore.fromPem(name, Files.readAllBytes(file));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("--ca-file: the file " + FileFailures.of(name, e));
    } catch (TrustStore.UnusableTrustStoreException e) {
      // Neither PEM nor one certificate in DER: perhaps another format.
      return CertificateFiles.store("--ca-file: ", name, Optional.empty());
    }
  }

  /** Lines as one text. */
  static String lines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
