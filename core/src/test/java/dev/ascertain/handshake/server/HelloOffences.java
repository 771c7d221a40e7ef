package dev.ascertain.handshake.server;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.EcPointFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.EcPointFormats;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.OidFilters;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What can be wrong with a ClientHello. */
final class HelloOffences {
  private static final Cookie COOKIE = new Cookie(new Opaque(new byte[64]));
  private static final Extension PSK =
      new OfferedPsks(
          List.of(new OfferedPsks.PskIdentity(new Opaque(new byte[8]), 0)),
          List.of(new Opaque(new byte[32])));

  private HelloOffences() {}

  static List<Offence> all() {
    List<Offence> all = new ArrayList<>(versions());
    all.addAll(nothingInCommon());
    all.addAll(malformed13());
    all.addAll(retries());
    all.addAll(malformed12());
    return all;
  }

  private static List<Offence> versions() {
    return List.of(
        hello13(
            "offers TLS 1.1 by extension",
            Rule.NO_COMMON_VERSION,
            "ClientHello.extensions[13].supported_versions",
            "TLS 1.1",
            h -> with(h, new SupportedVersions(List.of(ProtocolVersion.TLS_1_1)))),
        hello12(
            "offers TLS 1.1 by legacy_version",
            Rule.NO_COMMON_VERSION,
            "ClientHello.legacy_version",
            "TLS 1.1",
            h -> version(h, ProtocolVersion.TLS_1_1)),
        hello13(
            "offers TLS 1.3 with another legacy_version",
            Rule.NO_COMMON_VERSION,
            "ClientHello.legacy_version",
            "TLS 1.1",
            h -> version(h, ProtocolVersion.TLS_1_1)),
        hello12(
            "falls back without need",
            Rule.INAPPROPRIATE_FALLBACK,
            "ClientHello.cipher_suites",
            "TLS_FALLBACK_SCSV",
            h ->
                suites(
                    h,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_FALLBACK_SCSV)));
  }

  private static List<Offence> nothingInCommon() {
    return List.of(
        hello13(
            "offers only suites of TLS 1.2",
            Rule.NO_COMMON_CIPHER_SUITE,
            "ClientHello.cipher_suites",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            h -> suites(h, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)),
        hello12(
            "offers only suites of TLS 1.3",
            Rule.NO_COMMON_CIPHER_SUITE,
            "ClientHello.cipher_suites",
            "TLS_AES_128_GCM_SHA256",
            h -> suites(h, CipherSuite.TLS_AES_128_GCM_SHA256)),
        hello12(
            "offers no curve for its suite",
            Rule.NO_COMMON_CIPHER_SUITE,
            "ClientHello.cipher_suites",
            "TLS_ECDHE",
            h -> with(h, new SupportedGroups(List.of(NamedGroup.BRAINPOOLP256R1)))),
        hello12(
            "verifies no signature for its suite",
            Rule.NO_COMMON_CIPHER_SUITE,
            "ClientHello.cipher_suites",
            "TLS_ECDHE_ECDSA",
            h -> with(h, new SignatureAlgorithms(List.of(SignatureScheme.RSA_PKCS1_SHA256)))),
        hello12(
            "names no signatures, which means SHA-1",
            Rule.NO_COMMON_CIPHER_SUITE,
            "ClientHello.cipher_suites",
            "TLS_ECDHE_ECDSA",
            h -> ScriptedClient.without(h, ExtensionType.SIGNATURE_ALGORITHMS)),
        hello13(
            "offers only a group we lack",
            Rule.NO_COMMON_GROUP,
            "ClientHello.extensions[3].supported_groups.named_group_list",
            "brainpoolP256r1",
            h ->
                ScriptedClient.withShares(
                    with(h, new SupportedGroups(List.of(NamedGroup.BRAINPOOLP256R1))), List.of())),
        hello13(
            "verifies only what TLS 1.3 forbids",
            Rule.NO_COMMON_SIGNATURE_SCHEME,
            "ClientHello.extensions[9].signature_algorithms.supported_signature_algorithms",
            "rsa_pkcs1_sha256",
            h -> with(h, new SignatureAlgorithms(List.of(SignatureScheme.RSA_PKCS1_SHA256)))),
        hello13(
            "speaks another application protocol",
            Rule.NO_COMMON_APPLICATION_PROTOCOL,
            "ClientHello.extensions[7].application_layer_protocol_negotiation.protocol_name_list",
            "h2",
            h -> with(h, new ApplicationLayerProtocolNegotiation(List.of("h2")))),
        hello12(
            "speaks another application protocol",
            Rule.NO_COMMON_APPLICATION_PROTOCOL,
            "ClientHello.extensions[7].application_layer_protocol_negotiation.protocol_name_list",
            "h2",
            h -> with(h, new ApplicationLayerProtocolNegotiation(List.of("h2")))));
  }

  private static List<Offence> malformed13() {
    return List.of(
        hello13(
            "offers compression",
            Rule.COMPRESSION_SELECTED,
            "ClientHello.legacy_compression_methods",
            "DEFLATE",
            h -> compression(h, CompressionMethod.NULL, new CompressionMethod(1))),
        hello13(
            "repeats an extension",
            Rule.DUPLICATE_EXTENSION,
            "ClientHello.extensions[1].extended_main_secret",
            "twice",
            h -> adding(h, 2, new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET))),
        hello13(
            "sends an extension of CertificateRequest",
            Rule.MISPLACED_EXTENSION,
            "ClientHello.extensions[2].oid_filters",
            "oid_filters",
            h -> adding(h, 2, new OidFilters(List.of()))),
        hello13(
            "sends something after pre_shared_key",
            Rule.MISPLACED_EXTENSION,
            "ClientHello.extensions[2].pre_shared_key",
            "after it",
            h -> adding(h, 2, PSK)),
        missing(ExtensionType.SIGNATURE_ALGORITHMS),
        missing(ExtensionType.SUPPORTED_GROUPS),
        missing(ExtensionType.KEY_SHARE),
        // [4.3.9-3], [9.2-8]
        hello13(
            "offers a PSK without its modes",
            Rule.MISSING_EXTENSION,
            "ClientHello.extensions",
            "none",
            h ->
                adding(
                    ScriptedClient.without(h, ExtensionType.PSK_KEY_EXCHANGE_MODES),
                    h.extensions().list().size() - 1,
                    PSK)),
        hello13(
            "offers a PSK we do not know, and names no signatures",
            Rule.MISSING_EXTENSION,
            "ClientHello.extensions",
            "none",
            h ->
                adding(
                    ScriptedClient.without(h, ExtensionType.SIGNATURE_ALGORITHMS),
                    h.extensions().list().size() - 1,
                    PSK)),
        hello13(
            "sends a share of a group it does not offer",
            Rule.UNOFFERED_GROUP,
            "ClientHello.extensions[11].key_share.client_shares",
            "x448",
            h ->
                ScriptedClient.withShares(
                    h, List.of(new KeyShareEntry(NamedGroup.X448, new Opaque(new byte[56]))))),
        hello13(
            "sends two shares of a group",
            Rule.BAD_KEY_SHARE,
            "ClientHello.extensions[11].key_share.client_shares",
            "x25519 twice",
            h -> {
              KeyShareEntry share = ScriptedClient.tls13().share();
              return ScriptedClient.withShares(h, List.of(share, share));
            }),
        hello13(
            "sends a point of small order",
            Rule.BAD_KEY_SHARE,
            "ClientHello.extensions[11].key_share.client_shares",
            "small order",
            h ->
                ScriptedClient.withShares(
                    h, List.of(new KeyShareEntry(NamedGroup.X25519, new Opaque(new byte[32]))))),
        hello13(
            "sends a cookie in its first hello",
            Rule.BAD_COOKIE,
            "ClientHello.extensions[13].cookie",
            "another",
            h -> with(h, COOKIE)));
  }

  private static Offence missing(ExtensionType type) {
    // [9.2-4], [9.2-5], [9.2-6], [9.2-10], [9.2-11], [9.2-12]
    return hello13(
        "leaves out " + type,
        Rule.MISSING_EXTENSION,
        "ClientHello.extensions",
        "none",
        h -> ScriptedClient.without(h, type));
  }

  private static List<Offence> retries() {
    return List.of(
        retry(
            "changes its random",
            Rule.CHANGED_AFTER_RETRY,
            "ClientHello.random",
            h ->
                new ClientHello(
                    h.legacyVersion(),
                    new Opaque(HelloOffences.filled(32)),
                    h.legacySessionId(),
                    h.cipherSuites(),
                    h.legacyCompressionMethods(),
                    h.extensions())),
        retry(
            "changes its suites",
            Rule.CHANGED_AFTER_RETRY,
            "ClientHello.cipher_suites",
            h -> suites(h, CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384)),
        retry(
            "changes an extension",
            Rule.CHANGED_AFTER_RETRY,
            "ClientHello.extensions",
            h -> ScriptedClient.without(h, ExtensionType.SESSION_TICKET)),
        retry(
            "drops TLS 1.3",
            Rule.CHANGED_AFTER_RETRY,
            "ClientHello.extensions[14].supported_versions.versions",
            h -> with(h, new SupportedVersions(List.of(ProtocolVersion.TLS_1_2)))),
        retry(
            "sends early data again",
            Rule.CHANGED_AFTER_RETRY,
            "ClientHello.extensions[2].early_data",
            h -> adding(h, 2, new EmptyExtension(ExtensionType.EARLY_DATA))),
        retry(
            "sends no share still",
            Rule.CHANGED_AFTER_RETRY,
            "ClientHello.extensions[11].key_share.client_shares",
            h -> ScriptedClient.withShares(h, List.of())),
        retry(
            "leaves out the cookie",
            Rule.BAD_COOKIE,
            "ClientHello",
            h -> ScriptedClient.without(h, ExtensionType.COOKIE)),
        retry(
            "changes the cookie",
            Rule.BAD_COOKIE,
            "ClientHello.extensions[13].cookie",
            h -> with(h, COOKIE)));
  }

  private static List<Offence> malformed12() {
    return List.of(
        hello12(
            "wants compression",
            Rule.COMPRESSION_SELECTED,
            "ClientHello.legacy_compression_methods",
            "DEFLATE",
            h -> compression(h, new CompressionMethod(1))),
        hello12(
            "reads compressed points alone",
            Rule.BAD_KEY_SHARE,
            "ClientHello.extensions[4].ec_point_formats.ec_point_format_list",
            "ansiX962_compressed_prime",
            h -> with(h, new EcPointFormats(List.of(new EcPointFormat(1))))),
        hello12(
            "renegotiates at the start",
            Rule.UNSAFE_RENEGOTIATION,
            "ClientHello.extensions[2].renegotiation_info.renegotiated_connection",
            "12 bytes",
            h -> with(h, new RenegotiationInfo(new Opaque(new byte[12])))),
        hello12(
            "repeats an extension",
            Rule.DUPLICATE_EXTENSION,
            "ClientHello.extensions[1].extended_main_secret",
            "twice",
            h -> adding(h, 2, new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET))));
  }

  private static Offence hello13(
      String name, Rule rule, String path, String actual, UnaryOperator<ClientHello> change) {
    return new Offence(
        name,
        rule,
        path,
        actual,
        () -> ScriptedClient.tls13().changing(ClientHello.class, change).run());
  }

  private static Offence hello12(
      String name, Rule rule, String path, String actual, UnaryOperator<ClientHello> change) {
    return new Offence(
        name,
        rule,
        path,
        actual,
        () -> ScriptedClient.tls12().changing(ClientHello.class, change).run());
  }

  private static Offence retry(
      String name, Rule rule, String path, UnaryOperator<ClientHello> change) {
    // [4.2.2-2]
    return new Offence(
        "after a retry " + name,
        rule,
        path,
        "",
        () -> ScriptedClient.tls13().retrying(change).run());
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  private static ClientHello with(ClientHello hello, Extension extension) {
    return ScriptedClient.with(hello, extension);
  }

  private static ClientHello adding(ClientHello hello, int at, Extension extension) {
    List<Extension> extensions = new ArrayList<>(hello.extensions().list());
    extensions.add(at, extension);
    return ScriptedClient.with(hello, extensions);
  }

  private static ClientHello version(ClientHello hello, ProtocolVersion version) {
    return new ClientHello(
        version,
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  private static ClientHello suites(ClientHello hello, CipherSuite... suites) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        List.of(suites),
        hello.legacyCompressionMethods(),
        hello.extensions());
  }

  private static ClientHello compression(ClientHello hello, CompressionMethod... methods) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        List.of(methods),
        hello.extensions());
  }
}
