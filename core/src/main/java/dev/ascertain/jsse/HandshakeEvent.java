package dev.ascertain.jsse;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A TLS handshake, for Java Flight Recorder; its duration is the handshake's. */
@Name(HandshakeEvent.NAME)
@Label("TLS Handshake")
@Category({"Ascertain"})
@Description("A TLS handshake, complete or failed")
@StackTrace(false)
final class HandshakeEvent extends Event {
  static final String NAME = "dev.ascertain.Handshake";

  @Label("Side")
  @Description("client or server: which side this process is")
  String side = "";

  @Label("Host")
  @Description("The peer's host on a client; the host asked for on a server; empty if unknown")
  String host = "";

  @Label("Port")
  int port;

  @Label("Version")
  String version = "";

  @Label("Cipher Suite")
  String cipherSuite = "";

  @Label("Group")
  @Description("The group of the key exchange; empty if there is none")
  String group = "";

  @Label("Resumed")
  boolean resumed;

  @Label("Outcome")
  @Description("complete, or the rule that was broken, or the alert that came")
  String outcome = "";

  @Label("Verdict")
  @Description("accepted, refused, resumed or none: what became of the peer's certificate")
  String verdict = "";
}
