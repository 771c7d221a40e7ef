package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Reader;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every structure refuses, and in which words: vectors shorter than their RFC allows, values
 * out of range, and bytes after the end. Lengths beyond the end are in {@link ExtensionTest}.
 */
class MalformedExtensionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CLIENT_HELLO | 0000 0002 0000 | server_name.server_name_list: 0 bytes, expected 1 to 65535, at byte 0x4
          CLIENT_HELLO | 0000 0005 0003 00 0000 | server_name.server_name_list[0].name: 0 bytes, expected 1 to 65535, at byte 0x7
          SERVER_HELLO | 0000 0001 00 | server_name: 1 byte left over, expected the end, at byte 0x4
          CLIENT_HELLO | 0001 0000 | max_fragment_length.max_fragment_length: 0 bytes left, expected 1 byte, at byte 0x4
          CLIENT_HELLO | 0002 0001 00 | client_certificate_url: 1 byte left over, expected the end, at byte 0x4
          CLIENT_HELLO | 0003 0003 0001 04 | trusted_ca_keys.trusted_authorities_list[0].identifier_type: 4, expected 0 to 3, at byte 0x6
          CLIENT_HELLO | 0003 0004 0002 0100 | trusted_ca_keys.trusted_authorities_list[0].identifier: 1 byte left, expected 20 bytes, at byte 0x7
          CLIENT_HELLO | 0003 0005 0003 02 0000 | trusted_ca_keys.trusted_authorities_list[0].identifier: 0 bytes, expected 1 to 65535, at byte 0x7
          CLIENT_HELLO | 0005 0007 01 0002 0000 0000 | status_request.request.responder_id_list[0]: 0 bytes, expected 1 to 65535, at byte 0x7
          CERTIFICATE | 0005 0004 01 000000 | status_request.response: 0 bytes, expected 1 to 16777215, at byte 0x5
          CLIENT_HELLO | 0006 0001 00 | user_mapping.user_mapping_types: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 0007 0001 00 | client_authz.authz_format_list: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 0008 0001 00 | server_authz.authz_format_list: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 0009 0001 00 | cert_type.certificate_types: 0 bytes, expected 1 to 255, at byte 0x4
          SERVER_HELLO | 0009 0002 0000 | cert_type: 1 byte left over, expected the end, at byte 0x5
          CLIENT_HELLO | 000a 0002 0000 | supported_groups.named_group_list: 0 bytes, expected 2 to 65535, at byte 0x4
          CLIENT_HELLO | 000a 0005 0003 001d00 | supported_groups.named_group_list[1]: 1 byte left, expected 2 bytes, at byte 0x8
          CLIENT_HELLO | 000b 0001 00 | ec_point_formats.ec_point_format_list: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 000c 0001 00 | srp.srp_I: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 000d 0002 0000 | signature_algorithms.supported_signature_algorithms: 0 bytes, expected 2 to 65534, at byte 0x4
          CLIENT_HELLO | 000e 0003 0000 00 | use_srtp.SRTPProtectionProfiles: 0 bytes, expected 2 to 65535, at byte 0x4
          CLIENT_HELLO | 000f 0002 0101 | heartbeat: 1 byte left over, expected the end, at byte 0x5
          CLIENT_HELLO | 0010 0002 0000 | application_layer_protocol_negotiation.protocol_name_list: 0 bytes, expected 2 to 65535, at byte 0x4
          CLIENT_HELLO | 0010 0005 0003 00 01 61 | application_layer_protocol_negotiation.protocol_name_list[0]: 0 bytes, expected 1 to 255, at byte 0x6
          CLIENT_HELLO | 0011 0002 0000 | status_request_v2.certificate_status_req_list: 0 bytes, expected 1 to 65535, at byte 0x4
          CLIENT_HELLO | 0011 000a 0008 02 0005 0000 0000 00 | status_request_v2.certificate_status_req_list[0].request: 1 byte left over, expected the end, at byte 0xd
          CERTIFICATE | 0012 0002 0000 | signed_certificate_timestamp.sct_list: 0 bytes, expected 1 to 65535, at byte 0x4
          CERTIFICATE | 0012 0004 0002 0000 | signed_certificate_timestamp.sct_list[0]: 0 bytes, expected 1 to 65535, at byte 0x6
          CLIENT_HELLO | 0013 0001 00 | client_certificate_type.client_certificate_types: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 0014 0001 00 | server_certificate_type.server_certificate_types: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 0015 0003 000100 | padding.data: 0x01, expected 0x00, at byte 0x5
          CLIENT_HELLO | 0018 0003 01 00 00 | token_binding.key_parameters_list: 0 bytes, expected 1 to 255, at byte 0x6
          CLIENT_HELLO | 0019 0002 0000 | cached_info.cached_info: 0 bytes, expected 1 to 65535, at byte 0x4
          CLIENT_HELLO | 0019 0004 0002 01 00 | cached_info.cached_info[0].hash_value: 0 bytes, expected 1 to 255, at byte 0x7
          ENCRYPTED_EXTENSIONS | 0019 0002 0000 | cached_info.cached_info: 0 bytes, expected 1 to 65535, at byte 0x4
          CLIENT_HELLO | 001b 0001 00 | compress_certificate.algorithms: 0 bytes, expected 2 to 254, at byte 0x4
          CLIENT_HELLO | 001c 0003 400100 | record_size_limit: 1 byte left over, expected the end, at byte 0x6
          CLIENT_HELLO | 001d 0001 00 | pwd_protect.PWD_name: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 001e 0001 00 | pwd_clear.PWD_name: 0 bytes, expected 1 to 255, at byte 0x4
          SERVER_HELLO | 001f 0002 0000 | password_salt.salt: 0 bytes, expected 1 to 65535, at byte 0x4
          ENCRYPTED_EXTENSIONS | 0020 0004 00 0000 00 | ticket_pinning.lifetime: 1 byte left, expected 4 bytes, at byte 0x7
          CLIENT_HELLO | 0022 0002 0000 | delegated_credential.supported_signature_algorithms: 0 bytes, expected 2 to 65534, at byte 0x4
          CERTIFICATE | 0022 0009 00000000 0807 000000 | delegated_credential.cred.ASN1_subjectPublicKeyInfo: 0 bytes, expected 1 to 16777215, at byte 0xa
          CERTIFICATE | 0022 000e 00000000 0807 000001 30 0807 0000 | delegated_credential.signature: 0 bytes, expected 1 to 65535, at byte 0x10
          CLIENT_HELLO | 0027 0001 00 | supported_ekt_ciphers.supported_ciphers: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 0029 0008 0006 0000 00000000 | pre_shared_key.identities: 6 bytes, expected 7 to 65535, at byte 0x4
          CLIENT_HELLO | 0029 000a 0008 0000 00000000 0000 | pre_shared_key.identities[0].identity: 0 bytes, expected 1 to 65535, at byte 0x6
          CLIENT_HELLO | 0029 000d 0007 0001 61 00000000 0002 0000 | pre_shared_key.binders: 2 bytes, expected 33 to 65535, at byte 0xd
          SERVER_HELLO | 0029 0001 00 | pre_shared_key.selected_identity: 1 byte left, expected 2 bytes, at byte 0x4
          CLIENT_HELLO | 002a 0004 00000400 | early_data: 4 bytes left over, expected the end, at byte 0x4
          NEW_SESSION_TICKET | 002a 0000 | early_data.max_early_data_size: 0 bytes left, expected 4 bytes, at byte 0x4
          CLIENT_HELLO | 002b 0001 00 | supported_versions.versions: 0 bytes, expected 2 to 254, at byte 0x4
          SERVER_HELLO | 002b 0003 02 0304 | supported_versions: 1 byte left over, expected the end, at byte 0x6
          HELLO_RETRY_REQUEST | 002c 0002 0000 | cookie.cookie: 0 bytes, expected 1 to 65535, at byte 0x4
          CLIENT_HELLO | 002d 0001 00 | psk_key_exchange_modes.ke_modes: 0 bytes, expected 1 to 255, at byte 0x4
          CERTIFICATE_REQUEST | 002f 0004 0002 0000 | certificate_authorities.authorities: 2 bytes, expected 3 to 65535, at byte 0x4
          CERTIFICATE_REQUEST | 002f 0005 0003 0000 00 | certificate_authorities.authorities[0]: 0 bytes, expected 1 to 65535, at byte 0x6
          CERTIFICATE_REQUEST | 0030 0005 0003 00 0000 | oid_filters.filters[0].certificate_extension_oid: 0 bytes, expected 1 to 255, at byte 0x6
          CLIENT_HELLO | 0031 0001 00 | post_handshake_auth: 1 byte left over, expected the end, at byte 0x4
          CLIENT_HELLO | 0032 0002 0000 | signature_algorithms_cert.supported_signature_algorithms: 0 bytes, expected 2 to 65534, at byte 0x4
          CERTIFICATE | 0034 0004 0002 0000 | transparency_info.trans_item_list[0]: 0 bytes, expected 1 to 65535, at byte 0x6
          CLIENT_HELLO | 0036 0000 | connection_id.cid: 0 bytes left, expected 1 byte, at byte 0x4
          CLIENT_HELLO | 0038 0014 13 00000000000000000000000000000000000000 | external_session_id.session_id: 19 bytes, expected 20 to 255, at byte 0x4
          CLIENT_HELLO | 003a 0001 02 | ticket_request.resumption_count: 0 bytes left, expected 1 byte, at byte 0x5
          CERTIFICATE | 003b 0004 0000 0000 | dnssec_chain.AuthenticationChain: 0 bytes, expected 1 to 65535, at byte 0x6
          CLIENT_HELLO | 003e 0001 00 | tls_flags.flags: 0 bytes, expected 1 to 255, at byte 0x4
          SERVER_HELLO | 3374 0001 00 | next_protocol_negotiation.protocols[0]: 0 bytes, expected 1 to 255, at byte 0x4
          CLIENT_HELLO | 44cd 0002 0000 | application_settings.supported_protocols: 0 bytes, expected 2 to 65535, at byte 0x4
          CLIENT_HELLO | ca34 0003 0001 00 | trust_anchors.TrustAnchorIDList[0]: 0 bytes, expected 1 to 255, at byte 0x6
          CLIENT_HELLO | fd00 0001 00 | ech_outer_extensions.OuterExtensions: 0 bytes, expected 2 to 254, at byte 0x4
          CLIENT_HELLO | fe0d 0001 02 | encrypted_client_hello.type: 2, expected 0 (outer) or 1 (inner), at byte 0x4
          CLIENT_HELLO | fe0d 000a 00 00010001 00 0000 0000 | encrypted_client_hello.payload: 0 bytes, expected 1 to 65535, at byte 0xc
          HELLO_RETRY_REQUEST | fe0d 0007 00000000000000 | encrypted_client_hello.confirmation: 7 bytes left, expected 8 bytes, at byte 0x4
          ENCRYPTED_EXTENSIONS | fe0d 0005 0003 000000 | encrypted_client_hello.retry_configs: 3 bytes, expected 4 to 65535, at byte 0x4
          ENCRYPTED_EXTENSIONS | fe0d 000b 0009 fe0d 0005 00 0020 0000 | encrypted_client_hello.retry_configs[0].contents.key_config.public_key: 0 bytes, expected 1 to 65535, at byte 0xd
          ENCRYPTED_EXTENSIONS | fe0d 000e 000c fe0d 0008 00 0020 0001 00 0000 | encrypted_client_hello.retry_configs[0].contents.key_config.cipher_suites: 0 bytes, expected 4 to 65532, at byte 0x10
          ENCRYPTED_EXTENSIONS | fe0d 0014 0012 fe0d 000e 00 0020 0001 00 0004 00010001 00 00 | encrypted_client_hello.retry_configs[0].contents.public_name: 0 bytes, expected 1 to 255, at byte 0x17
          """)
  void isRefusedWithItsPath(Placement where, String hex, String message) {
    // [4.3-2]
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatThrownBy(() -> Reader.decode("Hello", bytes, in -> Extension.decode(in, where)))
        .hasMessage("Hello." + message);
  }
}
