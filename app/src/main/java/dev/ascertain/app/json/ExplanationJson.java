package dev.ascertain.app.json;

import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.diagnose.Text;
import dev.ascertain.diagnose.client.ClientMessage;
import dev.ascertain.diagnose.client.LoggedError;
import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** What errors mean, as JSON. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** The errors as one JSON object, with a line end. */
  public static String render(List<LoggedError> errors) {
    return JsonWriter.document(
        json -> json.member("formatVersion", 1).objects("errors", errors, ExplanationJson::error));
  }

  private static void error(JsonWriter json, LoggedError error) {
    json.member("text", error.text())
        .member("line", error.line())
        .member("times", error.times())
        .objects("messages", error.explanation().messages(), ExplanationJson::message)
        .objects("causes", error.explanation().causes(), ExplanationJson::cause);
  }

  private static void message(JsonWriter json, ClientMessage message) {
    json.member("clients", message.clients()).member("core", message.core());
  }

  private static void cause(JsonWriter json, Cause cause) {
    Text text = Diagnoser.inGeneral(cause);
    json.member("id", cause.id())
        .member("title", text.title())
        .member("why", text.why().brief())
        .member("fix", text.fix().brief());
  }
}
