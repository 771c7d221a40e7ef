package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;

/**
 * Which format an extension has in which message: one method per message, one line per extension,
 * in the order of the IANA registry "TLS ExtensionType Values".
 *
 * <p>This says how bytes are to be read; {@link Placement#allows} says whether they may be there.
 * ServerHello has more here than TLS 1.3 allows, because TLS 1.2 answers in it.
 *
 * <p>The numbers are written out, and this is a switch rather than a map, so that only the formats
 * a handshake really meets are loaded: a map of decoders takes longer to build than a handshake.
 */
final class Formats {
  private Formats() {}

  /**
   * Reads the body of an extension; keeps its bytes if it has no format in that message.
   *
   * @throws ViolationException if the body is malformed
   */
  static Extension decode(Reader in, ExtensionType type, Placement where)
      throws ViolationException {
    return switch (where) {
      case CLIENT_HELLO -> inClientHello(in, type);
      case SERVER_HELLO -> inServerHello(in, type);
      case HELLO_RETRY_REQUEST -> inHelloRetryRequest(in, type);
      case ENCRYPTED_EXTENSIONS -> inEncryptedExtensions(in, type);
      case CERTIFICATE -> inCertificate(in, type);
      case CERTIFICATE_REQUEST -> inCertificateRequest(in, type);
      case NEW_SESSION_TICKET -> inNewSessionTicket(in, type);
    };
  }

  private static Extension inClientHello(Reader in, ExtensionType type) throws ViolationException {
    return switch (type.value()) {
      case 0 -> ServerName.decode(in);
      case 1 -> MaxFragmentLengthNegotiation.decode(in);
      case 2 -> empty(type); // client_certificate_url
      case 3 -> TrustedCaKeys.decode(in);
      case 4 -> empty(type); // truncated_hmac
      case 5 -> StatusRequest.decode(in);
      case 6 -> UserMapping.decode(in);
      case 7 -> ClientAuthz.decode(in);
      case 8 -> ServerAuthz.decode(in);
      case 9 -> CertTypes.decode(in);
      case 10 -> SupportedGroups.decode(in);
      case 11 -> EcPointFormats.decode(in);
      case 12 -> Srp.decode(in);
      case 13 -> SignatureAlgorithms.decode(in);
      case 14 -> UseSrtp.decode(in);
      case 15 -> Heartbeat.decode(in);
      case 16 -> ApplicationLayerProtocolNegotiation.decode(in);
      case 17 -> StatusRequestV2.decode(in);
      case 18 -> empty(type); // signed_certificate_timestamp
      case 19 -> ClientCertificateTypes.decode(in);
      case 20 -> ServerCertificateTypes.decode(in);
      case 21 -> Padding.decode(in);
      case 22 -> empty(type); // encrypt_then_mac
      case 23 -> empty(type); // extended_master_secret
      case 24 -> TokenBinding.decode(in);
      case 25 -> CachedInfo.decode(in);
      case 27 -> CompressCertificate.decode(in);
      case 28 -> RecordSizeLimit.decode(in);
      case 29 -> PwdProtect.decode(in);
      case 30 -> PwdClear.decode(in);
      case 31 -> PasswordSalt.decode(in);
      case 32 -> TicketPinning.decode(in);
      case 33 -> empty(type); // tls_cert_with_extern_psk
      case 34 -> DelegatedCredentialRequest.decode(in);
      case 35 -> SessionTicket.decode(in);
      case 39 -> SupportedEktCiphers.decode(in);
      case 41 -> OfferedPsks.decode(in);
      case 42 -> empty(type); // early_data
      case 43 -> SupportedVersions.decode(in);
      case 44 -> Cookie.decode(in);
      case 45 -> PskKeyExchangeModes.decode(in);
      case 47 -> CertificateAuthorities.decode(in);
      case 49 -> empty(type); // post_handshake_auth
      case 50 -> SignatureAlgorithmsCert.decode(in);
      case 51 -> KeyShareClientHello.decode(in);
      case 52 -> empty(type); // transparency_info
      case 54 -> ConnectionId.decode(in);
      case 55 -> ExternalIdHash.decode(in);
      case 56 -> ExternalSessionId.decode(in);
      case 57 -> QuicTransportParameters.decode(in);
      case 58 -> TicketRequest.decode(in);
      case 59 -> DnssecChainRequest.decode(in);
      case 61 -> empty(type); // rrc
      case 62 -> TlsFlags.decode(in);
      case 0x3374 -> empty(type); // next_protocol_negotiation
      case 0x4469, 0x44cd -> ApplicationSettings.decode(type, in);
      case 0x7550 -> empty(type); // channel_id
      case 0xca34 -> TrustAnchors.decode(in);
      case 0xfd00 -> EchOuterExtensions.decode(in);
      case 0xfe0d -> EchClientHello.decode(in);
      case 0xff01 -> RenegotiationInfo.decode(in);
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension inServerHello(Reader in, ExtensionType type) throws ViolationException {
    return switch (type.value()) {
      case 0 -> empty(type); // server_name
      case 1 -> MaxFragmentLengthNegotiation.decode(in);
      case 2 -> empty(type); // client_certificate_url
      case 3 -> empty(type); // trusted_ca_keys
      case 4 -> empty(type); // truncated_hmac
      case 5 -> empty(type); // status_request
      case 6 -> UserMapping.decode(in);
      case 7 -> ClientAuthz.decode(in);
      case 8 -> ServerAuthz.decode(in);
      case 9 -> SelectedCertType.decode(in);
      case 10 -> SupportedGroups.decode(in);
      case 11 -> EcPointFormats.decode(in);
      case 14 -> UseSrtp.decode(in);
      case 15 -> Heartbeat.decode(in);
      case 16 -> ApplicationLayerProtocolNegotiation.decode(in);
      case 17 -> empty(type); // status_request_v2
      case 18 -> SignedCertificateTimestamps.decode(in);
      case 19 -> SelectedClientCertificateType.decode(in);
      case 20 -> SelectedServerCertificateType.decode(in);
      case 22 -> empty(type); // encrypt_then_mac
      case 23 -> empty(type); // extended_master_secret
      case 24 -> TokenBinding.decode(in);
      case 25 -> AcceptedCachedInfo.decode(in);
      case 28 -> RecordSizeLimit.decode(in);
      case 31 -> PasswordSalt.decode(in);
      case 33 -> empty(type); // tls_cert_with_extern_psk
      case 35 -> SessionTicket.decode(in);
      case 39 -> SelectedEktCipher.decode(in);
      case 41 -> SelectedPsk.decode(in);
      case 43 -> SelectedVersion.decode(in);
      case 51 -> KeyShareServerHello.decode(in);
      case 52 -> TransparencyInfo.decode(in);
      case 54 -> ConnectionId.decode(in);
      case 55 -> ExternalIdHash.decode(in);
      case 56 -> ExternalSessionId.decode(in);
      case 59 -> DnssecChain.decode(in);
      case 61 -> empty(type); // rrc
      case 62 -> TlsFlags.decode(in);
      case 0x3374 -> NextProtocolNegotiation.decode(in);
      case 0x7550 -> empty(type); // channel_id
      case 0xff01 -> RenegotiationInfo.decode(in);
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension inHelloRetryRequest(Reader in, ExtensionType type)
      throws ViolationException {
    return switch (type.value()) {
      case 31 -> PasswordSalt.decode(in);
      case 43 -> SelectedVersion.decode(in);
      case 44 -> Cookie.decode(in);
      case 51 -> KeyShareHelloRetryRequest.decode(in);
      case 62 -> TlsFlags.decode(in);
      case 0xfe0d -> EchConfirmation.decode(in);
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension inEncryptedExtensions(Reader in, ExtensionType type)
      throws ViolationException {
    return switch (type.value()) {
      case 0 -> empty(type); // server_name
      case 1 -> MaxFragmentLengthNegotiation.decode(in);
      case 10 -> SupportedGroups.decode(in);
      case 14 -> UseSrtp.decode(in);
      case 15 -> Heartbeat.decode(in);
      case 16 -> ApplicationLayerProtocolNegotiation.decode(in);
      case 19 -> SelectedClientCertificateType.decode(in);
      case 20 -> SelectedServerCertificateType.decode(in);
      case 25 -> AcceptedCachedInfo.decode(in);
      case 28 -> RecordSizeLimit.decode(in);
      case 32 -> PinningTicket.decode(in);
      case 39 -> SelectedEktCipher.decode(in);
      case 42 -> empty(type); // early_data
      case 55 -> ExternalIdHash.decode(in);
      case 56 -> ExternalSessionId.decode(in);
      case 57 -> QuicTransportParameters.decode(in);
      case 58 -> ExpectedTicketCount.decode(in);
      case 62 -> TlsFlags.decode(in);
      case 0x4469, 0x44cd -> ApplicationSettingsValue.decode(type, in);
      case 0x7550 -> empty(type); // channel_id
      case 0xca34 -> TrustAnchors.decode(in);
      case 0xfe0d -> EchRetryConfigs.decode(in);
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension inCertificate(Reader in, ExtensionType type) throws ViolationException {
    return switch (type.value()) {
      case 5 -> StapledStatus.decode(in);
      case 18 -> SignedCertificateTimestamps.decode(in);
      case 34 -> DelegatedCredential.decode(in);
      case 52 -> TransparencyInfo.decode(in);
      case 59 -> DnssecChain.decode(in);
      case 62 -> TlsFlags.decode(in);
      case 0xca34 -> empty(type); // trust_anchors
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension inCertificateRequest(Reader in, ExtensionType type)
      throws ViolationException {
    return switch (type.value()) {
      case 5 -> empty(type); // status_request
      case 13 -> SignatureAlgorithms.decode(in);
      case 18 -> empty(type); // signed_certificate_timestamp
      case 27 -> CompressCertificate.decode(in);
      case 34 -> DelegatedCredentialRequest.decode(in);
      case 47 -> CertificateAuthorities.decode(in);
      case 48 -> OidFilters.decode(in);
      case 50 -> SignatureAlgorithmsCert.decode(in);
      case 52 -> TransparencyInfo.decode(in);
      case 62 -> TlsFlags.decode(in);
      case 0xca34 -> TrustAnchors.decode(in);
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension inNewSessionTicket(Reader in, ExtensionType type)
      throws ViolationException {
    return switch (type.value()) {
      case 42 -> MaxEarlyDataSize.decode(in);
      case 62 -> TlsFlags.decode(in);
      default -> UnknownExtension.decode(type, in);
    };
  }

  private static Extension empty(ExtensionType type) {
    return new EmptyExtension(type);
  }
}
