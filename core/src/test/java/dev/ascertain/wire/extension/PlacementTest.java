package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Table 1 of RFC 9846 section 4.3, read by column. */
class PlacementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVER_HELLO | pre_shared_key supported_versions key_share connection_id rrc"
            + " password_salt tls_cert_with_extern_psk sequence_number_encryption_algorithms"
            + " tls_flags",
        "HELLO_RETRY_REQUEST | cookie supported_versions key_share encrypted_client_hello"
            + " password_salt sequence_number_encryption_algorithms tls_flags",
        "ENCRYPTED_EXTENSIONS | server_name max_fragment_length supported_groups use_srtp heartbeat"
            + " application_layer_protocol_negotiation client_certificate_type"
            + " server_certificate_type cached_info record_size_limit ticket_pinning"
            + " supported_ekt_ciphers early_data external_id_hash external_session_id"
            + " quic_transport_parameters ticket_request encrypted_client_hello tls_flags",
        "CERTIFICATE | status_request signed_certificate_timestamp delegated_credential"
            + " transparency_info dnssec_chain tls_flags",
        "CERTIFICATE_REQUEST | status_request signature_algorithms signed_certificate_timestamp"
            + " compress_certificate delegated_credential certificate_authorities oid_filters"
            + " signature_algorithms_cert transparency_info tls_flags",
        "NEW_SESSION_TICKET | early_data tls_flags",
      })
  void allowsWhatTheTableLists(Placement where, String names) {
    assertThat(assigned())
        .filteredOn(type -> Placement.allows(type, where))
        .extracting(ExtensionType::toString)
        .containsExactlyInAnyOrder(names.split(" "));
  }

  @Test
  void allowsEverythingButOidFiltersInClientHello() {
    assertThat(assigned())
        .filteredOn(type -> !Placement.allows(type, Placement.CLIENT_HELLO))
        .containsExactly(ExtensionType.OID_FILTERS);
  }

  @ParameterizedTest
  @EnumSource
  void allowsUnknownExtensions(Placement where) {
    assertThat(Placement.allows(new ExtensionType(0x5a5a), where)).isTrue();
    assertThat(Placement.allows(new ExtensionType(0xfffe), where)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void hasAFormatForWhatItAllows(Placement where) {
    assertThat(assigned())
        .filteredOn(type -> Placement.allows(type, where) && isKeptAsBytes(type, where))
        .isSubsetOf(ExtensionType.TLS_LTS, ExtensionType.SEQUENCE_NUMBER_ENCRYPTION_ALGORITHMS);
  }

  private static boolean isKeptAsBytes(ExtensionType type, Placement where) {
    byte[] empty = new byte[0];
    try {
      return Reader.decode("Extension", empty, in -> Formats.decode(in, type, where))
          instanceof UnknownExtension;
    } catch (ViolationException e) {
      return false;
    }
  }

  /** The registered types with a specification that this project knows. */
  private static List<ExtensionType> assigned() {
    return ExtensionType.registered().stream()
        .filter(type -> !type.toString().startsWith("TLMSP"))
        .filter(type -> !type.toString().equals("connection_id (deprecated)"))
        .toList();
  }
}
