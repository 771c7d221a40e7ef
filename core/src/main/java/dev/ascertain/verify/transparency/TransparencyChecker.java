package dev.ascertain.verify.transparency;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.transparency.JudgedTimestamp.Origin;
import dev.ascertain.verify.transparency.TransparencyStatus.Compliance;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicOcspResponse;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.MalformedExtension;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.OcspResponse;
import dev.ascertain.x509.SctList;
import dev.ascertain.x509.SignedCertificateTimestamp;
import dev.ascertain.x509.SingleResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges all timestamps of a certificate: the entry point of this package. */
public final class TransparencyChecker {
  /** A limit of ours on how many are judged; certificates have two or three. */
  private static final int MAX_TIMESTAMPS = 32;

  private final TransparencyRequest request;
  private final SctJudge judge;
  private final List<JudgedTimestamp> timestamps = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  private TransparencyChecker(TransparencyRequest request, Crypto crypto) {
    this.request = request;
    this.judge = new SctJudge(request, crypto);
  }

  /**
   * Judges the timestamps in the certificate, the handshake and the staple, and whether they are
   * enough. It never fails: whatever they are, the status says so.
   *
   * @param request whose timestamps, and by what to judge them
   * @param crypto the primitives
   */
  public static TransparencyStatus check(TransparencyRequest request, Crypto crypto) {
    TransparencyChecker checker = new TransparencyChecker(request, crypto);
    checker.collect();
    int needed = TransparencyPolicy.needed(request.certificate());
    return new TransparencyStatus(
        checker.timestamps,
        checker.unreadable,
        needed,
        TransparencyPolicy.good(checker.timestamps),
        checker.compliance(needed));
  }

  private Compliance compliance(int needed) {
    if (TransparencyPolicy.isEnough(timestamps, needed, each -> each.verdict().counts())) {
      return Compliance.ENOUGH;
    }
    // It is certain only if nothing that is open could make up for what is missing.
    return TransparencyPolicy.isEnough(timestamps, needed, this::mayCount)
        ? Compliance.COULD_NOT_TELL
        : Compliance.NOT_ENOUGH;
  }

  private boolean mayCount(JudgedTimestamp timestamp) {
    SctVerdict verdict = timestamp.verdict();
    return verdict.counts()
        || verdict.isOpen()
        || verdict == SctVerdict.UNKNOWN_LOG && !isListComplete();
  }

  private boolean isListComplete() {
    return request.logs().filter(logs -> logs.isComplete(request.at())).isPresent();
  }

  private void collect() {
    for (CertificateExtension extension : request.certificate().extensions()) {
      add(extension, Origin.CERTIFICATE);
    }
    request.fromTls().ifPresent(this::addFromTls);
    request.staple().ifPresent(this::addFromStaple);
  }

  private void addFromTls(byte[] list) {
    try {
      SctList.decode(list).forEach(each -> add(each, Origin.TLS_EXTENSION));
    } catch (ViolationException e) {
      unreadable.add("the timestamps in the handshake: " + e.violation());
    }
  }

  /**
   * Whether the response itself is in order does not matter: each timestamp is signed for this very
   * certificate.
   */
  private void addFromStaple(byte[] staple) {
    Optional<BasicOcspResponse> response;
    try {
      response = OcspResponse.decode(staple).basic();
    } catch (ViolationException e) {
      unreadable.add("the stapled OCSP response: " + e.violation());
      return;
    }
    for (SingleResponse single : response.map(BasicOcspResponse::responses).orElse(List.of())) {
      single.singleExtensions().forEach(each -> add(each, Origin.OCSP_RESPONSE));
    }
  }

  private void add(CertificateExtension extension, Origin origin) {
    ObjectIdentifier id =
        origin == Origin.CERTIFICATE ? ObjectIdentifier.SCT_LIST : ObjectIdentifier.OCSP_SCT_LIST;
    if (!extension.id().equals(id)) {
      return;
    }
    if (extension instanceof SctList list) {
      list.timestamps().forEach(each -> add(each, origin));
    } else if (extension instanceof MalformedExtension malformed) {
      unreadable.add("the timestamps " + origin + ": " + malformed.violation());
    }
  }

  private void add(SignedCertificateTimestamp timestamp, Origin origin) {
    if (timestamps.size() < MAX_TIMESTAMPS) {
      timestamps.add(judge.judge(timestamp, origin));
    }
  }
}
