package dev.ascertain.app.json;

import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Correction;
import dev.ascertain.report.MissingIssuer;
import dev.ascertain.report.PathExpiry;
import dev.ascertain.x509.Pem;

/** Writes the report on a chain as JSON: {@code chain.schema.json} defines the format. */
public final class ChainJsonRenderer {
  private ChainJsonRenderer() {}

  /** The report as one JSON object, with a line end. */
  public static String render(ChainReport report) {
    return JsonWriter.document(json -> {
      json.member("formatVersion", ChainReport.FORMAT_VERSION)
          .member("toolVersion", report.toolVersion())
          .member("subject", report.subject())
          .object("origin", origin -> origin(origin, report.origin()))
          .object("verdict", verdict -> JsonRenderer.verdict(verdict, report.verdict()))
          .objects("diagnoses", report.diagnoses(), DiagnosisJson::write)
          .member("at", report.at().toString())
          .member("name", report.name())
          .member("profile", report.profile().id())
          .member("purpose", TrustJson.purpose(report.purpose()))
          .objects("certificates", report.graph().nodes(), ChainJsonRenderer::node)
          .objects("issuers", report.graph().edges(), ChainJsonRenderer::edge)
          .objects("missing", report.graph().missing(), ChainJsonRenderer::missing)
          .objects("findings", report.findings(), CertificateJson::finding)
          .objects("trust", report.trust(), TrustJson::store)
          .object("expiry", report.expiry(), ChainJsonRenderer::expiry)
          .objects("revocations", report.revocations(), TrustJson::revocation)
          .object("transparency", report.transparency(), TransparencyJson::write)
          .objects("fetches", report.fetches(), FetchJson::write)
          .objects("checks", report.checks(), JsonRenderer::check)
          .member("bytesSent", report.bytesSent())
          .object("correction", correction -> correction(correction, report.correction()));
    });
  }

  private static void origin(JsonWriter json, ChainReport.Origin origin) {
    switch (origin) {
      case ChainReport.Origin.Server _ -> json.member("kind", "server");
      case ChainReport.Origin.Files files ->
          json.member("kind", "files").member("leaf", files.leaf());
    }
  }

  private static void node(JsonWriter json, ChainNode node) {
    json.member("index", node.index())
        .objects("occurrences", node.occurrences(), ChainJsonRenderer::occurrence)
        .member("role", node.role().id());
    if (node.mustFollow().isPresent()) {
      json.member("mustFollow", node.mustFollow().getAsInt());
    }
    json.numbers("crossSigns", node.crossSigns())
        .strings("trustedBy", node.trustedBy())
        .member("sha256", node.sha256())
        .member("bytes", node.der().length)
        .member("bytesSent", node.bytesSent())
        .object("content", node.certificate(), CertificateJson::content)
        .objects("findings", node.findings(), CertificateJson::finding)
        .member("pem", pem(node.der()));
  }

  private static void occurrence(JsonWriter json, ChainNode.Occurrence occurrence) {
    json.member("index", occurrence.index())
        .member("source", CertificateJson.source(occurrence.source()));
  }

  private static void edge(JsonWriter json, ChainEdge edge) {
    json.member("child", edge.child())
        .member("issuer", edge.issuer())
        .member("signature", edge.signature().id())
        .member("holds", edge.holds())
        .member("onBestPath", edge.onBestPath())
        .objects("findings", edge.findings(), CertificateJson::finding);
  }

  private static void missing(JsonWriter json, MissingIssuer missing) {
    json.member("child", missing.child())
        .member("name", missing.name())
        .strings("locations", missing.locations())
        .object("finding", finding -> CertificateJson.finding(finding, missing.finding()));
  }

  private static void expiry(JsonWriter json, PathExpiry expiry) {
    json.object("first", first -> end(first, expiry.first()))
        .object("next", expiry.next(), ChainJsonRenderer::end);
  }

  private static void end(JsonWriter json, PathExpiry.Expiry end) {
    json.member("certificate", end.certificate()).member("notAfter", end.notAfter().toString());
  }

  private static void correction(JsonWriter json, Correction correction) {
    switch (correction) {
      case Correction.NotNeeded _ -> json.member("kind", "not-needed");
      case Correction.Impossible impossible ->
          json.member("kind", "impossible").member("why", impossible.why());
      case Correction.Corrected corrected ->
          json.member("kind", "corrected")
              .objects("certificates", corrected.certificates(), ChainJsonRenderer::kept)
              .objects("dropped", corrected.dropped(), ChainJsonRenderer::dropped)
              .member("reordered", corrected.reordered())
              .member("bytesBefore", corrected.bytesBefore())
              .member("bytesAfter", corrected.bytesAfter());
    }
  }

  private static void kept(JsonWriter json, Correction.Kept kept) {
    json.member("index", kept.index()).member("added", kept.added());
  }

  private static void dropped(JsonWriter json, Correction.Dropped dropped) {
    json.member("index", dropped.index())
        .member("reason", dropped.reason().id())
        .member("bytes", dropped.bytes());
  }

  private static String pem(byte[] der) {
    return Pem.encode("CERTIFICATE", der);
  }
}
