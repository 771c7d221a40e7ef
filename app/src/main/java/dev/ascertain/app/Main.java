package dev.ascertain.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /**
   * Runs the program and ends the JVM with its exit status.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(run(args).code());
  }

  private static ExitStatus run(String[] args) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    Surroundings surroundings = Surroundings.ofProcess(out, err);
    try {
      return Program.run(args, surroundings);
    } catch (RuntimeException | Error e) {
      new Printer(surroundings)
          .complain(
              "This is a bug in Ascertain ("
                  + e
                  + "); please report it with the command you ran and what this prints when"
                  + " ASCERTAIN_DEBUG=1 is set.");
      if (!surroundings.variable("ASCERTAIN_DEBUG").isEmpty()) {
        e.printStackTrace(new PrintStream(err, true, StandardCharsets.UTF_8));
      }
      return ExitStatus.BUG;
    }
  }
}
