package dev.ascertain.handshake.client;

import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HelloRequest;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What can be wrong with records, whatever they hold, and with what follows the handshake. */
final class RecordMisbehaviours {
  private static final byte[] WARNING = {
    (byte) AlertLevel.WARNING.value(), (byte) AlertDescription.USER_CANCELED.value()
  };

  private RecordMisbehaviours() {}

  static List<Misbehaviour> all() {
    List<Misbehaviour> all = new ArrayList<>(types());
    all.addAll(fragments());
    all.addAll(protection());
    all.addAll(sizes());
    all.addAll(connected());
    return all;
  }

  private static List<Misbehaviour> types() {
    return List.of(
        new Misbehaviour(
            "speaks TLS, then HTTP",
            Rule.NOT_A_RECORD,
            "TLSCiphertext.type",
            "72",
            () -> beforeEncryptedExtensions(s -> s.raw(ascii("HTTP/1.1 400 Bad Request\r\n\r\n")))),
        new Misbehaviour(
            "sends application data before its Finished, in TLS 1.3",
            Rule.UNEXPECTED_RECORD,
            "",
            "application_data record",
            () ->
                beforeEncryptedExtensions(s -> s.record(ContentType.APPLICATION_DATA, ascii("x")))),
        new Misbehaviour(
            "sends application data before its Finished, in TLS 1.2",
            Rule.UNEXPECTED_RECORD,
            "",
            "application_data record",
            () ->
                ScriptedServer.tls12()
                    .before(
                        Certificate12.class,
                        s -> s.record(ContentType.APPLICATION_DATA, ascii("x")))
                    .run()),
        new Misbehaviour(
            "goes on in the clear after ServerHello",
            Rule.UNEXPECTED_RECORD,
            "TLSCiphertext.opaque_type",
            "handshake",
            () ->
                beforeEncryptedExtensions(s ->
                    s.plainRecord(
                        ContentType.HANDSHAKE, new EncryptedExtensions(Extensions.of()).encode()))),
        new Misbehaviour(
            "sends a heartbeat",
            Rule.UNEXPECTED_RECORD,
            "",
            "heartbeat record",
            () -> beforeEncryptedExtensions(s -> s.record(new ContentType(24), ascii("x")))),
        // [5-2]
        new Misbehaviour(
            "encrypts a ChangeCipherSpec",
            Rule.UNEXPECTED_RECORD,
            "",
            "encrypted change_cipher_spec record",
            () ->
                beforeEncryptedExtensions(
                    s -> s.record(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1}))),
        new Misbehaviour(
            "sends a ChangeCipherSpec of two bytes",
            Rule.UNEXPECTED_RECORD,
            "",
            "0101",
            () ->
                beforeEncryptedExtensions(
                    s -> s.plainRecord(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1, 1}))),
        // [5-2]
        new Misbehaviour(
            "sends a ChangeCipherSpec that says 2",
            Rule.UNEXPECTED_RECORD,
            "",
            "02",
            () ->
                beforeEncryptedExtensions(
                    s -> s.plainRecord(ContentType.CHANGE_CIPHER_SPEC, new byte[] {2}))),
        new Misbehaviour(
            "changes ciphers in TLS 1.2 before the client has",
            Rule.UNEXPECTED_MESSAGE,
            "",
            "change_cipher_spec",
            () ->
                ScriptedServer.tls12()
                    .before(ServerHelloDone.class, ScriptedServer::changeCipherSpec)
                    .run()));
  }

  private static List<Misbehaviour> fragments() {
    byte[] certificate = new Certificate13(Opaque.EMPTY, List.of()).encode();
    return List.of(
        new Misbehaviour(
            "sends an empty handshake record in the clear",
            Rule.EMPTY_FRAGMENT,
            "TLSPlaintext.length",
            "0 bytes",
            () -> atStart(s -> s.plainRecord(ContentType.HANDSHAKE, new byte[0]))),
        new Misbehaviour(
            "sends an empty handshake record, encrypted",
            Rule.EMPTY_FRAGMENT,
            "TLSInnerPlaintext.content",
            "empty",
            () -> beforeEncryptedExtensions(s -> s.record(ContentType.HANDSHAKE, new byte[0]))),
        new Misbehaviour(
            "sends an empty alert, encrypted in TLS 1.2",
            Rule.EMPTY_FRAGMENT,
            "",
            "empty",
            () -> {
              ScriptedServer server = ScriptedServer.tls12().run();
              server.record(ContentType.ALERT, new byte[0]);
              return server;
            }),
        new Misbehaviour(
            "sends an empty alert, encrypted in TLS 1.3",
            Rule.EMPTY_FRAGMENT,
            "TLSInnerPlaintext.content",
            "empty",
            () -> beforeEncryptedExtensions(s -> s.record(ContentType.ALERT, new byte[0]))),
        new Misbehaviour(
            "sends half an alert",
            Rule.MALFORMED,
            "Alert.description",
            "0 bytes left",
            () -> atStart(s -> s.plainRecord(ContentType.ALERT, new byte[] {2}))),
        new Misbehaviour(
            "sends two alerts in one record",
            Rule.MALFORMED,
            "Alert",
            "",
            () -> atStart(s -> s.plainRecord(ContentType.ALERT, new byte[] {1, 90, 2, 40}))),
        new Misbehaviour(
            "sends an alert inside a handshake message",
            Rule.INTERLEAVED_RECORDS,
            "",
            "alert record",
            () ->
                beforeEncryptedExtensions(s -> {
                  s.record(ContentType.HANDSHAKE, Arrays.copyOf(certificate, 5));
                  s.record(ContentType.ALERT, WARNING);
                })),
        new Misbehaviour(
            "puts ServerHello and EncryptedExtensions into one record",
            Rule.KEY_CHANGE_INSIDE_RECORD,
            "",
            "6 bytes more",
            () ->
                coalescing(
                    ScriptedServer.tls13(),
                    ServerHello.class,
                    new EncryptedExtensions(Extensions.of()).encode())),
        new Misbehaviour(
            "puts a ticket into the record of its Finished",
            Rule.KEY_CHANGE_INSIDE_RECORD,
            "",
            "5 bytes more",
            () -> coalescing(ScriptedServer.tls13(), Finished.class, new byte[] {4, 0, 0, 1, 0})),
        new Misbehaviour(
            "puts something behind a KeyUpdate",
            Rule.KEY_CHANGE_INSIDE_RECORD,
            "",
            "1 byte more",
            () ->
                connected13(
                    s -> s.record(ContentType.HANDSHAKE, new byte[] {24, 0, 0, 1, 0, 24}))));
  }

  private static List<Misbehaviour> protection() {
    return List.of(
        new Misbehaviour(
            "sends a record that does not decrypt",
            Rule.BAD_RECORD_MAC,
            "TLSCiphertext.fragment",
            "does not",
            () ->
                beforeEncryptedExtensions(
                    s -> s.plainRecord(ContentType.APPLICATION_DATA, new byte[40]))),
        new Misbehaviour(
            "sends a record too short to be encrypted",
            Rule.BAD_RECORD_MAC,
            "TLSCiphertext.fragment",
            "does not",
            () ->
                beforeEncryptedExtensions(
                    s -> s.plainRecord(ContentType.APPLICATION_DATA, new byte[3]))),
        new Misbehaviour(
            "sends a record that does not decrypt, in TLS 1.2",
            Rule.BAD_RECORD_MAC,
            "TLSCiphertext.fragment",
            "does not",
            () -> {
              ScriptedServer server = ScriptedServer.tls12().run();
              server.plainRecord(ContentType.APPLICATION_DATA, new byte[40]);
              return server;
            }),
        new Misbehaviour(
            "sends nothing but padding",
            Rule.EMPTY_INNER_PLAINTEXT,
            "TLSInnerPlaintext.type",
            "only padding",
            () -> beforeEncryptedExtensions(s -> s.record(new ContentType(0), new byte[7]))));
  }

  private static List<Misbehaviour> sizes() {
    byte[] longMessage = {8, 4, 0, 0};
    return List.of(
        new Misbehaviour(
            "sends a record of 16385 bytes in the clear",
            Rule.RECORD_OVERFLOW,
            "TLSPlaintext.length",
            "16385 bytes",
            () -> atStart(s -> s.raw(new byte[] {22, 3, 3, 0x40, 1}))),
        new Misbehaviour(
            "sends an encrypted record of 16641 bytes",
            Rule.RECORD_OVERFLOW,
            "TLSCiphertext.length",
            "16641 bytes",
            () -> beforeEncryptedExtensions(s -> s.raw(new byte[] {23, 3, 3, 0x41, 1}))),
        new Misbehaviour(
            "announces a message of 256 KiB",
            Rule.TOO_LARGE,
            "encrypted_extensions.length",
            "262144 bytes",
            () -> beforeEncryptedExtensions(s -> s.record(ContentType.HANDSHAKE, longMessage))),
        new Misbehaviour(
            "sends 65 messages in one handshake",
            Rule.TOO_LARGE,
            "hello_request",
            "another one",
            () -> repeating(65, ScriptedServer.tls12().start(), RecordMisbehaviours::helloRequest)),
        new Misbehaviour(
            "sends one ChangeCipherSpec after the other",
            Rule.TOO_LARGE,
            "",
            "another one",
            () -> repeating(257, ScriptedServer.tls13().start(), ScriptedServer::changeCipherSpec)),
        new Misbehaviour(
            "sends one warning after the other",
            Rule.TOO_LARGE,
            "",
            "another one",
            () ->
                repeating(
                    257,
                    ScriptedServer.tls13().start(),
                    s -> s.plainRecord(ContentType.ALERT, WARNING))),
        new Misbehaviour(
            "fragments a message into single bytes without end",
            Rule.TOO_LARGE,
            "",
            "another one",
            () -> {
              ScriptedServer server = ScriptedServer.tls13().start();
              server.plainRecord(ContentType.HANDSHAKE, new byte[] {2, 3, 0, 0});
              // The ClientHello and the record before count too: 16384 in all.
              return repeating(
                  16_383, server, s -> s.plainRecord(ContentType.HANDSHAKE, new byte[1]));
            }));
  }

  private static List<Misbehaviour> connected() {
    KeyUpdate asking = new KeyUpdate(KeyUpdateRequest.UPDATE_REQUESTED);
    return List.of(
        new Misbehaviour(
            "updates its keys without end",
            Rule.TOO_LARGE,
            "",
            "another one",
            () ->
                repeating(
                    257,
                    ScriptedServer.tls13().run(),
                    s -> {
                      s.record(
                          ContentType.HANDSHAKE,
                          new KeyUpdate(KeyUpdateRequest.UPDATE_NOT_REQUESTED).encode());
                      s.updateKeys();
                    })),
        new Misbehaviour(
            "sends empty application data without end",
            Rule.TOO_LARGE,
            "",
            "another one",
            () ->
                repeating(
                    257,
                    ScriptedServer.tls13().run(),
                    s -> s.record(ContentType.APPLICATION_DATA, new byte[0]))),
        new Misbehaviour(
            "sends empty application data without end in TLS 1.2",
            Rule.TOO_LARGE,
            "",
            "another one",
            // The ChangeCipherSpec of the handshake counts too.
            () ->
                repeating(
                    256,
                    ScriptedServer.tls12().run(),
                    s -> s.record(ContentType.APPLICATION_DATA, new byte[0]))),
        new Misbehaviour(
            "renegotiates without end",
            Rule.TOO_LARGE,
            "",
            "another one",
            () -> repeating(256, ScriptedServer.tls12().run(), RecordMisbehaviours::helloRequest)),
        new Misbehaviour(
            "announces a ticket of 256 KiB",
            Rule.TOO_LARGE,
            "new_session_ticket.length",
            "262144 bytes",
            () -> connected13(s -> s.record(ContentType.HANDSHAKE, new byte[] {4, 4, 0, 0}))),
        new Misbehaviour(
            "updates its keys with an unknown request",
            Rule.BAD_KEY_UPDATE,
            "KeyUpdate.request_update",
            "2",
            () ->
                connected13(s ->
                    s.record(
                        ContentType.HANDSHAKE, new KeyUpdate(new KeyUpdateRequest(2)).encode()))),
        new Misbehaviour(
            "says Finished again",
            Rule.UNEXPECTED_MESSAGE,
            "Finished",
            "Finished",
            () -> connected13(s -> s.message(new Finished(new Opaque(new byte[32]))))),
        new Misbehaviour(
            "asks for a certificate later, which was not offered",
            Rule.UNEXPECTED_MESSAGE,
            "CertificateRequest",
            "CertificateRequest",
            () ->
                connected13(s ->
                    s.message(
                        new dev.ascertain.wire.handshake.CertificateRequest13(
                            Opaque.EMPTY, Extensions.of())))),
        new Misbehaviour(
            "sends a ticket with an extension that has no place there",
            Rule.MISPLACED_EXTENSION,
            "NewSessionTicket.extensions[0].server_name",
            "server_name",
            () -> connected13(s -> s.message(ticket(1)))),
        new Misbehaviour(
            "sends a ticket that repeats an extension",
            Rule.DUPLICATE_EXTENSION,
            "NewSessionTicket.extensions[0].server_name",
            "server_name twice",
            () -> connected13(s -> s.message(ticket(2)))),
        new Misbehaviour(
            "changes ciphers after the handshake of TLS 1.3",
            Rule.UNEXPECTED_RECORD,
            "",
            "change_cipher_spec record",
            () -> connected13(ScriptedServer::changeCipherSpec)),
        new Misbehaviour(
            "interrupts a KeyUpdate with application data",
            Rule.INTERLEAVED_RECORDS,
            "",
            "application_data record",
            () ->
                connected13(s -> {
                  s.record(ContentType.HANDSHAKE, Arrays.copyOf(asking.encode(), 3));
                  s.record(ContentType.APPLICATION_DATA, ascii("x"));
                })));
  }

  private static NewSessionTicket13 ticket(int serverNames) {
    EmptyExtension[] names = new EmptyExtension[serverNames];
    Arrays.fill(names, new EmptyExtension(ExtensionType.SERVER_NAME));
    return new NewSessionTicket13(1, 1, Opaque.EMPTY, Opaque.ofHex("01"), Extensions.of(names));
  }

  private static void helloRequest(ScriptedServer server) {
    server.record(ContentType.HANDSHAKE, new HelloRequest().encode());
  }

  private static ScriptedServer atStart(Consumer<ScriptedServer> deed) {
    ScriptedServer server = ScriptedServer.tls13().start();
    deed.accept(server);
    return server;
  }

  private static ScriptedServer beforeEncryptedExtensions(Consumer<ScriptedServer> deed) {
    return ScriptedServer.tls13().before(EncryptedExtensions.class, deed).run();
  }

  private static ScriptedServer connected13(Consumer<ScriptedServer> deed) {
    ScriptedServer server = ScriptedServer.tls13().run();
    deed.accept(server);
    return server;
  }

  private static ScriptedServer repeating(
      int times, ScriptedServer server, Consumer<ScriptedServer> deed) {
    for (int i = 0; i < times; i++) {
      if (server.engine().hasEnded()) {
        throw new AssertionError("ended after " + i + " times, not " + times);
      }
      deed.accept(server);
    }
    return server;
  }

  /** Appends bytes to the message of a kind, within its record. */
  private static ScriptedServer coalescing(
      ScriptedServer server,
      Class<? extends dev.ascertain.wire.handshake.HandshakeMessage> kind,
      byte[] more) {
    return server.appending(kind, more).run();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
