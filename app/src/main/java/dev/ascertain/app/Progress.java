package dev.ascertain.app;

import dev.ascertain.app.terminal.Printable;

/** A line on the terminal that says what is going on, and goes away when it is over. */
final class Progress implements AutoCloseable {
  private static final String ERASE = "\r\u001b[K";

  private final Printer printer;
  private final boolean shown;

  private Progress(Printer printer, boolean shown) {
    this.printer = printer;
    this.shown = shown;
  }

  /** Shows the line if someone watches. */
  static Progress show(Surroundings surroundings, String line) {
    Printer printer = new Printer(surroundings);
    boolean shown = surroundings.errIsTerminal();
    if (shown) {
      printer.progress(Printable.of(line, surroundings.unicode()));
    }
    return new Progress(printer, shown);
  }

  @Override
  public void close() {
    if (shown) {
      printer.progress(ERASE);
    }
  }
}
