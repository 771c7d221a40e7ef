package dev.ascertain.peers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a peer needs to be started: its command line and the files in its working directory, which
 * the command line names by their bare names.
 */
final class Launch {
  private final List<String> command = new ArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  Launch(String... command) {
    add(command);
  }

  /** Appends words to the command line. */
  Launch add(String... words) {
    command.addAll(List.of(words));
    return this;
  }

  /** Adds a file. */
  Launch file(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Adds a text file. */
  Launch file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets an environment variable. */
  Launch environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** A copy, to which more can be added without changing this one. */
  Launch copy() {
    Launch copy = new Launch();
    copy.command.addAll(command);
    copy.files.putAll(files);
    copy.environment.putAll(environment);
    return copy;
  }

  List<String> command() {
    return command;
  }

  Map<String, byte[]> files() {
    return files;
  }

  Map<String, String> environment() {
    return environment;
  }
}
