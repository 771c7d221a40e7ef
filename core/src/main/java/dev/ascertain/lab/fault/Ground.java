package dev.ascertain.lab.fault;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.lab.serve.Documents;
import dev.ascertain.lab.serve.EngineService;
import dev.ascertain.lab.serve.Gate;
import dev.ascertain.lab.serve.Service;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a server of the lab stands on: authorities that certify it, and a web server for what its
 * certificates point to.
 *
 * <p>Its certificates are for {@link #HOST}, {@code 127.0.0.1} and {@code ::1}. Keys are RSA keys
 * unless a fault says otherwise.
 */
public final class Ground implements AutoCloseable {
  /** The name of every server. */
  public static final String HOST = "localhost";

  private static final String RESPONDER = "/ocsp";
  private static final String LIST = "/crl";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String[] NAMES = {HOST, "127.0.0.1", "::1"};

  private final Crypto crypto = Crypto.forOneHandshake();
  private final Certified root = authority("Ascertain Lab Root").mint();
  private final Certified issuing = intermediate("Ascertain Lab Issuing CA").mint();
  private @Nullable Documents documents;

  /** The authority that clients are to trust. */
  Certified root() {
    return root;
  }

  /** The authority below it that issues the servers' certificates. */
  Certified issuing() {
    return issuing;
  }

  /** An authority that clients do not know, unless they are told to trust it; to be spoilt. */
  static Mint authority(String name) {
    return Mint.root(name).key(KeyKind.RSA_2048);
  }

  /** An authority below the root that clients trust, to be spoilt. */
  Mint intermediate(String name) {
    return intermediate(root, name);
  }

  /** An authority below another, to be spoilt. */
  static Mint intermediate(Certified issuer, String name) {
    return Mint.intermediate(issuer, name).key(KeyKind.RSA_2048);
  }

  /** A certificate for the server, to be spoilt. */
  Mint leaf() {
    return leaf(issuing);
  }

  /** A certificate for the server by another authority. */
  Mint leaf(Certified issuer) {
    return Mint.leaf(issuer, NAMES).key(KeyKind.RSA_2048);
  }

  /** A good certificate for the server. */
  Certified good() {
    return leaf().mint();
  }

  /** Where documents can be put for the server's certificates to point to. */
  Documents documents() throws IOException {
    if (documents == null) {
      documents = Documents.start();
    }
    return documents;
  }

  /** What a server engine has with this certificate. */
  ServerSettings settings(ServerPreferences preferences, Certified certified) {
    return settings(preferences, List.of(credential(certified)));
  }

  /** What a server engine has with these certificates. */
  ServerSettings settings(ServerPreferences preferences, List<Credential> credentials) {
    return new ServerSettings(
        System::nanoTime,
        crypto,
        RANDOM::nextBytes,
        credentials,
        preferences,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        KeyLog.none());
  }

  /** A certificate as the engine wants it. */
  Credential credential(Certified certified) {
    return credential(chain(certified), certified.keys());
  }

  /** A public key without a certificate, as the engine wants it. */
  Credential rawKey(KeyPair keys) {
    try {
      return Credential.ofRawKey(
          keys.getPublic().getEncoded(), crypto.privateKey(keys.getPrivate().getEncoded()));
    } catch (CryptoException | ViolationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Credential credential(List<byte[]> chain, KeyPair keys) {
    try {
      return Credential.of(chain, crypto.privateKey(keys.getPrivate().getEncoded()));
    } catch (CryptoException | ViolationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> chain(Certified certified) {
    try {
      List<byte[]> chain = new ArrayList<>();
      for (X509Certificate certificate : certified.presented()) {
        chain.add(certificate.getEncoded());
      }
      return chain;
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server that presents this certificate, and is otherwise good. */
  Exhibit presenting(Certified certified) {
    return preferring(ServerPreferences.DEFAULT, certified);
  }

  /** A server that presents a certificate of this authority, and is otherwise good. */
  Exhibit presentingBelow(Certified issuer) {
    return presenting(leaf(issuer).mint());
  }

  /** A server whose certificate names an OCSP responder that says this. */
  Exhibit responding(Function<Certified, byte[]> response) throws IOException {
    Certified certified = leaf().ocsp(documents().url(RESPONDER)).mint();
    documents().put(RESPONDER, "application/ocsp-response", response.apply(certified));
    return presenting(certified);
  }

  /** A server whose certificate names its authority's CRL. */
  Exhibit listing(Function<Certified, byte[]> list) throws IOException {
    Certified certified = leaf().revocationList(documents().url(LIST)).mint();
    documents().put(LIST, "application/pkix-crl", list.apply(certified));
    return presenting(certified);
  }

  /** A server that asks clients for certificates, in one version of TLS. */
  Exhibit asking(ProtocolVersion version, CertificateJudge judge) {
    return serving(
        settings(ServerPreferences.DEFAULT.withVersions(version), good())
            .with(new ClientAuthentication(true, List.of(), judge)));
  }

  /**
   * A server that lets only ClientHellos come to it that it likes.
   *
   * @param refusal what becomes of the others, which were read
   * @param preferences what the ones it likes are answered by
   */
  Exhibit disliking(
      Predicate<ClientHello> disliked, Service refusal, ServerPreferences preferences) {
    return serving(new Gate(disliked, refusal, EngineService.of(settings(preferences, good()))));
  }

  /**
   * A server that presents this certificate with one of the chain changed: as no mint makes it.
   *
   * @param index which one; 0 is the server's own
   * @param change is given the DER
   */
  Exhibit presenting(Certified certified, int index, UnaryOperator<byte[]> change) {
    List<byte[]> chain = chain(certified);
    chain.set(index, change.apply(chain.get(index)));
    return serving(
        settings(ServerPreferences.DEFAULT, List.of(credential(chain, certified.keys()))));
  }

  /** A server that presents this certificate, and staples an OCSP response to it. */
  Exhibit stapling(Certified certified, Function<Certified, byte[]> response) {
    return serving(
        settings(
            ServerPreferences.DEFAULT,
            List.of(credential(certified).stapling(response.apply(certified)))));
  }

  /** A server with the good certificate and these preferences. */
  Exhibit preferring(ServerPreferences preferences) {
    return preferring(preferences, good());
  }

  /** A server with this certificate and these preferences. */
  Exhibit preferring(ServerPreferences preferences, Certified certified) {
    return serving(settings(preferences, certified)).with(new Hosting(certified, preferences));
  }

  /** A server with these settings. */
  Exhibit serving(ServerSettings settings) {
    return serving(EngineService.of(settings));
  }

  /** A server with the good certificate that says something else, in one version of TLS. */
  Exhibit altering(ProtocolVersion version, Alteration alteration) {
    return altering(ServerPreferences.DEFAULT.withVersions(version), alteration);
  }

  /** A server with the good certificate and these preferences that says something else. */
  Exhibit altering(ServerPreferences preferences, Alteration alteration) {
    return serving(EngineService.altered(settings(preferences, good()), alteration));
  }

  /** A server that does this on each connection. */
  Exhibit serving(Service service) {
    return new Exhibit(service, Map.of(), List.of(), Optional.empty())
        .withFile(Exhibit.ROOTS, root.certificatePem());
  }

  @Override
  public void close() {
    if (documents != null) {
      documents.close();
    }
  }
}
