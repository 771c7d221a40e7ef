package dev.ascertain.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.diagnose.rule.Actor;
import dev.ascertain.diagnose.rule.Candidate;
import dev.ascertain.diagnose.rule.Confidence;
import dev.ascertain.diagnose.rule.Evidence;
import dev.ascertain.diagnose.rule.Probe;
import dev.ascertain.diagnose.rule.Scene;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.verify.DateFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.SentFinding;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoserTest {
  private static final Finding EXPIRED =
      new DateFinding.Expired(0, Scene.AT.minus(Duration.ofDays(3)), Scene.AT);
  private static final Finding MISMATCH =
      new IdentityFinding.NameMismatch(
          0, ReferenceIdentifier.parse("www.example.com"), List.of("example.com"));
  private static final Finding ROOT_SENT = new SentFinding.RootSent(1, 900);

  private static Case known(Scene scene) {
    return new Case(scene.observation(), scene.verification());
  }

  private static List<Diagnosis> diagnose(Scene scene) {
    return Diagnoser.diagnose(known(scene));
  }

  private static List<String> ids(Scene scene) {
    return diagnose(scene).stream().map(Diagnosis::id).toList();
  }

  private static Diagnosis only(Scene scene) {
    assertThat(ids(scene)).hasSize(1);
    return diagnose(scene).getFirst();
  }

  @Test
  void aHealthyServerHasNoDiagnosisAndNeedsNoFurtherConnection() {
    assertThat(diagnose(Scene.healthy())).isEmpty();
    assertThat(Diagnoser.wantedProbe(known(Scene.healthy()))).isEmpty();
  }

  @Test
  void anOptionalClientCertificateIsNoFault() {
    assertThat(diagnose(Scene.handshake().requestsCertificate().found().http(200))).isEmpty();
  }

  @Test
  void severalFaultsAreAllKeptAndTheHeadlineIsChosenByRank() {
    Scene scene = Scene.handshake().found(ROOT_SENT, EXPIRED, MISMATCH);

    assertThat(ids(scene)).containsExactly("name-mismatch", "expired", "root-sent");
  }

  @Test
  void whatEndedTheHandshakeComesBeforeTheCertificate() {
    Scene scene =
        Scene.handshake()
            .requestsCertificate()
            .alerts(AlertDescription.CERTIFICATE_REQUIRED)
            .found(EXPIRED);

    assertThat(ids(scene)).containsExactly("client-certificate-required", "expired");
  }

  @Test
  void aWarningNeverComesBeforeAnError() {
    Scene scene = Scene.handshake().requestsCertificate().http(400).found(EXPIRED);

    assertThat(ids(scene)).containsExactly("expired", "client-certificate-required");
    assertThat(diagnose(scene).getLast().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void datesAreShownInUtcWithTheirDistance() {
    assertThat(only(Scene.handshake().found(EXPIRED)).title())
        .isEqualTo(
            "The certificate of www.example.com:443 expired on"
                + " 2026-05-29 12:00:00 UTC (3 days ago).");
  }

  @Test
  void aNearMissOfTheNameIsPointedOut() {
    assertThat(only(Scene.handshake().found(MISMATCH)).why())
        .isEqualTo("It is for example.com: only the \"www.\" differs.");
  }

  @Test
  void handshakeFailureAloneLeavesCandidatesAndWantsTheWideOffer() {
    Scene scene = Scene.hello().alerts(AlertDescription.HANDSHAKE_FAILURE);

    assertThat(Diagnoser.wantedProbe(known(scene))).contains(Probe.WIDE_OFFER);
    assertThat(only(scene).id()).isEqualTo("no-common-cipher");
    assertThat(only(scene).confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(only(scene).candidates()).hasSize(4);
    assertThat(only(scene).title()).contains("perhaps");
  }

  @Test
  void anotherSuiteTakenDecidesForNoCommonCipher() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                ProtocolVersion.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);

    assertThat(Diagnoser.wantedProbe(known(scene))).isEmpty();
    assertThat(only(scene).id()).isEqualTo("no-common-cipher");
    assertThat(only(scene).confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(only(scene).candidates()).isEmpty();
    assertThat(only(scene).actor()).isEqualTo(Actor.SERVER_OPERATOR);
    assertThat(only(scene).evidence().getFirst()).isInstanceOf(Evidence.OfProbe.class);
  }

  @Test
  void anotherSuiteTakenTogetherWithAnotherGroupDecidesNothing() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, NamedGroup.SECP384R1);

    assertThat(only(scene).id()).isEqualTo("no-common-cipher");
    assertThat(only(scene).confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(only(scene).candidates().toString()).contains("--groups");
  }

  @Test
  void whatIsNewIsThenOfferedAlone() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, NamedGroup.SECP384R1);
    assertThat(Diagnoser.wantedProbe(known(scene))).contains(Probe.OTHER_SUITES);
    scene.refuses(Probe.OTHER_SUITES);
    assertThat(Diagnoser.wantedProbe(known(scene))).contains(Probe.OTHER_GROUPS);
    scene.takes(Probe.OTHER_GROUPS);

    assertThat(Diagnoser.wantedProbe(known(scene))).isEmpty();
    assertThat(only(scene).id()).isEqualTo("no-common-group");
    assertThat(only(scene).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aRecommendedSuiteTakenMeansThatOurOfferWasTooShort() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384);

    assertThat(only(scene).actor()).isEqualTo(Actor.CLIENT);
  }

  @Test
  void anotherVersionTakenDecidesForVersionMismatch() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                ProtocolVersion.TLS_1_0, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);

    assertThat(only(scene).id()).isEqualTo("version-mismatch");
    assertThat(only(scene).title()).contains("but TLS 1.0");
    assertThat(Diagnoser.wantedProbe(known(scene))).contains(Probe.SAME_VERSIONS);
  }

  @Test
  void anotherSuiteOfTheSameVersionMeansThatItWasNotTheVersion() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                ProtocolVersion.TLS_1_1, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)
            .takesInTheSameVersions(
                ProtocolVersion.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);

    assertThat(ids(scene)).containsExactly("no-common-cipher");
    assertThat(only(scene).title())
        .endsWith(
            "accepts none of the cipher suites offered; it takes"
                + " TLS_RSA_WITH_AES_128_CBC_SHA.");
    assertThat(Diagnoser.wantedProbe(known(scene))).isEmpty();
  }

  @Test
  void aVersionThatWasOfferedButIsChosenTheWrongWayIsAViolation() {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_AES_128_GCM_SHA256)
            .breaks(Rule.UNOFFERED_VERSION, "ServerHello.legacy_version");

    assertThat(ids(scene)).containsExactly("protocol-violation");
    assertThat(only(scene).title())
        .endsWith("ServerHello.legacy_version: expected what is right, got what is wrong.");
  }

  @Test
  void aWarningAboutTheNameIsTheReasonIfTheServerThenHangsUp() {
    Scene scene = Scene.hello().warns(AlertDescription.UNRECOGNIZED_NAME).closes();

    assertThat(ids(scene)).containsExactly("unrecognized-name");
    assertThat(ids(Scene.handshake().found().warns(AlertDescription.UNRECOGNIZED_NAME))).isEmpty();
    Scene wentOn =
        Scene.hello()
            .warns(AlertDescription.UNRECOGNIZED_NAME)
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .closes();
    assertThat(ids(wentOn)).containsExactly("server-hung-up");
  }

  @Test
  void noHostNameIsBlamedThatWasNotSent() {
    assertThat(only(Scene.hello().closes()).candidates().toString())
        .contains("refuses the host name www.example.com");
    assertThat(only(Scene.nameless().closes()).candidates().toString())
        .contains("--servername")
        .doesNotContain("www.example.com");
    assertThat(only(Scene.nameless().alerts(AlertDescription.UNRECOGNIZED_NAME)).title())
        .endsWith("does not serve a client that names no host.");
  }

  @Test
  void theVersionBehindTheAlertIsFoundOutByTheWideOffer() {
    Scene scene = Scene.hello().alerts(AlertDescription.PROTOCOL_VERSION);
    assertThat(only(scene).id()).isEqualTo("version-mismatch");
    assertThat(only(scene).title()).contains("but one that is not known");
    assertThat(Diagnoser.wantedProbe(known(scene))).contains(Probe.WIDE_OFFER);

    scene.takesWhenAllIsOffered(ProtocolVersion.TLS_1_1, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
    assertThat(only(scene).title()).contains("but TLS 1.1");
    assertThat(Diagnoser.wantedProbe(known(scene))).isEmpty();
  }

  @Test
  void refusingEverythingExcludesTheCipherSuites() {
    Scene scene =
        Scene.hello().alerts(AlertDescription.HANDSHAKE_FAILURE).refusesAlsoWhenAllIsOffered();

    assertThat(only(scene).id()).isEqualTo("handshake-alert");
    assertThat(only(scene).candidates()).isNotEmpty();
  }

  @Test
  void takingWhatWasOfferedBeforeLeavesGroupsAndSignatureSchemes() {
    Scene scene =
        Scene.hello()
            .alerts(AlertDescription.HANDSHAKE_FAILURE)
            .takesWhenAllIsOffered(
                ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);

    assertThat(only(scene).id()).isEqualTo("handshake-alert");
    assertThat(only(scene).candidates().toString()).contains("--groups", "--sigalgs");
  }

  @Test
  void handshakeFailureAfterARequestMeansTheClientCertificate() {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .requestsCertificate()
            .alerts(AlertDescription.HANDSHAKE_FAILURE);

    assertThat(ids(scene)).containsExactly("client-certificate-required");
    assertThat(Diagnoser.wantedProbe(known(scene))).isEmpty();
  }

  @Test
  void hangingUpAfterARequestMeansItTooButNotForCertain() {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .requestsCertificate()
            .closes();

    assertThat(only(scene).id()).isEqualTo("client-certificate-required");
    assertThat(only(scene).confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void handshakeFailureAfterTheServerHelloIsNotAboutTheOffer() {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .alerts(AlertDescription.HANDSHAKE_FAILURE);

    assertThat(only(scene).id()).isEqualTo("handshake-alert");
    assertThat(only(scene).text().whatHappened().brief()).contains("after its ServerHello");
    assertThat(Diagnoser.wantedProbe(known(scene))).isEmpty();
  }

  @Test
  void hangingUpNamesTheStepAndTheManner() {
    Scene silent = Scene.hello().closes();
    Scene reset =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .breaksOff(new NetworkFailure.ConnectionReset(Scene.REMOTE, Stage.HANDSHAKE));

    assertThat(only(silent).title())
        .isEqualTo(
            "The server closed the connection (FIN) right after our ClientHello, without saying"
                + " why.");
    assertThat(Diagnoser.wantedProbe(known(silent))).contains(Probe.WIDE_OFFER);
    assertThat(only(reset).title())
        .isEqualTo(
            "The server reset the connection (RST) after its ServerHello, without saying why.");
    assertThat(Diagnoser.wantedProbe(known(reset))).isEmpty();
  }

  @Test
  void hangingUpOverTheCipherSuitesIsFoundOutByTheWideOffer() {
    Scene scene =
        Scene.hello()
            .closes()
            .takesWhenAllIsOffered(
                ProtocolVersion.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);

    assertThat(ids(scene)).containsExactly("no-common-cipher");
  }

  @Test
  void aTimeoutNamesItsStep() {
    Scene lookup =
        Scene.begin()
            .noConnection(
                new NetworkFailure.TimedOut(Stage.NAME_LOOKUP, "www.example.com", 5_000_000_000L));
    Scene handshake =
        Scene.hello()
            .breaksOff(
                new NetworkFailure.TimedOut(Stage.HANDSHAKE, "192.0.2.1:443", 10_000_000_000L));

    assertThat(only(lookup).title())
        .isEqualTo(
            "www.example.com:443 did not answer in time: timed out after 5 s, looking up the"
                + " name.");
    assertThat(only(handshake).title())
        .isEqualTo(
            "www.example.com:443 did not answer in time: timed out after 10 s, in the TLS"
                + " handshake, right after our ClientHello.");
  }

  @Test
  void theMiddleOfARecordIsNotTakenForSilence() {
    Scene dripping =
        Scene.hello()
            .stopsInsideARecordAfter(3)
            .breaksOff(
                new NetworkFailure.TimedOut(Stage.HANDSHAKE, "192.0.2.1:443", 2_000_000_000L));
    Scene cut = Scene.hello().stopsInsideARecordAfter(40).closes();

    assertThat(only(dripping).title())
        .isEqualTo(
            "www.example.com:443 did not answer in time: timed out after 2 s, in the TLS handshake,"
                + " right after our ClientHello, in the middle of a record (3 of its bytes had"
                + " come).");
    assertThat(only(dripping).candidates())
        .extracting(Candidate::cause)
        .doesNotContain("The server does not speak TLS on this port and waits for more input.");
    assertThat(only(cut).title())
        .isEqualTo(
            "The server closed the connection (FIN) right after our ClientHello, in the middle of a"
                + " record (40 of its bytes had come), without saying why.");
  }

  @Test
  void aTimeoutOfTheHttpAnswerIsOnlyAWarning() {
    Scene scene =
        Scene.handshake()
            .found()
            .http(new NetworkFailure.TimedOut(Stage.HTTP, "192.0.2.1:443", 10_000_000_000L));

    assertThat(only(scene).severity()).isEqualTo(Severity.WARNING);
    assertThat(only(scene).title())
        .endsWith("did not answer the HTTP request: nothing came within 10 s.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "220 mail.example.com ESMTP | SMTP",
        "220-FTP server ready | FTP",
        "220 ProFTPD Server | FTP",
        "* OK IMAP4rev1 ready | IMAP",
        "+OK POP3 ready | POP3",
        "SSH-2.0-OpenSSH_9.9 | SSH",
        "200 news.example.com ready | NNTP",
        "RFB 003.008 | VNC"
      })
  void aBannerNamesItsProtocol(String banner, String protocol) {
    Diagnosis diagnosis = only(Scene.hello().saysInPlainText(banner));

    assertThat(diagnosis.id()).isEqualTo("starttls-banner");
    assertThat(diagnosis.title()).contains("speaks " + protocol + ",");
  }

  @Test
  void mysqlIsKnownByItsFirstPacket() {
    Scene scene = Scene.hello().saysInPlainText("J\0\0\0\n8.4.0\0");

    assertThat(only(scene).title()).contains("speaks MySQL,");
  }

  @Test
  void whatAServerSaysCannotReachTheTerminal() {
    Diagnosis diagnosis = only(Scene.hello().saysInPlainText("\u001b[2J\u001b]0;hi\u0007"));

    assertThat(diagnosis.toString()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void aBannerInTheMiddleOfAHandshakeIsAViolation() {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .saysInPlainText("HTTP/1.1 400 Bad Request\r\n");

    assertThat(ids(scene)).containsExactly("protocol-violation");
  }

  @Test
  void aRefusalByOurJudgeIsToldByItsFindingAlone() {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .breaks(Rule.CERTIFICATE_EXPIRED, "Certificate.certificate_list[0]")
            .found(EXPIRED);

    assertThat(ids(scene)).containsExactly("expired");
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_HANDSHAKE_SIGNATURE, wrong-key",
    "EMPTY_CERTIFICATE_LIST, no-certificate",
    "UNREADABLE_CERTIFICATE, malformed-certificate"
  })
  void whatEndsTheHandshakeBeforeAVerificationHasTheSameDiagnosis(Rule rule, String id) {
    Scene scene =
        Scene.hello()
            .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            .breaks(rule, "Certificate.certificate_list");

    assertThat(ids(scene)).containsExactly(id);
  }

  @Test
  void aClockThatAgreesIsNoHint() {
    assertThat(ids(Scene.handshake().found(EXPIRED).http(200))).containsExactly("expired");
  }

  @Test
  void aClockThatDisagreesComesBeforeTheDates() {
    Scene scene = Scene.handshake().found(EXPIRED).http(200, "Fri, 01 May 2026 12:00:00 GMT");

    assertThat(ids(scene)).containsExactly("client-clock", "expired");
    assertThat(diagnose(scene).getFirst().actor()).isEqualTo(Actor.CLIENT);
  }

  @Test
  void evidencePointsToTheEventAndItsBytes() {
    Diagnosis diagnosis = only(Scene.hello().alerts(AlertDescription.UNRECOGNIZED_NAME));

    assertThat(diagnosis.evidence().getFirst())
        .isInstanceOfSatisfying(
            Evidence.OfEvent.class,
            evidence -> {
              assertThat(evidence.event()).isEqualTo(1);
              assertThat(evidence.path()).isEqualTo("Alert.description");
              assertThat(evidence.range().orElseThrow().length()).isEqualTo(1);
              assertThat(evidence.sentence())
                  .isEqualTo(
                      "The server sent the alert unrecognized_name (112) right after our"
                          + " ClientHello.");
            });
  }
}
