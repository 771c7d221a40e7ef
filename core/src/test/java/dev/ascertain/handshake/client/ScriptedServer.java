package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.MasterSecret12;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.keys.RecordProtection.Plaintext;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.RecordDeframer;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ClientKeyExchangeDhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EcParameters;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.KeyExchange;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * A TLS server that talks to one engine without a socket, correct unless told otherwise.
 *
 * <pre>{@code
 * var server = ScriptedServer.tls13().changing(Finished.class, f -> new Finished(wrong)).run();
 * assertThat(server.engine().transcript().violation())…
 * }</pre>
 *
 * <p>What it sends enters its own transcript hash as sent, so that only what the test changed is
 * wrong. It stops when the engine has ended.
 */
final class ScriptedServer {
  static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);

  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  private final ProtocolVersion version;
  private final CipherSuiteParameters suite;
  private final Randomness randomness = ScriptedRandomness.seeded(2);
  private final Map<Class<?>, UnaryOperator<HandshakeMessage>> changes = new HashMap<>();
  private final Map<Class<?>, Consumer<ScriptedServer>> befores = new HashMap<>();
  private final Map<Class<?>, byte[]> appended = new HashMap<>();
  private final List<Extension> retry = new ArrayList<>();
  private final ByteArrayOutputStream sentBytes = new ByteArrayOutputStream();
  private final List<byte[]> sentMessages = new ArrayList<>();
  private final Deque<FramedRecord> clientRecords = new ArrayDeque<>();
  private final RecordDeframer clientStream = new RecordDeframer();
  private final HandshakeReassembler clientMessages = new HandshakeReassembler();
  private Certified certified;
  private Offer offer;
  private BigInteger prime;
  private PriorKeys prior = PriorKeys.NONE;
  private Mode mode = Mode.STRICT;
  private CertificateJudge judge = CertificateJudge.acceptingAll();
  private boolean requestsCertificate;
  private boolean encryptThenMac;
  private boolean extendedMasterSecret = true;
  private Optional<byte[]> staple = Optional.empty();
  private List<Opaque> staples = List.of();
  private RecordProtection write = RecordProtection.none();
  private RecordProtection read = RecordProtection.none();
  private @Nullable ClientEngine engine;
  private @Nullable TranscriptHash transcript;
  private @Nullable HandshakeKeys13 handshakeKeys;
  private @Nullable TrafficKeys13 traffic;

  /** The engine ended: the rest of the script is moot. */
  private static final class EngineEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private ScriptedServer(CipherSuite suite) {
    this.suite = CipherSuiteParameters.of(suite).orElseThrow();
    this.prime = oddNumber(1024);
    this.version = this.suite.version();
    this.certified =
        this.suite.authentication() == CipherSuiteParameters.Authentication.RSA ? RSA : ECDSA;
    this.offer = offer(List.of(suite));
  }

  /** A server of TLS 1.3 with TLS_AES_128_GCM_SHA256, X25519 and an ECDSA P-256 certificate. */
  static ScriptedServer tls13() {
    return new ScriptedServer(CipherSuite.TLS_AES_128_GCM_SHA256);
  }

  /** A server of TLS 1.2 with X25519 and an ECDSA P-256 certificate. */
  static ScriptedServer tls12() {
    return tls12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
  }

  /** A server of TLS 1.2 with this suite. */
  static ScriptedServer tls12(CipherSuite suite) {
    return new ScriptedServer(suite);
  }

  /** What the client offers by default: both versions, this suite and another one. */
  static Offer offer(List<CipherSuite> suites) {
    List<CipherSuite> offered = new ArrayList<>(suites);
    offered.add(CipherSuite.TLS_AES_256_GCM_SHA384);
    return Offer.likeABrowser()
        .cipherSuites(offered)
        .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.BRAINPOOLP256R1))
        .keyShares(List.of(NamedGroup.X25519))
        .build();
  }

  ScriptedServer offered(Offer value) {
    offer = value;
    return this;
  }

  /** Its client comes back. */
  ScriptedServer knowing(PriorKeys value) {
    prior = value;
    return this;
  }

  ScriptedServer with(Certified value) {
    certified = value;
    return this;
  }

  ScriptedServer mode(Mode value) {
    mode = value;
    return this;
  }

  ScriptedServer judgedBy(CertificateJudge value) {
    judge = value;
    return this;
  }

  /** Sends a HelloRetryRequest with these extensions and supported_versions first. */
  ScriptedServer retrying(Extension... extensions) {
    retry.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    retry.addAll(List.of(extensions));
    return this;
  }

  ScriptedServer requestingCertificate() {
    requestsCertificate = true;
    return this;
  }

  ScriptedServer encryptingThenMac() {
    encryptThenMac = true;
    return this;
  }

  ScriptedServer withoutExtendedMasterSecret() {
    extendedMasterSecret = false;
    return this;
  }

  /** TLS 1.2, DHE: a group of this size. */
  ScriptedServer diffieHellmanBits(int bits) {
    prime = oddNumber(bits);
    return this;
  }

  /** TLS 1.2: announces status_request and sends this response. */
  ScriptedServer stapling(byte[] response) {
    staple = Optional.of(response);
    return this;
  }

  /** Staples OCSP responses for all its certificates (RFC 6961), for which the client asks. */
  ScriptedServer staplingAll(byte[]... responses) {
    staples = Stream.of(responses).map(Opaque::new).toList();
    offer =
        Offer.likeABrowser()
            .cipherSuites(List.of(suite.cipherSuite()))
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .multipleStatus(true)
            .build();
    return this;
  }

  /** Sends another message of a kind than it should. */
  <M extends HandshakeMessage> ScriptedServer changing(Class<M> kind, UnaryOperator<M> change) {
    changes.put(kind, message -> change.apply(kind.cast(message)));
    return this;
  }

  /** Sends another message, perhaps of another kind, in place of one of this kind. */
  ScriptedServer answering(
      Class<? extends HandshakeMessage> kind, UnaryOperator<HandshakeMessage> change) {
    changes.put(kind, change);
    return this;
  }

  /** Sends a wholly different message in place of one of this kind. */
  ScriptedServer replacing(Class<? extends HandshakeMessage> kind, HandshakeMessage message) {
    changes.put(kind, _ -> message);
    return this;
  }

  /** Puts more bytes into the record of a message of this kind, behind it. */
  ScriptedServer appending(Class<? extends HandshakeMessage> kind, byte[] more) {
    appended.put(kind, more);
    return this;
  }

  /** Does something more before a message of this kind. */
  ScriptedServer before(Class<? extends HandshakeMessage> kind, Consumer<ScriptedServer> deed) {
    befores.put(kind, deed);
    return this;
  }

  /** Makes the handshake, as far as the engine goes along. */
  ScriptedServer run() {
    try {
      start();
      if (version.equals(ProtocolVersion.TLS_1_3)) {
        handshake13();
      } else {
        handshake12();
      }
    } catch (EngineEnded e) {
      return this;
    } catch (ViolationException | CryptoException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Starts the engine only; the ClientHello has not been read. */
  ScriptedServer start() {
    clientStream.limit(TlsCiphertext.MAX_LENGTH_12);
    ClientSettings settings =
        new ClientSettings(
            new Ticks()::next, CRYPTO, ScriptedRandomness.seeded(1), judge, mode, KeyLog.none());
    engine = ClientEngine.start(offer, settings, prior);
    return this;
  }

  private static final class Ticks {
    private long now;

    long next() {
      return ++now;
    }
  }

  ClientEngine engine() {
    return Objects.requireNonNull(engine);
  }

  /** All that was sent, as it went over the wire. */
  byte[] sentBytes() {
    return sentBytes.toByteArray();
  }

  /** All handshake messages that were sent, with their headers. */
  List<byte[]> sentMessages() {
    return sentMessages;
  }

  /**
   * The protection of the server's records under handshake keys, from the first on: what a second
   * server needs to send other messages to an engine in the same state.
   */
  RecordProtection freshHandshakeProtection() {
    return Objects.requireNonNull(handshakeKeys).serverProtection();
  }

  /** Sends a message, in a record of its own; it enters the transcript hash. */
  void message(HandshakeMessage message) {
    byte[] bytes = message.encode();
    sentMessages.add(bytes);
    if (transcript != null) {
      transcript.add(bytes);
    }
    var fragment = new ByteArrayOutputStream();
    fragment.writeBytes(bytes);
    fragment.writeBytes(appended.getOrDefault(message.getClass(), new byte[0]));
    record(ContentType.HANDSHAKE, fragment.toByteArray());
  }

  /** Sends a record under the keys in force. */
  void record(ContentType type, byte[] fragment) {
    raw(write.protect(type, ProtocolVersion.TLS_1_2, fragment));
  }

  /** Sends a record that is not encrypted, whatever the keys in force. */
  void plainRecord(ContentType type, byte[] fragment) {
    raw(RecordProtection.none().protect(type, ProtocolVersion.TLS_1_2, fragment));
  }

  void changeCipherSpec() {
    plainRecord(ContentType.CHANGE_CIPHER_SPEC, new byte[] {1});
  }

  /** Sends these bytes. */
  void raw(byte[] bytes) {
    sentBytes.writeBytes(bytes);
    engine().received(bytes);
    receive();
  }

  /** Everything from here on goes under the next application traffic keys of the server. */
  void updateKeys() {
    traffic = Objects.requireNonNull(traffic).updateServer();
    write = traffic.serverProtection();
  }

  /** What the client sent that has not been looked at, decrypted under the keys in force. */
  List<Plaintext> clientRecords() {
    receive();
    List<Plaintext> result = new ArrayList<>();
    try {
      while (!clientRecords.isEmpty()) {
        result.add(open(clientRecords.removeFirst()));
      }
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
    return result;
  }

  private void handshake13() throws ViolationException, CryptoException, GeneralSecurityException {
    transcript = TranscriptHash.of(CRYPTO, suite.hash());
    ClientHello hello = (ClientHello) fromClient();
    if (!retry.isEmpty()) {
      transcript.replaceByMessageHash();
      send(
          new HelloRetryRequest(
              ProtocolVersion.TLS_1_2,
              hello.legacySessionId(),
              suite.cipherSuite(),
              CompressionMethod.NULL,
              Extensions.of(retry)));
      changeCipherSpecFromClient();
      hello = (ClientHello) fromClient();
    }
    KeyShareEntry theirs =
        hello.extensions().find(KeyShareClientHello.class).orElseThrow().clientShares().getFirst();
    KeyExchangeResult ours =
        CRYPTO.answer(theirs.group(), theirs.keyExchange().bytes(), randomness);
    send(
        new ServerHello(
            ProtocolVersion.TLS_1_2,
            new Opaque(randomness.bytes(32)),
            hello.legacySessionId(),
            suite.cipherSuite(),
            CompressionMethod.NULL,
            Extensions.of(
                new SelectedVersion(ProtocolVersion.TLS_1_3),
                new KeyShareServerHello(
                    new KeyShareEntry(theirs.group(), new Opaque(ours.share()))))));
    handshakeKeys =
        KeySchedule13.start(CRYPTO, suite, hello.random(), KeyLog.none())
            .handshake(ours.secret(), transcript.current());
    HandshakeKeys13 keys = handshakeKeys;
    write = keys.serverProtection();
    read = keys.clientProtection();

    send(new EncryptedExtensions(Extensions.of()));
    if (requestsCertificate) {
      var schemes = new SignatureAlgorithms(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256));
      send(new CertificateRequest13(Opaque.EMPTY, Extensions.of(schemes)));
    }
    send(
        new Certificate13(
            Opaque.EMPTY,
            chain().stream().map(der -> new Certificate13.Entry(der, Extensions.of())).toList()));
    byte[] content = HandshakeSignature.serverContent13(transcript.current());
    send(
        new CertificateVerify(
            Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256), sign("SHA256withECDSA", content)));
    send(new Finished(new Opaque(keys.serverFinished(transcript.current()))));
    traffic = keys.traffic(transcript.current());
    write = traffic.serverProtection();

    if (retry.isEmpty()) {
      changeCipherSpecFromClient();
    }
    if (requestsCertificate) {
      fromClient();
    }
    fromClient();
    read = traffic.clientProtection();
  }

  private void handshake12() throws ViolationException, CryptoException, GeneralSecurityException {
    transcript = TranscriptHash.of(CRYPTO, suite.hash());
    ClientHello hello = (ClientHello) fromClient();
    Opaque random = new Opaque(randomness.bytes(32));
    send(
        new ServerHello(
            ProtocolVersion.TLS_1_2,
            random,
            Opaque.EMPTY,
            suite.cipherSuite(),
            CompressionMethod.NULL,
            Extensions.of(extensions12())));
    send(new Certificate12(chain()));
    if (staple.isPresent()) {
      send(new CertificateStatus(CertificateStatusType.OCSP, List.of(new Opaque(staple.get()))));
    }
    if (!staples.isEmpty()) {
      send(new CertificateStatus(CertificateStatusType.OCSP_MULTI, staples));
    }
    byte[] privateKey = keyExchange12(hello, random);
    if (requestsCertificate) {
      send(
          new CertificateRequest12(
              List.of(new ClientCertificateType(1)),
              List.of(SignatureScheme.ECDSA_SECP256R1_SHA256),
              List.of()));
    }
    send(new ServerHelloDone());

    if (requestsCertificate) {
      fromClient();
    }
    HandshakeMessage answer = fromClient();
    Secret premaster = premaster(answer, privateKey);
    MasterSecret12 keys =
        extendedMasterSecret
            ? MasterSecret12.extended(
                CRYPTO,
                suite,
                premaster,
                transcript.current(),
                hello.random(),
                random,
                KeyLog.none())
            : MasterSecret12.of(CRYPTO, suite, premaster, hello.random(), random, KeyLog.none());
    changeCipherSpecFromClient();
    read = keys.clientProtection(encryptThenMac, randomness);
    fromClient();
    send(new NewSessionTicket12(300, new Opaque(new byte[16])));
    before(Finished.class);
    changeCipherSpec();
    write = keys.serverProtection(encryptThenMac, randomness);
    befores.remove(Finished.class);
    send(new Finished(new Opaque(keys.serverFinished(transcript.current()))));
  }

  private List<Extension> extensions12() {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new RenegotiationInfo(Opaque.EMPTY));
    extensions.add(new SessionTicket(Opaque.EMPTY));
    if (extendedMasterSecret) {
      extensions.add(new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET));
    }
    if (encryptThenMac) {
      extensions.add(new EmptyExtension(ExtensionType.ENCRYPT_THEN_MAC));
    }
    if (staple.isPresent()) {
      extensions.add(new EmptyExtension(ExtensionType.STATUS_REQUEST));
    }
    if (!staples.isEmpty()) {
      extensions.add(new EmptyExtension(ExtensionType.STATUS_REQUEST_V2));
    }
    return extensions;
  }

  /** Sends ServerKeyExchange, if there is one, and gives the private key. */
  private byte[] keyExchange12(ClientHello hello, Opaque random) throws GeneralSecurityException {
    byte[] privateKey = randomness.bytes(32);
    if (suite.keyExchange() == KeyExchange.ECDHE) {
      var ours = CRYPTO.keyAgreement(NamedGroup.X25519, privateKey);
      var parameters = new EcParameters.Named(NamedGroup.X25519);
      Opaque point = new Opaque(ours.share());
      var unsigned =
          new ServerKeyExchangeEcdhe(
              parameters, point, new DigitallySigned(Optional.empty(), Opaque.EMPTY));
      send(
          new ServerKeyExchangeEcdhe(
              parameters, point, signed(hello, random, unsigned.signedParameters())));
    } else if (suite.keyExchange() == KeyExchange.DHE) {
      Opaque p = number(prime);
      Opaque g = number(BigInteger.TWO);
      Opaque ys = number(BigInteger.TWO.modPow(new BigInteger(1, privateKey), prime));
      var unsigned =
          new ServerKeyExchangeDhe(p, g, ys, new DigitallySigned(Optional.empty(), Opaque.EMPTY));
      send(new ServerKeyExchangeDhe(p, g, ys, signed(hello, random, unsigned.signedParameters())));
    }
    return privateKey;
  }

  private Secret premaster(HandshakeMessage answer, byte[] privateKey)
      throws GeneralSecurityException, CryptoException {
    return switch (answer) {
      case ClientKeyExchangeEcdhe ecdhe ->
          CRYPTO.keyAgreement(NamedGroup.X25519, privateKey).agree(ecdhe.point().bytes());
      case ClientKeyExchangeDhe dhe -> {
        BigInteger yc = new BigInteger(1, dhe.dhYc().bytes());
        yield Secret.copyOf(number(yc.modPow(new BigInteger(1, privateKey), prime)).bytes());
      }
      case ClientKeyExchangeRsa rsa -> {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, certified.keys().getPrivate());
        yield Secret.copyOf(cipher.doFinal(rsa.encryptedPreMasterSecret().bytes()));
      }
      default -> throw new AssertionError("no key exchange: " + answer);
    };
  }

  private DigitallySigned signed(ClientHello hello, Opaque random, byte[] parameters)
      throws GeneralSecurityException {
    var content = new ByteArrayOutputStream();
    content.writeBytes(hello.random().bytes());
    content.writeBytes(random.bytes());
    content.writeBytes(parameters);
    boolean rsa = certified.keys().getPrivate().getAlgorithm().equals("RSA");
    return new DigitallySigned(
        Optional.of(
            rsa ? SignatureScheme.RSA_PKCS1_SHA256 : SignatureScheme.ECDSA_SECP256R1_SHA256),
        sign(rsa ? "SHA256withRSA" : "SHA256withECDSA", content.toByteArray()));
  }

  private Opaque sign(String algorithm, byte[] content) throws GeneralSecurityException {
    // A key of another kind cannot make this signature; the engine must notice before verifying.
    if (algorithm.endsWith("ECDSA") && !certified.keys().getPrivate().getAlgorithm().equals("EC")) {
      return new Opaque(new byte[70]);
    }
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(certified.keys().getPrivate());
    signature.update(content);
    return new Opaque(signature.sign());
  }

  private List<Opaque> chain() throws CertificateEncodingException {
    List<Opaque> chain = new ArrayList<>();
    for (X509Certificate certificate : certified.presented()) {
      chain.add(new Opaque(certificate.getEncoded()));
    }
    return chain;
  }

  /** In place of a prime: arithmetic works the same, and nobody attacks a test. */
  private static BigInteger oddNumber(int bits) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private static Opaque number(BigInteger value) {
    byte[] signed = value.toByteArray();
    int zeros = signed[0] == 0 ? 1 : 0;
    return new Opaque(Arrays.copyOfRange(signed, zeros, signed.length));
  }

  private void send(HandshakeMessage message) {
    before(message.getClass());
    message(changes.getOrDefault(message.getClass(), UnaryOperator.identity()).apply(message));
    stopIfEnded();
  }

  private void before(Class<?> kind) {
    Consumer<ScriptedServer> deed = befores.get(kind);
    if (deed != null) {
      deed.accept(this);
      stopIfEnded();
    }
  }

  private void stopIfEnded() {
    if (engine().hasEnded()) {
      throw new EngineEnded();
    }
  }

  /** The client's next message, which enters the transcript hash. */
  private HandshakeMessage fromClient() throws ViolationException {
    receive();
    Optional<byte[]> next = clientMessages.next();
    while (next.isEmpty()) {
      clientMessages.feed(open(clientRecords.removeFirst()).fragment());
      next = clientMessages.next();
    }
    Objects.requireNonNull(transcript).add(next.get());
    Dialect dialect =
        version.equals(ProtocolVersion.TLS_1_3)
            ? Dialect.TLS13
            : new Dialect(version, suite.keyExchange());
    return HandshakeMessage.decode(next.get(), dialect);
  }

  private void changeCipherSpecFromClient() throws ViolationException {
    receive();
    if (offer.middleboxCompatibility() || !version.equals(ProtocolVersion.TLS_1_3)) {
      Plaintext record = open(clientRecords.removeFirst());
      if (!record.type().equals(ContentType.CHANGE_CIPHER_SPEC)) {
        throw new AssertionError("no ChangeCipherSpec but " + record.type());
      }
    }
  }

  private Plaintext open(FramedRecord record) throws ViolationException {
    return record.type().equals(ContentType.CHANGE_CIPHER_SPEC)
        ? new Plaintext(record.type(), record.fragment())
        : read.unprotect(record.bytes());
  }

  private void receive() {
    clientStream.feed(engine().takeOutput());
    try {
      for (var next = clientStream.next(); next.isPresent(); next = clientStream.next()) {
        clientRecords.add(next.get());
      }
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }

  /** The alert with which the client ended, which must be the last it sent; empty if none. */
  Optional<AlertDescription> lastAlert() {
    List<Plaintext> records = clientRecords();
    if (records.isEmpty() || !records.getLast().type().equals(ContentType.ALERT)) {
      return Optional.empty();
    }
    return Optional.of(new AlertDescription(records.getLast().fragment()[1] & 0xff));
  }
}
