package dev.ascertain.verify.revocation;

import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Which certificates' revocation to find out about, and from what.
 *
 * @param path the path to judge, the peer's own certificate first; never empty
 * @param anchored whether the last one is a trust anchor, about whose revocation nobody is asked
 * @param others more certificates at hand, among which the signers of CRLs may be
 * @param staples the OCSP responses that the server stapled, DER, by the index of their certificate
 * @param evidence what else is at hand
 * @param policy whom to ask, and what to make of silence
 * @param at the time of judgement
 * @param forgeableCrls whether CRLs count that are signed with an algorithm that can be forged: RFC
 *     5280 by itself forbids none
 */
public record RevocationRequest(
    List<Member> path,
    boolean anchored,
    List<Certificate> others,
    Map<Integer, byte[]> staples,
    Evidence evidence,
    RevocationPolicy policy,
    Instant at,
    boolean forgeableCrls) {

  /**
   * A certificate of the path.
   *
   * @param index its index among the verification's certificates
   */
  public record Member(int index, Certificate certificate) {}

  /** A request by which no CRL counts that could be forged. */
  public RevocationRequest(
      List<Member> path,
      boolean anchored,
      List<Certificate> others,
      Map<Integer, byte[]> staples,
      Evidence evidence,
      RevocationPolicy policy,
      Instant at) {
    this(path, anchored, others, staples, evidence, policy, at, false);
  }

  /** Copies the collections. */
  public RevocationRequest {
    path = List.copyOf(path);
    others = List.copyOf(others);
    staples = Map.copyOf(staples);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one certificate");
    }
  }

  /**
   * The key of a certificate, with the parameters that it inherits on the path (RFC 5280 section
   * 6.1.4 (f)).
   */
  SubjectPublicKeyInfo key(Certificate certificate) {
    SubjectPublicKeyInfo key = certificate.subjectPublicKeyInfo();
    if (!key.inheritsParameters()) {
      return key;
    }
    for (int depth = 0; depth + 1 < path.size(); depth++) {
      if (path.get(depth).certificate().equals(certificate)) {
        return key.withParametersOf(key(path.get(depth + 1).certificate()));
      }
    }
    return key;
  }

  /** How many certificates of the path, from its start, are to be judged: all but the anchor. */
  int judged() {
    return anchored && path.size() > 1 ? path.size() - 1 : path.size();
  }
}
