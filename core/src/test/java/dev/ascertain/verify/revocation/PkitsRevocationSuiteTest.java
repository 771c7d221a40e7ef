package dev.ascertain.verify.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy.Mode;
import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.x509.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sections of NIST's PKITS 1.0.1 about revocation: 4.4 (basic CRLs), 4.5 (self-issued
 * certificates), 4.7 (key usage), 4.14 (distribution points) and 4.15 (delta CRLs). The path is
 * given; what is wrong with the path itself is not looked at here.
 */
class PkitsRevocationSuiteTest {
  private static final Path SUITE = Path.of("../../shared/suites/pkits");
  private static final Instant AT = Instant.parse("2011-04-15T00:00:00Z");
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Set<String> SECTIONS = Set.of("4.4", "4.5", "4.7", "4.14", "4.15");

  /** Invalid because of the path, not of revocation: a CA that may not sign certificates. */
  private static final Set<String> BAD_PATHS = Set.of("4.5.8", "4.7.1", "4.7.2");

  /** A case of the suite. */
  record Case(String number, String name, boolean valid, List<String> certs, List<String> crls) {

    boolean isAboutRevocation() {
      return SECTIONS.contains(number.substring(0, number.lastIndexOf('.')));
    }

    @Override
    public String toString() {
      return number + " " + name;
    }
  }

  static Stream<Case> cases() throws IOException {
    String json = Files.readString(SUITE.resolve("pkits.json"));
    return Pattern.compile("\\{[^{}]*}")
        .matcher(json)
        .results()
        .map(MatchResult::group)
        .map(text ->
            new Case(
                field(text, "number", "\"([^\"]*)\""),
                field(text, "name", "\"([^\"]*)\""),
                Boolean.parseBoolean(field(text, "valid", "(true|false)")),
                list(field(text, "certs", "\\[([^]]*)]")),
                list(field(text, "crls", "\\[([^]]*)]"))))
        .filter(Case::isAboutRevocation)
        .toList()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void revocationIsDecidedAsPkitsDemands(Case pkits) throws Exception {
    RevocationResult result = RevocationChecker.check(request(pkits), CRYPTO);

    boolean accepted =
        result.unknown().isEmpty()
            && result.certificates().stream()
                .noneMatch(known -> known.status() instanceof RevocationStatus.Revoked);
    assertThat(accepted)
        .as(result.toString())
        .isEqualTo(pkits.valid() || BAD_PATHS.contains(pkits.number()));
  }

  @Test
  void allCasesOfTheSectionsAreRun() throws Exception {
    assertThat(cases()).hasSize(21 + 8 + 5 + 35 + 10);
  }

  private static RevocationRequest request(Case pkits) throws Exception {
    List<Certificate> pool = new ArrayList<>();
    for (String name : pkits.certs()) {
      pool.add(
          Certificate.decode(Files.readAllBytes(SUITE.resolve("certs").resolve(name + ".crt"))));
    }
    List<byte[]> crls = new ArrayList<>();
    for (String name : pkits.crls()) {
      crls.add(Files.readAllBytes(SUITE.resolve("crls").resolve(name + ".crl")));
    }
    List<Certificate> path = path(List.of(pool.getLast()), pool).orElseThrow();
    List<Member> members = new ArrayList<>();
    for (Certificate certificate : path) {
      members.add(new Member(pool.indexOf(certificate), certificate));
    }
    return new RevocationRequest(
        members,
        true,
        pool,
        Map.of(),
        new Evidence(List.of(), crls, List.of()),
        new RevocationPolicy(Mode.HARD_FAIL, Optional.empty(), Optional.empty()),
        AT);
  }

  /** The way by names and signatures to the first of the pool, which is the trust anchor. */
  private static Optional<List<Certificate>> path(List<Certificate> path, List<Certificate> pool) {
    Certificate last = path.getLast();
    if (last.equals(pool.getFirst())) {
      return Optional.of(path);
    }
    SignatureChecker signatures = new SignatureChecker(CRYPTO);
    for (Certificate issuer : pool) {
      if (!path.contains(issuer)
          && issuer.subject().equals(last.issuer())
          && signatures.check(last, issuer.subjectPublicKeyInfo())
              == SignatureChecker.Result.VALID) {
        List<Certificate> longer = new ArrayList<>(path);
        longer.add(issuer);
        Optional<List<Certificate>> found = path(longer, pool);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String field(String json, String name, String value) {
    return Pattern.compile("\"" + name + "\":\\s*" + value)
        .matcher(json)
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> list(String json) {
    return Arrays.stream(json.split(",")).map(text -> text.strip().replace("\"", "")).toList();
  }
}
