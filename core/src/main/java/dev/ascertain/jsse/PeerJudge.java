package dev.ascertain.jsse;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.FromHandshake;
import dev.ascertain.verify.HostName;
import dev.ascertain.verify.KeyProof;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.Refusal;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the peer's certificate: by the user's trust manager, or by our verifier. The name is
 * always checked by our own rules (RFC 9525), whoever else checks it. Used for one handshake.
 */
final class PeerJudge implements CertificateJudge {
  private final Trust trust;
  private final Caller caller;
  private final Purpose purpose;
  private final List<String> names;
  private final boolean namesCount;
  private final boolean newSessions;
  private final InstantSource time;
  private final Function<Presented, AscertainSession> noted;
  private @Nullable Throwable cause;
  private Optional<Verification> verification = Optional.empty();
  private Optional<Boolean> accepted = Optional.empty();

  /**
   * A judge.
   *
   * @param purpose what the certificate is to prove
   * @param names by which the caller knows the peer; one of them must be the certificate's
   * @param namesCount whether names are checked at all
   * @param newSessions whether a session that is not resumed is wanted at all
   * @param noted notes what the peer presented, and returns the session of the handshake
   */
  PeerJudge(
      Trust trust,
      Caller caller,
      Purpose purpose,
      List<String> names,
      boolean namesCount,
      boolean newSessions,
      InstantSource time,
      Function<Presented, AscertainSession> noted) {
    this.trust = trust;
    this.caller = caller;
    this.purpose = purpose;
    this.names = List.copyOf(names);
    this.namesCount = namesCount;
    this.newSessions = newSessions;
    this.time = time;
    this.noted = noted;
  }

  /** What the trust manager threw; null if it threw nothing. */
  @Nullable Throwable cause() {
    return cause;
  }

  /** What our verifier said. */
  Optional<Verification> verification() {
    return verification;
  }

  /** Whether the certificate was accepted; empty if none came. */
  Optional<Boolean> accepted() {
    return accepted;
  }

  @Override
  public Optional<Violation> judge(Presented presented) {
    if (!newSessions) {
      // A server that resumes shows no certificate.
      return Optional.of(
          violation(Rule.NO_SESSION_TO_RESUME, "the session that we offered", "a new one"));
    }
    AscertainSession session = noted.apply(presented);
    Optional<Violation> refusal;
    try {
      refusal =
          switch (trust) {
            case Trust.Managed managed -> byManager(managed.manager(), session, presented);
            case Trust.Verified verified -> byVerifier(verified, presented);
          };
    } catch (NameException e) {
      refusal = Optional.of(e.violation);
    }
    accepted = Optional.of(refusal.isEmpty());
    return refusal;
  }

  /** What is refused leaves no trace: another certificate may come, or none. */
  @Override
  public Optional<Violation> judgeAgain(Presented presented) {
    Optional<Violation> refusal = judge(presented);
    if (refusal.isPresent()) {
      noted.apply(presented).withdraw();
      cause = null;
      verification = Optional.empty();
      accepted = Optional.empty();
    }
    return refusal;
  }

  private Optional<Violation> byVerifier(Trust.Verified verified, Presented presented)
      throws NameException {
    Instant now = time.instant();
    VerificationRequest request =
        new VerificationRequest(
            presented.certificates(),
            namesCount ? Optional.of(bestName(presented)) : Optional.empty(),
            now,
            verified.measure(purpose),
            List.of(),
            Optional.of(
                new FromHandshake(
                    presented.staples(), presented.timestamps(), KeyProof.NOT_REACHED)),
            Evidence.NONE);
    Verification found = Verifier.verify(request, verified.crypto(), verified.cache());
    verification = Optional.of(found);
    return Refusal.of(found);
  }

  private Optional<Violation> byManager(
      X509TrustManager manager, AscertainSession session, Presented presented)
      throws NameException {
    try {
      check(manager, session.peerChain(), session);
    } catch (CertificateException | RuntimeException e) {
      cause = e;
      return Optional.of(
          violation(
              rule(e),
              "a certificate that the trust manager accepts",
              String.valueOf(e.getMessage())));
    }
    if (!namesCount) {
      return Optional.empty();
    }
    return HostName.check(leaf(presented), bestName(presented))
        .map(finding ->
            violation(
                Rule.CERTIFICATE_UNKNOWN,
                "a certificate for " + String.join(" or ", names),
                finding.toString()));
  }

  private void check(X509TrustManager manager, X509Certificate[] chain, AscertainSession session)
      throws CertificateException {
    boolean server = purpose == Purpose.SERVER;
    String authType = server ? session.authType() : keyType(chain[0]);
    if (!(manager instanceof X509ExtendedTrustManager extended)) {
      if (server) {
        manager.checkServerTrusted(chain, authType);
      } else {
        manager.checkClientTrusted(chain, authType);
      }
      return;
    }
    switch (caller) {
      case Caller.OfEngine(var engine) -> {
        if (server) {
          extended.checkServerTrusted(chain, authType, engine);
        } else {
          extended.checkClientTrusted(chain, authType, engine);
        }
      }
      case Caller.OfSocket(var socket) -> {
        if (server) {
          extended.checkServerTrusted(chain, authType, socket);
        } else {
          extended.checkClientTrusted(chain, authType, socket);
        }
      }
    }
  }

  /** As the JDK's server does: the key's algorithm, where trust managers know it. */
  private static String keyType(X509Certificate certificate) {
    String algorithm = certificate.getPublicKey().getAlgorithm();
    return List.of("RSA", "EC", "RSASSA-PSS").contains(algorithm) ? algorithm : "UNKNOWN";
  }

  /** The name that the certificate has, or else the one that the caller cares for most. */
  private ReferenceIdentifier bestName(Presented presented) throws NameException {
    Certificate leaf = leaf(presented);
    List<ReferenceIdentifier> known = new ArrayList<>();
    for (String name : names) {
      try {
        known.add(ReferenceIdentifier.parse(name));
      } catch (IllegalArgumentException e) {
        throw new NameException(
            violation(
                Rule.CERTIFICATE_UNKNOWN, "a name to look for", String.valueOf(e.getMessage())));
      }
    }
    for (ReferenceIdentifier name : known) {
      Optional<Finding> mismatch = HostName.check(leaf, name);
      if (mismatch.isEmpty()) {
        return name;
      }
    }
    if (known.isEmpty()) {
      throw new NameException(
          violation(
              Rule.CERTIFICATE_UNKNOWN,
              "a name to look for: createSSLEngine(host, port) or SSLParameters.setServerNames",
              "none"));
    }
    return known.getFirst();
  }

  /** The engine has read it before it asks. */
  private static Certificate leaf(Presented presented) {
    try {
      return Certificate.decode(presented.certificates().getFirst());
    } catch (ViolationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Rule rule(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof CertificateExpiredException
          || at instanceof CertificateNotYetValidException) {
        return Rule.CERTIFICATE_EXPIRED;
      }
      if (at instanceof CertificateRevokedException) {
        return Rule.CERTIFICATE_REVOKED;
      }
      if (at instanceof CertPathBuilderException) {
        return Rule.UNKNOWN_CA;
      }
    }
    return Rule.CERTIFICATE_UNKNOWN;
  }

  private static Violation violation(Rule rule, String expected, String actual) {
    return new Violation(
        rule, "Certificate.certificate_list[0]", new ByteRange(0, 0), expected, actual);
  }

  /** There is no name to look for. */
  private static final class NameException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Violation violation;

    NameException(Violation violation) {
      super(violation.toString(), null, false, false);
      this.violation = violation;
    }
  }
}
