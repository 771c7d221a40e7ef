package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.util.List;
import java.util.Optional;

/**
 * What a server accepts, and what it likes best.
 *
 * @param versions TLS 1.3 and TLS 1.2, or one of them
 * @param cipherSuites in order of preference
 * @param groups in order of preference
 * @param signatureSchemes in order of preference
 * @param applicationProtocols in order of preference; none to take no notice of ALPN (RFC 7301)
 * @param serversOrder whether the server's order of preference decides, rather than the client's
 */
public record ServerPreferences(
    List<ProtocolVersion> versions,
    List<CipherSuite> cipherSuites,
    List<NamedGroup> groups,
    List<SignatureScheme> signatureSchemes,
    List<String> applicationProtocols,
    boolean serversOrder) {

  /** Both versions, all that is considered secure, and no application protocols. */
  public static final ServerPreferences DEFAULT =
      new ServerPreferences(
          List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
          DefaultPreferences.CIPHER_SUITES,
          DefaultPreferences.GROUPS,
          DefaultPreferences.SIGNATURE_SCHEMES,
          List.of(),
          true);

  /** Copies the lists. */
  public ServerPreferences {
    versions = List.copyOf(versions);
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
    signatureSchemes = List.copyOf(signatureSchemes);
    applicationProtocols = List.copyOf(applicationProtocols);
    requireSupported(versions, cipherSuites, groups);
  }

  /** These, with other versions; the highest that both sides have is taken whatever the order. */
  public ServerPreferences withVersions(ProtocolVersion... value) {
    return new ServerPreferences(
        List.of(value), cipherSuites, groups, signatureSchemes, applicationProtocols, serversOrder);
  }

  /**
   * These, with other cipher suites.
   *
   * @throws IllegalArgumentException for one that is not of {@link CipherSuiteParameters#supported}
   */
  public ServerPreferences withCipherSuites(List<CipherSuite> value) {
    return new ServerPreferences(
        versions, value, groups, signatureSchemes, applicationProtocols, serversOrder);
  }

  /**
   * These, with other groups.
   *
   * @throws IllegalArgumentException for one that is not of {@link Crypto#groups}
   */
  public ServerPreferences withGroups(List<NamedGroup> value) {
    return new ServerPreferences(
        versions, cipherSuites, value, signatureSchemes, applicationProtocols, serversOrder);
  }

  /** These, with other signature schemes. */
  public ServerPreferences withSignatureSchemes(List<SignatureScheme> value) {
    return new ServerPreferences(
        versions, cipherSuites, groups, value, applicationProtocols, serversOrder);
  }

  /** These, with other application protocols. */
  public ServerPreferences withApplicationProtocols(String... value) {
    return new ServerPreferences(
        versions, cipherSuites, groups, signatureSchemes, List.of(value), serversOrder);
  }

  /** These, but among what both sides have the client's order decides. */
  public ServerPreferences inClientsOrder() {
    return new ServerPreferences(
        versions, cipherSuites, groups, signatureSchemes, applicationProtocols, false);
  }

  boolean speaks(ProtocolVersion version) {
    return versions.contains(version);
  }

  /** The elements of both lists, the most preferred first. */
  <T> List<T> common(List<T> ours, List<T> theirs) {
    List<T> first = serversOrder ? ours : theirs;
    List<T> second = serversOrder ? theirs : ours;
    return first.stream().filter(second::contains).toList();
  }

  private static void requireSupported(
      List<ProtocolVersion> versions, List<CipherSuite> suites, List<NamedGroup> groups) {
    List<ProtocolVersion> both = List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
    Optional<?> lacking = versions.stream().filter(version -> !both.contains(version)).findFirst();
    if (lacking.isEmpty()) {
      lacking =
          suites.stream().filter(suite -> CipherSuiteParameters.of(suite).isEmpty()).findFirst();
    }
    if (lacking.isEmpty()) {
      lacking = groups.stream().filter(group -> !Crypto.groups().contains(group)).findFirst();
    }
    if (lacking.isPresent()) {
      throw new IllegalArgumentException("this engine does not have " + lacking.get());
    }
  }
}
