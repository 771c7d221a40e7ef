package dev.ascertain.app;

import dev.ascertain.Options;
import dev.ascertain.lab.fault.Fault;
import dev.ascertain.observation.Target;
import dev.ascertain.verify.ReferenceIdentifier;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Invocation {

  /** The list of a command's options. */
  record Help(Command command) implements Invocation {}

  /**
   * The version.
   *
   * @param verbose whether also to say which implementation serves which primitive
   */
  record Version(boolean verbose) implements Invocation {}

  /** To make a handshake with itself, so that the JVM learns what to keep in its AOT cache. */
  record Train() implements Invocation {}

  /**
   * To examine a server.
   *
   * @param target the server
   * @param options how
   * @param keyLog where to append secrets
   * @param output what to print
   * @param failOn from which severity on findings make the exit status 1
   */
  record Check(
      Target target, Options options, Optional<KeyLogChoice> keyLog, Output output, FailOn failOn)
      implements Invocation {}

  /**
   * To draw a chain.
   *
   * @param subject whose chain
   * @param format what to print
   * @param look how text is to look
   * @param fix where to write the corrected chain
   * @param failOn from which severity on findings make the exit status 1
   */
  record Chain(
      ChainSubject subject, Format format, Output.Text look, Optional<Fix> fix, FailOn failOn)
      implements Invocation {}

  /**
   * To verify certificates in files.
   *
   * @param files the files
   * @param format what to print: text or JSON
   * @param look how text is to look
   */
  record Verify(ChainSubject.Files files, Format format, Output.Text look) implements Invocation {}

  /**
   * To show trust stores.
   *
   * @param query what of them
   * @param password of encrypted key stores
   * @param json whether for programs
   * @param look how text is to look
   */
  record Trust(TrustQuery query, Optional<char[]> password, boolean json, Output.Text look)
      implements Invocation {}

  /**
   * To say what the text of an error means.
   *
   * @param source where the text is
   * @param check how to decide between its causes; empty to do it without a connection
   * @param json whether for programs
   * @param look how text is to look
   */
  record Explain(ErrorSource source, Optional<Check> check, boolean json, Output.Text look)
      implements Invocation {}

  /**
   * To do something with the lab of bad servers.
   *
   * @param wish what
   * @param json whether for programs
   * @param look how text is to look
   */
  record Lab(LabWish wish, boolean json, Output.Text look) implements Invocation {}

  /** What to do with which servers of the lab. */
  sealed interface LabWish {
    /** To say what there is. */
    record Show(List<Fault> faults) implements LabWish {}

    /**
     * To run them.
     *
     * @param portBase the port of the first, the others follow; 0 for free ports
     */
    record Start(List<Fault> faults, int portBase) implements LabWish {}

    /**
     * To write what others need to run them.
     *
     * @param portBase the port of the first, the others follow
     */
    record Export(String folder, List<Fault> faults, int portBase) implements LabWish {}
  }

  /** Where the text of an error is. */
  sealed interface ErrorSource {
    /** On the command line. */
    record Given(String text) implements ErrorSource {}

    /** In a log file. */
    record InFile(String name) implements ErrorSource {}

    /** It comes by standard input. */
    record StandardInput() implements ErrorSource {}
  }

  /** What to show of trust stores. */
  sealed interface TrustQuery {
    /** All stores. */
    record Overview() implements TrustQuery {}

    /** What two stores, or files, have in common, and what not. */
    record Compare(String left, String right) implements TrustQuery {}

    /** Which stores hold a root: a part of its name, its fingerprint, or a file. */
    record Find(String what) implements TrustQuery {}
  }

  /** Whose chain to look at. */
  sealed interface ChainSubject {
    /** A server's. */
    record Server(Target target, Options options) implements ChainSubject {}

    /**
     * The one in these files.
     *
     * @param names the files, in the order given
     * @param password of encrypted key stores
     * @param name the name the certificate is to be for; empty leaves it unchecked
     * @param judgement by what to judge it
     */
    record Files(
        List<String> names,
        Optional<char[]> password,
        Optional<ReferenceIdentifier> name,
        Options.Judgement judgement)
        implements ChainSubject {}
  }

  /** What to print about a chain. */
  enum Format {
    /** For people. */
    TEXT("text"),
    /** For programs. */
    JSON("json"),
    /** For Graphviz. */
    DOT("dot"),
    /** A picture. */
    SVG("svg");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    /** The name, as it is typed. */
    String word() {
      return word;
    }
  }

  /**
   * Where to write the corrected chain.
   *
   * @param file the file
   * @param overwrite whether it may replace a file that exists
   */
  record Fix(String file, boolean overwrite) {}

  /**
   * The file to append secrets to.
   *
   * @param demanded whether the command line names it; otherwise the environment does, and nothing
   *     fails for its sake
   */
  record KeyLogChoice(String file, boolean demanded) {}

  /** From which severity on a finding makes the exit status 1. */
  enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER
  }
}
