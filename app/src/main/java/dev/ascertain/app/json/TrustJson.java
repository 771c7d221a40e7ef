package dev.ascertain.app.json;

import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.StoreVerdict;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationStatus;
import java.util.List;
import java.util.Locale;

/** Who trusts a chain, and what is known about revocation. */
final class TrustJson {
  private TrustJson() {}

  static String purpose(Purpose purpose) {
    return switch (purpose) {
      case SERVER -> "server";
      case CLIENT -> "client";
    };
  }

  static void store(JsonWriter json, StoreVerdict verdict) {
    json.object(
            "store",
            store ->
                store.member("name", verdict.store().name()).member("date", verdict.store().date()))
        .member("trusted", verdict.trusted())
        .numbers("path", verdict.path().map(CertificationPath::certificates).orElse(List.of()))
        .object("headline", verdict.headline(), CertificateJson::finding);
  }

  static void revocation(JsonWriter json, CertificateRevocation revocation) {
    json.member("certificate", revocation.certificate())
        .member("status", status(revocation.status()))
        .member("sentence", revocation.status().toString());
    switch (revocation.status()) {
      case RevocationStatus.Good good -> {
        json.member("source", source(good.source()))
            .member("thisUpdate", good.thisUpdate().toString())
            .member("nextUpdate", good.nextUpdate());
      }
      case RevocationStatus.Revoked revoked ->
          json.member("source", source(revoked.source()))
              .member("thisUpdate", revoked.thisUpdate().toString())
              .member("revokedAt", revoked.when().toString())
              .member("reason", revoked.reason());
      case RevocationStatus.CouldNotTell unknown -> json.member("why", why(unknown.why()));
    }
  }

  private static String status(RevocationStatus status) {
    return switch (status) {
      case RevocationStatus.Good _ -> "good";
      case RevocationStatus.Revoked _ -> "revoked";
      case RevocationStatus.CouldNotTell _ -> "could-not-tell";
    };
  }

  private static String source(RevocationStatus.Source source) {
    return switch (source) {
      case RevocationStatus.Source.Staple _ -> "staple";
      case RevocationStatus.Source.Responder _ -> "ocsp";
      case RevocationStatus.Source.RevocationList _ -> "crl";
    };
  }

  private static String why(RevocationStatus.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
