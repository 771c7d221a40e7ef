package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Act;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.lab.serve.Saying;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Something that may happen at every step of a server's part of the handshake. */
final class Steps {
  private static final List<String> MESSAGES_12 =
      List.of("ServerHello", "Certificate", "ServerKeyExchange", "ServerHelloDone", "Finished");
  private static final List<String> MESSAGES_13 =
      List.of("ServerHello", "EncryptedExtensions", "Certificate", "CertificateVerify", "Finished");

  private Steps() {}

  /**
   * A fault for each message of the server's, in TLS 1.2 and in TLS 1.3: it happens in its place,
   * and in the middle of the first.
   *
   * @param verb what happens, in words that begin a sentence about the server
   * @param name the same in the names of variants
   * @param options that the client needs
   */
  static List<Fault> faults(Cause cause, String verb, String name, Act act, String... options) {
    List<Fault> faults = new ArrayList<>();
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_3)) {
      boolean tls13 = version.equals(ProtocolVersion.TLS_1_3);
      String label = tls13 ? "tls13" : "tls12";
      List<String> messages = tls13 ? MESSAGES_13 : MESSAGES_12;
      faults.add(
          Fault.of(
              cause,
              name + "-" + label + "-in-server-hello",
              verb + " in the middle of its ServerHello, in " + version + ".",
              ground ->
                  ground
                      .altering(version, Alteration.instead("ServerHello", s -> half(s, act)))
                      .with(options)));
      for (String message : messages.subList(1, messages.size())) {
        faults.add(
            Fault.of(
                cause,
                name + "-" + label + "-before-" + hyphenated(message),
                verb + " in place of its " + message + ", in " + version + ".",
                ground ->
                    ground
                        .altering(version, Alteration.instead(message, _ -> List.of(act)))
                        .with(options)));
      }
    }
    return faults;
  }

  /** Half of a record: its header says that more comes. */
  private static List<Act> half(Saying saying, Act act) {
    byte[] record = Raw.record(ContentType.HANDSHAKE, saying.bytes());
    byte[] half = Arrays.copyOf(record, record.length - (saying.bytes().length + 1) / 2);
    return List.of(new Act.Send(half), act);
  }

  private static String hyphenated(String message) {
    return message.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
