package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.CipherSuiteParameters.Authentication;
import dev.ascertain.handshake.keys.RecordCipher;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.JdkServer;
import dev.ascertain.peers.NginxServer;
import dev.ascertain.peers.NodeServer;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.OpensslSuite;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.handshake.KeyExchange;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every suite, group, key and option that a peer at hand has and we have, in whole handshakes. */
class InteropTest {
  private static final List<InteropTable> TABLES = new ArrayList<>();

  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);

  private static final List<NamedGroup> CURVES =
      List.of(
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1,
          NamedGroup.X448);

  private static final List<CipherSuiteParameters> SUITES_13 = suites(ProtocolVersion.TLS_1_3);
  private static final List<CipherSuiteParameters> SUITES_12 = suites(ProtocolVersion.TLS_1_2);

  @AfterAll
  static void printTheTables() throws IOException {
    int handshakes = TABLES.stream().mapToInt(InteropTable::handshakes).sum();
    String text =
        "Handshakes with other implementations: %d%n%n".formatted(handshakes)
            + TABLES.stream()
                .sorted(Comparator.comparing(InteropTable::title))
                .map(InteropTable::render)
                .collect(Collectors.joining(System.lineSeparator()));
    System.out.println(text);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "interop.txt"), text);
  }

  /** The full product of what OpenSSL and we have for TLS 1.3. */
  @Test
  void opensslEverySuiteAndGroupOfTls13() {
    InteropTable table = table("openssl s_server, TLS 1.3, suite × group");
    List<NamedGroup> theirs = OpensslServer.GROUPS_13.stream().map(InteropTest::group).toList();
    try (Peer server = OpensslServer.with(ECDSA).tls13().suite(names(SUITES_13)).start()) {
      for (CipherSuiteParameters suite : SUITES_13) {
        for (NamedGroup group : Crypto.groups()) {
          String row = suite.cipherSuite().toString();
          if (!theirs.contains(group)) {
            table.notRun(row, group.toString(), "OpenSSL 3.0 has no such group");
            continue;
          }
          Talk talk = Talk.with(server, offer13(suite.cipherSuite(), group));

          Negotiated agreed = talk.succeeded();
          assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
          assertThat(agreed.group()).contains(group);
          assertThat(talk.transcript().roundTrips()).isEqualTo(1);
          table.ran(row, group.toString());
        }
      }
    }
    assertThat(table.handshakes()).isEqualTo(5 * 10);
  }

  @Test
  void opensslHelloRetryRequestForEverySuiteAndGroup() {
    InteropTable table = table("openssl s_server, HelloRetryRequest, suite × group");
    try (Peer server = OpensslServer.with(ECDSA).tls13().suite(names(SUITES_13)).start()) {
      for (CipherSuiteParameters suite : SUITES_13) {
        for (NamedGroup group : CURVES) {
          Offer offer = browser(suite.cipherSuite(), group).keyShares(List.of()).build();
          Talk talk = Talk.with(server, offer);

          Negotiated agreed = talk.succeeded();
          assertThat(agreed.helloRetryRequest()).isTrue();
          assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
          assertThat(agreed.group()).contains(group);
          assertThat(talk.transcript().roundTrips()).isEqualTo(2);
          table.ran(suite.cipherSuite().toString(), group.toString());
        }
      }
    }
    assertThat(table.handshakes()).isEqualTo(5 * 5);
  }

  /** Every suite we have for TLS 1.2, with every kind of key. */
  @Test
  void opensslEverySuiteAndKeyOfTls12() {
    InteropTable table = table("openssl s_server, TLS 1.2, suite × key");
    for (KeyKind key : KeyKind.COMMON) {
      Certified certified = Mint.localhost(key);
      try (Peer server = OpensslServer.with(certified).tls12().start()) {
        for (CipherSuiteParameters suite : SUITES_12) {
          Optional<String> obstacle = opensslLacks(suite).or(() -> obstacle(suite, key));
          String row = suite.cipherSuite().toString();
          if (obstacle.isPresent()) {
            table.notRun(row, key.toString(), obstacle.get());
            continue;
          }
          Talk talk = Talk.with(server, offer12(suite.cipherSuite()));

          Negotiated agreed = talk.succeeded();
          assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
          assertThat(agreed.extendedMasterSecret()).isTrue();
          assertThat(agreed.encryptThenMac()).isEqualTo(isCbc(suite));
          assertThat(talk.transcript().keyProof())
              .isEqualTo(
                  suite.keyExchange() == KeyExchange.RSA
                      ? KeyProof.RSA_KEY_EXCHANGE
                      : KeyProof.SERVER_KEY_EXCHANGE);
          assertThat(talk.transcript().roundTrips()).isEqualTo(2);
          assertThat(talk.transcript().messages(NewSessionTicket12.class)).hasSize(1);
          table.ran(row, key.toString());
        }
      }
    }
    assertThat(table.handshakes()).isGreaterThanOrEqualTo(SUITES_12.size() + 5 * 8);
  }

  /** The four ways to protect a record and to derive the keys of a CBC suite. */
  @Test
  void opensslEveryCbcSuiteWithAndWithoutEncryptThenMacAndExtendedMasterSecret() {
    InteropTable table =
        table("openssl s_server, TLS 1.2 CBC, suite × (encrypt_then_mac, extended_master_secret)");
    for (boolean etm : List.of(true, false)) {
      for (boolean ems : List.of(true, false)) {
        OpensslServer options = OpensslServer.with(RSA).and(ECDSA).tls12();
        options = etm ? options : options.withoutEncryptThenMac();
        options = ems ? options : options.withoutExtendedMasterSecret();
        try (Peer server = options.start()) {
          String column = "%s,%s".formatted(etm ? "etm" : "mte", ems ? "ems" : "ms");
          for (CipherSuiteParameters suite : SUITES_12) {
            String row = suite.cipherSuite().toString();
            Optional<String> lack = opensslLacks(suite);
            if (isCbc(suite) && lack.isPresent()) {
              table.notRun(row, column, lack.get());
            } else if (isCbc(suite)) {
              Negotiated agreed = Talk.with(server, offer12(suite.cipherSuite())).succeeded();
              assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
              assertThat(agreed.encryptThenMac()).isEqualTo(etm);
              assertThat(agreed.extendedMasterSecret()).isEqualTo(ems);
              table.ran(row, column);
            }
          }
        }
      }
    }
    assertThat(table.handshakes()).isEqualTo(4 * 16);
  }

  @Test
  void opensslEveryCurveOfTls12() {
    InteropTable table = table("openssl s_server, TLS 1.2, curve × (what the suite derives from)");
    for (boolean extended : List.of(true, false)) {
      OpensslServer options = OpensslServer.with(RSA).tls12();
      options = extended ? options : options.withoutExtendedMasterSecret();
      try (Peer server = options.start()) {
        for (NamedGroup curve : CURVES) {
          CipherSuite suite = CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384;
          Offer offer = browser(suite, curve).versions(List.of(ProtocolVersion.TLS_1_2)).build();
          Negotiated agreed = Talk.with(server, offer).succeeded();
          assertThat(agreed.group()).contains(curve);
          table.ran(curve.toString(), extended ? "extended" : "plain");
        }
      }
    }
    assertThat(table.handshakes()).isEqualTo(10);
  }

  @Test
  void opensslEveryFiniteFieldOfTls12() {
    InteropTable table = table("openssl s_server, TLS 1.2 DHE, prime × suite");
    Map<String, Integer> primes = new LinkedHashMap<>();
    primes.put("dh_1024_160", 1024);
    primes.put("modp_1536", 1536);
    primes.put("dh_2048_256", 2048);
    primes.put("ffdhe2048", 2048);
    primes.put("ffdhe3072", 3072);
    primes.put("modp_4096", 4096);
    CipherSuite suite = CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256;
    primes.forEach((name, bits) -> {
      try (Peer server = OpensslServer.with(RSA).tls12().finiteField(name).start()) {
        Negotiated agreed = Talk.with(server, offer12(suite)).succeeded();
        assertThat(agreed.diffieHellmanBits()).isEqualTo(bits);
        table.ran(name, suite.toString());
      }
    });
    assertThat(table.handshakes()).isEqualTo(6);
  }

  @Test
  void opensslEverySignatureScheme() {
    InteropTable table = table("openssl s_server, scheme × version");
    Map<SignatureScheme, KeyKind> schemes = new LinkedHashMap<>();
    schemes.put(SignatureScheme.RSA_PSS_RSAE_SHA256, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PSS_RSAE_SHA384, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PSS_RSAE_SHA512, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PSS_PSS_SHA256, KeyKind.RSA_PSS_2048);
    schemes.put(SignatureScheme.RSA_PSS_PSS_SHA384, KeyKind.RSA_PSS_2048);
    schemes.put(SignatureScheme.RSA_PSS_PSS_SHA512, KeyKind.RSA_PSS_2048);
    schemes.put(SignatureScheme.ECDSA_SECP256R1_SHA256, KeyKind.ECDSA_P256);
    schemes.put(SignatureScheme.ECDSA_SECP384R1_SHA384, KeyKind.ECDSA_P384);
    schemes.put(SignatureScheme.ECDSA_SECP521R1_SHA512, KeyKind.ECDSA_P521);
    schemes.put(SignatureScheme.ED25519, KeyKind.ED25519);
    schemes.put(SignatureScheme.ED448, KeyKind.ED448);
    schemes.put(SignatureScheme.RSA_PKCS1_SHA256, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PKCS1_SHA384, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PKCS1_SHA512, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.RSA_PKCS1_SHA1, KeyKind.RSA_2048);
    schemes.put(SignatureScheme.ECDSA_SHA1, KeyKind.ECDSA_P256);
    for (KeyKind key : KeyKind.COMMON) {
      try (Peer server = OpensslServer.with(Mint.localhost(key)).start()) {
        schemes.forEach((scheme, its) -> {
          if (its == key) {
            trySchemes(table, server, scheme);
          }
        });
      }
    }
    assertThat(table.handshakes()).isEqualTo(11 + 16);
  }

  private static void trySchemes(InteropTable table, Peer server, SignatureScheme scheme) {
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      boolean tls13 = version.equals(ProtocolVersion.TLS_1_3);
      String name = scheme.toString();
      if (tls13 && (name.startsWith("rsa_pkcs1") || name.endsWith("sha1"))) {
        table.notRun(name, version.toString(), "RFC 9846 section 4.3.3 forbids it in TLS 1.3");
        continue;
      }
      Offer offer =
          Offer.likeABrowser()
              .versions(List.of(version))
              .signatureSchemes(List.of(scheme))
              .applicationProtocols(List.of())
              .build();
      // Both sets of primitives, where a verifier differs.
      Talk.with(server, offer, Crypto.fastest()).succeeded();
      Negotiated agreed = Talk.with(server, offer).succeeded();
      assertThat(agreed.signatureScheme()).contains(scheme);
      assertThat(agreed.version()).isEqualTo(version);
      table.ran(name, version.toString());
    }
  }

  /** What else servers do: one row each, in both versions where both have it. */
  @Test
  void opensslOptions() {
    InteropTable table = table("openssl s_server, option × version");
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      new OpensslOptions(table, version, RSA).tryAll();
    }
    assertThat(table.handshakes()).isEqualTo(16 + 2);
  }

  /** Every suite we have, with every peer that has it. */
  @Test
  void everyPeerAndSuite(@TempDir Path directory) throws Exception {
    InteropTable table = table("suite × peer");
    everySuite(
        table,
        new Subject(
            "openssl",
            InteropTest::opensslLacks,
            OpensslServer.with(RSA).and(ECDSA).suite(names(ofOpenssl())).start()));
    everySuite(table, nginx(directory));
    everySuite(table, gnutls());
    node(table, "node 26", Program.run(pinnedNode(), "-p", "tls.getCiphers().join()").out(), true);
    node(table, "node 20", Program.run("node", "-p", "tls.getCiphers().join()").out(), false);
    jdk(table);
    assertThat(table.filled()).isEqualTo(table.size());
    assertThat(table.size()).isEqualTo(6 * CipherSuiteParameters.supported().size());
    assertThat(table.handshakes()).isGreaterThanOrEqualTo(100);
  }

  /** A started peer, and why it cannot take a suite. */
  private record Subject(
      String name, Function<CipherSuiteParameters, Optional<String>> lacks, Peer peer) {}

  private static void everySuite(InteropTable table, Subject subject) {
    try (Peer peer = subject.peer()) {
      for (CipherSuiteParameters suite : CipherSuiteParameters.supported()) {
        Optional<String> lack = subject.lacks().apply(suite);
        String row = suite.cipherSuite().toString();
        if (lack.isPresent()) {
          table.notRun(row, subject.name(), lack.get());
        } else {
          one(suite, peer);
          table.ran(row, subject.name());
        }
      }
    }
  }

  private static void one(CipherSuiteParameters suite, Peer peer) {
    boolean tls13 = suite.version().equals(ProtocolVersion.TLS_1_3);
    Offer offer =
        tls13 ? offer13(suite.cipherSuite(), NamedGroup.X25519) : offer12(suite.cipherSuite());
    assertThat(Talk.with(peer, offer).succeeded().cipherSuite()).isEqualTo(suite.cipherSuite());
  }

  private static Optional<String> opensslLacks(CipherSuiteParameters suite) {
    return Stream.concat(OpensslSuite.tls13().stream(), OpensslSuite.tls12().stream())
            .anyMatch(theirs -> theirs.value() == suite.cipherSuite().value())
        ? Optional.empty()
        : Optional.of("this OpenSSL was built without it; GnuTLS has it");
  }

  private static List<CipherSuiteParameters> ofOpenssl() {
    return CipherSuiteParameters.supported().stream()
        .filter(suite -> opensslLacks(suite).isEmpty())
        .toList();
  }

  private static Subject nginx(Path directory) throws IOException {
    Path prime = directory.resolve("dh.pem");
    Files.writeString(
        prime,
        Program.run(
                "openssl",
                "genpkey",
                "-genparam",
                "-algorithm",
                "DH",
                "-pkeyopt",
                "group:ffdhe2048")
            .out());
    Peer peer =
        NginxServer.with(RSA)
            .and(ECDSA)
            .suite(names(ofOpenssl()))
            .directive("ssl_dhparam " + prime)
            .start();
    return new Subject("nginx", InteropTest::opensslLacks, peer);
  }

  private static Subject gnutls() {
    String more =
        "+VERS-TLS1.3:+VERS-TLS1.2:+RSA:+DHE-RSA:+ECDHE-RSA:+ECDHE-ECDSA:+3DES-CBC"
            + ":+AES-128-CCM-8:+AES-256-CCM-8:+AES-128-CCM:+AES-256-CCM:+SHA1:+SHA256:+SHA384"
            + ":+AES-128-CBC:+AES-256-CBC";
    String list = Program.run("gnutls-cli", "--list", "--priority=NORMAL:" + more).out();
    Set<Integer> theirs =
        Pattern.compile("0x(..), 0x(..)")
            .matcher(list)
            .results()
            .map((MatchResult m) -> Integer.parseInt(m.group(1) + m.group(2), 16))
            .collect(Collectors.toSet());
    return new Subject(
        "gnutls",
        suite ->
            theirs.contains(suite.cipherSuite().value())
                ? Optional.empty()
                : Optional.of("GnuTLS lacks it"),
        GnutlsServer.with(RSA).and(ECDSA).priority(more).start());
  }

  private static String pinnedNode() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path npm = at.resolve("core/src/test/npm/node_modules");
      if (Files.isDirectory(npm)) {
        try (Stream<Path> found = Files.list(npm)) {
          return found
              .map(folder -> folder.resolve("bin/node"))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow()
              .toString();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
    throw new AssertionError("no pinned Node.js: run npm ci --prefix core/src/test/npm");
  }

  private static void node(InteropTable table, String name, String ciphers, boolean pinned) {
    Set<String> theirs = Set.of(ciphers.strip().toLowerCase(Locale.ROOT).split(","));
    List<CipherSuiteParameters> tried = new ArrayList<>();
    for (CipherSuiteParameters suite : CipherSuiteParameters.supported()) {
      Optional<String> lack = nodeLacks(suite, theirs);
      if (lack.isPresent()) {
        table.notRun(suite.cipherSuite().toString(), name, lack.get());
      } else {
        tried.add(suite);
      }
    }
    for (boolean ecdsa : List.of(true, false)) {
      Certified certified = ecdsa ? ECDSA : RSA;
      NodeServer options = pinned ? NodeServer.with(certified) : NodeServer.installed(certified);
      try (Peer peer = options.suite(names(tried)).start()) {
        for (CipherSuiteParameters suite : tried) {
          if (ecdsa == (suite.authentication() == Authentication.ECDSA)) {
            one(suite, peer);
            table.ran(suite.cipherSuite().toString(), name);
          }
        }
      }
    }
  }

  private static Optional<String> nodeLacks(CipherSuiteParameters suite, Set<String> theirs) {
    Optional<String> lack = opensslLacks(suite);
    if (lack.isPresent()) {
      return lack;
    }
    String openssl =
        OpensslSuite.of(suite.cipherSuite().toString()).opensslName().toLowerCase(Locale.ROOT);
    if (!theirs.contains(openssl)) {
      return Optional.of("not among Node's tls.getCiphers()");
    }
    if (suite.keyExchange() == KeyExchange.DHE) {
      return Optional.of("Node serves DHE only with parameters from its operator");
    }
    if (openssl.endsWith("ccm8") || openssl.contains("ccm_8")) {
      return Optional.of("64-bit tags are below the security level of Node's OpenSSL");
    }
    return Optional.empty();
  }

  private static void jdk(InteropTable table) throws NoSuchAlgorithmException {
    Set<String> theirs =
        Set.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
    try (Peer rsa = JdkServer.with(RSA).start();
        Peer ecdsa = JdkServer.with(ECDSA).start()) {
      for (CipherSuiteParameters suite : CipherSuiteParameters.supported()) {
        String row = suite.cipherSuite().toString();
        if (!theirs.contains(row)) {
          table.notRun(row, "JDK 25", "the JDK lacks it, or forbids it by default");
          continue;
        }
        one(suite, suite.authentication() == Authentication.ECDSA ? ecdsa : rsa);
        table.ran(row, "JDK 25");
      }
    }
  }

  /** Groups and keys that only other implementations have, or have differently. */
  @Test
  void otherPeersGroups() {
    InteropTable table = table("group × peer, TLS 1.3");
    Map<String, Peer> peers = new LinkedHashMap<>();
    peers.put(
        "nginx",
        NginxServer.with(ECDSA).group(OpensslServer.GROUPS_13.toArray(String[]::new)).start());
    peers.put("gnutls", GnutlsServer.with(ECDSA).start());
    peers.put(
        "node 26",
        NodeServer.with(ECDSA)
            .group(
                "X25519MLKEM768",
                "SecP256r1MLKEM768",
                "SecP384r1MLKEM1024",
                "X25519",
                "X448",
                "P-256",
                "P-384",
                "P-521",
                "ffdhe2048",
                "ffdhe3072")
            .start());
    peers.put(
        "node 20",
        NodeServer.installed(ECDSA)
            .group("X25519", "X448", "P-256", "P-384", "P-521", "ffdhe2048", "ffdhe3072")
            .start());
    peers.put(
        "JDK 25",
        JdkServer.with(ECDSA)
            .group("x25519", "secp256r1", "secp384r1", "secp521r1", "x448")
            .start());
    try {
      peers.forEach((name, peer) -> everyGroup(table, name, peer));
    } finally {
      peers.values().forEach(Peer::close);
    }
    assertThat(table.filled()).isEqualTo(table.size());
    assertThat(table.handshakes()).isGreaterThanOrEqualTo(40);
  }

  private static void everyGroup(InteropTable table, String name, Peer peer) {
    for (NamedGroup group : Crypto.groups()) {
      boolean postQuantum = group.toString().contains("MLKEM");
      boolean long4096 = List.of("ffdhe4096", "ffdhe6144", "ffdhe8192").contains(group.toString());
      if (postQuantum && !name.equals("node 26")) {
        table.notRun(group.toString(), name, "the peer has no ML-KEM");
      } else if (long4096 && name.startsWith("node")) {
        table.notRun(group.toString(), name, "left out of its configuration: slow, same code");
      } else if (group.toString().startsWith("ffdhe") && name.equals("JDK 25")) {
        table.notRun(group.toString(), name, JavaOpponent.ZEROS_DROPPED);
      } else {
        Offer offer = offer13(CipherSuite.TLS_AES_128_GCM_SHA256, group);
        assertThat(Talk.with(peer, offer).succeeded().group()).contains(group);
        table.ran(group.toString(), name);
      }
    }
  }

  @Test
  void otherPeersKeys() {
    InteropTable table = table("key × peer, TLS 1.3");
    for (KeyKind key : KeyKind.COMMON) {
      Certified certified = Mint.localhost(key);
      Map<String, Peer> peers = new LinkedHashMap<>();
      peers.put("gnutls", GnutlsServer.with(certified).start());
      peers.put("nginx", NginxServer.with(certified).start());
      peers.put("JDK 25", JdkServer.with(certified).start());
      peers.forEach((name, peer) -> {
        try (peer) {
          Talk.with(peer, offer13(CipherSuite.TLS_AES_256_GCM_SHA384, NamedGroup.X25519))
              .succeeded();
          table.ran(key.toString(), name);
        }
      });
    }
    assertThat(table.handshakes()).isEqualTo(3 * KeyKind.COMMON.size());
  }

  @Test
  void nodesMlDsa() {
    InteropTable table = table("ML-DSA, TLS 1.3");
    Map<KeyKind, SignatureScheme> kinds = new LinkedHashMap<>();
    kinds.put(KeyKind.ML_DSA_44, SignatureScheme.MLDSA44);
    kinds.put(KeyKind.ML_DSA_65, SignatureScheme.MLDSA65);
    kinds.put(KeyKind.ML_DSA_87, SignatureScheme.MLDSA87);
    kinds.forEach((kind, scheme) -> {
      try (Peer peer = NodeServer.with(Mint.localhost(kind)).start()) {
        Offer offer =
            Offer.likeABrowser()
                .applicationProtocols(List.of())
                .signatureSchemes(List.of(scheme, SignatureScheme.ECDSA_SECP256R1_SHA256))
                .build();
        assertThat(Talk.with(peer, offer).succeeded().signatureScheme()).contains(scheme);
        table.ran(kind.toString(), "node 26");
      }
    });
    assertThat(table.handshakes()).isEqualTo(3);
  }

  /** What `ascertain HOST` offers, unchanged, to everybody. */
  @Test
  void theDefaultOffer() {
    InteropTable table = table("default offer × peer");
    Map<String, Peer> peers = new LinkedHashMap<>();
    peers.put("openssl", OpensslServer.with(RSA).start());
    peers.put("nginx", NginxServer.with(ECDSA).staple(Staple.good(ECDSA).der()).start());
    peers.put("gnutls", GnutlsServer.with(ECDSA).staple(Staple.good(ECDSA).der()).start());
    peers.put("node 26", NodeServer.with(ECDSA).staple(Staple.good(ECDSA).der()).start());
    peers.put("node 20", NodeServer.installed(ECDSA).start());
    peers.put("JDK 25", JdkServer.with(ECDSA).start());
    peers.forEach((name, peer) -> {
      try (peer) {
        Talk talk =
            Talk.with(
                peer,
                Offer.likeABrowser()
                    .applicationProtocols(List.of("http/1.1"))
                    .serverName(Optional.of("localhost"))
                    .build());
        assertThat(talk.succeeded().version()).isEqualTo(ProtocolVersion.TLS_1_3);
        table.ran("TLS 1.3", name);
      }
    });
    assertThat(table.handshakes()).isEqualTo(6);
  }

  private static InteropTable table(String title) {
    InteropTable table = new InteropTable(title);
    TABLES.add(table);
    return table;
  }

  private static List<CipherSuiteParameters> suites(ProtocolVersion version) {
    return CipherSuiteParameters.supported().stream()
        .filter(suite -> suite.version().equals(version))
        .toList();
  }

  private static String[] names(List<CipherSuiteParameters> suites) {
    return suites.stream().map(suite -> suite.cipherSuite().toString()).toArray(String[]::new);
  }

  private static NamedGroup group(String opensslName) {
    String registered = opensslName.replace("P-", "secp").replaceFirst("^(secp\\d+)$", "$1r1");
    return NamedGroup.byName(registered).orElseThrow(() -> new AssertionError(opensslName));
  }

  private static boolean isCbc(CipherSuiteParameters suite) {
    return suite.cipher() instanceof RecordCipher.Cbc;
  }

  /** Why a key cannot serve a suite; empty if it can. */
  private static Optional<String> obstacle(CipherSuiteParameters suite, KeyKind key) {
    boolean rsa = key.toString().startsWith("RSA");
    if (rsa != (suite.authentication() == Authentication.RSA)) {
      return Optional.of("the suite wants another kind of key");
    }
    if (suite.keyExchange() == KeyExchange.RSA && key == KeyKind.RSA_PSS_2048) {
      return Optional.of("such a key only signs (RFC 4055 section 1.2)");
    }
    return Optional.empty();
  }

  private static Offer.Builder browser(CipherSuite suite, NamedGroup group) {
    return Offer.likeABrowser()
        .cipherSuites(List.of(suite))
        .groups(List.of(group))
        .applicationProtocols(List.of());
  }

  private static Offer offer13(CipherSuite suite, NamedGroup group) {
    return browser(suite, group).versions(List.of(ProtocolVersion.TLS_1_3)).build();
  }

  private static Offer offer12(CipherSuite suite) {
    return Offer.likeABrowser()
        .versions(List.of(ProtocolVersion.TLS_1_2))
        .cipherSuites(List.of(suite))
        .applicationProtocols(List.of())
        .build();
  }
}
