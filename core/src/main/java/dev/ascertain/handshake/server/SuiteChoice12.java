package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.KeyExchange;
import java.util.List;
import java.util.Optional;

/**
 * The cipher suite of a TLS 1.2 handshake with all that it takes. Unlike in TLS 1.3, the suite
 * decides about key exchange and certificate too, so that they are chosen together.
 *
 * @param group the group of the key exchange; empty for static RSA
 * @param scheme what the key exchange is signed by; empty for static RSA, which signs nothing
 */
record SuiteChoice12(
    CipherSuiteParameters suite,
    Credential credential,
    Optional<NamedGroup> group,
    Optional<SignatureScheme> scheme) {

  /** RFC 7919 section 2: finite-field groups are those from 256 to 511. */
  private static final int FIRST_FINITE_FIELD = 0x0100;

  private static final int LAST_FINITE_FIELD = 0x01ff;

  /** The most preferred suite for which we have all it takes. */
  static SuiteChoice12 of(Received received, ClientHello hello, ServerSettings settings)
      throws ViolationException {
    ServerPreferences preferences = settings.preferences();
    for (CipherSuite suite : preferences.common(preferences.cipherSuites(), hello.cipherSuites())) {
      CipherSuiteParameters parameters = CipherSuiteParameters.of(suite).orElseThrow();
      if (parameters.version().equals(ProtocolVersion.TLS_1_2)) {
        Optional<SuiteChoice12> choice = complete(parameters, hello, settings);
        if (choice.isPresent()) {
          return choice.get();
        }
      }
    }
    // RFC 5246 section 7.4.1.3: "If no acceptable choices are presented, return a handshake failure
    // alert and close the connection" (section 7.4.1.2).
    throw received.violation(
        Rule.NO_COMMON_CIPHER_SUITE,
        "cipher_suites",
        "a suite of " + preferences.cipherSuites() + " with a group and a signature for it",
        hello.cipherSuites().toString());
  }

  private static Optional<SuiteChoice12> complete(
      CipherSuiteParameters suite, ClientHello hello, ServerSettings settings) {
    if (suite.keyExchange() == KeyExchange.RSA) {
      return CredentialChoice.inOrder(hello, settings.credentials()).stream()
          .filter(credential -> credential.key().decrypts())
          .findFirst()
          .map(c -> new SuiteChoice12(suite, c, Optional.empty(), Optional.empty()));
    }
    Optional<NamedGroup> group = group(suite, hello, settings.preferences());
    if (group.isEmpty()) {
      return Optional.empty();
    }
    return CredentialChoice.in12(hello, settings, suite)
        .map(c -> new SuiteChoice12(suite, c.credential(), group, Optional.of(c.scheme())));
  }

  private static Optional<NamedGroup> group(
      CipherSuiteParameters suite, ClientHello hello, ServerPreferences preferences) {
    boolean finite = suite.keyExchange() == KeyExchange.DHE;
    List<NamedGroup> ours =
        preferences.groups().stream()
            .filter(group -> finite ? isFiniteField(group) : isCurve(group))
            .toList();
    List<NamedGroup> theirs =
        hello
            .extensions()
            .find(SupportedGroups.class)
            .map(SupportedGroups::namedGroupList)
            .orElse(List.of());
    boolean silent =
        finite
            ? theirs.stream().noneMatch(SuiteChoice12::isFiniteField)
            : !hello.extensions().has(ExtensionType.SUPPORTED_GROUPS);
    // RFC 7919 section 4: "If the extension is present with FFDHE groups, none of the client's
    // offered groups are acceptable by the server, [...] the server MUST NOT select an FFDHE cipher
    // suite". Without any, "the server SHOULD NOT select" a large group but may select its own; RFC
    // 8422 section 4 says the same of curves: such a client takes any.
    List<NamedGroup> common = silent ? ours : preferences.common(ours, theirs);
    return common.stream().findFirst();
  }

  /** Whether a group is one of RFC 7919. */
  static boolean isFiniteField(NamedGroup group) {
    return group.value() >= FIRST_FINITE_FIELD && group.value() <= LAST_FINITE_FIELD;
  }

  /** Whether a group is an elliptic curve: what TLS 1.3 has beyond does not exist in TLS 1.2. */
  private static boolean isCurve(NamedGroup group) {
    return group.value() < FIRST_FINITE_FIELD;
  }
}
