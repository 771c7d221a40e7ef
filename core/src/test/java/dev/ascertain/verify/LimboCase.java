package dev.ascertain.verify;

import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case of the x509-limbo suite.
 *
 * @param id such as {@code rfc5280::serial::zero}
 * @param succeeds whether the suite expects the chain to be accepted
 * @param json the case as the suite has it
 */
record LimboCase(String id, boolean succeeds, Map<String, @Nullable Object> json) {
  /** When a case does not say when it is judged: some day after all its certificates were made. */
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  /**
   * Cases that ask for what RFC 5280 permits and the Web PKI forbids: an extended key usage that is
   * missing, and a CA as the peer.
   */
  private static final Set<String> PLAIN_RFC_5280 =
      Set.of("rfc5280::eku::ee-without-eku", "pathlen::validation-ignores-pathlen-in-leaf");

  static List<LimboCase> readAll(String suite) {
    List<LimboCase> cases = new ArrayList<>();
    Map<String, @Nullable Object> root = SuiteJson.object(SuiteJson.parse(suite));
    for (Map<String, @Nullable Object> json : SuiteJson.objects(root.get("testcases"))) {
      boolean succeeds = SuiteJson.string(json.get("expected_result")).equals("SUCCESS");
      cases.add(new LimboCase(SuiteJson.string(json.get("id")), succeeds, json));
    }
    return cases;
  }

  /** The case as a request. */
  VerificationRequest request() {
    Measure measure = Measure.of(roots()).with(profile()).with(purpose());
    if (json.get("max_chain_depth") instanceof Long depth) {
      measure = measure.withMaxIntermediates(depth.intValue());
    }
    List<byte[]> crls = ders("crls");
    if (!crls.isEmpty()) {
      measure =
          measure.with(
              new RevocationPolicy(
                  RevocationPolicy.Mode.HARD_FAIL, Optional.empty(), Optional.empty()));
    }
    return new VerificationRequest(
        List.of(der(SuiteJson.string(json.get("peer_certificate")))),
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
    return SuiteJson.string(json.get("validation_kind")).equals("CLIENT")
        ? Purpose.CLIENT
        : Purpose.SERVER;
  }

  private Instant at() {
    return json.get("validation_time") instanceof String time
        ? OffsetDateTime.parse(time).toInstant()
        : NOW;
  }

  private Optional<ReferenceIdentifier> name() {
    if (json.get("expected_peer_name") == null) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> name = SuiteJson.object(json.get("expected_peer_name"));
    return Set.of("DNS", "IP").contains(SuiteJson.string(name.get("kind")))
        ? Optional.of(ReferenceIdentifier.parse(SuiteJson.string(name.get("value"))))
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
    return SuiteJson.strings(json.get(field)).stream().map(LimboCase::der).toList();
  }

  private static byte[] der(String pem) {
    try {
      return Pem.read(pem.getBytes(StandardCharsets.US_ASCII)).getFirst().content();
    } catch (Pem.MalformedPemException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
