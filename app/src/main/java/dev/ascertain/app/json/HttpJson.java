package dev.ascertain.app.json;

import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.ProbeResult;

/** What came back over HTTP, and what further connections found out. */
final class HttpJson {
  private HttpJson() {}

  static void write(JsonWriter json, HttpAnswer answer) {
    switch (answer) {
      case HttpAnswer.Response response ->
          json.member("kind", "response")
              .member("version", response.version())
              .member("status", response.status())
              .member("reason", response.reason())
              .objects("fields", response.fields(), HttpJson::field)
              .member("bodyBytes", response.bodyBytes())
              .member("bodyComplete", response.bodyComplete());
      case HttpAnswer.NotHttp e -> json.member("kind", "not-http").member("why", e.why());
      case HttpAnswer.Failed e -> {
        json.member("kind", "failed");
        json.object("failure", failure -> ConnectJson.failure(failure, e.failure()));
      }
    }
  }

  static void probe(JsonWriter json, ProbeResult probe) {
    json.member("id", probe.id())
        .member("question", probe.question())
        .member("answer", answer(probe.answer()))
        .member("evidence", probe.evidence());
  }

  static String answer(ProbeResult.Answer answer) {
    return switch (answer) {
      case YES -> "yes";
      case NO -> "no";
      case COULD_NOT_TELL -> "could-not-tell";
    };
  }

  private static void field(JsonWriter json, HttpAnswer.Field field) {
    json.member("name", field.name()).member("value", field.value());
  }
}
