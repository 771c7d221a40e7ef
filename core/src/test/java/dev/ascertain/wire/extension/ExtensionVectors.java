package dev.ascertain.wire.extension;

import static dev.ascertain.wire.extension.Placement.CERTIFICATE;
import static dev.ascertain.wire.extension.Placement.CERTIFICATE_REQUEST;
import static dev.ascertain.wire.extension.Placement.CLIENT_HELLO;
import static dev.ascertain.wire.extension.Placement.ENCRYPTED_EXTENSIONS;
import static dev.ascertain.wire.extension.Placement.HELLO_RETRY_REQUEST;
import static dev.ascertain.wire.extension.Placement.NEW_SESSION_TICKET;
import static dev.ascertain.wire.extension.Placement.SERVER_HELLO;

import dev.ascertain.wire.AuthorizationDataFormat;
import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.EcPointFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.HeartbeatMode;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.MaxFragmentLength;
import dev.ascertain.wire.NameType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.PskKeyExchangeMode;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.SrtpProtectionProfile;
import dev.ascertain.wire.UserMappingType;
import java.util.HexFormat;
import java.util.List;

/** One or more encodings of every extension, with the values they stand for. */
final class ExtensionVectors {

  /**
   * An encoding.
   *
   * @param where the message it stands in
   * @param hex type, length and body; blanks are for the reader
   * @param extension what the bytes mean
   */
  record Vector(Placement where, String hex, Extension extension) {

    byte[] bytes() {
      return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Override
    public String toString() {
      return extension.getClass().getSimpleName() + " " + extension.type() + " in " + where;
    }
  }

  private static final String X25519_OF_CLIENT =
      "99381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c";
  private static final String X25519_OF_SERVER =
      "c9828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f";
  private static final String SHA_1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
  private static final String SHA_256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private ExtensionVectors() {}

  static List<Vector> all() {
    return List.of(
        // server_name: RFC 8448 section 3
        vector(CLIENT_HELLO, "0000 000b 0009 00 0006 736572766572", ServerName.ofHost("server")),
        vector(
            CLIENT_HELLO,
            "0000 000f 000d 00 0003 612e62 07 0004 00ff2041",
            new ServerName(
                List.of(
                    new ServerName.Name(NameType.HOST_NAME, "a.b"),
                    new ServerName.Name(new NameType(7), "\u0000\u00ff A")))),
        vector(ENCRYPTED_EXTENSIONS, "0000 0000", empty(ExtensionType.SERVER_NAME)),
        vector(SERVER_HELLO, "0000 0000", empty(ExtensionType.SERVER_NAME)),
        // max_fragment_length
        vector(
            CLIENT_HELLO,
            "0001 0001 04",
            new MaxFragmentLengthNegotiation(MaxFragmentLength.TWO_TO_12)),
        vector(
            SERVER_HELLO,
            "0001 0001 09",
            new MaxFragmentLengthNegotiation(new MaxFragmentLength(9))),
        // client_certificate_url
        vector(CLIENT_HELLO, "0002 0000", empty(ExtensionType.CLIENT_CERTIFICATE_URL)),
        // trusted_ca_keys
        vector(
            CLIENT_HELLO,
            "0003 0037 0035 00 01" + SHA_1 + "02 0007 30053103060100 03" + SHA_1,
            new TrustedCaKeys(
                List.of(
                    new TrustedCaKeys.TrustedAuthority(0, Opaque.EMPTY),
                    new TrustedCaKeys.TrustedAuthority(1, opaque(SHA_1)),
                    new TrustedCaKeys.TrustedAuthority(2, opaque("30053103060100")),
                    new TrustedCaKeys.TrustedAuthority(3, opaque(SHA_1))))),
        vector(SERVER_HELLO, "0003 0000", empty(ExtensionType.TRUSTED_CA_KEYS)),
        // truncated_hmac
        vector(CLIENT_HELLO, "0004 0000", empty(ExtensionType.TRUNCATED_HMAC)),
        // status_request
        vector(CLIENT_HELLO, "0005 0005 01 0000 0000", new StatusRequest(OcspStatusRequest.ANY)),
        vector(
            CLIENT_HELLO,
            "0005 0011 01 0006 0004 a2020400 0006 300430020601",
            new StatusRequest(
                new OcspStatusRequest(List.of(opaque("a2020400")), opaque("300430020601")))),
        vector(
            CLIENT_HELLO,
            "0005 0003 7f 0102",
            new UnknownExtension(ExtensionType.STATUS_REQUEST, opaque("7f0102"))),
        vector(SERVER_HELLO, "0005 0000", empty(ExtensionType.STATUS_REQUEST)),
        vector(CERTIFICATE_REQUEST, "0005 0000", empty(ExtensionType.STATUS_REQUEST)),
        vector(
            CERTIFICATE, "0005 0009 01 000005 30030a0106", new StapledStatus(opaque("30030a0106"))),
        vector(
            CERTIFICATE,
            "0005 0002 02 00",
            new UnknownExtension(ExtensionType.STATUS_REQUEST, opaque("0200"))),
        // user_mapping
        vector(
            CLIENT_HELLO,
            "0006 0002 01 40",
            new UserMapping(List.of(UserMappingType.UPN_DOMAIN_HINT))),
        // client_authz, server_authz
        vector(
            CLIENT_HELLO,
            "0007 0003 02 0001",
            new ClientAuthz(
                List.of(
                    AuthorizationDataFormat.X509_ATTR_CERT,
                    AuthorizationDataFormat.SAML_ASSERTION))),
        vector(
            SERVER_HELLO,
            "0008 0002 01 01",
            new ServerAuthz(List.of(AuthorizationDataFormat.SAML_ASSERTION))),
        // cert_type
        vector(
            CLIENT_HELLO,
            "0009 0003 02 0001",
            new CertTypes(List.of(CertificateType.X509, CertificateType.OPENPGP))),
        vector(SERVER_HELLO, "0009 0001 01", new SelectedCertType(CertificateType.OPENPGP)),
        // supported_groups: RFC 8448 section 3
        vector(
            CLIENT_HELLO,
            "000a 0014 0012 001d 0017 0018 0019 0100 0101 0102 0103 0104",
            new SupportedGroups(
                List.of(
                    NamedGroup.X25519,
                    NamedGroup.SECP256R1,
                    NamedGroup.SECP384R1,
                    NamedGroup.SECP521R1,
                    NamedGroup.FFDHE2048,
                    NamedGroup.FFDHE3072,
                    NamedGroup.FFDHE4096,
                    NamedGroup.FFDHE6144,
                    NamedGroup.FFDHE8192))),
        // ec_point_formats
        vector(
            SERVER_HELLO,
            "000b 0004 03 00 01 02",
            new EcPointFormats(
                List.of(
                    EcPointFormat.UNCOMPRESSED,
                    EcPointFormat.ANSIX962_COMPRESSED_PRIME,
                    EcPointFormat.ANSIX962_COMPRESSED_CHAR2))),
        // srp
        vector(CLIENT_HELLO, "000c 0006 05 616c696365", new Srp("alice")),
        // signature_algorithms
        vector(
            CLIENT_HELLO,
            "000d 0008 0006 0403 0804 0a0a",
            new SignatureAlgorithms(
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.RSA_PSS_RSAE_SHA256,
                    new SignatureScheme(0x0a0a)))),
        // use_srtp
        vector(
            CLIENT_HELLO,
            "000e 0008 0004 0007 0001 01 aa",
            new UseSrtp(
                List.of(
                    SrtpProtectionProfile.SRTP_AEAD_AES_128_GCM,
                    SrtpProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80),
                opaque("aa"))),
        // heartbeat
        vector(CLIENT_HELLO, "000f 0001 01", new Heartbeat(HeartbeatMode.PEER_ALLOWED_TO_SEND)),
        // application_layer_protocol_negotiation
        vector(
            CLIENT_HELLO,
            "0010 000e 000c 02 6832 08 687474702f312e31",
            new ApplicationLayerProtocolNegotiation(List.of("h2", "http/1.1"))),
        vector(
            ENCRYPTED_EXTENSIONS,
            "0010 0005 0003 02 6832",
            new ApplicationLayerProtocolNegotiation(List.of("h2"))),
        // status_request_v2
        vector(
            CLIENT_HELLO,
            "0011 0014 0012 02 0004 0000 0000 01 0004 0000 0000 09 0001 ff",
            new StatusRequestV2(
                List.of(
                    new StatusRequestV2.OcspItem(
                        CertificateStatusType.OCSP_MULTI, OcspStatusRequest.ANY),
                    new StatusRequestV2.OcspItem(CertificateStatusType.OCSP, OcspStatusRequest.ANY),
                    new StatusRequestV2.UnknownItem(new CertificateStatusType(9), opaque("ff"))))),
        // signed_certificate_timestamp
        vector(CLIENT_HELLO, "0012 0000", empty(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)),
        vector(
            CERTIFICATE,
            "0012 0009 0007 0002 00aa 0001 bb",
            new SignedCertificateTimestamps(List.of(opaque("00aa"), opaque("bb")))),
        // client_certificate_type, server_certificate_type
        vector(
            CLIENT_HELLO,
            "0013 0003 02 0200",
            new ClientCertificateTypes(
                List.of(CertificateType.RAW_PUBLIC_KEY, CertificateType.X509))),
        vector(
            SERVER_HELLO, "0013 0001 00", new SelectedClientCertificateType(CertificateType.X509)),
        vector(
            CLIENT_HELLO,
            "0014 0002 01 02",
            new ServerCertificateTypes(List.of(CertificateType.RAW_PUBLIC_KEY))),
        vector(
            ENCRYPTED_EXTENSIONS,
            "0014 0001 02",
            new SelectedServerCertificateType(CertificateType.RAW_PUBLIC_KEY)),
        // padding
        vector(CLIENT_HELLO, "0015 0004 00000000", new Padding(4)),
        vector(CLIENT_HELLO, "0015 0000", new Padding(0)),
        // encrypt_then_mac, extended_master_secret
        vector(CLIENT_HELLO, "0016 0000", empty(ExtensionType.ENCRYPT_THEN_MAC)),
        vector(SERVER_HELLO, "0017 0000", empty(ExtensionType.EXTENDED_MASTER_SECRET)),
        // token_binding
        vector(CLIENT_HELLO, "0018 0005 01 00 02 0201", new TokenBinding(1, 0, List.of(2, 1))),
        // cached_info
        vector(
            CLIENT_HELLO,
            "0019 0024 0022 01 20" + SHA_256,
            new CachedInfo(List.of(new CachedInfo.CachedObject(1, opaque(SHA_256))))),
        vector(ENCRYPTED_EXTENSIONS, "0019 0003 0001 01", new AcceptedCachedInfo(List.of(1))),
        // compress_certificate
        vector(
            CLIENT_HELLO,
            "001b 0007 06 0002 0001 0003",
            new CompressCertificate(
                List.of(
                    CertificateCompressionAlgorithm.BROTLI,
                    CertificateCompressionAlgorithm.ZLIB,
                    CertificateCompressionAlgorithm.ZSTD))),
        // record_size_limit: RFC 8448 section 3
        vector(CLIENT_HELLO, "001c 0002 4001", new RecordSizeLimit(16_385)),
        // pwd_protect, pwd_clear, password_salt
        vector(CLIENT_HELLO, "001d 0004 03 a1b2c3", new PwdProtect(opaque("a1b2c3"))),
        vector(CLIENT_HELLO, "001e 0005 04 66726564", new PwdClear(opaque("66726564"))),
        vector(
            HELLO_RETRY_REQUEST,
            "001f 0012 0010 843711c21d47ce6e6383cdda37e47da3",
            new PasswordSalt(opaque("843711c21d47ce6e6383cdda37e47da3"))),
        // ticket_pinning
        vector(CLIENT_HELLO, "0020 0002 0000", new TicketPinning(List.of())),
        vector(
            CLIENT_HELLO, "0020 0006 0004 0002 abcd", new TicketPinning(List.of(opaque("abcd")))),
        vector(
            ENCRYPTED_EXTENSIONS,
            "0020 000e 03 02 0102 0004 0002 abcd 00093a80",
            new PinningTicket(List.of(opaque("0102")), List.of(opaque("abcd")), 604_800)),
        // tls_cert_with_extern_psk
        vector(CLIENT_HELLO, "0021 0000", empty(ExtensionType.TLS_CERT_WITH_EXTERN_PSK)),
        // delegated_credential
        vector(
            CLIENT_HELLO,
            "0022 0006 0004 0403 0807",
            new DelegatedCredentialRequest(
                List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.ED25519))),
        vector(
            CERTIFICATE,
            "0022 0013 00093a80 0807 000002 3000 0403 0004 30020500",
            new DelegatedCredential(
                new DelegatedCredential.Credential(
                    604_800, SignatureScheme.ED25519, opaque("3000")),
                SignatureScheme.ECDSA_SECP256R1_SHA256,
                opaque("30020500"))),
        // session_ticket
        vector(CLIENT_HELLO, "0023 0000", new SessionTicket(Opaque.EMPTY)),
        vector(CLIENT_HELLO, "0023 0003 010203", new SessionTicket(opaque("010203"))),
        // supported_ekt_ciphers
        vector(CLIENT_HELLO, "0027 0003 02 0102", new SupportedEktCiphers(List.of(1, 2))),
        vector(ENCRYPTED_EXTENSIONS, "0027 0001 02", new SelectedEktCipher(2)),
        // pre_shared_key
        vector(
            CLIENT_HELLO,
            "0029 002e 0009 0003 a1a2a3 fffefdfc 0021 20" + SHA_256,
            new OfferedPsks(
                List.of(new OfferedPsks.PskIdentity(opaque("a1a2a3"), 0xfffefdfcL)),
                List.of(opaque(SHA_256)))),
        vector(SERVER_HELLO, "0029 0002 0000", new SelectedPsk(0)),
        // early_data: RFC 8448 section 4
        vector(CLIENT_HELLO, "002a 0000", empty(ExtensionType.EARLY_DATA)),
        vector(NEW_SESSION_TICKET, "002a 0004 00000400", new MaxEarlyDataSize(1024)),
        vector(NEW_SESSION_TICKET, "002a 0004 ffffffff", new MaxEarlyDataSize(0xffffffffL)),
        // supported_versions
        vector(
            CLIENT_HELLO,
            "002b 0007 06 8a8a 0304 0303",
            new SupportedVersions(
                List.of(
                    new ProtocolVersion(0x8a8a),
                    ProtocolVersion.TLS_1_3,
                    ProtocolVersion.TLS_1_2))),
        vector(SERVER_HELLO, "002b 0002 0304", new SelectedVersion(ProtocolVersion.TLS_1_3)),
        vector(HELLO_RETRY_REQUEST, "002b 0002 0304", new SelectedVersion(ProtocolVersion.TLS_1_3)),
        // cookie
        vector(HELLO_RETRY_REQUEST, "002c 0005 0003 71dcd0", new Cookie(opaque("71dcd0"))),
        // psk_key_exchange_modes: RFC 8448 section 3
        vector(
            CLIENT_HELLO,
            "002d 0002 01 01",
            new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE))),
        // certificate_authorities
        vector(
            CERTIFICATE_REQUEST,
            "002f 0006 0004 0002 3000",
            new CertificateAuthorities(List.of(opaque("3000")))),
        // oid_filters
        vector(
            CERTIFICATE_REQUEST,
            "0030 000d 000b 05 0603551d0f 0003 030102",
            new OidFilters(
                List.of(new OidFilters.OidFilter(opaque("0603551d0f"), opaque("030102"))))),
        vector(CERTIFICATE_REQUEST, "0030 0002 0000", new OidFilters(List.of())),
        // post_handshake_auth
        vector(CLIENT_HELLO, "0031 0000", empty(ExtensionType.POST_HANDSHAKE_AUTH)),
        // signature_algorithms_cert
        vector(
            CLIENT_HELLO,
            "0032 0004 0002 0807",
            new SignatureAlgorithmsCert(List.of(SignatureScheme.ED25519))),
        // key_share: RFC 8448 sections 3 and 5
        vector(
            CLIENT_HELLO,
            "0033 0026 0024 001d 0020" + X25519_OF_CLIENT,
            new KeyShareClientHello(
                List.of(new KeyShareEntry(NamedGroup.X25519, opaque(X25519_OF_CLIENT))))),
        vector(CLIENT_HELLO, "0033 0002 0000", new KeyShareClientHello(List.of())),
        vector(
            SERVER_HELLO,
            "0033 0024 001d 0020" + X25519_OF_SERVER,
            new KeyShareServerHello(
                new KeyShareEntry(NamedGroup.X25519, opaque(X25519_OF_SERVER)))),
        vector(
            HELLO_RETRY_REQUEST,
            "0033 0002 0017",
            new KeyShareHelloRetryRequest(NamedGroup.SECP256R1)),
        // transparency_info
        vector(CLIENT_HELLO, "0034 0000", empty(ExtensionType.TRANSPARENCY_INFO)),
        vector(CERTIFICATE, "0034 0000", empty(ExtensionType.TRANSPARENCY_INFO)),
        vector(CERTIFICATE, "0034 0002 0000", new TransparencyInfo(List.of())),
        vector(
            CERTIFICATE, "0034 0006 0004 0002 0102", new TransparencyInfo(List.of(opaque("0102")))),
        // connection_id
        vector(CLIENT_HELLO, "0036 0003 02 c1d2", new ConnectionId(opaque("c1d2"))),
        vector(SERVER_HELLO, "0036 0001 00", new ConnectionId(Opaque.EMPTY)),
        // external_id_hash, external_session_id
        vector(CLIENT_HELLO, "0037 0021 20" + SHA_256, new ExternalIdHash(opaque(SHA_256))),
        vector(ENCRYPTED_EXTENSIONS, "0037 0001 00", new ExternalIdHash(Opaque.EMPTY)),
        vector(CLIENT_HELLO, "0038 0015 14" + SHA_1, new ExternalSessionId(opaque(SHA_1))),
        // quic_transport_parameters: max_idle_timeout 30,000, an unknown one with long numbers
        vector(
            CLIENT_HELLO,
            "0039 000d 01 04 80007530 4021 80000001 ff",
            new QuicTransportParameters(
                List.of(
                    new QuicTransportParameters.Parameter(
                        QuicVarint.of(1), QuicVarint.of(4), opaque("80007530")),
                    new QuicTransportParameters.Parameter(
                        new QuicVarint(0x21, 2), new QuicVarint(1, 4), opaque("ff"))))),
        // ticket_request
        vector(CLIENT_HELLO, "003a 0002 02 01", new TicketRequest(2, 1)),
        vector(ENCRYPTED_EXTENSIONS, "003a 0001 02", new ExpectedTicketCount(2)),
        // dnssec_chain
        vector(CLIENT_HELLO, "003b 0002 01bb", new DnssecChainRequest(443)),
        vector(CERTIFICATE, "003b 0007 0018 0003 045f34", new DnssecChain(24, opaque("045f34"))),
        // rrc
        vector(CLIENT_HELLO, "003d 0000", empty(ExtensionType.RRC)),
        // tls_flags
        vector(NEW_SESSION_TICKET, "003e 0003 02 0081", new TlsFlags(opaque("0081"))),
        // next_protocol_negotiation
        vector(CLIENT_HELLO, "3374 0000", empty(ExtensionType.NEXT_PROTOCOL_NEGOTIATION)),
        vector(
            SERVER_HELLO,
            "3374 000a 06 737064792f31 02 6832",
            new NextProtocolNegotiation(List.of("spdy/1", "h2"))),
        // application_settings
        vector(
            CLIENT_HELLO,
            "44cd 0005 0003 02 6832",
            new ApplicationSettings(ExtensionType.APPLICATION_SETTINGS, List.of("h2"))),
        vector(
            ENCRYPTED_EXTENSIONS,
            "4469 0003 000001",
            new ApplicationSettingsValue(ExtensionType.APPLICATION_SETTINGS_OLD, opaque("000001"))),
        // channel_id
        vector(CLIENT_HELLO, "7550 0000", empty(ExtensionType.CHANNEL_ID)),
        // trust_anchors
        vector(
            CLIENT_HELLO, "ca34 0006 0004 03 fdfc01", new TrustAnchors(List.of(opaque("fdfc01")))),
        vector(CERTIFICATE, "ca34 0000", empty(ExtensionType.TRUST_ANCHORS)),
        // ech_outer_extensions
        vector(
            CLIENT_HELLO,
            "fd00 0005 04 000a 0033",
            new EchOuterExtensions(
                List.of(ExtensionType.SUPPORTED_GROUPS, ExtensionType.KEY_SHARE))),
        // encrypted_client_hello
        vector(
            CLIENT_HELLO,
            "fe0d 000e 00 0001 0003 2a 0002 e1e2 0002 f1f2",
            new EchClientHello.Outer(
                new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.CHACHA20_POLY1305),
                42,
                opaque("e1e2"),
                opaque("f1f2"))),
        vector(CLIENT_HELLO, "fe0d 0001 01", new EchClientHello.Inner()),
        vector(
            HELLO_RETRY_REQUEST,
            "fe0d 0008 0102030405060708",
            new EchConfirmation(opaque("0102030405060708"))),
        vector(
            ENCRYPTED_EXTENSIONS,
            "fe0d 0028 0026"
                + "fe0d 001b 05 0020 0002 ab12 0004 0001 0001 40 05 622e636f6d 0005 8001 0001 09"
                + "ff03 0003 010203",
            new EchRetryConfigs(
                List.of(
                    new EchConfig.Contents(
                        new EchConfig.HpkeKeyConfig(
                            5,
                            HpkeKemId.DHKEM_X25519_HKDF_SHA256,
                            opaque("ab12"),
                            List.of(
                                new HpkeSymmetricCipherSuite(
                                    HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM))),
                        64,
                        "b.com",
                        List.of(new EchConfig.EchConfigExtension(0x8001, opaque("09")))),
                    new EchConfig.Unknown(0xff03, opaque("010203"))))),
        // renegotiation_info
        vector(CLIENT_HELLO, "ff01 0001 00", new RenegotiationInfo(Opaque.EMPTY)),
        vector(SERVER_HELLO, "ff01 0004 03 0a0b0c", new RenegotiationInfo(opaque("0a0b0c"))),
        // GREASE, an unassigned number, and key_share where it has no format
        vector(
            CLIENT_HELLO,
            "8a8a 0001 00",
            new UnknownExtension(new ExtensionType(0x8a8a), opaque("00"))),
        vector(
            CLIENT_HELLO,
            "fffe 0000",
            new UnknownExtension(new ExtensionType(0xfffe), Opaque.EMPTY)),
        vector(
            ENCRYPTED_EXTENSIONS,
            "0033 0003 001d00",
            new UnknownExtension(ExtensionType.KEY_SHARE, opaque("001d00"))));
  }

  private static Vector vector(Placement where, String hex, Extension extension) {
    return new Vector(where, hex, extension);
  }

  private static EmptyExtension empty(ExtensionType type) {
    return new EmptyExtension(type);
  }

  private static Opaque opaque(String hex) {
    return Opaque.ofHex(hex);
  }
}
