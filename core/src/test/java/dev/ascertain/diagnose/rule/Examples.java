package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.ConformanceFinding;
import dev.ascertain.verify.DateFinding;
import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.Requirement;
import dev.ascertain.verify.RevocationFinding;
import dev.ascertain.verify.SentFinding;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Name;
import dev.ascertain.x509.ObjectIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One scene for each cause, in which it is the headline. */
public final class Examples {
  private static final Instant AT = Scene.AT;
  private static final Instant THREE_DAYS_AGO = AT.minus(Duration.ofDays(3));
  private static final ReferenceIdentifier HOST = ReferenceIdentifier.parse("www.example.com");
  private static final Name ISSUER = Mint.ca("Issuing CA").mint().certificate().subject();

  private Examples() {}

  private static Probe without(HelloElement... elements) {
    return Probe.without(List.of(elements));
  }

  /** The switch has no default: a new cause does not compile without its example. */
  public static Scene of(Cause cause) {
    return switch (cause) {
      case NAME_NOT_RESOLVED ->
          Scene.begin()
              .noConnection(
                  new NetworkFailure.NameNotResolved(
                      "www.example.com", "Name or service not known"));
      case CONNECTION_REFUSED ->
          Scene.begin().noConnection(new NetworkFailure.ConnectionRefused(Scene.REMOTE));
      case NETWORK_UNREACHABLE ->
          Scene.begin()
              .noConnection(new NetworkFailure.Unreachable(Scene.REMOTE, "Network is unreachable"));
      case PLAIN_HTTP -> Scene.hello().saysInPlainText("HTTP/1.1 400 Bad Request\r\n");
      case STARTTLS_BANNER ->
          Scene.hello().saysInPlainText("220 mail.example.com ESMTP Postfix\r\n");
      case NOT_TLS -> Scene.hello().saysInPlainText("\u0001\u0002 what?");
      case PSK_REFUSED -> Scene.helloWithKey().alerts(AlertDescription.UNKNOWN_PSK_IDENTITY);
      case CLIENT_CERTIFICATE_REQUIRED ->
          Scene.handshake().alerts(AlertDescription.CERTIFICATE_REQUIRED).found();
      case CLIENT_CERTIFICATE_REFUSED ->
          Scene.handshake()
              .requestsCertificate()
              .isShownACertificate()
              .alerts(AlertDescription.UNKNOWN_CA)
              .found();
      case ECH_REJECTED -> Scene.handshake().encrypted(true).breaks(Rule.ECH_REJECTED, "Finished");
      case ECH_UNUSABLE -> Scene.hello().encrypted(false);
      case ECH_NOT_PUBLISHED ->
          Scene.hello()
              .lookedUp(new EchLookup.NotPublished("DNS has no HTTPS record of example.com"));
      case ECH_LOOKUP_FAILED ->
          Scene.hello().lookedUp(new EchLookup.Unknown("DNS answered SERVFAIL"));
      case UNRECOGNIZED_NAME -> Scene.hello().alerts(AlertDescription.UNRECOGNIZED_NAME);
      case ALPN_MISMATCH -> Scene.hello().alerts(AlertDescription.NO_APPLICATION_PROTOCOL);
      case VERSION_MISMATCH ->
          Scene.hello()
              .answers(ProtocolVersion.TLS_1_0, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA)
              .breaks(Rule.UNOFFERED_VERSION, "ServerHello.legacy_version");
      case NO_COMMON_CIPHER ->
          Scene.hello()
              .alerts(AlertDescription.HANDSHAKE_FAILURE)
              .takesWhenAllIsOffered(
                  ProtocolVersion.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
      case SNI_REQUIRED ->
          Scene.nameless().alerts(AlertDescription.HANDSHAKE_FAILURE).takes(Probe.SERVER_NAME);
      case NO_COMMON_GROUP ->
          Scene.hello()
              .alerts(AlertDescription.HANDSHAKE_FAILURE)
              .takesWhenAllIsOffered(
                  CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, NamedGroup.SECP384R1);
      case NO_COMMON_SIGNATURE_SCHEME ->
          Scene.hello()
              .alerts(AlertDescription.HANDSHAKE_FAILURE)
              .takesWhenAllIsOffered(
                  CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                  SignatureScheme.RSA_PKCS1_SHA1);
      case DOWNGRADE ->
          Scene.hello()
              .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
              .breaks(Rule.DOWNGRADE, "ServerHello.random");
      case INAPPROPRIATE_FALLBACK -> Scene.hello().alerts(AlertDescription.INAPPROPRIATE_FALLBACK);
      case SMALL_DH ->
          Scene.hello()
              .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA)
              .sendsPrime(512);
      case LEGACY_RENEGOTIATION ->
          Scene.hello(new RenegotiationInfo(Opaque.EMPTY))
              .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
      case INTERCEPTION ->
          Scene.handshake()
              .found(
                  new ChainFinding.UnknownCa(
                      1,
                      Mint.ca("Zscaler Root CA").mint().certificate().subject(),
                      true,
                      "Mozilla"));
      case VERSION_INTOLERANCE ->
          Scene.hello()
              .alerts(AlertDescription.DECODE_ERROR)
              .takes(without(HelloElement.POST_QUANTUM, HelloElement.TLS_1_3, HelloElement.ALPN))
              .refuses(without(HelloElement.POST_QUANTUM))
              .takes(without(HelloElement.POST_QUANTUM, HelloElement.TLS_1_3))
              .takes(without(HelloElement.TLS_1_3))
              .refuses(Probe.AGAIN);
      case LARGE_HELLO_INTOLERANCE ->
          Scene.hello()
              .alerts(AlertDescription.DECODE_ERROR)
              .takes(without(HelloElement.POST_QUANTUM, HelloElement.TLS_1_3, HelloElement.ALPN))
              .takes(without(HelloElement.POST_QUANTUM))
              .refuses(Probe.AGAIN)
              .refuses(Probe.LARGE_WITHOUT_POST_QUANTUM);
      case EXTENSION_INTOLERANCE ->
          Scene.hello()
              .alerts(AlertDescription.DECODE_ERROR)
              .takes(without(HelloElement.POST_QUANTUM, HelloElement.TLS_1_3, HelloElement.ALPN))
              .refuses(without(HelloElement.POST_QUANTUM))
              .refuses(without(HelloElement.POST_QUANTUM, HelloElement.TLS_1_3))
              .takes(without(HelloElement.ALPN))
              .refuses(Probe.AGAIN);
      case UNSUPPORTED_PARAMETER ->
          Scene.hello()
              .answers(ProtocolVersion.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)
              .breaks(Rule.UNSUPPORTED_PARAMETER, "ServerHello.cipher_suite");
      case PROTOCOL_VIOLATION ->
          Scene.hello()
              .answers(ProtocolVersion.TLS_1_3, CipherSuite.TLS_AES_128_GCM_SHA256)
              .breaks(Rule.UNOFFERED_EXTENSION, "ServerHello.extensions[1]");
      case HANDSHAKE_ALERT -> Scene.hello().alerts(AlertDescription.INTERNAL_ERROR);
      case SERVER_HUNG_UP -> Scene.hello().closes();
      case TIMEOUT ->
          Scene.hello()
              .breaksOff(
                  new NetworkFailure.TimedOut(Stage.HANDSHAKE, "192.0.2.1:443", 10_000_000_000L));
      case NO_HTTP_ANSWER ->
          Scene.handshake()
              .found()
              .http(new NetworkFailure.TimedOut(Stage.HTTP, "192.0.2.1:443", 10_000_000_000L));
      case NO_CERTIFICATE -> Scene.handshake().found(new ChainFinding.NoCertificate());
      case MALFORMED_CERTIFICATE ->
          Scene.handshake().found(new ChainFinding.MalformedCertificate(0, notDer()));
      case NO_RAW_PUBLIC_KEY ->
          Scene.handshake().breaks(Rule.NO_COMMON_CERTIFICATE_TYPE, "Certificate.certificate_list");
      case UNKNOWN_RAW_PUBLIC_KEY -> Scene.hello().breaks(Rule.UNKNOWN_RAW_PUBLIC_KEY, "");
      case WRONG_KEY -> Scene.handshake().found(new IdentityFinding.WrongKey(0));
      case BAD_DELEGATED_CREDENTIAL ->
          Scene.handshake().found(new IdentityFinding.BadDelegatedCredential(0));
      case REVOKED ->
          Scene.handshake()
              .found(
                  new RevocationFinding.Revoked(0, THREE_DAYS_AGO, Optional.of("keyCompromise")));
      case BAD_SIGNATURE -> Scene.handshake().found(new ChainFinding.BadSignature(0, 1));
      case ALGORITHM_MISMATCH ->
          Scene.handshake()
              .found(
                  new ChainFinding.AlgorithmMismatch(
                      0, "sha256WithRSAEncryption", "ecdsa-with-SHA256"));
      case NOT_A_CA -> Scene.handshake().found(new ChainFinding.NotACa(1, 0));
      case PATH_LENGTH -> Scene.handshake().found(new ChainFinding.PathLength(1, 0, 1));
      case NAME_CONSTRAINT ->
          Scene.handshake()
              .found(
                  new ChainFinding.NameConstraint(
                      0, 1, new GeneralName.Dns("www.example.com"), false));
      case UNKNOWN_CRITICAL_EXTENSION ->
          Scene.handshake()
              .found(
                  new ChainFinding.UnknownCriticalExtension(
                      0, ObjectIdentifier.SUBJECT_KEY_IDENTIFIER));
      case WRONG_USAGE ->
          Scene.handshake()
              .found(new ChainFinding.WrongUsage(0, "serverAuth", List.of("clientAuth")));
      case SELF_SIGNED -> Scene.handshake().found(new ChainFinding.SelfSigned(0));
      case INCOMPLETE_CHAIN ->
          Scene.handshake()
              .found(
                  new ChainFinding.IncompleteChain(
                      0, ISSUER, List.of("http://ca.example/issuing.cer"), true));
      case UNKNOWN_CA ->
          Scene.handshake().found(new ChainFinding.UnknownCa(1, ISSUER, true, "Mozilla"));
      case WEAK_SIGNATURE ->
          Scene.handshake().found(new ConformanceFinding.WeakSignature(0, "sha1WithRSAEncryption"));
      case WEAK_KEY ->
          Scene.handshake().found(new ConformanceFinding.WeakKey(0, "RSA 1024", 1024, 2048));
      case CN_ONLY ->
          Scene.handshake().found(new IdentityFinding.CnOnly(0, HOST, "www.example.com", true));
      case NAME_MISMATCH ->
          Scene.handshake()
              .found(new IdentityFinding.NameMismatch(0, HOST, List.of("shop.example.org")));
      case CLIENT_CLOCK ->
          Scene.handshake()
              .found(new DateFinding.Expired(0, THREE_DAYS_AGO, AT))
              .http(200, "Fri, 01 May 2026 12:00:00 GMT");
      case EXPIRED -> Scene.handshake().found(new DateFinding.Expired(0, THREE_DAYS_AGO, AT));
      case NOT_YET_VALID ->
          Scene.handshake().found(new DateFinding.NotYetValid(0, AT.plus(Duration.ofHours(1)), AT));
      case EXPIRED_INTERMEDIATE ->
          Scene.handshake().found(new DateFinding.ExpiredIntermediate(1, THREE_DAYS_AGO, AT));
      case UNSUPPORTED_ALGORITHM ->
          Scene.handshake().found(new ChainFinding.UnsupportedAlgorithm(0, "1.2.3.4"));
      case TOO_MUCH_WORK -> Scene.handshake().found(new ChainFinding.TooMuchWork(0, 100));
      case EXPIRED_ROOT ->
          Scene.handshake()
              .found(new DateFinding.ExpiredRoot(1, THREE_DAYS_AGO, AT, Severity.WARNING));
      case MISSING_STAPLE -> Scene.handshake().found(new RevocationFinding.MissingStaple(0));
      case MISORDERED_CHAIN ->
          Scene.handshake().found(new SentFinding.MisorderedChain(0, List.of(0, 2, 1)));
      case ISSUER_KEY_MISMATCH -> Scene.handshake().found(new SentFinding.IssuerKeyMismatch(0, 1));
      case UNNEEDED_CERTIFICATE ->
          Scene.handshake().found(new SentFinding.UnneededCertificate(1, 900, true));
      case NO_VALID_POLICY -> Scene.handshake().found(new ChainFinding.NoValidPolicy(1));
      case DISTRUSTED_CA ->
          Scene.handshake()
              .found(new ChainFinding.DistrustedCa(0, ISSUER, THREE_DAYS_AGO, AT, "Mozilla"));
      case PATH_TOO_DEEP -> Scene.handshake().found(new ChainFinding.PathTooDeep(0, 1, 2));
      case FORBIDDEN_KEY ->
          Scene.handshake()
              .found(
                  new ConformanceFinding.ForbiddenKey(
                      0, "DSA 2048", "TLS clients no longer take DSA keys", Severity.ERROR));
      case CA_AS_LEAF ->
          Scene.handshake().found(new ConformanceFinding.CaAsLeaf(0, Severity.ERROR));
      case NONCONFORMING_CERTIFICATE ->
          Scene.handshake()
              .found(
                  new ConformanceFinding.NonconformingCertificate(
                      0,
                      Requirement.CRITICAL_SAN_WITH_EMPTY_SUBJECT,
                      "one that is not critical",
                      Severity.ERROR));
      case VALIDITY_TOO_LONG ->
          Scene.handshake()
              .found(new DateFinding.ValidityTooLong(0, 365, 200, THREE_DAYS_AGO, Severity.ERROR));
      case NO_SCT -> Scene.handshake().found(new ConformanceFinding.NoSct(0, 0, 2, ""));
      case REVOCATION_UNKNOWN ->
          Scene.handshake()
              .found(new RevocationFinding.RevocationUnknown(0, "The responder did not answer."));
      case EXPIRED_CROSS_SIGN ->
          Scene.handshake().found(new DateFinding.ExpiredCrossSign(1, THREE_DAYS_AGO, AT));
      case BAD_STAPLE ->
          Scene.handshake()
              .found(
                  new RevocationFinding.BadStaple(0, "The stapled OCSP response is out of date."));
      case NOT_TRUSTED_EVERYWHERE ->
          Scene.handshake()
              .found(
                  new SentFinding.NotTrustedEverywhere(0, List.of("Mozilla"), List.of("Java 8")));
      case ROOT_SENT -> Scene.handshake().found(new SentFinding.RootSent(1, 900));
    };
  }

  private static Violation notDer() {
    return new Violation(
        Rule.NOT_DER,
        "Certificate.tbsCertificate",
        new ByteRange(4, 6),
        "a definite length",
        "an indefinite one");
  }
}
