package dev.ascertain.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A type of extension: IANA registry "TLS ExtensionType Values" (RFC 9846 section 4.3).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record ExtensionType(int value) {
  private static final Registry<ExtensionType> REGISTRY =
      Registry.of16("extension-types", ExtensionType::new);

  public static final ExtensionType SERVER_NAME = REGISTRY.define(0x0000, "server_name");
  public static final ExtensionType MAX_FRAGMENT_LENGTH =
      REGISTRY.define(0x0001, "max_fragment_length");
  public static final ExtensionType CLIENT_CERTIFICATE_URL =
      REGISTRY.define(0x0002, "client_certificate_url");
  public static final ExtensionType TRUSTED_CA_KEYS = REGISTRY.define(0x0003, "trusted_ca_keys");
  public static final ExtensionType TRUNCATED_HMAC = REGISTRY.define(0x0004, "truncated_hmac");
  public static final ExtensionType STATUS_REQUEST = REGISTRY.define(0x0005, "status_request");
  public static final ExtensionType USER_MAPPING = REGISTRY.define(0x0006, "user_mapping");
  public static final ExtensionType CLIENT_AUTHZ = REGISTRY.define(0x0007, "client_authz");
  public static final ExtensionType SERVER_AUTHZ = REGISTRY.define(0x0008, "server_authz");
  public static final ExtensionType CERT_TYPE = REGISTRY.define(0x0009, "cert_type");
  public static final ExtensionType SUPPORTED_GROUPS = REGISTRY.define(0x000a, "supported_groups");
  public static final ExtensionType EC_POINT_FORMATS = REGISTRY.define(0x000b, "ec_point_formats");
  public static final ExtensionType SRP = REGISTRY.define(0x000c, "srp");
  public static final ExtensionType SIGNATURE_ALGORITHMS =
      REGISTRY.define(0x000d, "signature_algorithms");
  public static final ExtensionType USE_SRTP = REGISTRY.define(0x000e, "use_srtp");
  public static final ExtensionType HEARTBEAT = REGISTRY.define(0x000f, "heartbeat");
  public static final ExtensionType APPLICATION_LAYER_PROTOCOL_NEGOTIATION =
      REGISTRY.define(0x0010, "application_layer_protocol_negotiation");
  public static final ExtensionType STATUS_REQUEST_V2 =
      REGISTRY.define(0x0011, "status_request_v2");
  public static final ExtensionType SIGNED_CERTIFICATE_TIMESTAMP =
      REGISTRY.define(0x0012, "signed_certificate_timestamp");
  public static final ExtensionType CLIENT_CERTIFICATE_TYPE =
      REGISTRY.define(0x0013, "client_certificate_type");
  public static final ExtensionType SERVER_CERTIFICATE_TYPE =
      REGISTRY.define(0x0014, "server_certificate_type");
  public static final ExtensionType PADDING = REGISTRY.define(0x0015, "padding");
  public static final ExtensionType ENCRYPT_THEN_MAC = REGISTRY.define(0x0016, "encrypt_then_mac");

  /** Named extended_master_secret by RFC 7627, and still by most people. */
  public static final ExtensionType EXTENDED_MASTER_SECRET =
      REGISTRY.define(0x0017, "extended_main_secret");

  public static final ExtensionType TOKEN_BINDING = REGISTRY.define(0x0018, "token_binding");
  public static final ExtensionType CACHED_INFO = REGISTRY.define(0x0019, "cached_info");
  public static final ExtensionType TLS_LTS = REGISTRY.define(0x001a, "tls_lts");
  public static final ExtensionType COMPRESS_CERTIFICATE =
      REGISTRY.define(0x001b, "compress_certificate");
  public static final ExtensionType RECORD_SIZE_LIMIT =
      REGISTRY.define(0x001c, "record_size_limit");
  public static final ExtensionType PWD_PROTECT = REGISTRY.define(0x001d, "pwd_protect");
  public static final ExtensionType PWD_CLEAR = REGISTRY.define(0x001e, "pwd_clear");
  public static final ExtensionType PASSWORD_SALT = REGISTRY.define(0x001f, "password_salt");
  public static final ExtensionType TICKET_PINNING = REGISTRY.define(0x0020, "ticket_pinning");
  public static final ExtensionType TLS_CERT_WITH_EXTERN_PSK =
      REGISTRY.define(0x0021, "tls_cert_with_extern_psk");
  public static final ExtensionType DELEGATED_CREDENTIAL =
      REGISTRY.define(0x0022, "delegated_credential");
  public static final ExtensionType SESSION_TICKET = REGISTRY.define(0x0023, "session_ticket");
  public static final ExtensionType TLMSP = REGISTRY.define(0x0024, "TLMSP");
  public static final ExtensionType TLMSP_PROXYING = REGISTRY.define(0x0025, "TLMSP_proxying");
  public static final ExtensionType TLMSP_DELEGATE = REGISTRY.define(0x0026, "TLMSP_delegate");
  public static final ExtensionType SUPPORTED_EKT_CIPHERS =
      REGISTRY.define(0x0027, "supported_ekt_ciphers");
  public static final ExtensionType PRE_SHARED_KEY = REGISTRY.define(0x0029, "pre_shared_key");
  public static final ExtensionType EARLY_DATA = REGISTRY.define(0x002a, "early_data");
  public static final ExtensionType SUPPORTED_VERSIONS =
      REGISTRY.define(0x002b, "supported_versions");
  public static final ExtensionType COOKIE = REGISTRY.define(0x002c, "cookie");
  public static final ExtensionType PSK_KEY_EXCHANGE_MODES =
      REGISTRY.define(0x002d, "psk_key_exchange_modes");
  public static final ExtensionType CERTIFICATE_AUTHORITIES =
      REGISTRY.define(0x002f, "certificate_authorities");
  public static final ExtensionType OID_FILTERS = REGISTRY.define(0x0030, "oid_filters");
  public static final ExtensionType POST_HANDSHAKE_AUTH =
      REGISTRY.define(0x0031, "post_handshake_auth");
  public static final ExtensionType SIGNATURE_ALGORITHMS_CERT =
      REGISTRY.define(0x0032, "signature_algorithms_cert");
  public static final ExtensionType KEY_SHARE = REGISTRY.define(0x0033, "key_share");
  public static final ExtensionType TRANSPARENCY_INFO =
      REGISTRY.define(0x0034, "transparency_info");
  public static final ExtensionType CONNECTION_ID = REGISTRY.define(0x0036, "connection_id");
  public static final ExtensionType EXTERNAL_ID_HASH = REGISTRY.define(0x0037, "external_id_hash");
  public static final ExtensionType EXTERNAL_SESSION_ID =
      REGISTRY.define(0x0038, "external_session_id");
  public static final ExtensionType QUIC_TRANSPORT_PARAMETERS =
      REGISTRY.define(0x0039, "quic_transport_parameters");
  public static final ExtensionType TICKET_REQUEST = REGISTRY.define(0x003a, "ticket_request");
  public static final ExtensionType DNSSEC_CHAIN = REGISTRY.define(0x003b, "dnssec_chain");
  public static final ExtensionType SEQUENCE_NUMBER_ENCRYPTION_ALGORITHMS =
      REGISTRY.define(0x003c, "sequence_number_encryption_algorithms");
  public static final ExtensionType RRC = REGISTRY.define(0x003d, "rrc");
  public static final ExtensionType TLS_FLAGS = REGISTRY.define(0x003e, "tls_flags");
  public static final ExtensionType ECH_OUTER_EXTENSIONS =
      REGISTRY.define(0xfd00, "ech_outer_extensions");
  public static final ExtensionType ENCRYPTED_CLIENT_HELLO =
      REGISTRY.define(0xfe0d, "encrypted_client_hello");
  public static final ExtensionType RENEGOTIATION_INFO =
      REGISTRY.define(0xff01, "renegotiation_info");

  /** NPN, the predecessor of ALPN; never registered. */
  public static final ExtensionType NEXT_PROTOCOL_NEGOTIATION =
      REGISTRY.define(0x3374, "next_protocol_negotiation");

  /** ALPS as Chrome first sent it; never registered. */
  public static final ExtensionType APPLICATION_SETTINGS_OLD =
      REGISTRY.define(0x4469, "application_settings_old");

  /** ALPS as Chrome sends it; never registered. */
  public static final ExtensionType APPLICATION_SETTINGS =
      REGISTRY.define(0x44cd, "application_settings");

  /** Channel ID, as Chrome once sent it; never registered. */
  public static final ExtensionType CHANNEL_ID = REGISTRY.define(0x7550, "channel_id");

  /** Trust anchor identifiers, as Chrome sends them; never registered. */
  public static final ExtensionType TRUST_ANCHORS = REGISTRY.define(0xca34, "trust_anchors");

  /**
   * The type with this name, in upper or lower case; empty if none has it. The names of the RFCs
   * that first defined an extension are known too.
   */
  public static Optional<ExtensionType> byName(String name) {
    return REGISTRY.byName(registeredName(name));
  }

  /** All registered values, by number. */
  public static List<ExtensionType> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** Whether the value is reserved to provoke intolerant peers (RFC 8701 section 2). */
  public boolean isGrease() {
    return Grease.is16(value);
  }

  /** The registered name, such as {@code server_name}. */
  @Override
  public String toString() {
    return isGrease() ? Grease.shown(value, 2) : REGISTRY.show(value);
  }

  private static String registeredName(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "extended_master_secret" -> "extended_main_secret";
      case "elliptic_curves" -> "supported_groups";
      case "sessionticket tls" -> "session_ticket";
      default -> name;
    };
  }
}
