package dev.ascertain.app;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the program finds around itself.
 *
 * @param variables the environment variables
 * @param in standard input
 * @param out standard output: for results
 * @param err standard error: for progress and complaints
 * @param outIsTerminal whether someone reads the results as they come
 * @param errIsTerminal whether someone watches the progress
 * @param columns the terminal's width; 0 if it is not known
 * @param unicode whether results may hold more than ASCII
 */
record Surroundings(
    Map<String, String> variables,
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    boolean unicode) {

  /**
   * The launcher states here which standard streams are terminals, and the width: {@code
   * out,err,120}. Java itself cannot tell all of this.
   */
  static final String TERMINAL = "ascertain.terminal";

  /** The variable's value; empty if it is not set. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Those of this process. */
  static Surroundings ofProcess(OutputStream out, OutputStream err) {
    Map<String, String> variables = System.getenv();
    String terminal = System.getProperty(TERMINAL, "");
    boolean stated = !terminal.isEmpty();
    boolean outIsTerminal = stated ? terminal.contains("out") : isInteractive();
    boolean errIsTerminal = stated ? terminal.contains("err") : outIsTerminal;
    int columns = number(terminal.substring(terminal.lastIndexOf(',') + 1));
    return new Surroundings(
        variables,
        new FileInputStream(FileDescriptor.in),
        out,
        err,
        outIsTerminal,
        errIsTerminal,
        columns > 0 ? columns : number(variables.getOrDefault("COLUMNS", "")),
        isUnicode());
  }

  /** What Java can tell: whether standard input and output both are terminals. */
  private static boolean isInteractive() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** Whether the locale's character set is UTF-8. */
  private static boolean isUnicode() {
    String charset =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
    return charset.equalsIgnoreCase("UTF-8");
  }

  private static int number(String text) {
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
