package dev.ascertain.app.json;

import dev.ascertain.diagnose.Block;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.diagnose.Text;
import dev.ascertain.diagnose.rule.Candidate;
import dev.ascertain.diagnose.rule.Evidence;
import dev.ascertain.diagnose.rule.Value;
import java.util.Map;

/** What is wrong, and what to do about it. */
final class DiagnosisJson {
  private DiagnosisJson() {}

  static void write(JsonWriter json, Diagnosis diagnosis) {
    json.member("id", diagnosis.id())
        .member("severity", CertificateJson.severity(diagnosis.severity()))
        .member("confidence", diagnosis.confidence().id())
        .member("actor", diagnosis.actor().id())
        .member("title", diagnosis.title())
        .object("parameters", parameters -> parameters(parameters, diagnosis.parameters()))
        .objects("evidence", diagnosis.evidence(), DiagnosisJson::evidence)
        .objects("candidates", diagnosis.candidates(), DiagnosisJson::candidate)
        .object("text", text -> text(text, diagnosis.text()));
  }

  private static void parameters(JsonWriter json, Map<String, Value> parameters) {
    parameters.forEach((name, value) -> {
      switch (value) {
        case Value.Text text -> json.member(name, text.text());
        case Value.Count count -> json.member(name, count.count());
        case Value.Names names -> json.strings(name, names.names());
        case Value.Moment moment -> json.member(name, moment.time().toString());
      }
    });
  }

  private static void evidence(JsonWriter json, Evidence evidence) {
    switch (evidence) {
      case Evidence.OfEvent e -> {
        json.member("kind", "event").member("event", e.event()).member("path", e.path());
        e.range()
            .ifPresent(range -> json.member("start", range.start()).member("end", range.end()));
      }
      case Evidence.OfCertificate e ->
          json.member("kind", "certificate")
              .member("certificate", e.certificate())
              .member("field", e.field());
      case Evidence.OfNetwork _ -> json.member("kind", "network");
      case Evidence.OfProbe e -> json.member("kind", "probe").member("probe", e.probe());
      case Evidence.OfHttp _ -> json.member("kind", "http");
    }
    json.member("sentence", evidence.sentence());
  }

  private static void candidate(JsonWriter json, Candidate candidate) {
    json.member("cause", candidate.cause()).member("test", candidate.test());
  }

  private static void text(JsonWriter json, Text text) {
    json.objects("whatHappened", text.whatHappened().blocks(), DiagnosisJson::block)
        .objects("why", text.why().blocks(), DiagnosisJson::block)
        .objects("fix", text.fix().blocks(), DiagnosisJson::block)
        .objects("references", text.references().blocks(), DiagnosisJson::block);
  }

  private static void block(JsonWriter json, Block block) {
    switch (block) {
      case Block.Paragraph e -> json.member("kind", "paragraph").member("text", e.text());
      case Block.Heading e -> json.member("kind", "heading").member("text", e.text());
      case Block.Item e -> json.member("kind", "item").member("text", e.text());
      case Block.Code e ->
          json.member("kind", "code")
              .member("language", e.language())
              .member("text", String.join("\n", e.lines()));
    }
  }
}
