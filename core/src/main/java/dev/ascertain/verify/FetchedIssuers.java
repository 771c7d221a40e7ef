package dev.ascertain.verify;

import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.AuthorityInfoAccess;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertsOnly;
import dev.ascertain.x509.Pem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates that came from where others say that their issuers can be had (RFC 5280 section
 * 4.2.2.1, caIssuers).
 */
final class FetchedIssuers {
  /** A limit of ours: an answer holds one certificate, and few CAs need a second answer. */
  static final int MAX_CERTIFICATES = 32;

  private final Evidence evidence;
  private final Set<String> asked = new HashSet<>();
  private final List<byte[]> found = new ArrayList<>();

  private FetchedIssuers(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * The certificates in the answers, DER.
   *
   * @param certificates those that say where; also those found say so in turn
   */
  static List<byte[]> of(List<JudgedCertificate> certificates, Evidence evidence) {
    if (evidence.answers().isEmpty()) {
      return List.of();
    }
    FetchedIssuers fetched = new FetchedIssuers(evidence);
    for (JudgedCertificate judged : certificates) {
      judged.certificate().ifPresent(fetched::follow);
    }
    return List.copyOf(fetched.found);
  }

  /** Where a certificate says that its issuer's certificates can be had, in its order. */
  static List<String> locations(Certificate certificate) {
    return certificate
        .extension(AuthorityInfoAccess.class)
        .map(AuthorityInfoAccess::caIssuers)
        .orElse(List.of());
  }

  private void follow(Certificate certificate) {
    for (String location : locations(certificate)) {
      if (asked.add(location)) {
        Optional<Answer> answer = evidence.at(location);
        if (answer.isPresent() && answer.get().result() instanceof Answer.Came came) {
          readAll(came.content());
        }
      }
    }
  }

  private void readAll(byte[] content) {
    for (byte[] der : certificates(content)) {
      Optional<Certificate> certificate = read(der);
      if (certificate.isPresent() && found.size() < MAX_CERTIFICATES) {
        found.add(der);
        follow(certificate.get());
      }
    }
  }

  /**
   * What is no certificate completes no path: then the chain stays as incomplete as it was.
   *
   * <p>RFC 5280 section 4.2.2.1: "a single DER encoded certificate as specified in [RFC2585] or a
   * collection of certificates in a BER or DER encoded "certs-only" CMS message". Some CAs publish
   * PEM instead, which clients take.
   */
  private static List<byte[]> certificates(byte[] content) {
    if (content.length > 0 && content[0] == 0x30) {
      return read(content).isPresent() ? List.of(content) : fromMessage(content);
    }
    List<byte[]> certificates = new ArrayList<>();
    try {
      for (Pem.Block block : Pem.read(content)) {
        if (block.label().equals("CERTIFICATE")) {
          certificates.add(block.content());
        }
      }
    } catch (Pem.MalformedPemException e) {
      return List.of();
    }
    return List.copyOf(certificates);
  }

  private static List<byte[]> fromMessage(byte[] der) {
    try {
      return CertsOnly.decode(der).certificates();
    } catch (ViolationException e) {
      return List.of();
    }
  }

  private static Optional<Certificate> read(byte[] der) {
    try {
      return Optional.of(Certificate.decode(der));
    } catch (ViolationException e) {
      return Optional.empty();
    }
  }
}
