package dev.ascertain.bench.tls;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.lab.mint.Certified;

/** An implementation of TLS, with settings under which it does its best. */
public enum Implementation {
  /** Ours, with the curves and signatures of Conscrypt. */
  ASCERTAIN,
  /** Ours, with nothing native. */
  ASCERTAIN_PURE_JAVA,
  /** Ours behind {@code SSLEngine}, with the curves and signatures of Conscrypt. */
  ASCERTAIN_PROVIDER,
  /** The JDK's, with a key manager that does not search. */
  JSSE,
  /** BouncyCastle's {@code bctls} with BouncyCastle's primitives. */
  BOUNCY_CASTLE,
  /** Conscrypt: BoringSSL. */
  CONSCRYPT,
  /** Netty's engine over BoringSSL. */
  NETTY;

  /**
   * Client and server.
   *
   * @param certified the server's certificate; its root is what the client trusts
   */
  public Duo start(Scenario scenario, Certified certified) {
    return switch (this) {
      case ASCERTAIN -> Ascertain.start(Crypto.fastest(), scenario, certified);
      case ASCERTAIN_PURE_JAVA -> Ascertain.start(Ascertain.pureJava(), scenario, certified);
      case ASCERTAIN_PROVIDER -> JavaEngines.ascertain(scenario, certified);
      case JSSE -> JavaEngines.jsse(scenario, certified);
      case BOUNCY_CASTLE -> JavaEngines.bouncyCastle(scenario, certified);
      case CONSCRYPT -> JavaEngines.conscrypt(scenario, certified);
      case NETTY -> Netty.start(scenario, certified);
    };
  }
}
