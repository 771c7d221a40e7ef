package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.DiffieHellmanGroup;
import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.client.Offer;
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
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.RecordDeframer;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareClientHello;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ClientKeyExchangeDhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeEcdhe;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A TLS client that talks to one server engine without a socket, correct unless told otherwise.
 *
 * <p>What it sends enters its own transcript hash as sent, so that only what the test changed is
 * wrong. It stops when the engine has ended.
 */
final class ScriptedClient {
  static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);

  static final ServerPreferences PREFERENCES =
      ServerPreferences.DEFAULT
          .withCipherSuites(
              CipherSuiteParameters.supported().stream()
                  .map(CipherSuiteParameters::cipherSuite)
                  .toList())
          .withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.FFDHE2048))
          .withApplicationProtocols("http/1.1");

  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  private final CipherSuiteParameters suite;
  private final boolean tls13;
  private final Randomness randomness = new Random(2)::nextBytes;
  private final KeyAgreement share = CRYPTO.keyAgreement(NamedGroup.X25519, randomness);
  private final Map<Class<?>, UnaryOperator<HandshakeMessage>> changes = new HashMap<>();
  private final Map<Class<?>, Consumer<ScriptedClient>> befores = new HashMap<>();
  private final Map<Class<?>, byte[]> appended = new HashMap<>();
  private final ByteArrayOutputStream sentBytes = new ByteArrayOutputStream();
  private final List<byte[]> sentMessages = new ArrayList<>();
  private final Deque<FramedRecord> serverRecords = new ArrayDeque<>();
  private final RecordDeframer serverStream = new RecordDeframer();
  private final HandshakeReassembler serverMessages = new HandshakeReassembler();
  private ServerPreferences preferences = PREFERENCES;
  private boolean cookies = true;
  private Optional<Resumption> resumption = Optional.empty();
  private Optional<ClientAuthentication> authentication = Optional.empty();
  private List<HandshakeMessage> identification = List.of();
  private Optional<Resumable> resumed = Optional.empty();
  private Optional<byte[]> earlyData = Optional.empty();
  private boolean earlyDataAccepted;
  private UnaryOperator<ClientHello> second = UnaryOperator.identity();
  private boolean retried;
  private RecordProtection write = RecordProtection.none();
  private RecordProtection read = RecordProtection.none();
  private boolean choosing;
  private @Nullable ServerEngine engine;
  private @Nullable TranscriptHash transcript;
  private @Nullable HandshakeKeys13 handshakeKeys;
  private @Nullable TrafficKeys13 traffic;

  /** The engine ended: the rest of the script is moot. */
  private static final class EngineEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private ScriptedClient(CipherSuite suite) {
    this.suite = CipherSuiteParameters.of(suite).orElseThrow();
    this.tls13 = this.suite.version().equals(ProtocolVersion.TLS_1_3);
  }

  /** A client of TLS 1.3 with TLS_AES_128_GCM_SHA256 and X25519. */
  static ScriptedClient tls13() {
    return new ScriptedClient(CipherSuite.TLS_AES_128_GCM_SHA256);
  }

  /** A client of TLS 1.2 with this suite, and X25519 if it is ECDHE. */
  static ScriptedClient tls12(CipherSuite suite) {
    return new ScriptedClient(suite);
  }

  /** A client of TLS 1.2 with ECDHE and X25519. */
  static ScriptedClient tls12() {
    return tls12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256);
  }

  /** The server accepts this. */
  ScriptedClient served(ServerPreferences value) {
    preferences = value;
    return this;
  }

  ScriptedClient withoutCookies() {
    cookies = false;
    return this;
  }

  /** The server chooses its settings by the ClientHello. */
  ScriptedClient choosing() {
    choosing = true;
    return this;
  }

  /** The server lets clients resume. */
  ScriptedClient resumable(Resumption value) {
    resumption = Optional.of(value);
    return this;
  }

  /** The server asks for a certificate; this is all that is said to it, without any key. */
  ScriptedClient askedFor(ClientAuthentication asked, HandshakeMessage... answer) {
    authentication = Optional.of(asked);
    identification = List.of(answer);
    return this;
  }

  /** What a TLS 1.3 client keeps to resume with. */
  record Resumable(NewSessionTicket13 ticket, Secret psk) {
    /** The same, with another ticket than that of the key. */
    Resumable with(Opaque other) {
      return new Resumable(
          new NewSessionTicket13(
              ticket.ticketLifetime(),
              ticket.ticketAgeAdd(),
              ticket.ticketNonce(),
              other,
              ticket.extensions()),
          psk);
    }

    /** The same, with another key. */
    Resumable with(Secret other) {
      return new Resumable(ticket, other);
    }
  }

  /** Offers this session. */
  ScriptedClient resuming(Resumable session) {
    resumed = Optional.of(session);
    return this;
  }

  /** Sends this at once, under the key of the session that is resumed. */
  ScriptedClient early(byte[] data) {
    earlyData = Optional.of(data);
    return this;
  }

  boolean earlyDataAccepted() {
    return earlyDataAccepted;
  }

  /** The sessions that the server let us resume; after {@link #run}. */
  List<Resumable> sessions() throws ViolationException {
    List<Resumable> sessions = new ArrayList<>();
    byte[] hash = Objects.requireNonNull(transcript).current();
    for (Plaintext record : serverRecords()) {
      serverMessages.feed(record.fragment());
    }
    for (Optional<byte[]> next = serverMessages.next();
        next.isPresent();
        next = serverMessages.next()) {
      var ticket = (NewSessionTicket13) HandshakeMessage.decode(next.get(), Dialect.TLS13);
      byte[] nonce = ticket.ticketNonce().bytes();
      sessions.add(
          new Resumable(ticket, Objects.requireNonNull(traffic).resumptionPsk(hash, nonce)));
    }
    return sessions;
  }

  /** TLS 1.3: the server asks for another share than that sent first, and this is the answer. */
  ScriptedClient retrying(UnaryOperator<ClientHello> change) {
    second = change;
    retried = true;
    return changing(ClientHello.class, hello -> withShares(hello, List.of()));
  }

  /** TLS 1.3: as {@link #retrying}; the second ClientHello offers no session. */
  ScriptedClient retryingWithoutPsk() {
    retrying(
        hello -> without(without(hello, ExtensionType.PRE_SHARED_KEY), ExtensionType.EARLY_DATA));
    return this;
  }

  /** Sends another message of a kind than it should. */
  <M extends HandshakeMessage> ScriptedClient changing(Class<M> kind, UnaryOperator<M> change) {
    changes.put(kind, message -> change.apply(kind.cast(message)));
    return this;
  }

  /** Sends a wholly different message in place of one of this kind. */
  ScriptedClient replacing(Class<? extends HandshakeMessage> kind, HandshakeMessage message) {
    changes.put(kind, _ -> message);
    return this;
  }

  /** Puts more bytes into the record of a message of this kind, behind it. */
  ScriptedClient appending(Class<? extends HandshakeMessage> kind, byte[] more) {
    appended.put(kind, more);
    return this;
  }

  /** Does something more before a message of this kind. */
  ScriptedClient before(Class<? extends HandshakeMessage> kind, Consumer<ScriptedClient> deed) {
    befores.put(kind, deed);
    return this;
  }

  /** Makes the handshake, as far as the engine goes along. */
  ScriptedClient run() {
    start();
    try {
      if (tls13) {
        handshake13();
      } else {
        handshake12();
      }
    } catch (EngineEnded e) {
      return this;
    } catch (ViolationException | CryptoException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Starts the engine only. */
  ScriptedClient start() {
    serverStream.limit(TlsCiphertext.MAX_LENGTH_12);
    ServerSettings real = EngineServer.settings(CRYPTO, preferences, ECDSA, RSA);
    ServerSettings settings =
        new ServerSettings(
            real.clock(),
            CRYPTO,
            new Random(3)::nextBytes,
            real.credentials(),
            preferences,
            cookies ? real.cookieKey() : Optional.empty(),
            resumption,
            authentication,
            KeyLog.none());
    engine =
        choosing
            ? ServerEngine.start(settings.clock(), hello -> settings)
            : ServerEngine.start(settings);
    return this;
  }

  ServerEngine engine() {
    return Objects.requireNonNull(engine);
  }

  boolean isTls13() {
    return tls13;
  }

  /** All that was sent, as it went over the wire. */
  byte[] sentBytes() {
    return sentBytes.toByteArray();
  }

  /** All handshake messages that were sent, with their headers. */
  List<byte[]> sentMessages() {
    return sentMessages;
  }

  /** The protection of the client's records under handshake keys, from the first on. */
  RecordProtection freshHandshakeProtection() {
    return Objects.requireNonNull(handshakeKeys).clientProtection();
  }

  /** The ClientHello of this script. */
  ClientHello hello() {
    Offer offer =
        Offer.likeABrowser()
            .versions(
                tls13
                    ? List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)
                    : List.of(ProtocolVersion.TLS_1_2))
            .cipherSuites(List.of(suite.cipherSuite()))
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.FFDHE2048))
            .keyShares(List.of())
            .applicationProtocols(List.of("http/1.1"))
            .serverName(Optional.of("localhost"))
            .build();
    ClientHello hello =
        new ClientHello(
            ProtocolVersion.TLS_1_2,
            new Opaque(new byte[32]),
            new Opaque(tls13 ? new byte[] {1} : new byte[0]),
            offer.cipherSuites(),
            List.of(CompressionMethod.NULL),
            Extensions.of(offer.extensions()));
    return tls13 ? withPsk(withShares(hello, List.of(share()))) : hello;
  }

  private ClientHello withPsk(ClientHello hello) {
    if (resumed.isEmpty()) {
      return hello;
    }
    NewSessionTicket13 ticket = resumed.get().ticket();
    List<Extension> extensions = new ArrayList<>(hello.extensions().list());
    if (earlyData.isPresent()) {
      extensions.add(new EmptyExtension(ExtensionType.EARLY_DATA));
    }
    List<OfferedPsks.PskIdentity> identities =
        List.of(new OfferedPsks.PskIdentity(ticket.ticket(), ticket.ticketAgeAdd()));
    Opaque noBinder = new Opaque(new byte[suite.hash().length()]);
    extensions.add(new OfferedPsks(identities, List.of(noBinder)));
    byte[] unbound = with(hello, extensions).encode();
    TranscriptHash truncated = TranscriptHash.of(CRYPTO, suite.hash());
    truncated.add(Arrays.copyOf(unbound, unbound.length - 3 - noBinder.length()));
    byte[] binder = schedule(hello).resumptionBinder(truncated.current());
    extensions.set(extensions.size() - 1, new OfferedPsks(identities, List.of(new Opaque(binder))));
    return with(hello, extensions);
  }

  private KeySchedule13 schedule(ClientHello hello) {
    return KeySchedule13.start(
        CRYPTO, suite, resumed.orElseThrow().psk(), hello.random(), KeyLog.none());
  }

  /** Our X25519 share. */
  KeyShareEntry share() {
    return new KeyShareEntry(NamedGroup.X25519, new Opaque(share.share()));
  }

  static ClientHello withShares(ClientHello hello, List<KeyShareEntry> shares) {
    return with(hello, new KeyShareClientHello(shares));
  }

  /** With this extension in place of the one of its type, or before the last. */
  static ClientHello with(ClientHello hello, Extension extension) {
    List<Extension> extensions = new ArrayList<>(hello.extensions().list());
    int at = hello.extensions().types().indexOf(extension.type());
    if (at >= 0) {
      extensions.set(at, extension);
    } else {
      extensions.add(extensions.size() - 1, extension);
    }
    return with(hello, extensions);
  }

  static ClientHello without(ClientHello hello, ExtensionType type) {
    return with(
        hello,
        hello.extensions().list().stream()
            .filter(extension -> !extension.type().equals(type))
            .toList());
  }

  static ClientHello with(ClientHello hello, List<Extension> extensions) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.legacySessionId(),
        hello.cipherSuites(),
        hello.legacyCompressionMethods(),
        Extensions.of(extensions));
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

  /** What the server sent that has not been looked at, decrypted under the keys in force. */
  List<Plaintext> serverRecords() {
    receive();
    List<Plaintext> result = new ArrayList<>();
    try {
      while (!serverRecords.isEmpty()) {
        result.add(open(serverRecords.removeFirst()));
      }
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
    return result;
  }

  /** The alert with which the server ended, which must be the last it sent; empty if none. */
  Optional<AlertDescription> lastAlert() {
    List<Plaintext> records = serverRecords();
    if (records.isEmpty() || !records.getLast().type().equals(ContentType.ALERT)) {
      return Optional.empty();
    }
    return Optional.of(new AlertDescription(records.getLast().fragment()[1] & 0xff));
  }

  private void handshake13() throws ViolationException, CryptoException {
    transcript = TranscriptHash.of(CRYPTO, suite.hash());
    ClientHello hello = hello();
    send(hello);
    Optional<RecordProtection> early = Optional.empty();
    if (earlyData.isPresent()) {
      early = Optional.of(schedule(hello).earlyData(transcript.current()));
      write = early.get();
      record(ContentType.APPLICATION_DATA, earlyData.get());
      write = RecordProtection.none();
      stopIfEnded();
    }
    if (retried) {
      transcript.replaceByMessageHash();
      HelloRetryRequest request = (HelloRetryRequest) fromServer();
      changes.remove(ClientHello.class);
      ClientHello again = hello;
      Optional<Extension> cookie =
          request.extensions().list().stream()
              .filter(e -> e.type().equals(ExtensionType.COOKIE))
              .findFirst();
      if (cookie.isPresent()) {
        again = with(again, cookie.get());
      }
      hello = second.apply(again);
      changeCipherSpecFromServer();
      before(SecondHelloMark.class);
      send(hello);
    }
    ServerHello answer = (ServerHello) fromServer();
    KeyShareEntry theirs =
        answer.extensions().find(KeyShareServerHello.class).orElseThrow().serverShare();
    boolean fromPsk = answer.extensions().has(ExtensionType.PRE_SHARED_KEY);
    KeySchedule13 schedule =
        fromPsk
            ? schedule(hello)
            : KeySchedule13.start(CRYPTO, suite, hello.random(), KeyLog.none());
    HandshakeKeys13 keys =
        schedule.handshake(share.agree(theirs.keyExchange().bytes()), transcript.current());
    handshakeKeys = keys;
    if (!retried) {
      changeCipherSpecFromServer();
    }
    read = keys.serverProtection();
    HandshakeMessage message = fromServer();
    while (!(message instanceof Finished)) {
      if (message instanceof EncryptedExtensions encrypted) {
        earlyDataAccepted = encrypted.extensions().has(ExtensionType.EARLY_DATA);
      }
      message = fromServer();
    }
    traffic = keys.traffic(transcript.current());
    read = traffic.serverProtection();
    if (earlyDataAccepted) {
      write = early.orElseThrow();
      send(new EndOfEarlyData());
    }
    write = keys.clientProtection();
    for (HandshakeMessage each : identification) {
      send(each);
    }
    send(new Finished(new Opaque(keys.clientFinished(transcript.current()))));
    write = traffic.clientProtection();
  }

  private void handshake12() throws ViolationException, CryptoException {
    transcript = TranscriptHash.of(CRYPTO, suite.hash());
    ClientHello hello = hello();
    send(hello);
    ServerHello answer = (ServerHello) fromServer();
    byte[] certificate = ((Certificate12) fromServer()).certificates().getFirst();
    Secret premaster = keyExchange12(hello, certificate);
    MasterSecret12 keys =
        MasterSecret12.extended(
            CRYPTO,
            suite,
            premaster,
            transcript.current(),
            hello.random(),
            answer.random(),
            KeyLog.none());
    // CBC suites come with encrypt_then_mac, which the offer has.
    before(ChangeCipherSpecMark.class);
    changeCipherSpec();
    stopIfEnded();
    write = keys.clientProtection(true, randomness);
    send(new Finished(new Opaque(keys.clientFinished(transcript.current()))));
    if (resumption.isPresent()) {
      fromServer();
    }
    changeCipherSpecFromServer();
    read = keys.serverProtection(true, randomness);
    fromServer();
  }

  /** Stands for the second ClientHello, in {@link #beforeSecond}. */
  private static final class SecondHelloMark {}

  /** Does something more before the second ClientHello. */
  ScriptedClient beforeSecond(Consumer<ScriptedClient> deed) {
    befores.put(SecondHelloMark.class, deed);
    return this;
  }

  /** Stands for the ChangeCipherSpec record, which is no message, in {@link #beforeChange}. */
  private static final class ChangeCipherSpecMark {}

  /** Does something more before the ChangeCipherSpec of TLS 1.2. */
  ScriptedClient beforeChange(Consumer<ScriptedClient> deed) {
    befores.put(ChangeCipherSpecMark.class, deed);
    return this;
  }

  private Secret keyExchange12(ClientHello hello, byte[] certificate)
      throws ViolationException, CryptoException {
    HandshakeMessage message = fromServer();
    return switch (message) {
      case ServerKeyExchangeEcdhe ecdhe -> {
        if (fromServer() instanceof CertificateRequest12) {
          fromServer();
        }
        for (HandshakeMessage each : identification) {
          send(each);
        }
        KeyExchangeResult ours =
            CRYPTO.answer(ecdhe.namedCurve().orElseThrow(), ecdhe.point().bytes(), randomness);
        send(new ClientKeyExchangeEcdhe(new Opaque(ours.share())));
        yield ours.secret();
      }
      case ServerKeyExchangeDhe dhe -> {
        fromServer();
        KeyExchangeResult ours =
            CRYPTO.answer(
                DiffieHellmanGroup.of(dhe.dhP().bytes(), dhe.dhG().bytes()),
                dhe.dhYs().bytes(),
                randomness);
        send(new ClientKeyExchangeDhe(new Opaque(ours.share())));
        yield ours.secret();
      }
      case ServerHelloDone _ -> {
        byte[] premaster = randomness.bytes(48);
        premaster[0] = (byte) (hello.legacyVersion().value() >>> 8);
        premaster[1] = (byte) hello.legacyVersion().value();
        byte[] key =
            dev.ascertain.x509.Certificate.decode(certificate).subjectPublicKeyInfo().der();
        send(
            new ClientKeyExchangeRsa(
                new Opaque(CRYPTO.encryptRsaPkcs1(key, premaster, randomness))));
        yield Secret.copyOf(premaster);
      }
      default -> throw new AssertionError("no key exchange: " + message);
    };
  }

  private void send(HandshakeMessage message) {
    before(message.getClass());
    message(changes.getOrDefault(message.getClass(), UnaryOperator.identity()).apply(message));
    stopIfEnded();
  }

  private void before(Class<?> kind) {
    Consumer<ScriptedClient> deed = befores.get(kind);
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

  /** The server's next message, which enters the transcript hash. */
  private HandshakeMessage fromServer() throws ViolationException {
    receive();
    Optional<byte[]> next = serverMessages.next();
    while (next.isEmpty()) {
      serverMessages.feed(open(serverRecords.removeFirst()).fragment());
      next = serverMessages.next();
    }
    Objects.requireNonNull(transcript).add(next.get());
    Dialect dialect =
        tls13 ? Dialect.TLS13 : new Dialect(ProtocolVersion.TLS_1_2, suite.keyExchange());
    return HandshakeMessage.decode(next.get(), dialect);
  }

  private void changeCipherSpecFromServer() throws ViolationException {
    receive();
    Plaintext record = open(serverRecords.removeFirst());
    if (!record.type().equals(ContentType.CHANGE_CIPHER_SPEC)) {
      throw new AssertionError("no ChangeCipherSpec but " + record.type());
    }
  }

  private Plaintext open(FramedRecord record) throws ViolationException {
    return record.type().equals(ContentType.CHANGE_CIPHER_SPEC)
        ? new Plaintext(record.type(), record.fragment())
        : read.unprotect(record.bytes());
  }

  private void receive() {
    serverStream.feed(engine().takeOutput());
    try {
      for (var next = serverStream.next(); next.isPresent(); next = serverStream.next()) {
        serverRecords.add(next.get());
      }
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }
}
