package dev.ascertain.jsse;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.VerificationCache;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.x509.Certificate;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who decides whether a peer is trusted. */
sealed interface Trust {

  /** The names of the authorities to tell a client of, DER; none to leave that open. */
  List<Opaque> authorities();

  /** The user's trust manager. */
  record Managed(X509TrustManager manager) implements Trust {
    @Override
    public List<Opaque> authorities() {
      return Arrays.stream(manager.getAcceptedIssuers())
          .map(issuer -> new Opaque(issuer.getSubjectX500Principal().getEncoded()))
          .distinct()
          .toList();
    }
  }

  /**
   * Our verifier.
   *
   * @param store the roots, which are read when they are first needed
   * @param cache what was found out about certificates before
   */
  record Verified(Supplier<TrustStore> store, VerificationCache cache, Crypto crypto)
      implements Trust {
    /** A platform has more roots than fit into a CertificateRequest that anybody reads. */
    @Override
    public List<Opaque> authorities() {
      return List.of();
    }

    /** The measure by which a peer is judged. */
    Measure measure(Purpose purpose) {
      return Measure.of(store.get()).with(purpose);
    }
  }

  /**
   * The roots that the platform trusts: those of Java's default trust manager, which heeds {@code
   * javax.net.ssl.trustStore}.
   *
   * @throws IllegalStateException if they cannot be read
   */
  static TrustStore platform() {
    List<Certificate> roots = new ArrayList<>();
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          for (X509Certificate root : x509.getAcceptedIssuers()) {
            roots.add(Certificate.decode(root.getEncoded()));
          }
        }
      }
    } catch (GeneralSecurityException | ViolationException e) {
      throw new IllegalStateException("the platform's trusted roots cannot be read", e);
    }
    return TrustStore.of("the platform's roots", roots);
  }
}
