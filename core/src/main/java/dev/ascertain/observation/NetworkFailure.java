package dev.ascertain.observation;

/** Why the network did not do what was asked of it. */
public sealed interface NetworkFailure {

  /** The failure as one plain sentence, with its full stop. */
  String sentence();

  /**
   * The name has no addresses, or they could not be found out.
   *
   * @param name the name looked up
   * @param detail the resolver's own words, such as {@code Name or service not known}; may be empty
   */
  record NameNotResolved(String name, String detail) implements NetworkFailure {
    @Override
    public String sentence() {
      String reason = detail.isEmpty() ? "" : ": " + detail;
      return "The name " + name + " could not be resolved" + reason + ".";
    }
  }

  /** The name has addresses, but none of the one family that was allowed. */
  record NoAddressOfFamily(String name, AddressFamily family) implements NetworkFailure {
    @Override
    public String sentence() {
      return name + " has no " + family + " address.";
    }
  }

  /** The host answered that nothing listens on this port, or a firewall answered so. */
  record ConnectionRefused(Endpoint remote) implements NetworkFailure {
    @Override
    public String sentence() {
      return remote + " refused the connection: nothing is listening on this port.";
    }
  }

  /**
   * There is no way from this machine to the address.
   *
   * @param detail the system's own words, such as {@code Network is unreachable}; may be empty
   */
  record Unreachable(Endpoint remote, String detail) implements NetworkFailure {
    @Override
    public String sentence() {
      String reason = detail.isEmpty() ? "" : ": " + detail;
      return remote + " cannot be reached from this machine" + reason + ".";
    }
  }

  /**
   * The deadline passed.
   *
   * @param stage the step that took too long
   * @param peer with whom: a name while looking it up, else an address and port
   * @param afterNanos how long the step had lasted
   */
  record TimedOut(Stage stage, String peer, long afterNanos) implements NetworkFailure {
    @Override
    public String sentence() {
      return "Timed out while " + stage.activity() + " (" + peer + ") after " + seconds() + " s.";
    }

    /** How long the step had lasted: {@code 10}, {@code 1.5}, at least {@code 0.1}. */
    public String seconds() {
      long tenths = Math.max(1, Math.round(afterNanos / 1e8));
      return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }
  }

  /** The peer, or something between us, broke the TCP connection off (RST). */
  record ConnectionReset(Endpoint remote, Stage stage) implements NetworkFailure {
    @Override
    public String sentence() {
      return remote + " reset the connection while we were " + stage.activity() + ".";
    }
  }

  /** The work was called off from our side: interrupted, or the connection was closed. */
  record Cancelled(Stage stage) implements NetworkFailure {
    @Override
    public String sentence() {
      return "Cancelled while " + stage.activity() + ".";
    }
  }

  /**
   * Anything else the operating system reports.
   *
   * @param peer with whom: a name while looking it up, else an address and port
   * @param detail the system's own words
   */
  record SystemError(Stage stage, String peer, String detail) implements NetworkFailure {
    @Override
    public String sentence() {
      return "Failed while " + stage.activity() + " (" + peer + "): " + detail + ".";
    }
  }
}
