package dev.ascertain.lab.mint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Lets BouncyCastle's certificate and OCSP builders sign with the JDK's signature algorithms. */
final class JdkSigner implements ContentSigner {
  private static final String PSS = "RSASSA-PSS";

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final Signature signature;
  private final AlgorithmIdentifier identifier;

  /**
   * Takes a key and the JDK's name of the algorithm to sign with.
   *
   * @throws IllegalStateException if the key cannot sign with that algorithm
   */
  JdkSigner(PrivateKey key, String algorithm) {
    try {
      signature = Signature.getInstance(algorithm);
      if (algorithm.equals(PSS)) {
        // RFC 9846 section 4.3.3: the salt of rsa_pss_pss_sha256 is as long as the digest.
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      identifier = identifier(algorithm);
      signature.initSign(key);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return identifier;
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    try {
      signature.update(content.toByteArray());
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private AlgorithmIdentifier identifier(String algorithm) throws IOException {
    if (algorithm.equals(PSS)) {
      return new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_RSASSA_PSS,
          RSASSAPSSparams.getInstance(signature.getParameters().getEncoded()));
    }
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
  }
}
