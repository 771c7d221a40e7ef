package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/** Where a client's certificates come from, once a server has said which it wants. */
@FunctionalInterface
public interface CredentialSource {
  /** No certificates. */
  CredentialSource NONE = (schemes, authorities) -> List.of();

  /**
   * The certificates to choose from; the first that fits is presented.
   *
   * @param schemes by which the client may sign, in the server's order
   * @param authorities the names of the issuers that the server accepts, DER; none leaves that open
   */
  List<Credential> of(List<SignatureScheme> schemes, List<Opaque> authorities);

  /** These, whatever the server wants. */
  static CredentialSource of(List<Credential> credentials) {
    List<Credential> fixed = List.copyOf(credentials);
    return fixed.isEmpty() ? NONE : (schemes, authorities) -> fixed;
  }
}
