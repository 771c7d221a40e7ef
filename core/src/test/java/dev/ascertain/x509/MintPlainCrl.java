package dev.ascertain.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Mints revocation lists for tests, made at {@link Mint#NOT_BEFORE}. */
final class MintPlainCrl {
  private final Mint.Minted ca;
  private final X509v2CRLBuilder builder;

  private MintPlainCrl(Mint.Minted ca) {
    this.ca = ca;
    this.builder = new X509v2CRLBuilder(ca.holder().getSubject(), Date.from(Mint.NOT_BEFORE));
    builder.setNextUpdate(Date.from(Mint.NOT_AFTER));
  }

  /** An empty list of this CA's, to be completed. */
  static MintPlainCrl by(Mint.Minted ca) {
    return new MintPlainCrl(ca);
  }

  MintPlainCrl revoke(long serial) {
    builder.addCRLEntry(
        BigInteger.valueOf(serial), Date.from(Mint.NOT_BEFORE), CRLReason.keyCompromise);
    return this;
  }

  /** Revokes a certificate of another CA, and those after it. */
  MintPlainCrl revoke(long serial, String issuer) {
    return revoke(
        serial,
        Extension.certificateIssuer,
        true,
        new GeneralNames(new GeneralName(new X500Name(issuer))));
  }

  MintPlainCrl revoke(long serial, ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(id, critical, value);
      builder.addCRLEntry(
          BigInteger.valueOf(serial), Date.from(Mint.NOT_BEFORE), extensions.generate());
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  MintPlainCrl extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      builder.addExtension(id, critical, value);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  X509CRLHolder mint() {
    try {
      return builder.build(
          new JcaContentSignerBuilder("SHA256withECDSA").build(ca.key().getPrivate()));
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  byte[] der() {
    try {
      return mint().getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
