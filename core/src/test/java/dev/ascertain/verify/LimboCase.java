package dev.ascertain.verify;

import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case of the x509-limbo suite.
 *
 * @param id such as {@code rfc5280::serial::zero}
 * @param succeeds whether the suite expects the chain to be accepted
 * @param json the case as the suite has it
 */
record LimboCase(String id, boolean succeeds, SuiteJson.Entry json) {
  /** When a case does not say when it is judged: some day after all its certificates were made. */
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  /**
   * Cases that ask for what RFC 5280 permits and the Web PKI forbids: an extended key usage that is
   * missing, and a CA as the peer.
   */
  private static final Set<String> PLAIN_RFC_5280 =
      Set.of("rfc5280::eku::ee-without-eku", "pathlen::validation-ignores-pathlen-in-leaf");

  /** The cases of a file of the suites. */
  static List<LimboCase> readAll(String file) throws IOException {
    List<LimboCase> cases = new ArrayList<>();
    for (SuiteJson.Entry json : SuiteJson.object(file).entries("testcases")) {
      boolean succeeds = json.text("expected_result").equals("SUCCESS");
      cases.add(new LimboCase(json.text("id"), succeeds, json));
    }
    return cases;
  }

  /** The case as a request. */
  VerificationRequest request() {
    Measure measure = Measure.of(roots()).with(profile()).with(purpose());
    if (!json.isNull("max_chain_depth")) {
      measure = measure.withMaxIntermediates(Integer.parseInt(json.text("max_chain_depth")));
    }
    List<byte[]> crls = ders("crls");
    if (!crls.isEmpty()) {
      measure =
          measure.with(
              new RevocationPolicy(
                  RevocationPolicy.Mode.HARD_FAIL, Optional.empty(), Optional.empty()));
    }
    return new VerificationRequest(
        List.of(der(json.text("peer_certificate"))),
        name(),
        at(),
        measure,
        ders("untrusted_intermediates"),
        Optional.empty(),
        new Evidence(List.of(), crls, List.of()));
  }

  private Profile profile() {
    return PLAIN_RFC_5280.contains(id) ? Profile.RFC_5280 : Profile.WEB_PKI;
  }

  private Purpose purpose() {
    return json.text("validation_kind").equals("CLIENT") ? Purpose.CLIENT : Purpose.SERVER;
  }

  private Instant at() {
    return json.isNull("validation_time")
        ? NOW
        : OffsetDateTime.parse(json.text("validation_time")).toInstant();
  }

  private Optional<ReferenceIdentifier> name() {
    if (json.isNull("expected_peer_name")) {
      return Optional.empty();
    }
    SuiteJson.Entry name = json.entry("expected_peer_name");
    return Set.of("DNS", "IP").contains(name.text("kind"))
        ? Optional.of(ReferenceIdentifier.parse(name.text("value")))
        : Optional.empty();
  }

  private TrustStore roots() {
    List<Certificate> roots = new ArrayList<>();
    for (byte[] der : ders("trusted_certs")) {
      try {
        roots.add(Certificate.decode(der));
      } catch (ViolationException e) {
        // A root that cannot be read is trusted by nobody.
      }
    }
    return TrustStore.of("limbo", roots);
  }

  private List<byte[]> ders(String field) {
    return json.texts(field).stream().map(LimboCase::der).toList();
  }

  private static byte[] der(String pem) {
    try {
      return Pem.read(pem.getBytes(StandardCharsets.US_ASCII)).getFirst().content();
    } catch (Pem.MalformedPemException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
