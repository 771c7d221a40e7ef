package dev.ascertain.jsse;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/** Contexts of ours and of the JDK's, and what they need. */
final class Contexts {
  /** A server's certificate for localhost and 127.0.0.1. */
  static final Certified SERVER = Mint.localhost(KeyKind.ECDSA_P256);

  /** A client's certificate, of another authority. */
  static final Certified CLIENT =
      Mint.leaf(Mint.root("Root of Clients").mint(), "client.example")
          .usage(KeyPurposeId.id_kp_clientAuth)
          .mint();

  private Contexts() {}

  /** A context of ours whose clients trust the server, and whose servers trust the client. */
  static SSLContext ours() {
    return ours(HandshakeListener.NONE);
  }

  /** The same, which tells of its handshakes. */
  static SSLContext ours(HandshakeListener listener) {
    try {
      return initialised(SSLContext.getInstance("TLS", new AscertainProvider(listener)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's, likewise. */
  static SSLContext jdk() {
    try {
      return initialised(SSLContext.getInstance("TLS"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext initialised(SSLContext context) throws GeneralSecurityException {
    context.init(keys(SERVER), trust(SERVER.root(), CLIENT.root()), null);
    return context;
  }

  /** What presents a certificate; null for none. */
  static KeyManager @Nullable [] keys(@Nullable Certified certified)
      throws GeneralSecurityException {
    if (certified == null) {
      return null;
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(certified.keyStore(), Certified.PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  /** What trusts these alone. */
  static TrustManager[] trust(Certified... roots) throws GeneralSecurityException {
    KeyStore store = roots[0].trustStore();
    for (int i = 1; i < roots.length; i++) {
      store.setCertificateEntry("root" + i, roots[i].certificate());
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }
}
