package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.Field;
import dev.ascertain.wire.handshake.Samples.Known;
import dev.ascertain.wire.handshake.Samples.Sample;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of the fields, which are those of the RFCs' structs. */
class FieldNamesTest {
  private static final List<String> OF_THE_READER = List.of("length", "data");

  /** The fields after the header; those inside another one in parentheses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ClientHello | legacy_version random legacy_session_id cipher_suites(cipher_suites[0]) legacy_compression_methods(legacy_compression_methods[0]) extensions
          ServerHello | legacy_version random legacy_session_id_echo cipher_suite legacy_compression_method
          HelloRetryRequest | legacy_version random legacy_session_id_echo cipher_suite legacy_compression_method extensions(extensions[0](extension_type supported_versions(selected_version)))
          NewSessionTicket12 | ticket_lifetime_hint ticket
          NewSessionTicket13 | ticket_lifetime ticket_age_add ticket_nonce ticket extensions(extensions[0](extension_type early_data(max_early_data_size)))
          EncryptedExtensions | extensions
          Certificate12 | certificate_list(certificate_list[0] certificate_list[1])
          Certificate13 | certificate_request_context certificate_list(certificate_list[0](cert_data extensions(extensions[0](extension_type status_request(status_type response)))) certificate_list[1](cert_data extensions))
          ServerKeyExchangeEcdhe | params(curve_params(curve_type namedcurve) public(point)) signed_params(algorithm signature)
          ServerKeyExchangeEcdhe | params(curve_params(curve_type namedcurve) public(point)) signed_params(signature)
          ServerKeyExchangeEcdhe | params(curve_params(curve_type prime_p curve(a b) base(point) order cofactor) public(point)) signed_params(algorithm signature)
          ServerKeyExchangeEcdhe | params(curve_params(curve_type m basis k curve(a b) base(point) order cofactor) public(point)) signed_params(algorithm signature)
          ServerKeyExchangeEcdhe | params(curve_params(curve_type m basis k1 k2 k3 curve(a b) base(point) order cofactor) public(point)) signed_params(algorithm signature)
          ServerKeyExchangeDhe | params(dh_p dh_g dh_Ys) signed_params(algorithm signature)
          CertificateRequest12 | certificate_types(certificate_types[0] certificate_types[1]) supported_signature_algorithms(supported_signature_algorithms[0] supported_signature_algorithms[1]) certificate_authorities(certificate_authorities[0] certificate_authorities[1])
          CertificateRequest12 | certificate_types(certificate_types[0]) certificate_authorities(certificate_authorities[0])
          CertificateRequest13 | certificate_request_context extensions(extensions[0](extension_type signature_algorithms(supported_signature_algorithms(supported_signature_algorithms[0]))))
          CertificateVerify | algorithm signature
          CertificateVerify | signature
          ClientKeyExchangeEcdhe | exchange_keys(ecdh_Yc(point))
          ClientKeyExchangeDhe | exchange_keys(dh_Yc)
          ClientKeyExchangeRsa | exchange_keys(pre_master_secret)
          ClientCertificateRequest | certificate_request_context extensions(extensions[0](extension_type signature_algorithms(supported_signature_algorithms(supported_signature_algorithms[0]))) extensions[1](extension_type server_name))
          Finished | verify_data
          CertificateUrl | type url_and_hash_list(url_and_hash_list[0](url padding SHA1Hash))
          CertificateStatus | status_type response
          CertificateStatus | status_type response(ocsp_response_list(ocsp_response_list[0] ocsp_response_list[1]))
          SupplementalData | supp_data(supp_data[0](supp_data_type) supp_data[1](supp_data_type))
          KeyUpdate | request_update
          CompressedCertificate | algorithm uncompressed_length compressed_certificate_message
          NextProtocol | selected_protocol padding
          MessageHash | hash
          """)
  void areThoseOfTheStruct(String message, String names) {
    List<String> found =
        Samples.known().stream()
            .filter(known -> known.message().getClass().getSimpleName().equals(message))
            .map(Known::sample)
            .map(FieldNamesTest::names)
            .toList();

    assertThat(found).contains(names);
  }

  private static String names(Sample sample) {
    List<Field> fields =
        HandshakeMessage.trace(sample.bytes(), sample.dialect()).field().children();
    assertThat(fields).extracting(Field::name).startsWith("msg_type", "length");
    return names(fields.subList(2, fields.size()));
  }

  private static String names(List<Field> fields) {
    return fields.stream()
        .filter(field -> !OF_THE_READER.contains(field.name()))
        .map(FieldNamesTest::name)
        .collect(Collectors.joining(" "));
  }

  private static String name(Field field) {
    String inside = names(field.children());
    return inside.isEmpty() ? field.name() : field.name() + "(" + inside + ")";
  }
}
