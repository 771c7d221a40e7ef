package dev.ascertain.app;

import dev.ascertain.Ascertain;
import dev.ascertain.Environment;
import dev.ascertain.Options;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.HpkeKeyPair;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.server.EarlyData;
import dev.ascertain.handshake.server.EchKeys;
import dev.ascertain.handshake.server.ReplayWindow;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.handshake.server.TicketKey;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Delegate;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.net.TargetException;
import dev.ascertain.net.TargetParser;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.peers.DnsServer;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.JdkServer;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawServer;
import dev.ascertain.report.Report;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.Opaque;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.xbill.DNS.Rcode;

/** Real servers in every state of health, and the report on each. */
enum Scenario {
  HEALTHY {
    @Override
    Report make() {
      Certified good = good();
      return examine(JdkServer.with(good).alpn("http/1.1").start(), good);
    }
  },
  HEALTHY_TLS12 {
    @Override
    Report make() {
      Certified good = good();
      return examine(
          JdkServer.with(good).tls12().suite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384").start(),
          good);
    }
  },
  TLS11 {
    @Override
    Report make() {
      return old(OpensslServer.with(good()).tls11(), "--tls1.1");
    }
  },
  TLS10 {
    @Override
    Report make() {
      return old(OpensslServer.with(good()).tls10(), "--tls1.0");
    }
  },
  HELLO_RETRY_REQUEST {
    @Override
    Report make() {
      Certified good = good();
      return examine(JdkServer.with(good).group("secp384r1").start(), good);
    }
  },
  NAME_MISMATCH {
    @Override
    Report make() {
      Certified other = Mint.leaf(issuing(), "www.example.com", "*.example.net").key(RSA).mint();
      return examine(JdkServer.with(other).start(), other);
    }
  },
  EXPIRED {
    @Override
    Report make() {
      Certified expired = Mint.leaf(issuing(), "localhost").key(RSA).expired().mint();
      return examine(JdkServer.with(expired).start(), expired);
    }
  },
  INCOMPLETE_CHAIN {
    @Override
    Report make() {
      Certified good = good();
      return examine(JdkServer.with(good.leafOnly()).start(), good);
    }
  },
  SELF_SIGNED {
    @Override
    Report make() {
      Certified own = Mint.selfSigned("localhost").key(RSA).mint();
      return examine(JdkServer.with(own).start(), good());
    }
  },
  UNKNOWN_CA {
    @Override
    Report make() {
      Certified stranger = Mint.root("Another Root").key(RSA).mint();
      return examine(JdkServer.with(good().withRoot()).start(), stranger);
    }
  },
  NO_COMMON_CIPHER {
    @Override
    Report make() {
      Certified good = good();
      return examine(
          OpensslServer.with(good).tls12().suite("TLS_DHE_RSA_WITH_AES_128_CBC_SHA256").start(),
          good);
    }
  },
  VERSION_MISMATCH {
    @Override
    Report make() {
      Certified good = good();
      return examine(OpensslServer.with(good).tls10().start(), good);
    }
  },
  PLAIN_HTTP {
    @Override
    Report make() {
      return examine(RawServer.plainHttp(), good());
    }
  },
  STARTTLS_BANNER {
    @Override
    Report make() {
      return examine(RawServer.banner("220 mail.example.com ESMTP"), good());
    }
  },
  SERVER_HUNG_UP {
    @Override
    Report make() {
      return examine(RawServer.closingAfterHello(), good());
    }
  },
  TIMEOUT {
    @Override
    Report make() {
      try (Peer server = RawServer.silent()) {
        return examine("localhost:" + server.port(), options(good(), "700ms"), environment());
      }
    }
  },
  CONNECTION_REFUSED {
    @Override
    Report make() throws IOException {
      ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      int port = closed.getLocalPort();
      closed.close();
      return examine("localhost:" + port, options(good()), environment());
    }
  },
  NAME_NOT_RESOLVED {
    @Override
    Report make() {
      return examine("no-such-host.example", options(good()), environment());
    }
  },
  /** It wants to know who we are, and is told. */
  CLIENT_CERTIFICATE {
    @Override
    Report make() {
      Certified good = good();
      return examine(asking(good), good, client(good));
    }
  },
  CLIENT_CERTIFICATE_REFUSED {
    @Override
    Report make() {
      Certified good = good();
      return examine(asking(good), good, client(Mint.root("Nobody's Root").key(RSA).mint()));
    }
  },
  CLIENT_CERTIFICATE_REQUIRED {
    @Override
    Report make() {
      Certified good = good();
      return examine(asking(good), good);
    }
  },
  /** Its ticket is taken on a second connection, with early data. */
  RESUMED {
    @Override
    Report make() {
      Certified good = good();
      return examine(
          takingEarlyData(good),
          options(good)
              .with(
                  new Options.Reconnect(new Opaque(REQUEST.getBytes(StandardCharsets.US_ASCII)))));
    }
  },
  RESUMED_TLS12 {
    @Override
    Report make() {
      Certified good = good();
      return examine(JdkServer.with(good).tls12().start(), options(good, "10s", "--reconnect"));
    }
  },
  /** It gives no tickets. */
  NOT_RESUMED {
    @Override
    Report make() {
      Certified good = good();
      return examine(
          OpensslServer.with(good).option("-num_tickets", "0").start(),
          options(good, "10s", "--get", "--reconnect"));
    }
  },
  PSK {
    @Override
    Report make() {
      return examine(OpensslServer.withKey("me", KEY).start(), withKey(KEY));
    }
  },
  PSK_REFUSED {
    @Override
    Report make() {
      return examine(OpensslServer.withKey("me", KEY).start(), withKey("00" + KEY));
    }
  },
  RAW_PUBLIC_KEY {
    @Override
    Report make() {
      Certified good = good();
      // Tickets come before our request, or after it: that is a matter of luck.
      return examine(GnutlsServer.withRawKey(good).option("--noticket").start(), pinning(good));
    }
  },
  UNKNOWN_RAW_PUBLIC_KEY {
    @Override
    Report make() {
      // Keys of one kind are minted once only.
      Certified other = Mint.localhost(KeyKind.ECDSA_P256);
      return examine(GnutlsServer.withRawKey(good()).tls12().start(), pinning(other));
    }
  },
  NO_RAW_PUBLIC_KEY {
    @Override
    Report make() {
      Certified good = good();
      return examine(OpensslServer.with(good).start(), pinning(good));
    }
  },
  DELEGATED_CREDENTIAL {
    @Override
    Report make() {
      return delegating(Duration.ofDays(3));
    }
  },
  /** The credential was not made again in time. */
  BAD_DELEGATED_CREDENTIAL {
    @Override
    Report make() {
      return delegating(Duration.ofDays(-1));
    }
  },
  ECH_ACCEPTED {
    @Override
    Report make() {
      return encrypting(1, 1);
    }
  },
  /** It has another key than the client knows of, and says which. */
  ECH_RETRIED {
    @Override
    Report make() {
      return encrypting(1, 2);
    }
  },
  /** It has no keys any more. */
  ECH_REJECTED {
    @Override
    Report make() {
      return encrypting(1);
    }
  },
  ECH_UNUSABLE {
    @Override
    Report make() {
      EchConfigList list =
          new EchConfigList(
              List.of(
                  new EchConfig.Unknown(0xfe0a, Opaque.ofHex("00")),
                  echKey(1, "192.0.2.1").config()));
      return encrypting(list);
    }
  },
  /** The key of the server is in DNS. */
  ECH_FROM_DNS {
    @Override
    Report make() {
      EchKeys.Key key = echKey(1, "public.example");
      EchConfigList list = new EchConfigList(List.of(key.config()));
      String ech = Base64.getEncoder().encodeToString(list.encode());
      return asking("HTTPS 1 . alpn=http/1.1 ech=" + ech, key);
    }
  },
  /** DNS has a record, but no key. */
  ECH_NOT_PUBLISHED {
    @Override
    Report make() {
      return asking("HTTPS 1 . alpn=http/1.1");
    }
  },
  ECH_LOOKUP_FAILED {
    @Override
    Report make() {
      return asking(DnsServer.failing(Rcode.SERVFAIL), encryptable());
    }
  },
  /** Its banner tries to clear the screen and to set the window's title. */
  HOSTILE_BANNER {
    @Override
    Report make() {
      return examine(RawServer.banner("220 \u001b[2J\u001b]0;owned\u0007\u0085 hello"), good());
    }
  };

  private static final KeyKind RSA = KeyKind.RSA_2048;
  private static final String KEY = "000102030405060708090a0b0c0d0e0f";
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final Map<Scenario, Report> REPORTS = new ConcurrentHashMap<>();

  /** Examines the server; not to be called twice. */
  abstract Report make() throws IOException;

  /** The report on it, made when first asked for. */
  Report report() {
    Report known = REPORTS.get(this);
    if (known == null) {
      try {
        known = make();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      REPORTS.put(this, known);
    }
    return known;
  }

  /** RSA signatures have one length, so that the sizes of messages repeat. */
  static Certified good() {
    return Mint.leaf(issuing(), "localhost", "127.0.0.1").key(RSA).mint();
  }

  static Options options(Certified trusted) {
    // Long enough for a machine that has other things to do.
    return options(trusted, "10s");
  }

  static Options options(Certified trusted, String timeout, String... more) {
    try {
      byte[] root = trusted.root().certificatePem().getBytes(StandardCharsets.US_ASCII);
      TrustStore store = TrustStore.fromPem("test-root.pem", root);
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      List<String> args =
          new ArrayList<>(
              List.of(
                  "localhost",
                  "-4",
                  "--timeout",
                  timeout,
                  "--at",
                  now.toString(),
                  "--ca-file",
                  "x"));
      args.addAll(List.of(more));
      Invocation invocation =
          CommandLineReader.read(args.toArray(String[]::new), Map.of(), file -> store);
      Options options = ((Invocation.Check) invocation).options();
      return options;
    } catch (TrustStore.UnusableTrustStoreException | UsageException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Certified issuing() {
    Certified root = Mint.root("Ascertain Test Root").key(RSA).mint();
    return Mint.intermediate(root, "Ascertain Test Issuing").key(RSA).mint();
  }

  private static Peer asking(Certified certified) {
    return JdkServer.with(certified).requireClientCertificate(certified.root()).start();
  }

  private static Peer takingEarlyData(Certified certified) {
    InstantSource time = InstantSource.system();
    SecureRandom random = new SecureRandom();
    EarlyData early =
        new EarlyData(16_384, Duration.ofSeconds(10), new ReplayWindow(time, Duration.ZERO, 100));
    Resumption resumption =
        Resumption.with(TicketKeys.of(TicketKey.fresh(random::nextBytes)), time).and(early);
    return EngineServer.start(
        EngineServer.settings(Crypto.forOneHandshake(), ServerPreferences.DEFAULT, certified)
            .with(resumption));
  }

  private static Report old(OpensslServer server, String version) {
    return examine(
        server.suite("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA").start(),
        options(good(), "10s", "--get", version));
  }

  private static Options withKey(String hex) {
    return options(good(), "10s", "--get", "--psk-identity", "me", "--psk", hex);
  }

  private static Report delegating(Duration life) {
    Instant now = Instant.now();
    Certified leaf =
        Delegate.allowed(
                Mint.leaf(issuing(), "localhost")
                    .key(RSA)
                    .valid(
                        now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(60).plusHours(1))))
            .mint();
    ServerSettings plain =
        EngineServer.settings(Crypto.forOneHandshake(), ServerPreferences.DEFAULT, leaf);
    Credential credential =
        plain
            .credentials()
            .getFirst()
            .delegatingTo(Delegate.to(leaf, SignatureScheme.RSA_PSS_RSAE_SHA256, life));
    ServerSettings settings =
        new ServerSettings(
            plain.clock(),
            plain.crypto(),
            plain.randomness(),
            List.of(credential),
            plain.preferences(),
            plain.cookieKey(),
            plain.resumption(),
            plain.clientAuthentication(),
            plain.keyLog());
    return examine(
        EngineServer.start(settings), options(leaf, "10s", "--get", "--delegated-credential"));
  }

  private static Options pinning(Certified key) {
    String base64 = Base64.getEncoder().encodeToString(key.keys().getPublic().getEncoded());
    return options(key, "10s", "--get", "--raw-public-key", base64);
  }

  private static Credential client(Certified issuer) {
    Certified client =
        Mint.leaf(issuer.root(), "client").key(RSA).usage(KeyPurposeId.id_kp_clientAuth).mint();
    return EngineServer.credential(Crypto.forOneHandshake(), client);
  }

  /** To a client that knows the first key, a server that has the others. */
  private static Report encrypting(int known, int... has) {
    EchConfigList list = new EchConfigList(List.of(echKey(known, "public.example").config()));
    EchKeys.Key[] keys =
        Arrays.stream(has).mapToObj(id -> echKey(id, "public.example")).toArray(EchKeys.Key[]::new);
    return encrypting(list, keys);
  }

  /** A DNS server with this record of a server that has these keys. */
  private static Report asking(String record, EchKeys.Key... keys) {
    EngineServer server = encryptable(keys);
    String name = "_" + server.port() + "._https.localhost.";
    return asking(DnsServer.of(name + " 300 IN " + record), server);
  }

  private static Report asking(DnsServer dns, EngineServer server) {
    try (dns) {
      return examine(server, options(trusted(), "10s", "--ech", "--dns-server", dns.address()));
    }
  }

  private static Report encrypting(EchConfigList known, EchKeys.Key... keys) {
    return examine(
        encryptable(keys),
        options(
            trusted(), "10s", "--ech-config", Base64.getEncoder().encodeToString(known.encode())));
  }

  private static Certified trusted() {
    return Mint.leaf(issuing(), "localhost", "public.example").key(RSA).mint();
  }

  private static EngineServer encryptable(EchKeys.Key... keys) {
    Certified good = trusted();
    ServerSettings settings =
        EngineServer.settings(
            Crypto.forOneHandshake(),
            ServerPreferences.DEFAULT.withApplicationProtocols("http/1.1"),
            good);
    return EngineServer.start(keys.length == 0 ? settings : settings.with(EchKeys.of(keys)));
  }

  private static EchKeys.Key echKey(int id, String publicName) {
    HpkeKemId kem = HpkeKemId.DHKEM_X25519_HKDF_SHA256;
    HpkeKeyPair pair = Crypto.forOneHandshake().hpkeKeyPair(kem, new Random(id)::nextBytes);
    var key =
        new EchConfig.HpkeKeyConfig(
            id,
            kem,
            new Opaque(pair.publicKey()),
            List.of(new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM)));
    return new EchKeys.Key(new EchConfig.Contents(key, 32, publicName, List.of()), pair, true);
  }

  private static Report examine(Peer server, Certified trusted, Credential... own) {
    return examine(server, options(trusted).with(List.of(own)));
  }

  private static Report examine(Peer server, Options options) {
    try (server) {
      return examine("localhost:" + server.port(), options, environment());
    }
  }

  private static Report examine(String target, Options options, Environment environment) {
    try {
      return Ascertain.examine(TargetParser.parse(target), options, environment);
    } catch (TargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This machine's, but for its names: only localhost has an address. */
  private static Environment environment() {
    Environment real = Ascertain.environment(KeyLog.none());
    return new Environment(
        real.nanoClock(),
        real.wallClock(),
        real.randomness(),
        real.crypto(),
        Scenario::resolve,
        real.keyLog(),
        real.cache(),
        real.bundledTrust());
  }

  private static List<IpAddress> resolve(String name) throws UnknownHostException {
    if (name.equals("localhost")) {
      return List.of(new IpAddress(new byte[] {127, 0, 0, 1}));
    }
    throw new UnknownHostException(name + ": Name or service not known");
  }
}
