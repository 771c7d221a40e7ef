package dev.ascertain.handshake.server;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ClientKeyExchangeDhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeOther;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.KeyUpdate;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong after the ClientHello, and with records. */
final class HandshakeOffences {
  private static final byte[] HELLO_REQUEST = new HelloRequest().encode();

  private HandshakeOffences() {}

  static List<Offence> all() {
    return List.of(
        new Offence(
            "sends a wrong Finished in TLS 1.3",
            Rule.BAD_FINISHED,
            "Finished.verify_data",
            "another value",
            () ->
                ScriptedClient.tls13()
                    .changing(Finished.class, _ -> new Finished(new Opaque(new byte[32])))
                    .run()),
        new Offence(
            "sends a wrong Finished in TLS 1.2",
            Rule.BAD_FINISHED,
            "Finished.verify_data",
            "another value",
            () ->
                ScriptedClient.tls12()
                    .changing(Finished.class, _ -> new Finished(new Opaque(new byte[12])))
                    .run()),
        new Offence(
            "sends more in the record of its Finished",
            Rule.KEY_CHANGE_INSIDE_RECORD,
            "",
            "more",
            () -> ScriptedClient.tls13().appending(Finished.class, HELLO_REQUEST).run()),
        new Offence(
            "sends a point that is none",
            Rule.BAD_KEY_SHARE,
            "ClientKeyExchange.exchange_keys",
            "small order",
            () ->
                ScriptedClient.tls12()
                    .changing(
                        ClientKeyExchangeEcdhe.class,
                        _ -> new ClientKeyExchangeEcdhe(new Opaque(new byte[32])))
                    .run()),
        // [4.3.8.1-1]
        new Offence(
            "sends a public value of 1",
            Rule.BAD_KEY_SHARE,
            "ClientKeyExchange.exchange_keys",
            "not between 2 and p - 2",
            () ->
                ScriptedClient.tls12(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256)
                    .changing(
                        ClientKeyExchangeDhe.class,
                        _ -> new ClientKeyExchangeDhe(new Opaque(new byte[] {1})))
                    .run()),
        new Offence(
            "sends an empty key exchange",
            Rule.MALFORMED,
            "ClientKeyExchange",
            "empty",
            () ->
                ScriptedClient.tls12()
                    .replacing(
                        ClientKeyExchangeEcdhe.class, new ClientKeyExchangeOther(Opaque.EMPTY))
                    .run()),
        // RFC 5246 section 7.4.7.1: nothing tells it from a premaster secret, until Finished does.
        new Offence(
            "encrypts something else than a premaster secret",
            Rule.BAD_RECORD_MAC,
            "TLSCiphertext.fragment",
            "does not",
            () ->
                ScriptedClient.tls12(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)
                    .changing(
                        ClientKeyExchangeRsa.class,
                        _ -> new ClientKeyExchangeRsa(new Opaque(new byte[256])))
                    .run()),
        new Offence(
            "asks for a key update it does not define",
            Rule.BAD_KEY_UPDATE,
            "KeyUpdate.request_update",
            "2",
            () -> connected(c -> c.message(new KeyUpdate(new KeyUpdateRequest(2))))),
        record("changes ciphers before it says hello", ScriptedClient::changeCipherSpec),
        // [5-3]
        new Offence(
            "changes ciphers after its Finished",
            Rule.UNEXPECTED_RECORD,
            "",
            "change_cipher_spec",
            () -> connected(ScriptedClient::changeCipherSpec)),
        // [5-2]
        new Offence(
            "encrypts change_cipher_spec",
            Rule.UNEXPECTED_RECORD,
            "",
            "an encrypted change_cipher_spec record",
            () ->
                ScriptedClient.tls13()
                    .before(
                        Finished.class,
                        c -> c.record(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1}))
                    .run()),
        new Offence(
            "sends application data before its Finished",
            Rule.UNEXPECTED_RECORD,
            "",
            "application_data",
            () ->
                ScriptedClient.tls13()
                    .before(
                        Finished.class, c -> c.record(ContentType.APPLICATION_DATA, new byte[5]))
                    .run()),
        new Offence(
            "sends application data in the clear",
            Rule.UNEXPECTED_RECORD,
            "",
            "application_data",
            () ->
                ScriptedClient.tls13()
                    .before(
                        ClientHello.class, c -> c.record(ContentType.APPLICATION_DATA, new byte[5]))
                    .run()),
        // [5.2-3]
        new Offence(
            "sends a record that does not decrypt",
            Rule.BAD_RECORD_MAC,
            "TLSCiphertext.fragment",
            "does not",
            () ->
                ScriptedClient.tls13()
                    .before(
                        Finished.class,
                        c -> c.plainRecord(ContentType.APPLICATION_DATA, new byte[40]))
                    .run()),
        new Offence(
            "interleaves a record",
            Rule.INTERLEAVED_RECORDS,
            "",
            "alert",
            () -> {
              ScriptedClient client = ScriptedClient.tls13().start();
              client.record(ContentType.HANDSHAKE, new byte[] {1, 0});
              client.record(ContentType.ALERT, new byte[] {1, 90});
              return client;
            }),
        new Offence(
            "sends no end of key updates",
            Rule.TOO_LARGE,
            "",
            "another one",
            () ->
                connected(c -> {
                  for (int i = 0; i < 300; i++) {
                    c.record(ContentType.APPLICATION_DATA, new byte[0]);
                  }
                })));
  }

  private static Offence record(String name, Consumer<ScriptedClient> deed) {
    return new Offence(
        name,
        Rule.UNEXPECTED_MESSAGE,
        "",
        "change_cipher_spec",
        () -> {
          ScriptedClient client = ScriptedClient.tls13().withoutCookies().start();
          deed.accept(client);
          return client;
        });
  }

  private static ScriptedClient connected(Consumer<ScriptedClient> deed) {
    ScriptedClient client = ScriptedClient.tls13().run();
    deed.accept(client);
    return client;
  }
}
