package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.CipherSuiteParameters.Authentication;
import dev.ascertain.handshake.keys.RecordCipher;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import dev.ascertain.peers.Client;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.JdkClient;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.OpensslSuite;
import dev.ascertain.peers.Program;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.handshake.KeyExchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our server with other people's clients, over sockets. */
class ServerInteropTest {
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);

  private static final List<CipherSuiteParameters> SUITES_13 = suites(ProtocolVersion.TLS_1_3);
  private static final List<CipherSuiteParameters> SUITES_12 = suites(ProtocolVersion.TLS_1_2);

  /** All that the engine has, the client's choice. */
  private static final ServerPreferences ALL =
      ServerPreferences.DEFAULT
          .withCipherSuites(
              CipherSuiteParameters.supported().stream()
                  .map(CipherSuiteParameters::cipherSuite)
                  .toList())
          .withGroups(Crypto.groups())
          .inClientsOrder();

  @Test
  void opensslEverySuiteAndGroupOfTls13() {
    try (EngineServer server = EngineServer.start(ALL, ECDSA)) {
      for (CipherSuiteParameters suite : SUITES_13) {
        for (String group : OpensslServer.GROUPS_13) {
          Negotiated agreed =
              with(
                  server,
                  Client.openssl(
                      server,
                      ECDSA.root(),
                      "-tls1_3",
                      "-ciphersuites",
                      suite.cipherSuite().toString(),
                      "-groups",
                      group));

          assertThat(agreed.version()).isEqualTo(ProtocolVersion.TLS_1_3);
          assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
          assertThat(agreed.group()).contains(group(group));
        }
      }
    }
  }

  @Test
  void opensslIsAskedForAnotherShare() {
    for (NamedGroup group : List.of(NamedGroup.SECP384R1, NamedGroup.X448)) {
      ServerPreferences preferences = ALL.withGroups(List.of(group));
      try (EngineServer server = EngineServer.start(preferences, ECDSA)) {
        Negotiated agreed =
            with(server, Client.openssl(server, ECDSA.root(), "-groups", "X25519:X448:P-384"));

        assertThat(agreed.helloRetryRequest()).isTrue();
        assertThat(agreed.group()).contains(group);
      }
    }
  }

  @Test
  void opensslEverySignatureSchemeOfTls13() {
    Map<SignatureScheme, KeyKind> schemes = new LinkedHashMap<>();
    schemes.put(SignatureScheme.RSA_PSS_RSAE_SHA256, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PSS_RSAE_SHA384, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PSS_RSAE_SHA512, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PSS_PSS_SHA256, KeyKind.RSA_PSS_2048);
    schemes.put(SignatureScheme.ECDSA_SECP256R1_SHA256, KeyKind.ECDSA_P256);
    schemes.put(SignatureScheme.ECDSA_SECP384R1_SHA384, KeyKind.ECDSA_P384);
    schemes.put(SignatureScheme.ECDSA_SECP521R1_SHA512, KeyKind.ECDSA_P521);
    schemes.put(SignatureScheme.ED25519, KeyKind.ED25519);
    schemes.put(SignatureScheme.ED448, KeyKind.ED448);
    for (Crypto crypto : List.of(Crypto.forOneHandshake(), Crypto.fastest())) {
      schemes.forEach((scheme, kind) -> {
        Certified certified = Mint.localhost(kind);
        ServerPreferences preferences = ALL.withSignatureSchemes(List.of(scheme));
        try (EngineServer server =
            EngineServer.start(EngineServer.settings(crypto, preferences, certified))) {
          Negotiated agreed = with(server, Client.openssl(server, certified.root(), "-tls1_3"));

          assertThat(agreed.signatureScheme()).contains(scheme);
        }
      });
    }
  }

  /** Every suite of TLS 1.2 that OpenSSL has, with every kind of key that serves it. */
  @Test
  void opensslEverySuiteAndKeyOfTls12() {
    Set<CipherSuite> tried = new HashSet<>();
    for (KeyKind key :
        List.of(
            KeyKind.RSA_2048,
            KeyKind.RSA_PSS_2048,
            KeyKind.ECDSA_P256,
            KeyKind.ECDSA_P521,
            KeyKind.ED25519,
            KeyKind.ED448)) {
      Certified certified = Mint.localhost(key);
      boolean rsa = key.toString().startsWith("RSA");
      try (EngineServer server = EngineServer.start(ALL, certified)) {
        for (CipherSuiteParameters suite : SUITES_12) {
          boolean fits = rsa == (suite.authentication() == Authentication.RSA);
          boolean signsOnly = key == KeyKind.RSA_PSS_2048 && suite.keyExchange() == KeyExchange.RSA;
          Optional<String> name = opensslName(suite.cipherSuite());
          if (fits && !signsOnly && name.isPresent()) {
            Negotiated agreed = with(server, openssl12(server, certified, name.get()));

            assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
            assertThat(agreed.extendedMasterSecret()).isTrue();
            assertThat(agreed.encryptThenMac())
                .isEqualTo(suite.cipher() instanceof RecordCipher.Cbc);
            tried.add(suite.cipherSuite());
          }
        }
      }
    }
    // This OpenSSL is built without triple DES.
    assertThat(tried).hasSizeGreaterThanOrEqualTo(SUITES_12.size() - 4);
  }

  private static Program.Result openssl12(
      EngineServer server, Certified certified, String suite, String... options) {
    List<String> all = new ArrayList<>(List.of("-tls1_2", "-cipher", suite + ":@SECLEVEL=0"));
    all.addAll(List.of(options));
    return Client.openssl(server, certified.root(), all.toArray(String[]::new));
  }

  private static Optional<String> opensslName(CipherSuite suite) {
    return OpensslSuite.tls12().stream()
        .filter(theirs -> theirs.value() == suite.value())
        .map(OpensslSuite::opensslName)
        .findFirst();
  }

  @Test
  void opensslEveryCbcSuiteWithoutEncryptThenMac() {
    try (EngineServer server = EngineServer.start(ALL, RSA, ECDSA)) {
      for (CipherSuiteParameters suite : SUITES_12) {
        Optional<String> name = opensslName(suite.cipherSuite());
        if (suite.cipher() instanceof RecordCipher.Cbc && name.isPresent()) {
          Certified trusted = suite.authentication() == Authentication.RSA ? RSA : ECDSA;
          Negotiated agreed = with(server, openssl12(server, trusted, name.get(), "-no_etm"));

          assertThat(agreed.encryptThenMac()).isFalse();
          assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
        }
      }
    }
  }

  @Test
  void opensslEveryCurveOfTls12() {
    try (EngineServer server = EngineServer.start(ALL, RSA)) {
      for (String curve : List.of("X25519", "X448", "P-256", "P-384", "P-521")) {
        Negotiated agreed =
            with(server, openssl12(server, RSA, "ECDHE-RSA-AES128-GCM-SHA256", "-groups", curve));

        assertThat(agreed.group()).contains(group(curve));
      }
    }
  }

  @Test
  void opensslFallsBackWithoutNeed() {
    try (EngineServer server = EngineServer.start(ALL, RSA)) {
      Program.Result result = Client.openssl(server, RSA.root(), "-tls1_2", "-fallback_scsv");

      assertThat(result.err()).contains("inappropriate fallback");
    }
  }

  @Test
  void gnutlsWithoutExtendedMasterSecret() {
    try (EngineServer server = EngineServer.start(ALL, RSA)) {
      for (String suite : List.of("+AES-128-CBC:+SHA1", "+AES-128-GCM:+AEAD")) {
        String priority =
            "NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:-MAC-ALL:%NO_SESSION_HASH:%NO_ETM:" + suite;
        Negotiated agreed =
            with(server, Client.gnutls(server, RSA.root(), "--priority=" + priority));

        assertThat(agreed.extendedMasterSecret()).isFalse();
        assertThat(agreed.encryptThenMac()).isFalse();
      }
    }
  }

  /** What OpenSSL lacks here: triple DES; and CCM with short tags. */
  @Test
  void gnutlsSuitesOfTls12() {
    Map<CipherSuite, String> priorities = new LinkedHashMap<>();
    priorities.put(CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA, "+RSA:+3DES-CBC:+SHA1");
    priorities.put(CipherSuite.TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA, "+DHE-RSA:+3DES-CBC:+SHA1");
    priorities.put(CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA, "+ECDHE-RSA:+3DES-CBC:+SHA1");
    priorities.put(CipherSuite.TLS_RSA_WITH_AES_128_CCM_8, "+RSA:+AES-128-CCM-8:+AEAD");
    priorities.put(CipherSuite.TLS_DHE_RSA_WITH_AES_256_CCM_8, "+DHE-RSA:+AES-256-CCM-8:+AEAD");
    priorities.put(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256, "+RSA:+AES-256-CBC:+SHA256");
    priorities.put(
        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        "+ECDHE-RSA:+CHACHA20-POLY1305:+AEAD");
    try (EngineServer server = EngineServer.start(ALL, RSA)) {
      priorities.forEach((suite, priority) -> {
        String full = "NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:-CIPHER-ALL:-MAC-ALL:" + priority;
        Negotiated agreed = with(server, Client.gnutls(server, RSA.root(), "--priority=" + full));

        assertThat(agreed.cipherSuite()).isEqualTo(suite);
      });
    }
  }

  @Test
  void everyClientInTls12() throws Exception {
    ServerPreferences preferences = ALL.withVersions(ProtocolVersion.TLS_1_2);
    for (Certified certified : List.of(RSA, ECDSA)) {
      try (EngineServer server = EngineServer.start(preferences, certified)) {
        with(server, Client.curl(server, certified.root()));
        with(server, Client.openssl(server, certified.root()));
        with(server, Client.gnutls(server, certified.root()));
        with(server, Client.node(server, certified.root()));
        with(server, Client.installedNode(server, certified.root()));
        JdkClient.trusting(certified.root()).get(server);
        assertThat(succeeded(server.transcript()).version()).isEqualTo(ProtocolVersion.TLS_1_2);
      }
    }
  }

  @Test
  void gnutlsEverySuiteAndGroupOfTls13() {
    Map<CipherSuite, String> ciphers =
        Map.of(
            CipherSuite.TLS_AES_128_GCM_SHA256, "AES-128-GCM",
            CipherSuite.TLS_AES_256_GCM_SHA384, "AES-256-GCM",
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256, "CHACHA20-POLY1305",
            CipherSuite.TLS_AES_128_CCM_SHA256, "AES-128-CCM",
            CipherSuite.TLS_AES_128_CCM_8_SHA256, "AES-128-CCM-8");
    Map<NamedGroup, String> groups =
        Map.of(
            NamedGroup.X25519, "X25519",
            NamedGroup.X448, "X448",
            NamedGroup.SECP256R1, "SECP256R1",
            NamedGroup.SECP384R1, "SECP384R1",
            NamedGroup.SECP521R1, "SECP521R1",
            NamedGroup.FFDHE2048, "FFDHE2048",
            NamedGroup.FFDHE3072, "FFDHE3072");
    try (EngineServer server = EngineServer.start(ALL, ECDSA)) {
      ciphers.forEach((suite, name) -> {
        String priority = "NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+" + name;
        Negotiated agreed =
            with(server, Client.gnutls(server, ECDSA.root(), "--priority=" + priority));
        assertThat(agreed.cipherSuite()).isEqualTo(suite);
      });
      groups.forEach((group, name) -> {
        String priority = "NORMAL:-VERS-ALL:+VERS-TLS1.3:-GROUP-ALL:+GROUP-" + name;
        Negotiated agreed =
            with(server, Client.gnutls(server, ECDSA.root(), "--priority=" + priority));
        assertThat(agreed.group()).contains(group);
      });
    }
  }

  @Test
  void nodeWithPostQuantumGroups() {
    try (EngineServer server = EngineServer.start(ALL, ECDSA)) {
      for (NamedGroup group :
          List.of(
              NamedGroup.X25519MLKEM768,
              NamedGroup.SECP256R1MLKEM768,
              NamedGroup.SECP384R1MLKEM1024,
              NamedGroup.X25519)) {
        Program.Result result = Client.node(server, ECDSA.root(), "ecdhCurve=" + group);

        assertThat(result.out()).isEqualTo("TLSv1.3\n");
        assertThat(with(server, result).group()).contains(group);
      }
    }
  }

  @Test
  void everyClientWithItsDefaults() throws Exception {
    ServerPreferences preferences = ServerPreferences.DEFAULT.withApplicationProtocols("http/1.1");
    for (Certified certified : List.of(RSA, ECDSA)) {
      try (EngineServer server = EngineServer.start(preferences, certified)) {
        Program.Result curl = Client.curl(server, certified.root());
        assertThat(curl.out()).contains("the engine answers: TLS 1.3 TLS_AES_128_GCM_SHA256 ");
        Negotiated agreed = with(server, curl);
        assertThat(agreed.applicationProtocol()).contains("http/1.1");

        with(server, Client.openssl(server, certified.root()));
        with(server, Client.gnutls(server, certified.root()));
        with(server, Client.node(server, certified.root()));
        with(server, Client.installedNode(server, certified.root()));
        assertThat(JdkClient.trusting(certified.root()).get(server))
            .contains("the engine answers: TLS 1.3 TLS_AES_128_GCM_SHA256 ");
        assertThat(server.transcript().completed()).isTrue();
      }
    }
  }

  @Test
  void theJdkEveryGroup() throws Exception {
    Map<NamedGroup, String> groups = new LinkedHashMap<>();
    groups.put(NamedGroup.X25519, "x25519");
    groups.put(NamedGroup.SECP256R1, "secp256r1");
    groups.put(NamedGroup.SECP384R1, "secp384r1");
    groups.put(NamedGroup.SECP521R1, "secp521r1");
    groups.put(NamedGroup.X448, "x448");
    try (EngineServer server = EngineServer.start(ALL, ECDSA)) {
      for (Map.Entry<NamedGroup, String> group : groups.entrySet()) {
        JdkClient.trusting(ECDSA.root()).tls13().group(group.getValue()).get(server);
        assertThat(succeeded(server.transcript()).group()).contains(group.getKey());
      }
    }
  }

  /** Clients that say who they are, with every kind of key, in both versions. */
  @Test
  void opensslAuthenticatesItself(@TempDir Path directory) {
    var asked = new ClientAuthentication(true, List.of(), CertificateJudge.acceptingAll());
    try (EngineServer server =
        EngineServer.start(EngineServer.settings(Crypto.fastest(), ALL, RSA).with(asked))) {
      for (KeyKind kind :
          List.of(
              KeyKind.RSA_2048,
              KeyKind.RSA_PSS_2048,
              KeyKind.ECDSA_P256,
              KeyKind.ECDSA_P384,
              KeyKind.ED25519)) {
        Certified client = Mint.localhost(kind);
        String chain = client.writeChain(directory.resolve("chain.pem")).toString();
        String key = client.writeKey(directory.resolve("key.pem")).toString();
        for (String version : List.of("-tls1_3", "-tls1_2")) {
          Program.Result result =
              Client.openssl(server, RSA.root(), version, "-cert", chain, "-key", key);

          Transcript transcript = server.transcript();
          succeeded(transcript);
          assertThat(result.exit()).isZero();
          assertThat(transcript.keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
        }
      }
      Program.Result curl =
          Client.curl(
              server,
              RSA.root(),
              "--cert",
              ECDSA.writeChain(directory.resolve("chain.pem")).toString(),
              "--key",
              ECDSA.writeKey(directory.resolve("key.pem")).toString());
      with(server, curl);
      Program.Result gnutls =
          Client.gnutls(
              server,
              RSA.root(),
              "--x509certfile=" + directory.resolve("chain.pem"),
              "--x509keyfile=" + directory.resolve("key.pem"));
      with(server, gnutls);
    }
  }

  @Test
  void shortRecords() {
    try (EngineServer server = EngineServer.start(ALL, RSA)) {
      for (String version : List.of("-tls1_3", "-tls1_2")) {
        with(server, Client.openssl(server, RSA.root(), version, "-maxfraglen", "512"));
      }
      for (String version : List.of("TLS1.3", "TLS1.2")) {
        String priority = "--priority=NORMAL:-VERS-ALL:+VERS-" + version;
        with(server, Client.gnutls(server, RSA.root(), priority, "--recordsize=600"));
      }
    }
  }

  @Test
  void opensslReadsTheStaple() {
    ServerSettings plain = EngineServer.settings(Crypto.fastest(), ALL, RSA);
    ServerSettings stapling =
        new ServerSettings(
            plain.clock(),
            plain.crypto(),
            plain.randomness(),
            List.of(plain.credentials().getFirst().stapling(Staple.good(RSA).der())),
            plain.preferences(),
            plain.cookieKey(),
            plain.resumption(),
            plain.clientAuthentication(),
            plain.keyLog());
    try (EngineServer server = EngineServer.start(stapling)) {
      for (String version : List.of("-tls1_3", "-tls1_2")) {
        Program.Result result = Client.openssl(server, RSA.root(), version, "-status");

        assertThat(result.out()).contains("OCSP Response Status: successful");
        with(server, result);
      }
    }
  }

  @Test
  void aClientWithoutACertificateIsToldSo() {
    var asked = new ClientAuthentication(true, List.of(), CertificateJudge.acceptingAll());
    try (EngineServer server =
        EngineServer.start(EngineServer.settings(Crypto.fastest(), ALL, RSA).with(asked))) {
      assertThat(Client.curl(server, RSA.root()).err()).contains("certificate required");
      assertThat(Client.openssl(server, RSA.root(), "-tls1_2").err())
          .contains("alert handshake failure");
    }
  }

  @Test
  void aClientThatOffersNoProtocolOfOursIsToldSo() {
    ServerPreferences preferences = ALL.withApplicationProtocols("h2");
    try (EngineServer server = EngineServer.start(preferences, ECDSA)) {
      Program.Result result = Client.openssl(server, ECDSA.root(), "-alpn", "http/1.1");

      assertThat(result.exit()).isNotZero();
      assertThat(result.err()).contains("no application protocol");
    }
  }

  @Test
  void aClientWithAnotherVersionIsToldSo() {
    ServerPreferences preferences = ALL.withVersions(ProtocolVersion.TLS_1_3);
    try (EngineServer server = EngineServer.start(preferences, ECDSA)) {
      Program.Result result = Client.openssl(server, ECDSA.root(), "-tls1_2");

      assertThat(result.err()).contains("alert protocol version");
    }
  }

  /** The client's process ended well, and the server saw it so too. */
  private static Negotiated with(EngineServer server, Program.Result result) {
    Transcript transcript = server.transcript();
    assertThat(result.exit())
        .as("%s %s %s %s", result, transcript.violation(), transcript.events(), server.output())
        .isZero();
    return succeeded(transcript);
  }

  private static Negotiated succeeded(Transcript transcript) {
    assertThat(transcript.violation()).isEmpty();
    assertThat(transcript.completed()).isTrue();
    return transcript.negotiated().orElseThrow();
  }

  private static List<CipherSuiteParameters> suites(ProtocolVersion version) {
    return CipherSuiteParameters.supported().stream()
        .filter(suite -> suite.version().equals(version))
        .toList();
  }

  private static NamedGroup group(String opensslName) {
    String registered = opensslName.replace("P-", "secp").replaceFirst("^(secp\\d+)$", "$1r1");
    return NamedGroup.byName(registered).orElseThrow(() -> new AssertionError(opensslName));
  }
}
