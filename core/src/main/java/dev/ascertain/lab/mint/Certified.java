package dev.ascertain.lab.mint;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its private key, its issuer, and the chain a server presents with it.
 *
 * @param presented what a server sends, in that order: the certificate itself, then normally its
 *     intermediates without the root
 * @param keys the certified key pair
 * @param signatureAlgorithm the JDK's name of the algorithm this key signs with as an issuer
 * @param issuer who signed the certificate; null if it signed itself
 */
public record Certified(
    List<X509Certificate> presented,
    KeyPair keys,
    String signatureAlgorithm,
    @Nullable Certified issuer) {

  /** The password of every key store written here. */
  public static final String PASSWORD = "ascertain";

  /** Copies the list. */
  public Certified {
    presented = List.copyOf(presented);
  }

  /** The certificate of the key. */
  public X509Certificate certificate() {
    return presented.getFirst();
  }

  /** What is presented after the certificate itself. */
  public List<X509Certificate> issuers() {
    return presented.subList(1, presented.size());
  }

  /** The last issuer: the self-signed certificate at the top. */
  public Certified root() {
    return issuer == null ? this : issuer.root();
  }

  /** The same certificate, presented followed by these, whatever they are. */
  public Certified followedBy(List<X509Certificate> others) {
    List<X509Certificate> chain = new ArrayList<>(others);
    chain.addFirst(certificate());
    return new Certified(chain, keys, signatureAlgorithm, issuer);
  }

  /** The same, presented without any intermediate: the most frequent mistake there is. */
  public Certified leafOnly() {
    return followedBy(List.of());
  }

  /** The same, presented with the root at the end: legal, but useless. */
  public Certified withRoot() {
    List<X509Certificate> others = new ArrayList<>(issuers());
    others.add(root().certificate());
    return followedBy(others);
  }

  /** The same, with what follows the certificate presented in reverse order. */
  public Certified issuersReversed() {
    return followedBy(issuers().reversed());
  }

  /** The certificate alone as DER. */
  public byte[] der() {
    return der(certificate());
  }

  /** The certificate alone as PEM (RFC 7468 section 5). */
  public String certificatePem() {
    return pem("CERTIFICATE", der());
  }

  /** The presented chain as PEM, in the order presented. */
  public String chainPem() {
    return certificatePem() + issuersPem();
  }

  /** What is presented after the certificate itself, as PEM; empty if there is nothing. */
  public String issuersPem() {
    return issuers().stream()
        .map(certificate -> pem("CERTIFICATE", der(certificate)))
        .collect(Collectors.joining());
  }

  /** The private key as unencrypted PKCS #8 PEM (RFC 7468 section 10). */
  public String keyPem() {
    return pem("PRIVATE KEY", pkcs8());
  }

  /** The public key as PEM (RFC 7468 section 13). */
  public String publicKeyPem() {
    return pem("PUBLIC KEY", keys.getPublic().getEncoded());
  }

  /** Writes {@link #publicKeyPem()}. */
  public Path writePublicKey(Path file) {
    return write(file, publicKeyPem());
  }

  /** Writes {@link #certificatePem()}, for {@code curl --cacert} and the like. */
  public Path writeCertificate(Path file) {
    return write(file, certificatePem());
  }

  /** Writes {@link #chainPem()}. */
  public Path writeChain(Path file) {
    return write(file, chainPem());
  }

  /** Writes {@link #keyPem()}. */
  public Path writeKey(Path file) {
    return write(file, keyPem());
  }

  /** Writes {@link #keyStore()} as PKCS #12 (RFC 7292) with {@link #PASSWORD}. */
  public Path writePkcs12(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      keyStore().store(out, PASSWORD.toCharArray());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key store with the key and the presented chain under the alias {@code peer}. */
  public KeyStore keyStore() {
    Certificate[] chain = presented.toArray(Certificate[]::new);
    return store(
        store -> store.setKeyEntry("peer", keys.getPrivate(), PASSWORD.toCharArray(), chain));
  }

  /** A key store that trusts this certificate. */
  public KeyStore trustStore() {
    return store(store -> store.setCertificateEntry("root", certificate()));
  }

  /** The key as the JDK encodes it, but with the public point in EC keys: GnuTLS insists on it. */
  private byte[] pkcs8() {
    if (!(keys.getPrivate() instanceof ECPrivateKey key)) {
      return keys.getPrivate().getEncoded();
    }
    SubjectPublicKeyInfo point = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    // RFC 5915 section 3: the curve may be left out here, since PKCS #8 names it.
    ASN1Encodable withPoint =
        new org.bouncycastle.asn1.sec.ECPrivateKey(
            key.getParams().getOrder().bitLength(), key.getS(), point.getPublicKeyData(), null);
    try {
      return new PrivateKeyInfo(point.getAlgorithm(), withPoint).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The subject's name, which becomes the issuer's name in what it signs. */
  X500Name subject() {
    return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
  }

  /** The certificate, as BouncyCastle's builders want it. */
  public X509CertificateHolder holder() {
    try {
      return new JcaX509CertificateHolder(certificate());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write(Path file, String content) {
    try {
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Entry {
    void addTo(KeyStore store) throws KeyStoreException;
  }

  private static KeyStore store(Entry entry) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      entry.addTo(store);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
  }
}
