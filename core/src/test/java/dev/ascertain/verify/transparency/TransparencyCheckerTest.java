package dev.ascertain.verify.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.transparency.JudgedTimestamp.Origin;
import dev.ascertain.verify.transparency.MintSct.Log;
import dev.ascertain.verify.transparency.TransparencyStatus.Compliance;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import dev.ascertain.x509.MintOcsp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransparencyCheckerTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant WHEN = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant AT = Instant.parse("2026-06-20T00:00:00Z");
  private static final Instant NOT_AFTER = WHEN.plus(Duration.ofDays(90));

  private static final Log ONE = Log.usable("One", "Operator 1");
  private static final Log TWO = Log.usable("Two", "Operator 2");
  private static final Log SAME = Log.usable("Three", "Operator 1");
  private static final Minted CA = Mint.ca("CA").mint();

  private static Mint mint() {
    return Mint.server("a.example").valid(WHEN, NOT_AFTER);
  }

  private static Minted with(Log... logs) {
    return MintSct.certificate(mint(), CA, WHEN, logs);
  }

  private static Optional<CtLogList> logs(Log... logs) throws UnusableLogListException {
    return Optional.of(CtLogList.fromJson("logs.json", MintSct.list(AT, logs), CRYPTO));
  }

  private static TransparencyStatus check(Minted certificate, Optional<CtLogList> logs) {
    return check(certificate.certificate(), Optional.empty(), Optional.empty(), logs);
  }

  private static TransparencyStatus check(
      Certificate certificate,
      Optional<byte[]> fromTls,
      Optional<byte[]> staple,
      Optional<CtLogList> logs) {
    return TransparencyChecker.check(
        new TransparencyRequest(
            certificate, Optional.of(CA.certificate()), fromTls, staple, logs, AT),
        CRYPTO);
  }

  private static SctVerdict verdict(Minted certificate, Optional<CtLogList> logs) {
    return check(certificate, logs).timestamps().getFirst().verdict();
  }

  // Where timestamps come from

  @Test
  void timestampsInTheCertificateAreSignedForItsPrecertificate() throws Exception {
    TransparencyStatus status = check(with(ONE, TWO), logs(ONE, TWO));

    assertThat(status.timestamps())
        .extracting(JudgedTimestamp::verdict)
        .containsExactly(SctVerdict.GOOD, SctVerdict.GOOD);
    assertThat(status.compliance()).isEqualTo(Compliance.ENOUGH);
    assertThat(status.timestamps().getFirst())
        .hasToString("The timestamp of 2026-06-01T00:00:00Z by \"One\" is good.");
  }

  @Test
  void theExtensionMayStandAlone() throws Exception {
    Minted only =
        MintSct.certificate(
            mint().without(Extension.subjectAlternativeName).withoutIdentifiers(), CA, WHEN, ONE);

    assertThat(verdict(only, logs(ONE))).isEqualTo(SctVerdict.GOOD);
  }

  @Test
  void timestampsInTheHandshakeAreSignedForTheCertificate() throws Exception {
    Minted leaf = mint().by(CA).mint();
    byte[] list = MintSct.list(List.of(ONE.stamp(leaf, WHEN), TWO.stamp(leaf, WHEN)));
    TransparencyStatus status =
        check(leaf.certificate(), Optional.of(list), Optional.empty(), logs(ONE, TWO));

    assertThat(status.timestamps())
        .extracting(JudgedTimestamp::origin)
        .containsExactly(Origin.TLS_EXTENSION, Origin.TLS_EXTENSION);
    assertThat(status.compliance()).isEqualTo(Compliance.ENOUGH);
  }

  @Test
  void timestampsInTheStapleToo() throws Exception {
    Minted leaf = mint().by(CA).mint();
    Extension extension =
        Extension.create(
            MintSct.IN_OCSP,
            false,
            MintSct.extension(List.of(ONE.stamp(leaf, WHEN), TWO.stamp(leaf, WHEN))));
    byte[] staple = MintOcsp.of(CA).answer(leaf, CertificateStatus.GOOD, extension).der();
    TransparencyStatus status =
        check(leaf.certificate(), Optional.empty(), Optional.of(staple), logs(ONE, TWO));

    assertThat(status.timestamps())
        .extracting(JudgedTimestamp::origin)
        .containsExactly(Origin.OCSP_RESPONSE, Origin.OCSP_RESPONSE);
    assertThat(status.compliance()).isEqualTo(Compliance.ENOUGH);
  }

  @Test
  void whatCannotBeReadIsTold() throws Exception {
    Minted leaf =
        mint()
            .by(CA)
            .extension(
                MintSct.IN_CERTIFICATE,
                false,
                new org.bouncycastle.asn1.DEROctetString(new byte[] {9}))
            .mint();
    TransparencyStatus status =
        check(
            leaf.certificate(),
            Optional.of(new byte[] {1}),
            Optional.of(new byte[] {2}),
            logs(ONE));

    assertThat(status.unreadable()).hasSize(3);
    assertThat(status.unreadable().get(0)).startsWith("the timestamps in the certificate: ");
    assertThat(status.unreadable().get(1)).startsWith("the timestamps in the handshake: ");
    assertThat(status.unreadable().get(2)).startsWith("the stapled OCSP response: ");
    assertThat(status.compliance()).isEqualTo(Compliance.NOT_ENOUGH);
  }

  // What a timestamp is worth

  @Test
  void aTimestampOfAnotherCertificateIsNotTheLogs() throws Exception {
    Minted other = mint().by(CA).mint();
    byte[] stamp = ONE.stampPrecertificate(other, CA, WHEN);
    Minted leaf =
        mint()
            .by(CA)
            .extension(MintSct.IN_CERTIFICATE, false, MintSct.extension(List.of(stamp)))
            .mint();

    assertThat(verdict(leaf, logs(ONE))).isEqualTo(SctVerdict.BAD_SIGNATURE);
  }

  @Test
  void aTimestampForAnotherIssuersKeyIsNotTheLogs() throws Exception {
    Minted namesake = Mint.ca("CA").mint();
    Minted leaf = with(ONE);
    TransparencyStatus status =
        TransparencyChecker.check(
            new TransparencyRequest(
                leaf.certificate(),
                Optional.of(namesake.certificate()),
                Optional.empty(),
                Optional.empty(),
                logs(ONE),
                AT),
            CRYPTO);

    assertThat(status.timestamps().getFirst().verdict()).isEqualTo(SctVerdict.BAD_SIGNATURE);
  }

  @Test
  void withoutTheIssuerNobodyCanTell() throws Exception {
    TransparencyStatus status =
        TransparencyChecker.check(
            new TransparencyRequest(
                with(ONE, TWO).certificate(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                logs(ONE, TWO),
                AT),
            CRYPTO);

    assertThat(status.timestamps().getFirst().verdict()).isEqualTo(SctVerdict.ISSUER_UNKNOWN);
    assertThat(status.compliance()).isEqualTo(Compliance.COULD_NOT_TELL);
  }

  @Test
  void aLogMaySignWithRsa() throws Exception {
    Log rsa = new Log("RSA", "Operator", "usable", Instant.EPOCH, Mint.rsa(2048));

    assertThat(verdict(with(rsa), logs(rsa))).isEqualTo(SctVerdict.GOOD);
  }

  @Test
  void aTimestampOfATimeToComeDoesNotCount() throws Exception {
    Instant tomorrow = AT.plus(Duration.ofDays(1));
    Minted leaf = MintSct.certificate(mint(), CA, tomorrow.plusMillis(1), ONE);
    assertThat(verdict(leaf, logs(ONE))).isEqualTo(SctVerdict.FROM_THE_FUTURE);

    // CAs date certificates back.
    Minted now = MintSct.certificate(mint(), CA, tomorrow, ONE);
    assertThat(verdict(now, logs(ONE))).isEqualTo(SctVerdict.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "pending, 2026-01-01T00:00:00Z, LOG_NOT_APPROVED",
    "qualified, 2026-01-01T00:00:00Z, GOOD",
    "usable, 2026-01-01T00:00:00Z, GOOD",
    "readonly, 2026-01-01T00:00:00Z, GOOD",
    "retired, 2026-06-01T00:00:01Z, GOOD_OF_RETIRED_LOG",
    "retired, 2026-06-01T00:00:00Z, LOG_NOT_APPROVED",
    "rejected, 2026-07-01T00:00:00Z, LOG_NOT_APPROVED",
    "unheard-of, 2026-01-01T00:00:00Z, LOG_NOT_APPROVED",
  })
  void theStateOfTheLogMatters(String state, Instant since, SctVerdict verdict) throws Exception {
    assertThat(verdict(with(ONE), logs(ONE.state(state, since)))).isEqualTo(verdict);
  }

  @Test
  void theIntervalOfTheLogMatters() throws Exception {
    String json = new String(MintSct.list(AT, ONE), java.nio.charset.StandardCharsets.UTF_8);
    String interval =
        "\"temporal_interval\": {\"start_inclusive\": \"%s\", \"end_exclusive\": \"%s\"}, \"url\"";
    String right = json.replace("\"url\"", interval.formatted(NOT_AFTER, NOT_AFTER.plusSeconds(1)));
    String wrong = json.replace("\"url\"", interval.formatted(WHEN, NOT_AFTER));

    assertThat(verdict(with(ONE), Optional.of(decode(right)))).isEqualTo(SctVerdict.GOOD);
    assertThat(verdict(with(ONE), Optional.of(decode(wrong))))
        .isEqualTo(SctVerdict.OUTSIDE_INTERVAL);
  }

  private static CtLogList decode(String json) throws UnusableLogListException {
    return CtLogList.fromJson(
        "logs.json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8), CRYPTO);
  }

  // How many are enough

  @Test
  void noneAreNotEnough() {
    TransparencyStatus status = check(mint().by(CA).mint(), Optional.empty());

    assertThat(status.compliance()).isEqualTo(Compliance.NOT_ENOUGH);
    assertThat(status).hasToString("0 of the 2 timestamps that are needed.");
  }

  @Test
  void withoutAListNobodyCanTellUnlessThereAreTooFew() {
    assertThat(check(with(ONE, TWO), Optional.empty()).compliance())
        .isEqualTo(Compliance.COULD_NOT_TELL);
    assertThat(check(with(ONE, TWO), Optional.empty()).timestamps())
        .extracting(JudgedTimestamp::verdict)
        .containsOnly(SctVerdict.NO_LOG_LIST);
    assertThat(check(with(ONE), Optional.empty()).compliance()).isEqualTo(Compliance.NOT_ENOUGH);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 3"})
  void longLivedCertificatesNeedThree(int secondsMore, int needed) {
    Minted leaf =
        Mint.server("a.example")
            .by(CA)
            .valid(WHEN, WHEN.plus(Duration.ofDays(180)).plusSeconds(secondsMore))
            .mint();

    assertThat(check(leaf, Optional.empty()).needed()).isEqualTo(needed);
  }

  @Test
  void twoTimestampsOfOneLogAreOne() throws Exception {
    assertThat(check(with(ONE, ONE), logs(ONE)).compliance()).isEqualTo(Compliance.NOT_ENOUGH);
    assertThat(check(with(ONE, ONE), logs(ONE)).good()).isEqualTo(1);
  }

  @Test
  void twoLogsOfOneOperatorAreNotEnough() throws Exception {
    assertThat(check(with(ONE, SAME), logs(ONE, SAME)).compliance())
        .isEqualTo(Compliance.NOT_ENOUGH);
    assertThat(check(with(ONE, SAME, TWO), logs(ONE, SAME, TWO)).compliance())
        .isEqualTo(Compliance.ENOUGH);
  }

  @Test
  void anOperatorOfThenCounts() throws Exception {
    String json = new String(MintSct.list(AT, ONE, SAME), java.nio.charset.StandardCharsets.UTF_8);
    String sold =
        json.replaceFirst(
            "\"url\"",
            "\"previous_operators\": [{\"name\": \"Seller\", \"end_time\": \"%s\"}], \"url\""
                .formatted(AT));

    assertThat(check(with(ONE, SAME), Optional.of(decode(sold))).compliance())
        .isEqualTo(Compliance.ENOUGH);
  }

  @Test
  void oneLogMustStillRun() throws Exception {
    Log ended = ONE.state("retired", AT);
    Log endedToo = TWO.state("retired", AT);

    assertThat(check(with(ONE, TWO), logs(ended, TWO)).compliance()).isEqualTo(Compliance.ENOUGH);
    assertThat(check(with(ONE, TWO), logs(ended, endedToo)).compliance())
        .isEqualTo(Compliance.NOT_ENOUGH);
  }

  @Test
  void inTheHandshakeOnlyRunningLogsCount() throws Exception {
    Minted leaf = mint().by(CA).mint();
    byte[] list = MintSct.list(List.of(ONE.stamp(leaf, WHEN), TWO.stamp(leaf, WHEN)));

    assertThat(
            check(
                    leaf.certificate(),
                    Optional.of(list),
                    Optional.empty(),
                    logs(ONE.state("retired", AT), TWO))
                .compliance())
        .isEqualTo(Compliance.NOT_ENOUGH);
  }

  @Test
  void anOldListDoesNotKnowNewLogs() throws Exception {
    Instant old = AT.minus(Duration.ofDays(70)).minusSeconds(1);
    Instant fresh = AT.minus(Duration.ofDays(70));

    assertThat(check(with(ONE, TWO), ofDate(old)).compliance())
        .isEqualTo(Compliance.COULD_NOT_TELL);
    assertThat(check(with(ONE, TWO), ofDate(fresh)).compliance()).isEqualTo(Compliance.NOT_ENOUGH);
  }

  private static Optional<CtLogList> ofDate(Instant date) throws UnusableLogListException {
    return Optional.of(CtLogList.fromJson("logs.json", MintSct.list(date, ONE), CRYPTO));
  }

  @Test
  void aFewTimestampsAreJudged() {
    Log[] many = new Log[40];
    java.util.Arrays.fill(many, ONE);

    assertThat(check(with(many), Optional.empty()).timestamps()).hasSize(32);
  }
}
