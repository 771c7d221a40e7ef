package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * One extension of a message (RFC 9846 section 4.3).
 *
 * <pre>{@code
 * struct {
 *     ExtensionType extension_type;
 *     opaque extension_data<0..2^16-1>;
 * } Extension;
 * }</pre>
 *
 * <p>Every type with a published format has a record of its own; all others are {@link
 * UnknownExtension}. Encoding a decoded extension gives back its bytes.
 */
public sealed interface Extension
    permits AcceptedCachedInfo,
        ApplicationLayerProtocolNegotiation,
        ApplicationSettings,
        ApplicationSettingsValue,
        CachedInfo,
        CertTypes,
        CertificateAuthorities,
        ClientAuthz,
        ClientCertificateTypes,
        CompressCertificate,
        ConnectionId,
        Cookie,
        DelegatedCredential,
        DelegatedCredentialRequest,
        DnssecChain,
        DnssecChainRequest,
        EcPointFormats,
        EchClientHello,
        EchConfirmation,
        EchOuterExtensions,
        EchRetryConfigs,
        EmptyExtension,
        ExpectedTicketCount,
        ExternalIdHash,
        ExternalSessionId,
        Heartbeat,
        KeyShareClientHello,
        KeyShareHelloRetryRequest,
        KeyShareServerHello,
        MaxEarlyDataSize,
        MaxFragmentLengthNegotiation,
        NextProtocolNegotiation,
        OfferedPsks,
        OidFilters,
        Padding,
        PasswordSalt,
        PinningTicket,
        PskKeyExchangeModes,
        PwdClear,
        PwdProtect,
        QuicTransportParameters,
        RecordSizeLimit,
        RenegotiationInfo,
        SelectedCertType,
        SelectedClientCertificateType,
        SelectedEktCipher,
        SelectedPsk,
        SelectedServerCertificateType,
        SelectedVersion,
        ServerAuthz,
        ServerCertificateTypes,
        ServerName,
        SessionTicket,
        SignatureAlgorithms,
        SignatureAlgorithmsCert,
        SignedCertificateTimestamps,
        Srp,
        StapledStatus,
        StatusRequest,
        StatusRequestV2,
        SupportedEktCiphers,
        SupportedGroups,
        SupportedVersions,
        TicketPinning,
        TicketRequest,
        TlsFlags,
        TokenBinding,
        TransparencyInfo,
        TrustAnchors,
        TrustedCaKeys,
        UseSrtp,
        UserMapping,
        UnknownExtension {

  /** Its number in the IANA registry. */
  ExtensionType type();

  /**
   * Writes {@code extension_data} without its length.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  void encodeBody(Writer out);

  /**
   * Writes the extension: type, length and body.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  default void encode(Writer out) {
    out.u16(type().value()).block16(this::encodeBody);
  }

  /**
   * Reads an extension. Its body is a field named after the extension, such as {@code key_share},
   * or {@code extension_data} where the type is not known.
   *
   * @param where the message it stands in, which selects among the formats of one type
   * @throws ViolationException if the length or the body is malformed
   */
  static Extension decode(Reader in, Placement where) throws ViolationException {
    ExtensionType type = in.u16("extension_type", ExtensionType::new);
    String name = Placement.knows(type) ? type.toString() : "extension_data";
    // RFC 9846 section 4.3: "When processing an extension, receivers MUST abort the handshake with
    // a "decode_error" alert if there is data left over after parsing the structure."
    return in.block16(name, 0, 0xffff, body -> Formats.decode(body, type, where));
  }
}
