package dev.ascertain.app.terminal;

import dev.ascertain.report.LadderEntry;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;

/** What a message says, in a few words: the values of its most telling fields. */
final class MessageSummary {
  private static final int MOST_VALUES = 3;

  private MessageSummary() {}

  static String of(LadderEntry entry, Look look) {
    return entry.trace().map(Decoding<HandshakeMessage>::field).map(f -> of(f, look)).orElse("");
  }

  private static String of(Field message, Look look) {
    List<String> parts = new ArrayList<>();
    for (String telling : telling(message.name())) {
      List<Field> found = message.walk().filter(field -> isCalled(field.name(), telling)).toList();
      if (!found.isEmpty()) {
        parts.add(values(found, look));
      }
    }
    return String.join(look.dot(), parts);
  }

  private static List<String> telling(String message) {
    return switch (message) {
      case "ClientHello" -> List.of("name", "versions", "group", "protocol_name_list");
      case "ServerHello", "HelloRetryRequest" ->
          List.of("selected_version", "server_version", "cipher_suite", "group", "selected_group");
      case "EncryptedExtensions" -> List.of("protocol_name_list");
      case "CertificateVerify" -> List.of("algorithm");
      case "ServerKeyExchange" -> List.of("namedcurve", "named_curve", "algorithm");
      case "KeyUpdate" -> List.of("request_update");
      default -> List.of();
    };
  }

  /** Elements carry their index behind the name. */
  private static boolean isCalled(String name, String wanted) {
    return name.equals(wanted) || name.startsWith(wanted + "[");
  }

  private static String values(List<Field> fields, Look look) {
    List<String> shown =
        fields.stream().limit(MOST_VALUES).map(Field::value).filter(v -> !v.isEmpty()).toList();
    String more = fields.size() > MOST_VALUES ? look.glyph(", …", ", ...") : "";
    return String.join(", ", shown) + more;
  }
}
