package dev.ascertain.handshake.server;

import dev.ascertain.wire.Rule;
import java.util.function.Supplier;

/**
 * A client that breaks one rule, or offers nothing that suits, and how the engine must put it.
 *
 * @param name what it does
 * @param rule the rule it breaks
 * @param path the field blamed; empty for a record or a message at the wrong time
 * @param actual what came instead; the violation's words contain this
 * @param client has run
 */
record Offence(
    String name, Rule rule, String path, String actual, Supplier<ScriptedClient> client) {
  @Override
  public String toString() {
    return rule + ": " + name;
  }
}
