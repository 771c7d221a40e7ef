package dev.ascertain.app.json;

import dev.ascertain.report.Resumption;

/** What became of the second connection. */
final class ResumptionJson {
  private ResumptionJson() {}

  static void write(JsonWriter json, Resumption resumption) {
    json.member("resumed", HttpJson.answer(resumption.resumed()))
        .member("evidence", resumption.evidence());
    resumption.saved().ifPresent(saved -> json.member("savedMillis", saved));
    json.member("receivedBefore", resumption.receivedBefore())
        .member("receivedNow", resumption.receivedNow())
        .object("earlyData", resumption.earlyData(), ResumptionJson::earlyData)
        .object("handshake", resumption.handshake(), HandshakeJson::write)
        .object("http", resumption.http(), HttpJson::write);
  }

  private static void earlyData(JsonWriter json, Resumption.EarlyData earlyData) {
    json.member("length", earlyData.length())
        .member("accepted", HttpJson.answer(earlyData.accepted()))
        .member("evidence", earlyData.evidence());
  }
}
