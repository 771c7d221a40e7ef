package dev.ascertain.jsse;

import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;

/** {@code SSLParameters} in the terms of our engines. Not safe for use by several threads. */
final class Configuration {
  private static final String[] DEFAULT_SUITES =
      ServerPreferences.DEFAULT.cipherSuites().stream()
          .map(CipherSuite::toString)
          .toArray(String[]::new);

  private final SSLParameters parameters = new SSLParameters();
  private boolean sessionCreation = true;

  /**
   * The defaults.
   *
   * @param versions what the context speaks
   * @param identification the endpoint identification algorithm; empty for none
   */
  Configuration(String[] versions, String identification) {
    parameters.setProtocols(versions);
    parameters.setCipherSuites(DEFAULT_SUITES);
    parameters.setEndpointIdentificationAlgorithm(identification);
    parameters.setUseCipherSuitesOrder(true);
  }

  private Configuration(SSLParameters other) {
    copy(other, parameters);
  }

  /** The same, which does not change when this does. */
  Configuration copy() {
    return new Configuration(parameters);
  }

  /** The same, which does not change when this does, with or without new sessions. */
  Configuration copy(boolean newSessions) {
    Configuration copy = copy();
    copy.sessionCreation = newSessions;
    return copy;
  }

  /** Whether a session may be new, and not only resumed. */
  boolean sessionCreation() {
    return sessionCreation;
  }

  /** A copy of all parameters. */
  SSLParameters parameters() {
    SSLParameters copy = new SSLParameters();
    copy(parameters, copy);
    return copy;
  }

  /**
   * Takes parameters. What is null in them stays as it is.
   *
   * @throws IllegalArgumentException for a protocol or cipher suite that the engines do not have
   */
  void set(SSLParameters others) {
    copy(others, parameters);
  }

  /** The versions, in no order. */
  List<ProtocolVersion> versions() {
    return Names.versions(parameters.getProtocols());
  }

  /** The application protocols. */
  List<String> applicationProtocols() {
    return List.of(parameters.getApplicationProtocols());
  }

  /** The endpoint identification algorithm; empty for none. */
  Optional<String> identification() {
    return Optional.ofNullable(parameters.getEndpointIdentificationAlgorithm())
        .filter(name -> !name.isEmpty());
  }

  /** The host name that was set to be asked for (RFC 6066 section 3). */
  Optional<String> serverName() {
    List<SNIServerName> names = parameters.getServerNames();
    if (names == null) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
        .map(name ->
            name instanceof SNIHostName host
                ? host.getAsciiName()
                : new SNIHostName(name.getEncoded()).getAsciiName())
        .findFirst();
  }

  /** Whether nobody said which server name to ask for, or that none is. */
  boolean leavesServerNameOpen() {
    return parameters.getServerNames() == null;
  }

  /** What a client offers. */
  Offer offer(Optional<String> serverName) {
    Offer.Builder builder =
        Offer.likeABrowser()
            .versions(Names.VERSIONS.stream().filter(versions()::contains).toList())
            .cipherSuites(Names.suites(parameters.getCipherSuites()))
            .signatureSchemes(ServerPreferences.DEFAULT.signatureSchemes())
            .applicationProtocols(applicationProtocols())
            .serverName(serverName);
    Names.groups(parameters.getNamedGroups()).ifPresent(builder::groups);
    Names.schemes(parameters.getSignatureSchemes()).ifPresent(builder::signatureSchemes);
    return builder.build();
  }

  /** What a server accepts; the application protocols are the caller's to add. */
  ServerPreferences preferences() {
    ServerPreferences preferences =
        ServerPreferences.DEFAULT
            .withVersions(versions().toArray(ProtocolVersion[]::new))
            .withCipherSuites(Names.suites(parameters.getCipherSuites()))
            .withGroups(
                Names.groups(parameters.getNamedGroups())
                    .orElse(ServerPreferences.DEFAULT.groups()))
            .withSignatureSchemes(
                Names.schemes(parameters.getSignatureSchemes())
                    .orElse(ServerPreferences.DEFAULT.signatureSchemes()));
    return parameters.getUseCipherSuitesOrder() ? preferences : preferences.inClientsOrder();
  }

  private static void copy(SSLParameters from, SSLParameters to) {
    if (from.getProtocols() != null) {
      Names.versions(from.getProtocols());
      to.setProtocols(from.getProtocols());
    }
    if (from.getCipherSuites() != null) {
      Names.suites(from.getCipherSuites());
      to.setCipherSuites(from.getCipherSuites());
    }
    if (from.getNeedClientAuth()) {
      to.setNeedClientAuth(true);
    } else {
      to.setWantClientAuth(from.getWantClientAuth());
    }
    if (from.getEndpointIdentificationAlgorithm() != null) {
      to.setEndpointIdentificationAlgorithm(from.getEndpointIdentificationAlgorithm());
    }
    if (from.getAlgorithmConstraints() != null) {
      to.setAlgorithmConstraints(from.getAlgorithmConstraints());
    }
    if (from.getServerNames() != null) {
      to.setServerNames(from.getServerNames());
    }
    if (from.getSNIMatchers() != null) {
      to.setSNIMatchers(from.getSNIMatchers());
    }
    if (from.getNamedGroups() != null) {
      to.setNamedGroups(from.getNamedGroups());
    }
    if (from.getSignatureSchemes() != null) {
      to.setSignatureSchemes(from.getSignatureSchemes());
    }
    to.setApplicationProtocols(from.getApplicationProtocols());
    to.setUseCipherSuitesOrder(from.getUseCipherSuitesOrder());
    to.setEnableRetransmissions(from.getEnableRetransmissions());
    to.setMaximumPacketSize(from.getMaximumPacketSize());
  }
}
