package dev.ascertain.handshake.client;

import dev.ascertain.wire.Rule;
import java.util.function.Supplier;

/**
 * A server that breaks one rule, and how the engine must put it.
 *
 * @param name what it does
 * @param rule the rule it breaks
 * @param path the field blamed; empty for a record or a message at the wrong time
 * @param actual what came instead; the violation's words contain this
 * @param server has run, or is left to be seen as ended
 */
record Misbehaviour(
    String name, Rule rule, String path, String actual, Supplier<ScriptedServer> server) {

  @Override
  public String toString() {
    return rule + ": " + name;
  }
}
