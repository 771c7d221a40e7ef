package dev.ascertain.app.json;

import dev.ascertain.report.Judgement;
import dev.ascertain.report.Report;
import dev.ascertain.report.Settings;
import dev.ascertain.report.Step;
import dev.ascertain.report.Verdict;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Outcome;

/** Writes a report as JSON: the members of its outermost object, in this order. */
public final class JsonRenderer {
  private JsonRenderer() {}

  /** The report as one JSON object, with a line end. */
  public static String render(Report report) {
    return JsonWriter.document(json ->
        json.member("formatVersion", Report.FORMAT_VERSION)
            .member("toolVersion", report.toolVersion())
            .member("started", report.started().toString())
            .object("target", target -> ConnectJson.target(target, report.target()))
            .object("settings", settings -> settings(settings, report.settings()))
            .object("verdict", verdict -> verdict(verdict, report.verdict()))
            .objects("diagnoses", report.diagnoses(), DiagnosisJson::write)
            .object("connect", connect -> ConnectJson.write(connect, report))
            .objects("timeline", report.timeline(), JsonRenderer::step)
            .object("handshake", report.handshake(), HandshakeJson::write)
            .object("judgement", report.judgement(), JsonRenderer::judgement)
            .objects("certificates", report.certificates(), CertificateJson::write)
            .objects("checks", report.checks(), JsonRenderer::check)
            .objects("fetches", report.fetches(), FetchJson::write)
            .object("http", report.http(), HttpJson::write)
            .objects("probes", report.probes(), HttpJson::probe)
            .object("resumption", report.resumption(), ResumptionJson::write)
            .object("encryptedHello", report.encryptedHello(), EncryptedHelloJson::write));
  }

  private static void settings(JsonWriter json, Settings settings) {
    json.strings("versions", settings.versions())
        .member(
            "mode",
            switch (settings.mode()) {
              case STRICT -> "strict";
              case OBSERVE -> "observe";
            });
  }

  static void verdict(JsonWriter json, Verdict verdict) {
    json.member("result", verdict.result().id())
        .member("sentence", verdict.sentence())
        .member("cause", verdict.cause().map(Verdict.Cause::id));
  }

  private static void step(JsonWriter json, Step step) {
    json.member("kind", step.kind().id())
        .member("label", step.label())
        .member("startMillis", step.start())
        .member("lengthMillis", step.length());
  }

  private static void judgement(JsonWriter json, Judgement judgement) {
    json.member("at", judgement.at().toString())
        .member("name", judgement.name())
        .member("profile", judgement.profile().id())
        .member("purpose", TrustJson.purpose(judgement.purpose()))
        .object(
            "trustStore",
            store ->
                store
                    .member("name", judgement.trustStore())
                    .member("date", judgement.trustStoreDate()))
        .member("trusted", judgement.trusted())
        .objects("trust", judgement.trust(), TrustJson::store)
        .objects("revocations", judgement.revocations(), TrustJson::revocation)
        .object("transparency", judgement.transparency(), TransparencyJson::write);
  }

  static void check(JsonWriter json, CheckResult result) {
    json.member("check", result.check().id())
        .member("outcome", outcome(result.outcome()))
        .member("evidence", result.evidence())
        .strings("findings", result.findings().stream().map(Finding::id).toList());
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case COULD_NOT_TELL -> "could-not-tell";
    };
  }
}
