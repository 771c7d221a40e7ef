package dev.ascertain.jsse;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a user's key manager, as our engines want them. Safe for use by several
 * threads.
 */
final class KeySource {
  private static final int MAX_REMEMBERED = 256;

  private final Crypto crypto;
  private final X509KeyManager manager;
  private final Map<Presentable, Credential> credentials =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Presentable, Credential> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  private record Presentable(PrivateKey key, List<X509Certificate> chain) {}

  KeySource(Crypto crypto, X509KeyManager manager) {
    this.crypto = crypto;
    this.manager = manager;
  }

  /**
   * What a server may present: for each type of key that the client can verify, what the key
   * manager chooses.
   *
   * @param schemes which the client can verify, the most preferred first
   * @throws IllegalArgumentException for a key that cannot be used
   */
  List<Credential> forServer(List<SignatureScheme> schemes, Caller caller) {
    List<Credential> found = new ArrayList<>();
    for (String type : Names.keyTypes(schemes)) {
      credential(serverAlias(type, caller)).filter(c -> !found.contains(c)).ifPresent(found::add);
    }
    return found;
  }

  /**
   * What a client may present: what the key manager chooses.
   *
   * @param schemes by which the client may sign
   * @param authorities which the server names, DER
   * @throws IllegalArgumentException for a key that cannot be used
   */
  List<Credential> forClient(
      List<SignatureScheme> schemes, List<Opaque> authorities, Caller caller) {
    String[] types = Names.keyTypes(schemes).toArray(String[]::new);
    Principal[] issuers =
        authorities.stream()
            .map(name -> new X500Principal(name.bytes()))
            .toArray(X500Principal[]::new);
    return credential(clientAlias(types, issuers, caller)).stream().toList();
  }

  private @Nullable String serverAlias(String type, Caller caller) {
    return switch (caller) {
      case Caller.OfEngine(var engine) ->
          manager instanceof X509ExtendedKeyManager extended
              ? extended.chooseEngineServerAlias(type, null, engine)
              : manager.chooseServerAlias(type, null, null);
      case Caller.OfSocket(var socket) -> manager.chooseServerAlias(type, null, socket);
    };
  }

  private @Nullable String clientAlias(String[] types, Principal[] issuers, Caller caller) {
    return switch (caller) {
      case Caller.OfEngine(var engine) ->
          manager instanceof X509ExtendedKeyManager extended
              ? extended.chooseEngineClientAlias(types, issuers, engine)
              : manager.chooseClientAlias(types, issuers, null);
      case Caller.OfSocket(var socket) -> manager.chooseClientAlias(types, issuers, socket);
    };
  }

  private Optional<Credential> credential(@Nullable String alias) {
    if (alias == null) {
      return Optional.empty();
    }
    PrivateKey key = manager.getPrivateKey(alias);
    X509Certificate[] chain = manager.getCertificateChain(alias);
    if (key == null || chain == null || chain.length == 0) {
      return Optional.empty();
    }
    Presentable presentable = new Presentable(key, List.of(chain));
    synchronized (credentials) {
      Credential known = credentials.get(presentable);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Credential read = read(alias, presentable);
    synchronized (credentials) {
      credentials.put(presentable, read);
    }
    return Optional.of(read);
  }

  private Credential read(String alias, Presentable presentable) {
    byte @Nullable [] encoded = presentable.key().getEncoded();
    if (encoded == null) {
      throw unusable(alias, "it cannot be exported from its device", null);
    }
    try {
      List<byte[]> chain = new ArrayList<>();
      for (X509Certificate certificate : presentable.chain()) {
        chain.add(certificate.getEncoded());
      }
      Credential credential = Credential.of(chain, crypto.privateKey(encoded));
      if (!credential.hasKeyOfCertificate(crypto)) {
        throw unusable(alias, "it is not the key of its certificate", null);
      }
      return credential;
    } catch (CertificateEncodingException | CryptoException | ViolationException e) {
      throw unusable(alias, String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException unusable(
      String alias, String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "the key manager's key " + alias + " cannot be used: " + why, cause);
  }
}
