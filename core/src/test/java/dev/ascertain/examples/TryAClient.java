package dev.ascertain.examples;

import dev.ascertain.lab.Lab;
import dev.ascertain.lab.LabServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a client of one's own makes of a bad server. */
final class TryAClient {
  private TryAClient() {}

  // [try-a-client]
  /** The answer of a client to a server of the lab. */
  static HttpResponse<String> get(String fault)
      throws IOException, InterruptedException, GeneralSecurityException {
    try (LabServer server = Lab.start(fault);
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(server.roots())).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  // [end]

  private static SSLContext trusting(String pem) throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    roots.setCertificateEntry(
        "root",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes)));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
