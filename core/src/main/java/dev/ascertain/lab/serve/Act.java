package dev.ascertain.lab.serve;

/** Something a server does in place of what its engine would say. */
public sealed interface Act {

  /** Says this, encrypted as it should be, in records of its own. */
  record Say(Saying saying) implements Act {}

  /** Sends these bytes as they are. */
  record Send(byte[] bytes) implements Act {}

  /** Ends the connection (TCP FIN), and says nothing more. */
  record Finish() implements Act {}

  /** Resets the connection (TCP RST). */
  record Reset() implements Act {}

  /** Says nothing more, but keeps the connection open. */
  record FallSilent() implements Act {}
}
