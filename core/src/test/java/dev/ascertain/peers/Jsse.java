package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** An implementation of TLS behind Java's interface for it. */
public enum Jsse {
  /** The JDK's own. */
  JDK,
  /** BouncyCastle's {@code bctls}. */
  BOUNCY_CASTLE,
  /** Conscrypt: BoringSSL. */
  CONSCRYPT;

  /** It tells on the console which of the JDK's properties it reads; a logger is held weakly. */
  private static final Logger CHATTER = Logger.getLogger("org.bouncycastle.jsse");

  static {
    CHATTER.setLevel(Level.OFF);
  }

  /** A context that still has to be given keys and trust. */
  SSLContext context() throws GeneralSecurityException {
    return switch (this) {
      case JDK -> SSLContext.getInstance("TLS");
      case BOUNCY_CASTLE -> SSLContext.getInstance("TLS", Providers.BOUNCY_CASTLE);
      case CONSCRYPT -> SSLContext.getInstance("TLS", Providers.CONSCRYPT);
    };
  }

  /** What presents this certificate; null for none. */
  KeyManager @Nullable [] keys(@Nullable Certified certified) throws GeneralSecurityException {
    if (certified == null) {
      return null;
    }
    KeyManagerFactory factory =
        this == BOUNCY_CASTLE
            ? KeyManagerFactory.getInstance("PKIX", Providers.BOUNCY_CASTLE)
            : KeyManagerFactory.getInstance("PKIX");
    factory.init(certified.keyStore(), Certified.PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  /** What trusts this certificate alone; null for the default. */
  TrustManager @Nullable [] trust(@Nullable Certified root) throws GeneralSecurityException {
    if (root == null) {
      return null;
    }
    TrustManagerFactory factory =
        switch (this) {
          case JDK -> TrustManagerFactory.getInstance("PKIX");
          case BOUNCY_CASTLE -> TrustManagerFactory.getInstance("PKIX", Providers.BOUNCY_CASTLE);
          case CONSCRYPT -> TrustManagerFactory.getInstance("PKIX", Providers.CONSCRYPT);
        };
    factory.init(root.trustStore());
    return factory.getTrustManagers();
  }

  /**
   * Restricts a connection before its handshake.
   *
   * @param groups the groups it may use, under the JDK's names; none for any
   */
  void restrict(SSLSocket socket, SSLParameters parameters, List<String> groups) {
    String[] names = groups.toArray(String[]::new);
    if (groups.isEmpty()) {
      socket.setSSLParameters(parameters);
      return;
    }
    switch (this) {
      case JDK -> {
        parameters.setNamedGroups(names);
        socket.setSSLParameters(parameters);
      }
      case BOUNCY_CASTLE -> {
        socket.setSSLParameters(parameters);
        BCSSLSocket theirs = (BCSSLSocket) socket;
        BCSSLParameters theirParameters = theirs.getParameters();
        theirParameters.setNamedGroups(names);
        theirs.setParameters(theirParameters);
      }
      case CONSCRYPT -> {
        socket.setSSLParameters(parameters);
        Conscrypt.setNamedGroups(socket, names);
      }
    }
  }

  /** Made when first asked for: they load native code, and much else. */
  private static final class Providers {
    static final Provider CONSCRYPT =
        Conscrypt.newProviderBuilder().provideTrustManager(true).build();
    static final Provider BOUNCY_CASTLE =
        new BouncyCastleJsseProvider(
            false, new JcaTlsCryptoProvider().setProvider(new BouncyCastleProvider()));
  }
}
