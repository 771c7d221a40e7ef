package dev.ascertain.report;

import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One certificate of a chain, however often it was met.
 *
 * @param index its number: the index of its first occurrence among the verification's certificates
 * @param occurrences where it was met, at least once, in the order of their indexes
 * @param role what it is for
 * @param mustFollow the certificate that it issued and was sent before, though it must follow it;
 *     empty if it stands right or was not sent
 * @param crossSigns the other certificates for the same subject and key
 * @param trustedBy the trust stores of the measure that hold it as a root, by name; safe to print
 * @param der its bytes
 * @param certificate the certificate as read; empty if its frame is broken
 * @param sha256 the SHA-256 of its bytes, its fingerprint; 32 bytes
 * @param findings what was found out about it, on the best path and on others, by rank; what is
 *     about its relation to another certificate is with the {@link ChainEdge}
 */
public record ChainNode(
    int index,
    List<Occurrence> occurrences,
    ReportCertificate.Role role,
    OptionalInt mustFollow,
    List<Integer> crossSigns,
    List<String> trustedBy,
    byte[] der,
    Optional<Certificate> certificate,
    byte[] sha256,
    List<Finding> findings) {

  /** Copies the lists. */
  public ChainNode {
    occurrences = List.copyOf(occurrences);
    trustedBy = List.copyOf(trustedBy);
    crossSigns = List.copyOf(crossSigns);
    findings = List.copyOf(findings);
  }

  /**
   * Where a certificate was met.
   *
   * @param index the index among the verification's certificates; of one that was sent, its place
   *     in the order sent
   * @param source where it came from
   */
  public record Occurrence(int index, JudgedCertificate.Source source) {}

  /** The places at which the server sent it, counted from 0; several if it sent it repeatedly. */
  public List<Integer> sentAt() {
    return occurrences.stream()
        .filter(met -> met.source() == JudgedCertificate.Source.SENT)
        .map(Occurrence::index)
        .toList();
  }

  /** Whether it was met there. */
  public boolean isFrom(JudgedCertificate.Source source) {
    return occurrences.stream().anyMatch(met -> met.source() == source);
  }

  /** The bytes that it costs in every handshake, without its length fields; 0 if it is not sent. */
  public int bytesSent() {
    return sentAt().size() * der.length;
  }

  /** What to call it in a few words; safe to print. */
  public String name() {
    return certificate
        .map(content -> content.subject().isEmpty() ? nameless(content) : shortName(content))
        .orElse("unreadable certificate");
  }

  private static String shortName(Certificate content) {
    return content.subject().shortName();
  }

  /** RFC 5280 section 4.1.2.6: an empty subject has its names in the subjectAltName. */
  private static String nameless(Certificate content) {
    return "certificate with the serial number " + content.serialNumber().toString(16);
  }
}
