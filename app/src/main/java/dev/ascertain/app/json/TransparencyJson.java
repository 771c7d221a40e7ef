package dev.ascertain.app.json;

import dev.ascertain.verify.transparency.JudgedTimestamp;
import dev.ascertain.verify.transparency.TransparencyStatus;
import java.util.Locale;

/** What certificate timestamps are worth. */
final class TransparencyJson {
  private TransparencyJson() {}

  static void write(JsonWriter json, TransparencyStatus status) {
    json.member("compliance", word(status.compliance()))
        .member("needed", status.needed())
        .member("good", status.good())
        .objects("timestamps", status.timestamps(), TransparencyJson::timestamp)
        .strings("unreadable", status.unreadable());
  }

  private static void timestamp(JsonWriter json, JudgedTimestamp timestamp) {
    json.member("log", timestamp.log().map(Object::toString))
        .member("logId", timestamp.logId())
        .member("at", timestamp.timestamp().timestamp().toString())
        .member("origin", word(timestamp.origin()))
        .member("verdict", word(timestamp.verdict()))
        .member("sentence", timestamp.toString());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
