package dev.ascertain.app.json;

import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.report.Delegation;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.LadderEntry;
import dev.ascertain.report.PresharedKey;
import dev.ascertain.report.RawPublicKey;
import dev.ascertain.report.RecordEntry;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Violation;
import java.util.Optional;

/** What was said on the connection. */
final class HandshakeJson {
  private HandshakeJson() {}

  static void write(JsonWriter json, Handshake handshake) {
    json.member("completed", handshake.completed())
        .object("negotiated", handshake.negotiated(), HandshakeJson::negotiated)
        .member("roundTrips", handshake.roundTrips())
        .member("lengthMillis", handshake.length())
        .object("violation", handshake.violation(), HandshakeJson::violation)
        .object("rawPublicKey", handshake.rawPublicKey(), HandshakeJson::rawPublicKey)
        .object("delegatedCredential", handshake.delegation(), HandshakeJson::delegation)
        .objects("presharedKeys", handshake.presharedKeys(), HandshakeJson::presharedKey)
        .objects("events", handshake.ladder(), HandshakeJson::event)
        .objects("records", handshake.records(), HandshakeJson::record);
  }

  private static void rawPublicKey(JsonWriter json, RawPublicKey key) {
    json.member("algorithm", key.algorithm())
        .member("pin", key.pin().toString())
        .member("known", key.known())
        .member("der", key.der());
  }

  private static void delegation(JsonWriter json, Delegation delegation) {
    json.member("key", delegation.key())
        .member("signatureScheme", delegation.scheme().toString())
        .member("certificateSignatureScheme", delegation.certificateScheme().toString())
        .member("expires", delegation.expires())
        .object("violation", delegation.refusal(), HandshakeJson::violation);
  }

  private static void presharedKey(JsonWriter json, PresharedKey key) {
    json.member("identity", key.identity()).member("taken", key.taken());
  }

  private static void negotiated(JsonWriter json, Negotiated negotiated) {
    json.member("version", negotiated.version().toString())
        .member("cipherSuite", negotiated.cipherSuite().toString())
        .member("group", negotiated.group())
        .member("diffieHellmanBits", negotiated.diffieHellmanBits())
        .member("signatureScheme", negotiated.signatureScheme())
        .member("applicationProtocol", negotiated.applicationProtocol())
        .member("extendedMasterSecret", negotiated.extendedMasterSecret())
        .member("encryptThenMac", negotiated.encryptThenMac())
        .member("helloRetryRequest", negotiated.helloRetryRequest());
  }

  static void violation(JsonWriter json, Violation violation) {
    json.member("rule", violation.rule().id())
        .member("reference", violation.rule().reference())
        .member("path", violation.path())
        .member("start", violation.range().start())
        .member("end", violation.range().end())
        .member("expected", violation.expected())
        .member("actual", violation.actual());
  }

  private static void event(JsonWriter json, LadderEntry entry) {
    json.member("kind", kind(entry.event()))
        .member("name", entry.name())
        .member("atMillis", entry.at())
        .member("sender", entry.sender())
        .member("epoch", epoch(entry.epoch()))
        .member("length", entry.length());
    entry.bytes().ifPresent(bytes -> json.member("bytes", bytes));
    entry
        .trace()
        .map(Decoding::field)
        .ifPresent(field -> json.objects("fields", field.children(), HandshakeJson::field));
    switch (entry.event()) {
      case Event.MalformedMessage e ->
          json.object("violation", e.trace().violation(), HandshakeJson::violation);
      case Event.AlertMessage e -> json.object("alert", alert -> alert(alert, e.alert()));
      case Event.Broken e ->
          json.object("violation", Optional.of(e.violation()), HandshakeJson::violation);
      case Event.CertificateJudged e ->
          json.object("violation", e.violation(), HandshakeJson::violation);
      case Event.DelegationJudged e ->
          json.object("violation", e.violation(), HandshakeJson::violation);
      case Event.CertificateAnswered e -> answer(json, e.answer());
      case Event.EchAnswered e -> json.member("accepted", e.accepted());
      case Event.KeyProven e ->
          json.member("proof", proof(e.proof())).member("signatureScheme", e.scheme());
      case Event.Message _,
          Event.Uncompressed _,
          Event.InnerHello _,
          Event.ChangeCipherSpec _,
          Event.ApplicationData _,
          Event.Completed _,
          Event.NotTls _,
          Event.TransportEnded _ -> {}
    }
  }

  private static String kind(Event event) {
    return switch (event) {
      case Event.Message _ -> "message";
      case Event.MalformedMessage _ -> "malformed-message";
      case Event.Uncompressed _ -> "uncompressed";
      case Event.ChangeCipherSpec _ -> "change-cipher-spec";
      case Event.AlertMessage _ -> "alert";
      case Event.ApplicationData _ -> "application-data";
      case Event.CertificateJudged _ -> "certificate-judged";
      case Event.DelegationJudged _ -> "delegation-judged";
      case Event.CertificateAnswered _ -> "certificate-answered";
      case Event.InnerHello _ -> "inner-hello";
      case Event.EchAnswered _ -> "ech-answered";
      case Event.KeyProven _ -> "key-proven";
      case Event.Completed _ -> "completed";
      case Event.Broken _ -> "broken";
      case Event.NotTls _ -> "not-tls";
      case Event.TransportEnded _ -> "transport-ended";
    };
  }

  private static void answer(JsonWriter json, CertificateAnswer answer) {
    switch (answer) {
      case CertificateAnswer.Presented presented ->
          json.member("answer", "presented")
              .member("signatureScheme", presented.scheme())
              .member("issuedAsAsked", presented.issuedAsAsked());
      case CertificateAnswer.NoneAtHand _ -> json.member("answer", "none-at-hand");
      case CertificateAnswer.NoneFits _ -> json.member("answer", "none-fits");
    }
  }

  private static String epoch(Epoch epoch) {
    return switch (epoch) {
      case PLAINTEXT -> "plaintext";
      case EARLY_DATA -> "early-data";
      case HANDSHAKE -> "handshake";
      case APPLICATION -> "application";
    };
  }

  private static String proof(KeyProof proof) {
    return switch (proof) {
      case CERTIFICATE_VERIFY -> "certificate-verify";
      case SERVER_KEY_EXCHANGE -> "server-key-exchange";
      case RSA_KEY_EXCHANGE -> "rsa-key-exchange";
      case PRE_SHARED_KEY -> "pre-shared-key";
      case DELEGATED_CREDENTIAL -> "delegated-credential";
      case BAD_DELEGATION -> "bad-delegation";
      case FAILED -> "failed";
      case NOT_REACHED -> "not-reached";
    };
  }

  private static void alert(JsonWriter json, Alert alert) {
    json.member("level", alert.level().toString())
        .member("description", alert.description().toString())
        .member("number", alert.description().value());
  }

  private static void field(JsonWriter json, Field field) {
    json.member("name", field.name())
        .member("start", field.range().start())
        .member("end", field.range().end());
    if (!field.value().isEmpty()) {
      json.member("value", field.value());
    }
    if (!field.children().isEmpty()) {
      json.objects("fields", field.children(), HandshakeJson::field);
    }
  }

  private static void record(JsonWriter json, RecordEntry entry) {
    json.member("atMillis", entry.at())
        .member("sender", entry.record().sender().toString())
        .member("epoch", epoch(entry.record().epoch()))
        .member("type", entry.record().type().toString())
        .member("streamOffset", entry.record().streamOffset())
        .member("length", entry.record().length());
  }
}
