package dev.ascertain.report;

import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Pem;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that the server sent, or that the judgement rests on.
 *
 * @param index its number, which findings refer to: 0 is the server's own; those sent come first,
 *     in the order sent
 * @param source where it came from
 * @param role what it is for
 * @param der its bytes
 * @param certificate the certificate as read; empty if its frame is broken
 * @param sha256 the SHA-256 of its bytes, its fingerprint; 32 bytes
 * @param findings what was found out about it, by rank
 */
public record ReportCertificate(
    int index,
    JudgedCertificate.Source source,
    Role role,
    byte[] der,
    Optional<Certificate> certificate,
    byte[] sha256,
    List<Finding> findings) {

  /** Copies the findings. */
  public ReportCertificate {
    findings = List.copyOf(findings);
  }

  /** The certificate in the textual encoding of RFC 7468 section 5, with a line end. */
  public String pem() {
    return Pem.encode("CERTIFICATE", der);
  }

  /** What a certificate is for. */
  public enum Role {
    /** It is the server's own. */
    SERVER("server"),
    /** It stands on the best path between the server's and the root. */
    INTERMEDIATE("intermediate"),
    /** It is the trusted root the best path ends at. */
    ROOT("root"),
    /** It is not on the best path. */
    NOT_ON_PATH("not-on-path");

    private final String id;

    Role(String id) {
      this.id = id;
    }

    /** The stable name, such as {@code not-on-path}. */
    public String id() {
      return id;
    }
  }
}
