package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Delegate;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.extension.Opaque;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** The steps of RFC 9345 section 4.1.3. */
class DelegationsTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final SignatureScheme SCHEME = SignatureScheme.ECDSA_SECP256R1_SHA256;
  private static final Certified LEAF = Delegate.localhost(KeyKind.ECDSA_P256);
  private static final DelegatedCredential GOOD = credential(LEAF, Duration.ofDays(2));

  @Test
  void aGoodOneIsAccepted() {
    assertThat(check(LEAF, GOOD)).isEmpty();
  }

  @Test
  void everySignatureOfTheCertificateCounts() {
    Certified rsa = Delegate.localhost(KeyKind.RSA_2048);
    DelegatedCredential credential =
        Delegate.to(rsa, SignatureScheme.RSA_PSS_RSAE_SHA256, Duration.ofDays(2)).credential();

    assertThat(check(rsa, credential)).isEmpty();
    assertThat(refusal(rsa, with(credential, SignatureScheme.RSA_PSS_RSAE_SHA384)))
        .contains("DelegatedCredential.signature");
    assertThat(refusal(rsa, with(credential, SCHEME))).contains("DelegatedCredential.algorithm");
  }

  @Test
  void anExpiredOneIsRefused() {
    assertThat(refusal(LEAF, credential(LEAF, Duration.ofMinutes(-5))))
        .contains("DelegatedCredential.cred.valid_time");
  }

  @Test
  void oneThatIsGoodForMoreThanAWeekIsRefused() {
    assertThat(refusal(LEAF, credential(LEAF, Duration.ofDays(8))))
        .contains("DelegatedCredential.cred.valid_time");
  }

  @Test
  void oneThatOutlivesItsCertificateIsRefused() {
    Instant now = Instant.now();
    Certified shortLived =
        Delegate.allowed(
                Mint.selfSigned("localhost")
                    .valid(now.minus(Duration.ofDays(80)), now.plus(Duration.ofDays(1))))
            .mint();

    assertThat(refusal(shortLived, credential(shortLived, Duration.ofDays(2))))
        .contains("DelegatedCredential.cred.valid_time");
  }

  @Test
  void aCertificateWithoutDelegationUsageCannotDelegate() {
    Certified plain = Mint.localhost(KeyKind.ECDSA_P256);

    assertThat(check(plain, credential(plain, Duration.ofDays(2))).orElseThrow().expected())
        .contains("delegationUsage");
  }

  @Test
  void aCertificateWithoutDigitalSignatureCannotDelegate() {
    Certified other =
        Delegate.allowed(
                Mint.selfSigned("localhost")
                    .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement)))
            .mint();

    assertThat(check(other, credential(other, Duration.ofDays(2))).orElseThrow().expected())
        .contains("digitalSignature");
  }

  @Test
  void anotherCertificateOfTheSameKeyDidNotSignIt() {
    Certified renewed =
        Delegate.allowed(Mint.leaf(LEAF.root(), "localhost").key(KeyKind.ECDSA_P256, LEAF.keys()))
            .mint();

    assertThat(refusal(renewed, GOOD)).contains("DelegatedCredential.signature");
  }

  @Test
  void everyFieldIsSigned() {
    DelegatedCredential.Credential cred = GOOD.cred();
    var longer =
        new DelegatedCredential.Credential(
            cred.validTime() + 1, cred.dcCertVerifyAlgorithm(), cred.subjectPublicKeyInfo());
    var otherScheme =
        new DelegatedCredential.Credential(
            cred.validTime(), SignatureScheme.ED25519, cred.subjectPublicKeyInfo());
    var otherKey =
        new DelegatedCredential.Credential(
            cred.validTime(), cred.dcCertVerifyAlgorithm(), new Opaque(new byte[91]));
    for (DelegatedCredential.Credential changed :
        new DelegatedCredential.Credential[] {longer, otherScheme, otherKey}) {
      assertThat(refusal(LEAF, new DelegatedCredential(changed, SCHEME, GOOD.signature())))
          .contains("DelegatedCredential.signature");
    }
  }

  private static Optional<String> refusal(Certified by, DelegatedCredential credential) {
    Optional<Violation> violation = check(by, credential);
    violation.ifPresent(v -> assertThat(v.rule()).isEqualTo(Rule.BAD_DELEGATED_CREDENTIAL));
    return violation.map(Violation::path);
  }

  private static Optional<Violation> check(Certified by, DelegatedCredential credential) {
    try {
      return Delegations.check(by.certificate().getEncoded(), credential, Instant.now(), CRYPTO);
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private static DelegatedCredential credential(Certified by, Duration life) {
    return Delegate.to(by, SCHEME, life).credential();
  }

  private static DelegatedCredential with(DelegatedCredential credential, SignatureScheme scheme) {
    return new DelegatedCredential(credential.cred(), scheme, credential.signature());
  }
}
