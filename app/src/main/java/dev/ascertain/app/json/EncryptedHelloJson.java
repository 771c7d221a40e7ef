package dev.ascertain.app.json;

import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.report.EncryptedHello;
import dev.ascertain.wire.extension.EchConfig;
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
        .object("rejected", encrypted.rejected(), HandshakeJson::write);
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
