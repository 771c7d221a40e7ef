package dev.ascertain.lab.mint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MintTest {
  private final Certified root = Mint.root("Root").mint();
  private final Certified issuing = Mint.intermediate(root, "Issuing").mint();

  @ParameterizedTest
  @EnumSource
  void everyKindOfKeyCanBeCertifiedAndCanCertify(KeyKind kind) throws Exception {
    Certified authority = Mint.root("Root " + kind).key(kind).mint();
    Certified leaf = Mint.leaf(authority, "localhost").key(kind).mint();

    leaf.certificate().verify(authority.certificate().getPublicKey());
    assertThat(leaf.certificate().getIssuerX500Principal())
        .isEqualTo(authority.certificate().getSubjectX500Principal());
  }

  @Test
  void presentsIntermediatesButNotTheRoot() throws Exception {
    Certified leaf = Mint.leaf(issuing, "localhost").mint();

    assertThat(leaf.presented()).containsExactly(leaf.certificate(), issuing.certificate());
    PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
    trust.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(leaf.presented()), trust);
  }

  @Test
  void presentsOtherChainsOnDemand() {
    Certified lower = Mint.intermediate(issuing, "Lower").mint();
    Certified leaf = Mint.leaf(lower, "localhost").mint();

    assertThat(leaf.leafOnly().presented()).containsExactly(leaf.certificate());
    assertThat(leaf.withRoot().presented())
        .containsExactly(
            leaf.certificate(), lower.certificate(), issuing.certificate(), root.certificate());
    assertThat(leaf.issuersReversed().presented())
        .containsExactly(leaf.certificate(), issuing.certificate(), lower.certificate());
  }

  @Test
  void namesAreHostsOrAddresses() throws Exception {
    Certified leaf = Mint.leaf(root, "*.example.test", "192.0.2.1", "2001:db8::1").mint();

    // RFC 5280 section 4.2.1.6: dNSName is choice 2, iPAddress choice 7.
    assertThat(leaf.certificate().getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "*.example.test"),
            List.of(7, "192.0.2.1"),
            List.of(7, "2001:db8:0:0:0:0:0:1"));
  }

  @Test
  void canBeExpiredOrNotYetValid() {
    assertThat(Mint.leaf(root, "localhost").expired().mint().certificate().getNotAfter())
        .isInThePast();
    assertThat(Mint.leaf(root, "localhost").notYetValid().mint().certificate().getNotBefore())
        .isInTheFuture();
  }

  @Test
  void canBeSignedWithAWeakAlgorithm() {
    Certified rsa = Mint.root("RSA root").key(KeyKind.RSA_2048).mint();

    X509Certificate weak =
        Mint.leaf(rsa, "localhost").signedWith("SHA1withRSA").mint().certificate();

    assertThat(weak.getSigAlgName()).isEqualTo("SHA1withRSA");
  }

  @Test
  void extensionsCanBeAddedAndLeftOut() {
    Certified leaf =
        Mint.leaf(root, "localhost").mustStaple().without(Extension.extendedKeyUsage).mint();

    assertThat(leaf.certificate().getNonCriticalExtensionOIDs())
        .contains("1.3.6.1.5.5.7.1.24")
        .doesNotContain("2.5.29.37");
  }

  @Test
  void rsaKeysAreKeptPerName() {
    KeyKind kind = KeyKind.RSA_2048;

    assertThat(Mint.leaf(root, "a").key(kind).mint().keys())
        .isSameAs(Mint.leaf(root, "a").key(kind).mint().keys())
        .isNotSameAs(Mint.leaf(root, "b").key(kind).mint().keys());
  }

  @Test
  void writesPkcs12(@TempDir Path directory) throws Exception {
    Certified leaf = Mint.leaf(issuing, "localhost").mint();
    Path file = leaf.writePkcs12(directory.resolve("peer.p12"));

    KeyStore read = KeyStore.getInstance(file.toFile(), Certified.PASSWORD.toCharArray());
    assertThat(read.getCertificateChain("peer"))
        .containsExactly(leaf.certificate(), issuing.certificate());
  }
}
