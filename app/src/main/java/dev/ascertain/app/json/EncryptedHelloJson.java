package dev.ascertain.app.json;

import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.report.EncryptedHello;
import dev.ascertain.wire.extension.EchConfig;
import java.time.Duration;
import java.util.Optional;

/** What became of an encrypted ClientHello. */
final class EncryptedHelloJson {
  private EncryptedHelloJson() {}

  static void write(JsonWriter json, EncryptedHello encrypted) {
    json.member("outcome", encrypted.outcome().id())
        .object(
            "config", encrypted.chosen().map(EchChoice.Chosen::config), EncryptedHelloJson::config)
        .member("cipherSuite", encrypted.chosen().map(EchChoice.Chosen::cipherSuite))
        .objects("passedOver", encrypted.passedOver(), EncryptedHelloJson::passedOver)
        .objects("hellos", encrypted.hellos(), EncryptedHelloJson::hellos)
        .objects("retryConfigs", encrypted.retryConfigs(), EncryptedHelloJson::config)
        .object("rejected", encrypted.rejected(), HandshakeJson::write)
        .object("lookup", encrypted.lookup(), EncryptedHelloJson::lookup);
  }

  private static void lookup(JsonWriter json, EchLookup lookup) {
    json.member("name", lookup.name())
        .member("server", lookup.server().map(Endpoint::toString))
        .strings("aliases", lookup.aliases())
        .member("outcome", id(lookup.outcome()))
        .member("reason", lookup.reason())
        .member("lengthMillis", Duration.ofNanos(lookup.nanos()));
  }

  private static String id(EchLookup.Outcome outcome) {
    return switch (outcome) {
      case EchLookup.Found _ -> "found";
      case EchLookup.NotPublished _ -> "not-published";
      case EchLookup.Malformed _ -> "malformed";
      case EchLookup.Unknown _ -> "unknown";
    };
  }

  private static void config(JsonWriter json, EchConfig config) {
    json.member("version", config.version());
    switch (config) {
      case EchConfig.Contents contents ->
          json.member("configId", contents.keyConfig().configId())
              .member("kem", contents.keyConfig().kemId().toString())
              .member("publicName", contents.publicName())
              .member("maximumNameLength", contents.maximumNameLength());
      case EchConfig.Unknown _ -> {}
    }
    json.member("bytes", config.bytes());
  }

  private static void passedOver(JsonWriter json, EchChoice.PassedOver passedOver) {
    json.object("config", config -> config(config, passedOver.config()))
        .member("reason", passedOver.reason());
  }

  private static void hellos(JsonWriter json, EncryptedHello.Hellos hellos) {
    json.member("outerName", hellos.outerName())
        .member("innerName", hellos.innerName())
        .objects("differing", hellos.differing(), EncryptedHelloJson::difference);
  }

  private static void difference(JsonWriter json, EncryptedHello.Difference difference) {
    json.member("extension", difference.extension());
    length(json, "outerLength", difference.outerLength());
    length(json, "innerLength", difference.innerLength());
  }

  private static void length(JsonWriter json, String name, Optional<Integer> length) {
    length.ifPresent(bytes -> json.member(name, bytes));
  }
}
