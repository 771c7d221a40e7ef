package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.EncryptedHello;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.observation.Target;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.OfferedPsks;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EcParameters;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What might have been seen of a server, told step by step. */
public final class Scene {
  public static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  public static final Endpoint REMOTE =
      new Endpoint(new IpAddress(new byte[] {(byte) 192, 0, 2, 1}), 443);
  static final List<CipherSuite> OFFERED =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
  private static final Target TARGET =
      new Target("www.example.com", "www.example.com", 443, Optional.empty());
  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted INTERMEDIATE = Mint.ca("Intermediate").by(ROOT).mint();
  private static final Minted LEAF = Mint.server("www.example.com").by(INTERMEDIATE).mint();

  private final List<Event> events = new ArrayList<>();
  private final List<ProbeResult> probes = new ArrayList<>();
  private @Nullable EncryptedHello encryptedHello;
  private @Nullable NetworkFailure connectFailure;
  private @Nullable NetworkFailure handshakeFailure;
  private int unfinishedBytes;
  private @Nullable HttpAnswer http;
  private @Nullable List<Finding> findings;

  /** A server that nothing is known of yet. */
  public static Scene begin() {
    return new Scene();
  }

  /** A server to which we sent a ClientHello. */
  public static Scene hello() {
    return begin().says(Sender.CLIENT, clientHello());
  }

  /** A server to which we sent a ClientHello that names no host. */
  public static Scene nameless() {
    ClientHello named = clientHello();
    return begin()
        .says(
            Sender.CLIENT,
            new ClientHello(
                named.legacyVersion(),
                named.random(),
                named.legacySessionId(),
                named.cipherSuites(),
                named.legacyCompressionMethods(),
                Extensions.of(new SupportedVersions(List.of(ProtocolVersion.TLS_1_2)))));
  }

  /** A server to which we sent a ClientHello with a pre-shared key. */
  public static Scene helloWithKey() {
    var identity = new OfferedPsks.PskIdentity(Opaque.ofHex("6d65"), 0);
    return hello(new OfferedPsks(List.of(identity), List.of(new Opaque(new byte[32]))));
  }

  /** A server to which we sent a ClientHello with one extension more. */
  public static Scene hello(Extension more) {
    ClientHello plain = clientHello();
    List<Extension> extensions = new ArrayList<>(plain.extensions().list());
    extensions.add(more);
    return begin()
        .says(
            Sender.CLIENT,
            new ClientHello(
                plain.legacyVersion(),
                plain.random(),
                plain.legacySessionId(),
                plain.cipherSuites(),
                plain.legacyCompressionMethods(),
                Extensions.of(extensions)));
  }

  /** A complete handshake with a good certificate, and an HTTP answer. */
  public static Scene healthy() {
    return handshake().found().http(200);
  }

  /** A complete TLS 1.2 handshake. */
  public static Scene handshake() {
    return hello()
        .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
        .says(Sender.SERVER, new ServerHelloDone())
        .happens(new Event.Completed(9));
  }

  /** No connection, for this reason. */
  public Scene noConnection(NetworkFailure failure) {
    connectFailure = failure;
    return this;
  }

  /** The network ended the handshake, for this reason. */
  public Scene breaksOff(NetworkFailure failure) {
    handshakeFailure = failure;
    return this;
  }

  public Scene says(Sender sender, HandshakeMessage message) {
    byte[] bytes = message.encode();
    return happens(
        new Event.Message(
            events.size(), sender, Epoch.PLAINTEXT, bytes, Dialect.TLS12_ECDHE, message));
  }

  /** The server's ServerHello. */
  public Scene answers(ProtocolVersion version, CipherSuite suite) {
    return says(Sender.SERVER, serverHello(version, suite));
  }

  /** A ServerKeyExchange with a prime of this many bits, a multiple of 8. */
  public Scene sendsPrime(int bits) {
    byte[] prime = new byte[bits / 8];
    Arrays.fill(prime, (byte) 0xff);
    ServerKeyExchangeDhe key =
        new ServerKeyExchangeDhe(
            new Opaque(prime),
            new Opaque(new byte[] {2}),
            new Opaque(new byte[] {4}),
            new DigitallySigned(Optional.empty(), Opaque.EMPTY));
    return says(Sender.SERVER, key);
  }

  public Scene requestsCertificate() {
    return says(Sender.SERVER, new CertificateRequest12(List.of(), List.of(), List.of()));
  }

  public Scene isShownACertificate() {
    return happens(
        new Event.CertificateAnswered(
            events.size(),
            new CertificateAnswer.Presented(
                LEAF.der(), Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256), true)));
  }

  public Scene alerts(AlertDescription description) {
    return happens(
        new Event.AlertMessage(
            events.size(), Sender.SERVER, Epoch.PLAINTEXT, Alert.fatal(description)));
  }

  public Scene warns(AlertDescription description) {
    return happens(
        new Event.AlertMessage(
            events.size(),
            Sender.SERVER,
            Epoch.PLAINTEXT,
            new Alert(AlertLevel.WARNING, description)));
  }

  public Scene saysInPlainText(String text) {
    return breaks(Rule.NOT_A_RECORD, "")
        .happens(new Event.NotTls(events.size(), text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  public Scene breaks(Rule rule, String path) {
    Violation violation =
        new Violation(rule, path, new ByteRange(4, 6), "what is right", "what is wrong");
    return happens(new Event.Broken(events.size(), violation));
  }

  public Scene closes() {
    return happens(new Event.TransportEnded(events.size()));
  }

  public Scene happens(Event event) {
    events.add(event);
    return this;
  }

  /** An HTTP answer, dated at the time of judgement. */
  public Scene http(int status) {
    return http(status, "Mon, 01 Jun 2026 12:00:00 GMT");
  }

  public Scene http(int status, String date) {
    http =
        new HttpAnswer.Response(
            "HTTP/1.1", status, "", List.of(new HttpAnswer.Field("Date", date)), 0, true);
    return this;
  }

  public Scene http(NetworkFailure failure) {
    http = new HttpAnswer.Failed(failure);
    return this;
  }

  /** The ClientHello was to be encrypted. */
  public Scene encrypted(boolean usable) {
    var key =
        new EchConfig.HpkeKeyConfig(
            1,
            HpkeKemId.DHKEM_X25519_HKDF_SHA256,
            Opaque.EMPTY,
            List.of(new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM)));
    var config = new EchConfig.Contents(key, 0, "public.example.com", List.of());
    EchChoice choice =
        usable
            ? new EchChoice(
                Optional.of(new EchChoice.Chosen(config, key.cipherSuites().getFirst())), List.of())
            : new EchChoice(
                Optional.empty(),
                List.of(new EchChoice.PassedOver(config, "its public_name is not a host name")));
    encryptedHello =
        new EncryptedHello(
            new EchConfigList(List.of(config)), choice, Optional.empty(), Optional.empty());
    return this;
  }

  /** The configurations were to be had from DNS, and this came of it. */
  public Scene lookedUp(EchLookup.Outcome outcome) {
    encryptedHello =
        new EncryptedHello(
            new EchConfigList(List.of()),
            new EchChoice(Optional.empty(), List.of()),
            Optional.empty(),
            Optional.of(new EchLookup("example.com", Optional.empty(), List.of(), outcome, 0, 1)));
    return this;
  }

  /** The certificates were judged, and this was found out about them. */
  public Scene found(Finding... all) {
    findings = List.of(all);
    return this;
  }

  /** One more connection offered everything, and the server chose this. */
  public Scene takesWhenAllIsOffered(ProtocolVersion version, CipherSuite suite) {
    Scene other = hello().answers(version, suite);
    return probed(ProbeResult.Answer.YES, "It chose " + suite + ".", other);
  }

  /** As before, when asked again without the versions that the first offer lacked. */
  public Scene takesInTheSameVersions(ProtocolVersion version, CipherSuite suite) {
    Scene other = hello().answers(version, suite);
    return probed(Probe.SAME_VERSIONS, ProbeResult.Answer.YES, "It chose " + suite + ".", other);
  }

  /** As before, and then the server sends its key on this curve, which we did not offer before. */
  public Scene takesWhenAllIsOffered(CipherSuite suite, NamedGroup curve) {
    ServerKeyExchangeEcdhe key =
        new ServerKeyExchangeEcdhe(
            new EcParameters.Named(curve),
            new Opaque(new byte[] {4}),
            new DigitallySigned(Optional.empty(), Opaque.EMPTY));
    Scene other = hello().answers(ProtocolVersion.TLS_1_2, suite).says(Sender.SERVER, key);
    return probed(ProbeResult.Answer.YES, "It chose " + suite + ".", other);
  }

  /** One more connection offered everything, and the server signs by a scheme that is new. */
  public Scene takesWhenAllIsOffered(CipherSuite suite, SignatureScheme scheme) {
    ServerKeyExchangeEcdhe key =
        new ServerKeyExchangeEcdhe(
            new EcParameters.Named(NamedGroup.X25519),
            new Opaque(new byte[] {4}),
            new DigitallySigned(Optional.of(scheme), Opaque.EMPTY));
    Scene other = hello().answers(ProtocolVersion.TLS_1_2, suite).says(Sender.SERVER, key);
    return probed(ProbeResult.Answer.YES, "It chose " + suite + ".", other);
  }

  /** A further ClientHello was answered. */
  public Scene takes(Probe probe) {
    Scene other =
        hello().answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    return probed(probe, ProbeResult.Answer.YES, "It chose something.", other);
  }

  /** A further ClientHello was refused. */
  public Scene refuses(Probe probe) {
    return probed(probe, ProbeResult.Answer.NO, "It refused that too.", hello().closes());
  }

  /** One more connection offered everything, and the server refused it too. */
  public Scene refusesAlsoWhenAllIsOffered() {
    Scene other = hello().alerts(AlertDescription.HANDSHAKE_FAILURE);
    return probed(ProbeResult.Answer.NO, "It refused that too.", other);
  }

  private Scene probed(ProbeResult.Answer answer, String evidence, Scene other) {
    return probed(Probe.WIDE_OFFER, answer, evidence, other);
  }

  private Scene probed(Probe probe, ProbeResult.Answer answer, String evidence, Scene other) {
    probes.add(
        new ProbeResult(
            probe.id(), probe.question(), answer, evidence, other.observation().transcript()));
    return this;
  }

  /** The last record of the server never came whole. */
  public Scene stopsInsideARecordAfter(int bytes) {
    unfinishedBytes = bytes;
    return this;
  }

  public Observation observation() {
    DnsLookup lookup =
        new DnsLookup(TARGET.host(), DnsLookup.Source.RESOLVER, List.of(), 0, 1, Optional.empty());
    Optional<NetworkFailure> failure = Optional.ofNullable(connectFailure);
    TcpConnect connect =
        new TcpConnect(
            REMOTE,
            1,
            2,
            failure
                .<TcpConnect.Outcome>map(TcpConnect.Outcome.Failed::new)
                .orElse(new TcpConnect.Outcome.Connected(REMOTE)));
    return new Observation(
        new ConnectAttempt(TARGET, Optional.empty(), lookup, List.of(connect), failure),
        events.isEmpty()
            ? Optional.empty()
            : Optional.of(new Transcript(events, List.of(), Optional.empty(), unfinishedBytes)),
        Optional.ofNullable(handshakeFailure),
        Optional.ofNullable(http),
        List.of(),
        probes,
        Optional.empty(),
        Optional.ofNullable(encryptedHello));
  }

  public Optional<Verification> verification() {
    return Optional.ofNullable(findings).map(Scene::verification);
  }

  public Symptoms symptoms() {
    return new Symptoms(observation(), verification());
  }

  private static Verification verification(List<Finding> findings) {
    return new Verification(
        AT,
        Optional.of(ReferenceIdentifier.parse(TARGET.host())),
        Measure.of(TrustStore.of("Test", List.of())),
        Stream.of(LEAF, INTERMEDIATE)
            .map(minted ->
                new JudgedCertificate(
                    JudgedCertificate.Source.SENT,
                    minted.der(),
                    Optional.of(minted.certificate()),
                    List.of()))
            .toList(),
        List.of(),
        findings,
        Stream.of(Check.values())
            .map(check -> new CheckResult(check, Outcome.PASSED, "", List.of()))
            .toList(),
        List.of(),
        Optional.empty(),
        List.of(
            new CertificateRevocation(
                0, new RevocationStatus.CouldNotTell(RevocationStatus.Why.NOT_CHECKED, ""))),
        List.of());
  }

  private static ClientHello clientHello() {
    return new ClientHello(
        ProtocolVersion.TLS_1_2,
        new Opaque(new byte[32]),
        Opaque.EMPTY,
        OFFERED,
        List.of(CompressionMethod.NULL),
        Extensions.of(
            ServerName.ofHost(TARGET.host()),
            new SupportedVersions(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)),
            new SupportedGroups(List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519)),
            new ApplicationLayerProtocolNegotiation(List.of("h2", "http/1.1"))));
  }

  private static ServerHello serverHello(ProtocolVersion version, CipherSuite suite) {
    boolean tls13 = version.equals(ProtocolVersion.TLS_1_3);
    return new ServerHello(
        tls13 ? ProtocolVersion.TLS_1_2 : version,
        new Opaque(new byte[32]),
        Opaque.EMPTY,
        suite,
        CompressionMethod.NULL,
        tls13 ? Extensions.of(new SelectedVersion(version)) : Extensions.ABSENT);
  }
}
