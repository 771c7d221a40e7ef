package dev.ascertain.file;

import dev.ascertain.x509.Mint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** Keystores for tests, made by the JDK and, as OpenSSL makes them, by BouncyCastle. */
final class Stores {
  static final char[] PASSWORD = "geheim".toCharArray();
  static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.id_aes256_CBC;
  static final ASN1ObjectIdentifier RC2 = PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC;
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final KeyStore store;

  private Stores(String type) {
    try {
      store = KeyStore.getInstance(type);
      store.load(null, null);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static Stores of(String type) {
    return new Stores(type);
  }

  Stores certificate(String alias, Mint.Minted minted) {
    try {
      store.setCertificateEntry(alias, jdk(minted));
      return this;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Stores key(String alias, Mint.Minted... chain) {
    try {
      List<Certificate> certificates = new ArrayList<>();
      for (Mint.Minted minted : chain) {
        certificates.add(jdk(minted));
      }
      store.setKeyEntry(
          alias, chain[0].key().getPrivate(), PASSWORD, certificates.toArray(Certificate[]::new));
      return this;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Stores secret(String alias, javax.crypto.SecretKey key) {
    try {
      store.setKeyEntry(alias, key, PASSWORD, null);
      return this;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  byte[] bytes() {
    return bytes(PASSWORD);
  }

  byte[] bytes(char[] password) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A PKCS #12 file of certificates alone, as other programs than Java make them. */
  static byte[] certificatesOnly(
      ASN1ObjectIdentifier encryption, char[] password, Mint.Minted... minted) {
    try {
      PKCS12SafeBag[] bags = bags(minted);
      OutputEncryptor encryptor =
          new JcePKCSPBEOutputEncryptorBuilder(encryption).setProvider(PROVIDER).build(password);
      return new PKCS12PfxPduBuilder()
          .addEncryptedData(encryptor, bags)
          .build(new BcPKCS12MacCalculatorBuilder(), password)
          .getEncoded("DER");
    } catch (IOException | PKCSException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  /** The same, but not encrypted: the password only protects it from change. */
  static byte[] unencrypted(char[] password, Mint.Minted... minted) {
    try {
      PKCS12PfxPduBuilder builder = new PKCS12PfxPduBuilder();
      for (PKCS12SafeBag bag : bags(minted)) {
        builder.addData(bag);
      }
      PKCS12PfxPdu pfx = builder.build(new BcPKCS12MacCalculatorBuilder(), password);
      return pfx.getEncoded("DER");
    } catch (IOException | PKCSException e) {
      throw new AssertionError(e);
    }
  }

  private static PKCS12SafeBag[] bags(Mint.Minted... minted) throws IOException {
    PKCS12SafeBag[] bags = new PKCS12SafeBag[minted.length];
    for (int i = 0; i < minted.length; i++) {
      PKCS12SafeBagBuilder bag = new PKCS12SafeBagBuilder(minted[i].holder());
      if (i == 0) {
        bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString("First one"));
      }
      bags[i] = bag.build();
    }
    return bags;
  }

  private static Certificate jdk(Mint.Minted minted) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(minted.der()));
  }
}
