package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Act;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Servers that break a rule of TLS which nothing else explains. */
final class ProtocolViolation {
  private static final byte[] EMPTY_HANDSHAKE_RECORD = {22, 3, 3, 0, 0};

  /** A record that says it has 2^14 + 257 bytes. */
  private static final byte[] TOO_LONG_A_RECORD = {22, 3, 3, 0x41, 1};

  private static final byte[] HALF_AN_ALERT = {21, 3, 3, 0, 1, 2};

  static final List<Fault> FAULTS = faults();

  private ProtocolViolation() {}

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.of(
            Cause.PROTOCOL_VIOLATION,
            "Sends an extension in EncryptedExtensions that nobody offered.",
            ground ->
                ground.altering(
                    ProtocolVersion.TLS_1_3,
                    Alteration.changing("EncryptedExtensions", Messages::withAnotherExtension))));
    faults.addAll(
        List.of(
            changed12(
                "bad-finished-tls12",
                "Sends a wrong Finished",
                "Finished",
                Messages::lastBitFlipped),
            changed13(
                "bad-finished-tls13",
                "Sends a wrong Finished",
                "Finished",
                Messages::lastBitFlipped),
            changed12(
                "trailing-bytes",
                "Sends bytes behind its ServerHello, inside the message",
                "ServerHello",
                Messages::withTrailingByte),
            changed12(
                "short-message",
                "Sends a ServerHello whose length is one less than it is",
                "ServerHello",
                Messages::withShortLength),
            changed12(
                "compression",
                "Chooses compression",
                "ServerHello",
                message -> ServerHellos.with(message, ServerHellos.COMPRESSION, 1)),
            changed13(
                "unoffered-suite",
                "Chooses a cipher suite that was not offered",
                "ServerHello",
                message -> ServerHellos.withCipherSuite(message, 0x1304)),
            changed12(
                "unoffered-suite-tls12",
                "Chooses a cipher suite that was not offered",
                "ServerHello",
                message -> ServerHellos.withCipherSuite(message, 0x009e)),
            changed13(
                "unoffered-group",
                "Sends a key share of a group that was not offered",
                "ServerHello",
                message -> ServerHellos.withKeyShareGroup(message, 0x1234)),
            changed13(
                "unknown-version",
                "Chooses a version of TLS that does not exist",
                "ServerHello",
                message -> ServerHellos.withSupportedVersion(message, 0x0305)),
            changed13(
                "session-id",
                "Echoes another session id than it was sent",
                "ServerHello",
                message -> ServerHellos.with(message, ServerHellos.SESSION_ID, 0xff)),
            changed13(
                "duplicate-extension",
                "Sends an extension twice",
                "ServerHello",
                ServerHellos::withExtensionTwice),
            instead13(
                "left-out-encrypted-extensions",
                "Leaves out EncryptedExtensions",
                "EncryptedExtensions",
                _ -> List.of()),
            instead13(
                "left-out-certificate-verify",
                "Leaves out CertificateVerify",
                "CertificateVerify",
                _ -> List.of()),
            instead12(
                "left-out-certificate",
                "Leaves out its Certificate",
                "Certificate",
                _ -> List.of()),
            instead12(
                "left-out-server-key-exchange",
                "Leaves out ServerKeyExchange",
                "ServerKeyExchange",
                _ -> List.of()),
            instead12(
                "repeated-server-hello",
                "Says ServerHello twice",
                "ServerHello",
                said -> List.of(new Act.Say(said), new Act.Say(said))),
            instead13(
                "repeated-server-hello-tls13",
                "Says ServerHello twice",
                "ServerHello",
                said -> List.of(new Act.Say(said), new Act.Say(said))),
            instead12(
                "early-change-cipher-spec",
                "Says ChangeCipherSpec right after its ServerHello",
                "ServerHello",
                said ->
                    List.of(
                        new Act.Say(said),
                        new Act.Say(said.with(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1})))),
            instead13(
                "in-the-clear",
                "Goes on in the clear after its ServerHello",
                "EncryptedExtensions",
                said -> List.of(new Act.Send(Raw.record(ContentType.HANDSHAKE, said.bytes())))),
            instead13(
                "undecryptable",
                "Sends a record that does not decrypt",
                "EncryptedExtensions",
                said ->
                    List.of(new Act.Send(Raw.record(ContentType.APPLICATION_DATA, new byte[40])))),
            instead13(
                "early-application-data",
                "Sends application data before its Finished",
                "Finished",
                said ->
                    List.of(new Act.Say(said.with(ContentType.APPLICATION_DATA, new byte[] {1})))),
            instead13(
                "early-ticket",
                "Sends a NewSessionTicket before its Finished",
                "Finished",
                said -> List.of(new Act.Say(said.with(NEW_SESSION_TICKET)))),
            instead13(
                "unknown-message",
                "Sends a handshake message that does not exist",
                "Finished",
                said -> List.of(new Act.Say(said.with(new byte[] {99, 0, 0, 0})))),
            bytes(
                "empty-record",
                "Answers with a handshake record that holds nothing",
                EMPTY_HANDSHAKE_RECORD),
            bytes(
                "too-long-record",
                "Answers with a record that is longer than any may be",
                TOO_LONG_A_RECORD),
            bytes("half-an-alert", "Answers with an alert that is cut short", HALF_AN_ALERT)));
    return faults;
  }

  /**
   * RFC 9846 section 4.7.1: lifetime, age_add, nonce of 1 byte, ticket of 1 byte, no extensions.
   */
  private static final byte[] NEW_SESSION_TICKET = {
    4, 0, 0, 15, 0, 0, 0, 60, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0
  };

  private static Fault changed12(
      String variant, String summary, String message, UnaryOperator<byte[]> change) {
    return altered(variant, summary, ProtocolVersion.TLS_1_2, Alteration.changing(message, change));
  }

  private static Fault changed13(
      String variant, String summary, String message, UnaryOperator<byte[]> change) {
    return altered(variant, summary, ProtocolVersion.TLS_1_3, Alteration.changing(message, change));
  }

  private static Fault instead12(String variant, String summary, String message, Alteration other) {
    return altered(variant, summary, ProtocolVersion.TLS_1_2, Alteration.instead(message, other));
  }

  private static Fault instead13(String variant, String summary, String message, Alteration other) {
    return altered(variant, summary, ProtocolVersion.TLS_1_3, Alteration.instead(message, other));
  }

  private static Fault altered(
      String variant, String summary, ProtocolVersion version, Alteration alteration) {
    return Fault.of(
        Cause.PROTOCOL_VIOLATION,
        variant,
        summary + ", in " + version + ".",
        ground -> ground.altering(version, alteration));
  }

  private static Fault bytes(String variant, String summary, byte[] answer) {
    return Fault.of(
        Cause.PROTOCOL_VIOLATION,
        variant,
        summary + ".",
        ground -> ground.serving(Raw.answering(answer)));
  }
}
