package dev.ascertain.diagnose.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.diagnose.rule.Cause;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

  static List<ClientMessage> known() {
    return Explanation.known();
  }

  @ParameterizedTest
  @MethodSource("known")
  void everyMessageIsFoundByItsCore(ClientMessage message) {
    assertThat(Explanation.of(message.core()).messages()).contains(message);
    assertThat(Explanation.of("xx " + message.core().toUpperCase(Locale.ROOT) + " yy").causes())
        .containsAll(message.causes());
    assertThat(message.causes()).doesNotHaveDuplicates();
  }

  @Test
  void noMessageIsThereTwice() {
    assertThat(known().stream().map(m -> SoughtMessage.normalized(m.core())))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseHasATextWithoutParticulars(Cause cause) {
    assertThat(Diagnoser.inGeneral(cause).title()).isNotBlank().doesNotContain("{");
  }

  /** As printed by these programs, with their addresses and line numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          curl: (60) SSL certificate problem: unable to get local issuer certificate | incomplete-chain
          curl: (60) SSL certificate problem: self-signed certificate | self-signed
          curl: (60) SSL certificate problem: self signed certificate in certificate chain | unknown-ca
          curl: (60) SSL: no alternative certificate subject name matches target host name 'a.test' | name-mismatch
          curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number | plain-http
          curl: (56) OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0 | client-certificate-required
          verify error:num=10:certificate has expired | expired
          140735:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:rec_layer_s3.c:1586:SSL alert number 40 | no-common-cipher
          ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'a.test'. (_ssl.c:992) | name-mismatch
          Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: a.test. is not in the cert's altnames: DNS:b.test | name-mismatch
          Error: unable to verify the first certificate { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } | incomplete-chain
          javax.net.ssl.SSLHandshakeException: (certificate_unknown) PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target | incomplete-chain
          javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure | no-common-cipher
          x509: certificate signed by unknown authority | incomplete-chain
          tls: failed to verify certificate: x509: certificate is valid for a.test, not b.test | name-mismatch
          invalid peer certificate: UnknownIssuer | incomplete-chain
          net::ERR_CERT_DATE_INVALID | expired
          ssl_client_socket_impl.cc(970)] handshake failed; returned -1, SSL error code 1, net_error -202 | self-signed
          Error code: SSL_ERROR_NO_CYPHER_OVERLAP | no-common-cipher
          Peer\u2019s Certificate has expired. | expired
          System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot | unknown-ca
          schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325) | unknown-ca
          *** Fatal error: A packet with illegal or unsupported version was received. | version-mismatch
          """)
  void theLikeliestCauseOf(String printed, String id) {
    assertThat(Explanation.of(printed).causes().getFirst().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({"alert 1120", "curl: (600)", "all is well", "''", "SSL_ERROR_BAD_CERT_DOMAINS"})
  void whatIsNoMessageIsNotExplained(String text) {
    assertThat(Explanation.of(text).causes()).isEmpty();
  }

  @Test
  void anExceptionIsExplainedByItsCauses() {
    var expired = new CertificateExpiredException("NotAfter: Thu Nov 26 00:00:00 UTC 2026");
    var path = new CertPathValidatorException("validity check failed", expired);
    assertThat(Explanation.of(new SSLHandshakeException("PKIX path validation failed", path)))
        .satisfies(e -> assertThat(e.causes().getFirst()).isEqualTo(Cause.EXPIRED));
  }

  @Test
  void causesInACircleEnd() {
    Exception outer = new IllegalStateException("outer");
    outer.initCause(new IllegalStateException("certificate has expired", outer));
    assertThat(Explanation.of(outer).causes()).contains(Cause.EXPIRED);
  }

  @Test
  void aLogTellsEachErrorOnce() throws IOException {
    String log =
        """
        start
        10:00 a: certificate has expired
        10:01 a: certificate has expired
        10:02 b: ECONNREFUSED
        """;
    List<LoggedError> errors = LoggedError.in(new StringReader(log));
    assertThat(errors).extracting(LoggedError::line).containsExactly(2L, 4L);
    assertThat(errors).extracting(LoggedError::times).containsExactly(2L, 1L);
  }

  @Test
  void aLongLineIsReadInItsBeginningOnly() throws IOException {
    String line = "x".repeat(Explanation.LONGEST) + " certificate has expired";
    assertThat(LoggedError.in(new StringReader(line)).getFirst().explanation().causes()).isEmpty();
    assertThat(LoggedError.in(new StringReader("\n \n"))).isEmpty();
  }
}
