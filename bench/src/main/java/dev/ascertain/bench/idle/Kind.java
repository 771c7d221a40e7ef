package dev.ascertain.bench.idle;

import dev.ascertain.jsse.AscertainProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** What a server's sockets are. */
enum Kind {
  /** Sockets of the JDK without TLS: the least that a connection takes. */
  PLAIN,
  /** The JDK's TLS. */
  JSSE,
  /** Ours. */
  ASCERTAIN;

  /** A context for TLS; not for plain sockets. It trusts what the platform does. */
  SSLContext context(KeyManager @Nullable [] keys) throws GeneralSecurityException {
    SSLContext context =
        this == ASCERTAIN
            ? SSLContext.getInstance("TLS", new AscertainProvider())
            : SSLContext.getInstance("TLS");
    context.init(keys, null, null);
    return context;
  }

  /** A server on a free port of the loopback address. */
  ServerSocket listen(KeyManager[] keys, int backlog) throws GeneralSecurityException, IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    if (this == PLAIN) {
      return new ServerSocket(0, backlog, here);
    }
    SSLServerSocket server =
        (SSLServerSocket)
            context(keys).getServerSocketFactory().createServerSocket(0, backlog, here);
    server.setEnabledProtocols(new String[] {"TLSv1.3"});
    return server;
  }
}
