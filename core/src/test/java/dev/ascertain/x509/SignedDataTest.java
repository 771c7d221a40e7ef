package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Field;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

class SignedDataTest {
  private static final Mint.Minted ROOT = Mint.ca("Root").mint();
  private static final Mint.Minted CA = Mint.ca("CA").by(ROOT).mint();
  private static final byte[] LIST =
      MintCrl.by(CA).entry(BigInteger.valueOf(5), MintCrl.THIS_UPDATE).der();
  private static final String SIGNED_DATA = "06(2a864886f70d010702)";

  private static byte[] written(CMSSignedDataGenerator generator, CMSTypedData content) {
    try {
      generator.addCertificate(CA.holder());
      generator.addCertificate(ROOT.holder());
      generator.addCRL(new X509CRLHolder(LIST));
      return generator.generate(content, true).toASN1Structure().getEncoded("DER");
    } catch (IOException | CMSException e) {
      throw new AssertionError(e);
    }
  }

  /** Two certificates and a revocation list. */
  static byte[] rich() {
    return written(new CMSSignedDataGenerator(), new CMSAbsentContent());
  }

  @Test
  void certificatesAndListsAreTakenOut() throws Exception {
    SignedData read = SignedData.decode(rich());

    assertThat(read.version()).isEqualTo(1);
    assertThat(read.certificates()).containsExactlyInAnyOrder(CA.der(), ROOT.der());
    assertThat(read.revocationLists()).containsExactly(LIST);
  }

  @Test
  void whatIsSignedAndByWhomIsPassedOver() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    try {
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(CA.key().getPrivate()),
                  CA.holder()));
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }

    byte[] der = written(generator, new CMSProcessableByteArray(new byte[] {1, 2, 3}));

    assertThat(SignedData.decode(der).certificates()).hasSize(2);
  }

  @Test
  void aBrokenCertificateDoesNotHideTheOthers() throws Exception {
    byte[] der =
        Der.of(
            "30("
                + SIGNED_DATA
                + " a0(30(020101 31() 30(06(2a03)) a0(3002ffff 3000 a1(0500)) 31())))");

    assertThat(SignedData.decode(der).certificates())
        .satisfiesExactly(
            broken -> assertThat(broken).isEqualTo(Der.of("3002ffff")),
            empty -> assertThat(empty).isEqualTo(Der.of("3000")));
  }

  @Test
  void fieldsAreNamedAsInTheRfc() {
    Trace<SignedData> trace = SignedData.trace(rich());

    assertThat(trace.violations()).isEmpty();
    assertThat(trace.field().walk().map(Field::name))
        .contains("contentType", "SignedData", "certificates[1]", "crls[0]", "signerInfos");
  }

  @Test
  void otherContentsAreRefused() {
    assertThatThrownBy(() -> SignedData.decode(Der.of("30(06(2a864886f70d010701) a0(0400))")))
        .hasMessage("ContentInfo.contentType: data, expected signedData, at byte 0x2");
  }

  @Test
  void theIndefiniteFormIsRefusedWhereItStands() {
    byte[] der = Der.of("30(" + SIGNED_DATA + " a080 30(020101) 0000)");

    assertThatThrownBy(() -> SignedData.decode(der))
        .hasMessage(
            "ContentInfo.content: the indefinite form, expected a definite length, at byte 0xe");
  }

  @Test
  void trailingDataIsAViolation() {
    assertThatThrownBy(() -> SignedData.decode(Arrays.copyOf(rich(), rich().length + 1)))
        .hasMessageContaining("1 byte left over");
  }
}
