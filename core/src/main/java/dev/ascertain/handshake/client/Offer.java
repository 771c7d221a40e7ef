package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.EcPointFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.PskKeyExchangeMode;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.ClientCertificateTypes;
import dev.ascertain.wire.extension.CompressCertificate;
import dev.ascertain.wire.extension.DelegatedCredentialRequest;
import dev.ascertain.wire.extension.EcPointFormats;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.OcspStatusRequest;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.PskKeyExchangeModes;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.extension.ServerCertificateTypes;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.StatusRequest;
import dev.ascertain.wire.extension.StatusRequestV2;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.extension.SupportedVersions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client offers: the content of its ClientHello except for what must be fresh (random,
 * session id, key shares).
 *
 * @param cipherSuites in order of preference
 * @param extensions in the order sent; {@code key_share} stands here without shares, which are made
 *     fresh for {@link #keyShares}; {@code padding} of any length is filled as RFC 7685 section 4
 *     recommends, or left out
 * @param keyShares the groups to send a share for, in order; each is one of {@link Crypto#groups}
 * @param middleboxCompatibility whether to look like a TLS 1.2 resumption to middleboxes: a random
 *     legacy_session_id and a ChangeCipherSpec (RFC 9846 appendix E.4)
 * @param legacyVersion the version of a client without supported_versions; with it TLS 1.2
 */
public record Offer(
    List<CipherSuite> cipherSuites,
    List<Extension> extensions,
    List<NamedGroup> keyShares,
    boolean middleboxCompatibility,
    ProtocolVersion legacyVersion) {

  /** An offer of TLS 1.2, or of what supported_versions says. */
  public Offer(
      List<CipherSuite> cipherSuites,
      List<Extension> extensions,
      List<NamedGroup> keyShares,
      boolean middleboxCompatibility) {
    this(cipherSuites, extensions, keyShares, middleboxCompatibility, ProtocolVersion.TLS_1_2);
  }

  /** Copies the lists, so that an offer never changes. */
  public Offer {
    cipherSuites = List.copyOf(cipherSuites);
    extensions = List.copyOf(extensions);
    keyShares = List.copyOf(keyShares);
  }

  /** This, with other extensions. */
  public Offer with(List<Extension> others) {
    return new Offer(cipherSuites, others, keyShares, middleboxCompatibility, legacyVersion);
  }

  private static Optional<ProtocolVersion> newest(List<ProtocolVersion> versions) {
    return versions.stream().max(Comparator.comparingInt(ProtocolVersion::value));
  }

  /** The newest version offered. */
  ProtocolVersion newestVersion() {
    return newest(versions()).orElse(legacyVersion);
  }

  /** The versions offered: those of supported_versions, else one alone. */
  public List<ProtocolVersion> versions() {
    return find(SupportedVersions.class)
        .map(SupportedVersions::versions)
        .orElse(List.of(legacyVersion));
  }

  /** The groups offered, in order of preference. */
  public List<NamedGroup> groups() {
    return find(SupportedGroups.class).map(SupportedGroups::namedGroupList).orElse(List.of());
  }

  /** The signature schemes offered, in order of preference. */
  public List<SignatureScheme> signatureSchemes() {
    return find(SignatureAlgorithms.class)
        .map(SignatureAlgorithms::supportedSignatureAlgorithms)
        .orElse(List.of());
  }

  /** The types of certificate that the server may present (RFC 7250), in order of preference. */
  public List<CertificateType> serverCertificateTypes() {
    return find(ServerCertificateTypes.class)
        .map(ServerCertificateTypes::serverCertificateTypes)
        .orElse(Builder.X509);
  }

  /** The types of certificate that we may present (RFC 7250), in order of preference. */
  public List<CertificateType> clientCertificateTypes() {
    return find(ClientCertificateTypes.class)
        .map(ClientCertificateTypes::clientCertificateTypes)
        .orElse(Builder.X509);
  }

  /** The schemes by which a delegated key may sign (RFC 9345); none if it is not offered. */
  List<SignatureScheme> delegatedSchemes() {
    return find(DelegatedCredentialRequest.class)
        .map(DelegatedCredentialRequest::supportedSignatureAlgorithms)
        .orElse(List.of());
  }

  /** The application protocols offered (RFC 7301), in order of preference. */
  public List<String> applicationProtocols() {
    return find(ApplicationLayerProtocolNegotiation.class)
        .map(ApplicationLayerProtocolNegotiation::protocolNameList)
        .orElse(List.of());
  }

  /** Whether an extension of this type is offered. */
  public boolean offers(ExtensionType type) {
    // RFC 5746 section 3.3: the signalling cipher suite offers renegotiation_info as well.
    boolean signalled =
        type.equals(ExtensionType.RENEGOTIATION_INFO)
            && cipherSuites.contains(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV);
    return signalled || extensions.stream().anyMatch(e -> e.type().equals(type));
  }

  private <T extends Extension> Optional<T> find(Class<T> kind) {
    return Extensions.of(extensions).find(kind);
  }

  /** A builder whose defaults are what a current browser offers. */
  public static Builder likeABrowser() {
    return new Builder();
  }

  /** Collects choices; each method replaces one of the defaults. */
  public static final class Builder {
    private static final List<CertificateType> X509 = List.of(CertificateType.X509);
    private static final List<SignatureScheme> SHA_1 =
        List.of(SignatureScheme.RSA_PKCS1_SHA1, SignatureScheme.ECDSA_SHA1);

    private List<ProtocolVersion> versions =
        List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
    private Optional<List<CipherSuite>> cipherSuites = Optional.empty();
    private List<NamedGroup> groups = DefaultOffer.GROUPS;
    private List<NamedGroup> keyShares = DefaultOffer.KEY_SHARES;
    private List<SignatureScheme> signatureSchemes = DefaultOffer.SIGNATURE_SCHEMES;
    private List<String> applicationProtocols = List.of("h2", "http/1.1");
    private Optional<String> serverName = Optional.empty();
    private boolean multipleStatus;
    private boolean postHandshakeAuthentication;
    private Set<OfferExtra> extras = Set.of();
    private List<CertificateType> serverCertificateTypes = X509;
    private List<CertificateType> clientCertificateTypes = X509;

    private Builder() {}

    /**
     * The versions, in order of preference; TLS 1.3 to 1.0 are supported, of which the older two
     * are deprecated (RFC 8996).
     */
    public Builder versions(List<ProtocolVersion> value) {
      versions = List.copyOf(value);
      return this;
    }

    /** The cipher suites, in order of preference; those of a version not offered are left out. */
    public Builder cipherSuites(List<CipherSuite> value) {
      cipherSuites = Optional.of(List.copyOf(value));
      return this;
    }

    /** The groups, in order of preference; a share is sent for the first we can make one of. */
    public Builder groups(List<NamedGroup> value) {
      // RFC 9846 section 4.3.7: "The "named_group_list" MUST NOT contain any duplicate entries."
      groups = value.stream().distinct().toList();
      keyShares = groups.stream().filter(Crypto.groups()::contains).limit(1).toList();
      return this;
    }

    /** The groups to send shares for; each is one of {@link Crypto#groups}. */
    public Builder keyShares(List<NamedGroup> value) {
      keyShares = List.copyOf(value);
      return this;
    }

    // RFC 9846 section 4.3.3: "Clients offering these values MUST list them as the lowest priority
    // (listed after all other algorithms in SignatureSchemeList)."
    /** The signature schemes, in order of preference; those of SHA-1 come last all the same. */
    public Builder signatureSchemes(List<SignatureScheme> value) {
      signatureSchemes = value.stream().sorted(Comparator.comparing(SHA_1::contains)).toList();
      return this;
    }

    /** The application protocols; none leaves the extension out. */
    public Builder applicationProtocols(List<String> value) {
      applicationProtocols = List.copyOf(value);
      return this;
    }

    /** The host name for server_name, as A-labels; empty leaves the extension out. */
    public Builder serverName(Optional<String> value) {
      serverName = value;
      return this;
    }

    /**
     * Whether to ask a TLS 1.2 server for OCSP responses of all its certificates (RFC 6961), which
     * no browser does.
     */
    public Builder multipleStatus(boolean value) {
      multipleStatus = value;
      return this;
    }

    /**
     * Whether a TLS 1.3 server may ask for our certificate after the handshake (RFC 9846 section
     * 4.7.2), which browsers but Firefox do not let it.
     */
    public Builder postHandshakeAuthentication(boolean value) {
      postHandshakeAuthentication = value;
      return this;
    }

    /** The types of certificate that the server may present (RFC 7250), in order of preference. */
    public Builder serverCertificateTypes(List<CertificateType> value) {
      serverCertificateTypes = List.copyOf(value);
      return this;
    }

    /** The types of certificate that we have (RFC 7250), in order of preference. */
    public Builder clientCertificateTypes(List<CertificateType> value) {
      clientCertificateTypes = List.copyOf(value);
      return this;
    }

    /** What to offer besides, where the version has it. */
    public Builder extras(Set<OfferExtra> value) {
      extras = Set.copyOf(value);
      return this;
    }

    /** The offer. */
    public Offer build() {
      boolean tls13 = versions.contains(ProtocolVersion.TLS_1_3);
      boolean tls12 = versions.contains(ProtocolVersion.TLS_1_2);
      boolean old = versions.stream().anyMatch(v -> v.value() < ProtocolVersion.TLS_1_2.value());
      boolean below13 = tls12 || old;
      List<Extension> extensions = new ArrayList<>();
      serverName.ifPresent(name -> extensions.add(ServerName.ofHost(name)));
      if (below13) {
        extensions.add(new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET));
        extensions.add(new RenegotiationInfo(Opaque.EMPTY));
      }
      if (!groups.isEmpty()) {
        extensions.add(new SupportedGroups(groups));
      }
      if (below13) {
        extensions.add(new EcPointFormats(List.of(EcPointFormat.UNCOMPRESSED)));
        extensions.add(new SessionTicket(Opaque.EMPTY));
        extensions.add(new EmptyExtension(ExtensionType.ENCRYPT_THEN_MAC));
      }
      if (!applicationProtocols.isEmpty()) {
        extensions.add(new ApplicationLayerProtocolNegotiation(applicationProtocols));
      }
      extensions.add(new StatusRequest(OcspStatusRequest.ANY));
      if (multipleStatus && below13) {
        extensions.add(
            new StatusRequestV2(
                List.of(
                    new StatusRequestV2.OcspItem(
                        CertificateStatusType.OCSP_MULTI, OcspStatusRequest.ANY))));
      }
      // RFC 5246 section 7.4.1.4.1: "Clients MUST NOT offer it if they are offering prior
      // versions."
      // That was to spare servers of TLS 1.0 what they may not know. A client that offers TLS 1.2
      // beside them sends it all the same, as all do: without it, a server of TLS 1.2 would have to
      // take SHA-1.
      if (!signatureSchemes.isEmpty() && (tls13 || tls12)) {
        // RFC 9846 section 4.3.3: "Clients which desire the server to authenticate itself via a
        // certificate MUST send the "signature_algorithms" extension."
        extensions.add(new SignatureAlgorithms(signatureSchemes));
      }
      extensions.add(new EmptyExtension(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP));
      // RFC 7250 section 4.1: a client that has, or takes, certificates of X.509 only "MAY omit"
      // the
      // extension.
      if (!clientCertificateTypes.equals(X509)) {
        extensions.add(new ClientCertificateTypes(clientCertificateTypes));
      }
      if (!serverCertificateTypes.equals(X509)) {
        extensions.add(new ServerCertificateTypes(serverCertificateTypes));
      }
      if (tls13) {
        extensions.add(new KeyShareClientHello(List.of()));
        // RFC 9846 section 4.3.9: "To use PSKs, clients MUST also send a "psk_key_exchange_modes"
        // extension." "A client MUST provide a "psk_key_exchange_modes" extension if it offers a
        // "pre_shared_key" extension."
        extensions.add(new PskKeyExchangeModes(List.of(PskKeyExchangeMode.PSK_DHE_KE)));
      }
      if (tls13 || versions.size() > 1) {
        // RFC 9846 section 4.3.1: "Implementations of this specification MUST send this extension
        // in the ClientHello containing all versions of TLS which they are prepared to negotiate
        // (for this specification, that means minimally 0x0304, but if previous versions of TLS are
        // allowed to be negotiated, they MUST be present as well)."
        extensions.add(new SupportedVersions(versions));
      }
      if (tls13) {
        if (extras.contains(OfferExtra.COMPRESSED_CERTIFICATE)) {
          extensions.add(new CompressCertificate(List.of(CertificateCompression.ALGORITHM)));
        }
        List<SignatureScheme> delegated =
            signatureSchemes.stream().filter(HandshakeSignature::allowedDelegated).toList();
        if (extras.contains(OfferExtra.DELEGATED_CREDENTIAL) && !delegated.isEmpty()) {
          extensions.add(new DelegatedCredentialRequest(delegated));
        }
        if (postHandshakeAuthentication) {
          extensions.add(new EmptyExtension(ExtensionType.POST_HANDSHAKE_AUTH));
        }
      }
      List<CipherSuite> wanted =
          cipherSuites.orElse(
              tls13 || tls12 ? DefaultOffer.CIPHER_SUITES : DefaultOffer.OLD_CIPHER_SUITES);
      List<CipherSuite> suites =
          wanted.stream().filter(suite -> suite.isTls13() ? tls13 : below13).toList();
      // RFC 9846 section 4.2.2: legacy_version of a client of TLS 1.3 is that of TLS 1.2.
      ProtocolVersion legacyVersion =
          tls13 || tls12 ? ProtocolVersion.TLS_1_2 : newest(versions).orElseThrow();
      // RFC 9846 section 4.3.8: "Each KeyShareEntry value MUST correspond to a group offered in the
      // "supported_groups" extension and MUST appear in the same order."
      List<NamedGroup> shares =
          keyShares.stream().sorted(Comparator.comparingInt(groups::indexOf)).toList();
      return new Offer(suites, extensions, tls13 ? shares : List.of(), tls13, legacyVersion);
    }
  }
}
