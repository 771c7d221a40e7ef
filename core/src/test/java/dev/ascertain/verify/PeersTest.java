package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final int CHAINS = 4_000;

  @Test
  void weJudgeAsThePeersDo() throws Exception {
    ChainGenerator generator = new ChainGenerator(20260601);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    X509Certificate anchor =
        (X509Certificate)
            factory.generateCertificate(new ByteArrayInputStream(generator.anchor().der()));
    TrustStore store = TrustStore.of("Test", List.of(generator.anchor().certificate()));
    CertPathValidator jdk = CertPathValidator.getInstance("PKIX");
    CertPathValidator bc = CertPathValidator.getInstance("PKIX", new BouncyCastleProvider());
    SignatureCache cache = new SignatureCache(CRYPTO, 10_000);
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    long ours = 0, jdks = 0, bcs = 0;
    for (int i = 0; i < CHAINS; i++) {
      ChainGenerator.Chain chain = generator.next();
      PolicyInputs inputs = generator.policyInputs();
      long t0 = System.nanoTime();
      Verification verification =
          Verifier.verify(
              new VerificationRequest(
                  chain.certificates().stream().map(ChainGenerator.Issued::der).toList(),
                  Optional.empty(),
                  ChainGenerator.AT,
                  Measure.of(store).with(Profile.RFC_5280).with(inputs),
                  List.of(),
                  Optional.empty(),
                  dev.ascertain.verify.evidence.Evidence.NONE),
              CRYPTO,
              cache);
      long t1 = System.nanoTime();
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(ChainGenerator.AT));
      parameters.setExplicitPolicyRequired(inputs.explicitPolicy());
      parameters.setPolicyMappingInhibited(inputs.inhibitMapping());
      parameters.setAnyPolicyInhibited(inputs.inhibitAnyPolicy());
      CertPath path =
          factory.generateCertPath(
              chain.certificates().stream().map(ChainGenerator.Issued::certificate).toList());
      String j = judge(jdk, path, parameters);
      long t2 = System.nanoTime();
      String b = judge(bc, path, parameters);
      long t3 = System.nanoTime();
      ours += t1 - t0;
      jdks += t2 - t1;
      bcs += t3 - t2;
      String o =
          verification.trusted()
              ? "ok"
              : verification.findings().stream().map(Finding::id).distinct().toList().toString();
      boolean agree = (o.equals("ok") == j.equals("ok")) && (o.equals("ok") == b.equals("ok"));
      String key =
          agree
              ? (o.equals("ok") ? "agree ok" : "agree no")
              : o + " | jdk " + shorten(j) + " | bc " + shorten(b);
      counts.merge(key, 1, Integer::sum);
      if (!agree) {
        examples.putIfAbsent(
            key,
            verification.findings()
                + "\n      "
                + j
                + "\n      "
                + b
                + " "
                + chain.certificates().stream().map(c -> c.traits()).toList());
      }
    }
    counts.forEach(
        (k, v) -> System.err.println(v + "  " + k + "\n      " + examples.getOrDefault(k, "")));
    System.err.println(ours / 1000000 + " ms, jdk " + jdks / 1000000 + ", bc " + bcs / 1000000);
  }

  private static String shorten(String s) {
    return s.length() > 60 ? s.substring(0, 60) : s;
  }

  private static String judge(
      CertPathValidator validator, CertPath path, PKIXParameters parameters) {
    try {
      validator.validate(path, parameters);
      return "ok";
    } catch (RuntimeException e) {
      return "CRASH " + e.getMessage();
    } catch (GeneralSecurityException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
