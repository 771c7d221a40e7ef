package dev.ascertain.jsse;

import javax.net.ssl.SSLParameters;

/**
 * The defaults of a context.
 *
 * @param versions what it speaks
 * @param identifies whether its clients check the server's name unless told not to: if our verifier
 *     judges, because JSSE leaves that to the caller otherwise
 */
record Configurations(String[] versions, boolean identifies) {

  /** The defaults of a client. */
  Configuration client() {
    return new Configuration(versions, identifies ? "HTTPS" : "");
  }

  /** The defaults of a server. */
  Configuration server() {
    return new Configuration(versions, "");
  }

  /** A configuration whose side was changed: what was set stays. */
  Configuration changed(Configuration former, boolean clientMode) {
    Configuration changed = clientMode ? client() : server();
    SSLParameters set = former.parameters();
    String identification = set.getEndpointIdentificationAlgorithm();
    if (identification == null || identification.isEmpty()) {
      set.setEndpointIdentificationAlgorithm(null);
    }
    changed.set(set);
    return changed;
  }
}
