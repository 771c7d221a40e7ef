package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;

/**
 * A part of our ClientHello that a server can do without, and that some server or middlebox chokes
 * on. Their order is that in which {@link Bisection} leaves them out, the most usual culprit first.
 */
public enum HelloElement {
  /** The groups with ML-KEM, whose key shares make a ClientHello larger than a packet. */
  POST_QUANTUM("post-quantum", "the post-quantum group X25519MLKEM768"),
  /** TLS 1.3: supported_versions and all that belongs to it. */
  TLS_1_3("tls-1.3", "TLS 1.3 (supported_versions)"),
  ALPN(ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION),
  STATUS_REQUEST(ExtensionType.STATUS_REQUEST),
  CERTIFICATE_TIMESTAMP(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP),
  SESSION_TICKET(ExtensionType.SESSION_TICKET),
  EXTENDED_MASTER_SECRET(ExtensionType.EXTENDED_MASTER_SECRET),
  ENCRYPT_THEN_MAC(ExtensionType.ENCRYPT_THEN_MAC);

  /** The groups that combine ML-KEM with an elliptic curve (draft-ietf-tls-ecdhe-mlkem). */
  public static final List<NamedGroup> POST_QUANTUM_GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768, NamedGroup.SECP256R1MLKEM768, NamedGroup.SECP384R1MLKEM1024);

  private final String id;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Holds a record.
  private final Optional<ExtensionType> extension;

  HelloElement(String id, String words) {
    this.id = id;
    this.words = words;
    this.extension = Optional.empty();
  }

  HelloElement(ExtensionType extension) {
    this.id = extension.toString();
    this.words = "the extension " + extension;
    this.extension = Optional.of(extension);
  }

  /** The stable name, such as {@code post-quantum}; that of an extension is IANA's. */
  public String id() {
    return id;
  }

  /** Its name in a list: that of the extension, if it is one. */
  String inAList() {
    return extension.isPresent() ? id : words;
  }

  /** The extension that it is; empty if it is more, or less, than one. */
  public Optional<ExtensionType> extension() {
    return extension;
  }

  /** Whether a ClientHello has it and something is left without it. */
  boolean isIn(ClientHello hello) {
    return switch (this) {
      case POST_QUANTUM -> {
        List<NamedGroup> groups =
            hello.extensions().find(SupportedGroups.class).stream()
                .flatMap(list -> list.namedGroupList().stream())
                .toList();
        yield groups.stream().anyMatch(POST_QUANTUM_GROUPS::contains)
            && !POST_QUANTUM_GROUPS.containsAll(groups);
      }
      case TLS_1_3 -> {
        List<ProtocolVersion> versions =
            hello
                .extensions()
                .find(SupportedVersions.class)
                .map(SupportedVersions::versions)
                .orElse(List.of());
        yield versions.contains(ProtocolVersion.TLS_1_3)
            && versions.contains(ProtocolVersion.TLS_1_2);
      }
      case ALPN,
          STATUS_REQUEST,
          CERTIFICATE_TIMESTAMP,
          SESSION_TICKET,
          EXTENDED_MASTER_SECRET,
          ENCRYPT_THEN_MAC ->
          hello.extensions().has(extension.orElseThrow());
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
