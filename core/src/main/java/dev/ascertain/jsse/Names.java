package dev.ascertain.jsse;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of the Java Security Standard Algorithm Names specification, which for suites, groups
 * and schemes are IANA's.
 */
final class Names {
  /** The versions that the engines speak, the newest first. */
  static final List<ProtocolVersion> VERSIONS =
      List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);

  /** Shared by all sessions: a server has one for each connection. */
  private static final Map<SignatureScheme, String> ALGORITHMS =
      SignatureScheme.registered().stream()
          .filter(scheme -> algorithm(scheme).isPresent())
          .collect(
              Collectors.toMap(Function.identity(), scheme -> algorithm(scheme).orElseThrow()));

  private Names() {}

  /** The name of a version, such as {@code TLSv1.3}. */
  static String of(ProtocolVersion version) {
    return version.toString().replace("TLS ", "TLSv");
  }

  /** All versions that the engines speak. */
  static String[] protocols() {
    return VERSIONS.stream().map(Names::of).toArray(String[]::new);
  }

  /** All cipher suites that the engines have. */
  static String[] cipherSuites() {
    return CipherSuiteParameters.supported().stream()
        .map(suite -> suite.cipherSuite().toString())
        .toArray(String[]::new);
  }

  /**
   * The versions with these names.
   *
   * @throws IllegalArgumentException for one that the engines do not speak
   */
  static List<ProtocolVersion> versions(String[] names) {
    List<ProtocolVersion> versions = new ArrayList<>();
    for (String name : names) {
      versions.add(
          VERSIONS.stream()
              .filter(version -> of(version).equals(name))
              .findFirst()
              .orElseThrow(() -> unsupported("protocol", name)));
    }
    return versions;
  }

  /**
   * The suites with these names; signalling values, which the engines send by themselves, are left
   * out.
   *
   * @throws IllegalArgumentException for one that the engines do not have
   */
  static List<CipherSuite> suites(String[] names) {
    List<CipherSuite> suites = new ArrayList<>();
    for (String name : names) {
      CipherSuite suite =
          CipherSuite.byName(name).orElseThrow(() -> unsupported("cipher suite", name));
      if (suite.equals(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV)) {
        continue;
      }
      if (CipherSuiteParameters.of(suite).isEmpty()) {
        throw unsupported("cipher suite", name);
      }
      suites.add(suite);
    }
    return suites;
  }

  /**
   * The groups with these names that the engines have; {@code SSLParameters.setNamedGroups} lets
   * others be passed over. Empty for null: the defaults.
   */
  static Optional<List<NamedGroup>> groups(String @Nullable [] names) {
    return Optional.ofNullable(names)
        .map(given ->
            Arrays.stream(given)
                .flatMap(name -> NamedGroup.byName(name).stream())
                .filter(Crypto.groups()::contains)
                .toList());
  }

  /** The signature schemes with these names, as {@link #groups}. */
  static Optional<List<SignatureScheme>> schemes(String @Nullable [] names) {
    return Optional.ofNullable(names)
        .map(given ->
            Arrays.stream(given).flatMap(name -> SignatureScheme.byName(name).stream()).toList());
  }

  /** What the JDK calls the signature algorithms of these schemes. */
  static String[] algorithms(List<SignatureScheme> schemes) {
    return schemes.stream()
        .flatMap(scheme -> Optional.ofNullable(ALGORITHMS.get(scheme)).stream())
        .distinct()
        .toArray(String[]::new);
  }

  private static Optional<String> algorithm(SignatureScheme scheme) {
    String name = scheme.toString();
    String hash = name.substring(name.lastIndexOf('_') + 1).toUpperCase(Locale.ROOT);
    if (name.startsWith("rsa_pkcs1")) {
      return Optional.of(hash + "withRSA");
    }
    if (name.startsWith("rsa_pss")) {
      return Optional.of("RSASSA-PSS");
    }
    if (name.startsWith("ecdsa")) {
      return Optional.of(hash + "withECDSA");
    }
    if (scheme.equals(SignatureScheme.ED25519)) {
      return Optional.of("Ed25519");
    }
    if (scheme.equals(SignatureScheme.ED448)) {
      return Optional.of("Ed448");
    }
    return name.startsWith("mldsa")
        ? Optional.of("ML-DSA-" + name.substring("mldsa".length()))
        : Optional.empty();
  }

  /** What the JDK calls the types of keys that sign by these schemes, in the same order. */
  static List<String> keyTypes(List<SignatureScheme> schemes) {
    Set<String> types = new LinkedHashSet<>();
    for (SignatureScheme scheme : schemes) {
      String name = scheme.toString();
      if (name.startsWith("rsa_pss_pss")) {
        types.add("RSASSA-PSS");
      } else if (name.startsWith("rsa")) {
        types.add("RSA");
      } else if (name.startsWith("ecdsa")) {
        types.add("EC");
      } else if (name.startsWith("ed")) {
        types.add("EdDSA");
      } else if (name.startsWith("mldsa")) {
        types.add("ML-DSA");
      }
    }
    return List.copyOf(types);
  }

  /**
   * What {@code X509TrustManager} calls an authType: in TLS 1.2 the key exchange of the suite; in
   * TLS 1.3, whose suites say nothing of it, as the JDK calls it.
   */
  static String authType(CipherSuite suite) {
    CipherSuiteParameters parameters = CipherSuiteParameters.of(suite).orElseThrow();
    if (parameters.version().equals(ProtocolVersion.TLS_1_3)) {
      return "UNKNOWN";
    }
    String name = suite.toString();
    return name.substring("TLS_".length(), name.indexOf("_WITH_"));
  }

  private static IllegalArgumentException unsupported(String what, String name) {
    return new IllegalArgumentException("this engine does not have the " + what + " " + name);
  }
}
