package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A type of handshake message: IANA registry "TLS HandshakeType" (RFC 9846 section B.3).
 *
 * @param value the number on the wire, 0 to 255
 */
public record HandshakeType(int value) {
  private static final Registry<HandshakeType> REGISTRY =
      Registry.of8("handshake-types", HandshakeType::new);

  public static final HandshakeType HELLO_REQUEST = REGISTRY.define(0, "hello_request");
  public static final HandshakeType CLIENT_HELLO = REGISTRY.define(1, "client_hello");
  public static final HandshakeType SERVER_HELLO = REGISTRY.define(2, "server_hello");
  public static final HandshakeType HELLO_VERIFY_REQUEST =
      REGISTRY.define(3, "hello_verify_request");
  public static final HandshakeType NEW_SESSION_TICKET = REGISTRY.define(4, "new_session_ticket");
  public static final HandshakeType END_OF_EARLY_DATA = REGISTRY.define(5, "end_of_early_data");
  public static final HandshakeType HELLO_RETRY_REQUEST = REGISTRY.define(6, "hello_retry_request");
  public static final HandshakeType ENCRYPTED_EXTENSIONS =
      REGISTRY.define(8, "encrypted_extensions");
  public static final HandshakeType REQUEST_CONNECTION_ID =
      REGISTRY.define(9, "request_connection_id");
  public static final HandshakeType NEW_CONNECTION_ID = REGISTRY.define(10, "new_connection_id");
  public static final HandshakeType CERTIFICATE = REGISTRY.define(11, "certificate");
  public static final HandshakeType SERVER_KEY_EXCHANGE =
      REGISTRY.define(12, "server_key_exchange");
  public static final HandshakeType CERTIFICATE_REQUEST =
      REGISTRY.define(13, "certificate_request");
  public static final HandshakeType SERVER_HELLO_DONE = REGISTRY.define(14, "server_hello_done");
  public static final HandshakeType CERTIFICATE_VERIFY = REGISTRY.define(15, "certificate_verify");
  public static final HandshakeType CLIENT_KEY_EXCHANGE =
      REGISTRY.define(16, "client_key_exchange");
  public static final HandshakeType CLIENT_CERTIFICATE_REQUEST =
      REGISTRY.define(17, "client_certificate_request");
  public static final HandshakeType FINISHED = REGISTRY.define(20, "finished");
  public static final HandshakeType CERTIFICATE_URL = REGISTRY.define(21, "certificate_url");
  public static final HandshakeType CERTIFICATE_STATUS = REGISTRY.define(22, "certificate_status");
  public static final HandshakeType SUPPLEMENTAL_DATA = REGISTRY.define(23, "supplemental_data");
  public static final HandshakeType KEY_UPDATE = REGISTRY.define(24, "key_update");
  public static final HandshakeType COMPRESSED_CERTIFICATE =
      REGISTRY.define(25, "compressed_certificate");
  public static final HandshakeType EKT_KEY = REGISTRY.define(26, "ekt_key");
  public static final HandshakeType MESSAGE_HASH = REGISTRY.define(254, "message_hash");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<HandshakeType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** All registered values, by number. */
  public static List<HandshakeType> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** The registered name, such as {@code hello_request}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
