package dev.ascertain.app.json;

import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;

/** What verification wanted from elsewhere, and what came of it. */
final class FetchJson {
  private FetchJson() {}

  static void write(JsonWriter json, EvidenceFetch fetch) {
    json.member("kind", kind(fetch.request().kind())).member("uri", fetch.request().uri());
    switch (fetch.result()) {
      case Fetched.Body body ->
          json.member("result", "fetched")
              .member("length", body.bytes().length)
              .member("fetchedAt", body.fetchedAt().toString())
              .member("fromCache", body.fromCache());
      case Fetched.NotFetched failed ->
          json.member("result", "failed").member("why", failed.reason().sentence());
    }
    json.member("lengthMillis", fetch.result().duration());
  }

  private static String kind(FetchRequest.Kind kind) {
    return switch (kind) {
      case CA_ISSUERS -> "ca-issuers";
      case OCSP_GET, OCSP_POST -> "ocsp";
      case CRL -> "crl";
    };
  }
}
