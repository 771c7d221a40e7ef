package dev.ascertain.app.json;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.LabServer;
import dev.ascertain.lab.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/** The servers of the lab, as JSON. */
public final class LabJson {
  private LabJson() {}

  private record Running(LabServer server, List<String> command) {}

  /** The catalogue as one JSON object, with a line end. */
  public static String faults(List<Fault> faults) {
    return JsonWriter.document(
        json -> json.member("formatVersion", 1).objects("faults", faults, LabJson::fault));
  }

  /**
   * Servers that run as one JSON object, with a line end.
   *
   * @param commands the arguments with which each is examined
   */
  public static String servers(List<LabServer> servers, List<List<String>> commands) {
    List<Running> running = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      running.add(new Running(servers.get(i), commands.get(i)));
    }
    return JsonWriter.document(
        json -> json.member("formatVersion", 1).objects("servers", running, LabJson::server));
  }

  /**
   * What was exported, and what could not be, as one JSON object, with a line end.
   *
   * @param portBase the port of the first; the others follow
   */
  public static String exported(List<Fault> written, List<Fault> left, int portBase) {
    return JsonWriter.document(json ->
        json.member("formatVersion", 1)
            .objects(
                "exported",
                written,
                (object, fault) ->
                    object
                        .member("id", fault.id())
                        .member("port", portBase + written.indexOf(fault)))
            .strings("left", left.stream().map(Fault::id).toList()));
  }

  private static void fault(JsonWriter json, Fault fault) {
    json.member("id", fault.id())
        .member("cause", fault.cause().map(Cause::id))
        .member("summary", fault.summary());
  }

  private static void server(JsonWriter json, Running running) {
    fault(json, running.server().fault());
    json.member("url", running.server().url())
        .member("port", running.server().port())
        .strings("ascertain", running.command());
  }
}
