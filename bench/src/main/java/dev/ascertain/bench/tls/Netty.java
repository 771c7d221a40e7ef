package dev.ascertain.bench.tls;

import dev.ascertain.lab.mint.Certified;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Netty's engine over BoringSSL, reference counted, its client validating paths by the JDK. */
final class Netty implements JavaEngines.Factory {
  private final SslContext client;
  private final SslContext server;

  private Netty(SslContext client, SslContext server) {
    this.client = client;
    this.server = server;
  }

  static Duo start(Scenario scenario, Certified certified) {
    try {
      SslContext client =
          restricted(SslContextBuilder.forClient(), scenario)
              .trustManager(certified.root().certificate())
              .endpointIdentificationAlgorithm("HTTPS")
              .build();
      SslContext server =
          restricted(
                  SslContextBuilder.forServer(
                      certified.keys().getPrivate(),
                      certified.presented().toArray(X509Certificate[]::new)),
                  scenario)
              .build();
      ((OpenSslSessionContext) server.sessionContext()).setTicketKeys(ticketKey());
      ((OpenSslSessionContext) client.sessionContext())
          .setSessionCacheEnabled(scenario.isResumed());
      return new JavaEngines(new Netty(client, server), scenario, true);
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SslContextBuilder restricted(SslContextBuilder builder, Scenario scenario) {
    builder
        .sslProvider(SslProvider.OPENSSL_REFCNT)
        .protocols(scenario.protocol())
        // P-256 is there for the certificate.
        .option(OpenSslContextOption.GROUPS, new String[] {"x25519", "P-256"});
    // BoringSSL chooses the suites of TLS 1.3 by itself, AES-128-GCM first.
    return scenario.isTls13() ? builder : builder.ciphers(List.of(scenario.suite()));
  }

  private static OpenSslSessionTicketKey ticketKey() {
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[OpenSslSessionTicketKey.NAME_SIZE];
    byte[] hmac = new byte[OpenSslSessionTicketKey.HMAC_KEY_SIZE];
    byte[] aes = new byte[OpenSslSessionTicketKey.AES_KEY_SIZE];
    random.nextBytes(name);
    random.nextBytes(hmac);
    random.nextBytes(aes);
    return new OpenSslSessionTicketKey(name, hmac, aes);
  }

  @Override
  public SSLEngine client(int port) {
    return client.newEngine(PooledByteBufAllocator.DEFAULT, "localhost", port);
  }

  @Override
  public SSLEngine server() {
    return server.newEngine(PooledByteBufAllocator.DEFAULT);
  }

  @Override
  public boolean keepsBack() {
    return true;
  }

  @Override
  public void release(SSLEngine engine) {
    ReferenceCountUtil.release(engine);
  }
}
