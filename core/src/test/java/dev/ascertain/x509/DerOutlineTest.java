package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerOutlineTest {
  private static final Mint.Minted CA = Mint.ca("CA").mint();

  private static DerOutline.Kind kind(byte[] der) {
    DerOutline outline = DerOutline.of(der, 0).orElseThrow();
    assertThat(outline.start()).isZero();
    assertThat(outline.end()).isEqualTo(der.length);
    assertThat(outline.definite()).isTrue();
    return outline.kind();
  }

  @Test
  void realFilesAreRecognized() throws Exception {
    assertThat(kind(CA.der())).isEqualTo(DerOutline.Kind.CERTIFICATE);
    assertThat(kind(MintCrl.by(CA).entry(BigInteger.valueOf(3), MintCrl.THIS_UPDATE).der()))
        .isEqualTo(DerOutline.Kind.CERTIFICATE_LIST);
    assertThat(kind(SignedDataTest.rich())).isEqualTo(DerOutline.Kind.SIGNED_DATA);
    assertThat(kind(OcspResponseTest.rich().getEncoded())).isEqualTo(DerOutline.Kind.OCSP_RESPONSE);
    assertThat(kind(CA.key().getPublic().getEncoded())).isEqualTo(DerOutline.Kind.PUBLIC_KEY);
    assertThat(kind(CA.key().getPrivate().getEncoded())).isEqualTo(DerOutline.Kind.PRIVATE_KEY);
    assertThat(kind(Mint.rsa(1024).getPrivate().getEncoded()))
        .isEqualTo(DerOutline.Kind.PRIVATE_KEY);
    assertThat(
            kind(
                new PKCS8EncryptedPrivateKeyInfoBuilder(CA.key().getPrivate().getEncoded())
                    .build(
                        new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                            .setProvider(new BouncyCastleProvider())
                            .build(new char[] {'x'}))
                    .getEncoded()))
        .isEqualTo(DerOutline.Kind.PRIVATE_KEY);
    assertThat(
            kind(
                new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=x"), CA.key().getPublic())
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(CA.key().getPrivate()))
                    .getEncoded()))
        .isEqualTo(DerOutline.Kind.CERTIFICATION_REQUEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30(30(020105 30() 30() 30() 30() 30()) 30() 0300)|CERTIFICATE", // version 1
        "30(30(020100 30() 30() a0()) 30() 0300)|CERTIFICATION_REQUEST",
        "30(30(020100 30() 30()) 30() 0300)|CERTIFICATION_REQUEST",
        "30(30(020101 30() 30() 1700) 30() 0300)|CERTIFICATE_LIST",
        "30(30(30() 30() 1800) 30() 0300)|CERTIFICATE_LIST", // version 1
        "30(020103 30())|PFX",
        "30(020100 30() 0400)|PRIVATE_KEY", // PKCS #8
        "30(020100 020107 020103)|PRIVATE_KEY", // PKCS #1
        "30(020101 0400 a0())|PRIVATE_KEY", // RFC 5915
        "30(02020101 020103)|PUBLIC_KEY", // PKCS #1
        "30(06(2a864886f70d010702) a0())|SIGNED_DATA",
        "30(06(2a864886f70d010701) a0())|OTHER",
        "30()|OTHER",
        "30(0500)|OTHER",
        "30(30())|OTHER",
      })
  void theOutermostElementsTell(String der, DerOutline.Kind kind) {
    assertThat(kind(Der.of(der))).isEqualTo(kind);
  }

  @Test
  void theEndMayLieBeyondWhatIsThere() {
    byte[] der = CA.der();

    DerOutline outline = DerOutline.of(Arrays.copyOf(der, 40), 0).orElseThrow();

    assertThat(outline.end()).isEqualTo(der.length);
    assertThat(outline.kind()).isEqualTo(DerOutline.Kind.CERTIFICATE);
    assertThat(DerOutline.of(new byte[] {0x30, (byte) 0x84, -1, -1, -1, -1}, 0).orElseThrow().end())
        .isEqualTo(6 + 0xffffffffL);
  }

  @Test
  void anIndefiniteLengthIsSaid() {
    DerOutline outline = DerOutline.of(Der.of("3080 020103 30(0500) 0000"), 0).orElseThrow();

    assertThat(outline.definite()).isFalse();
    assertThat(outline.kind()).isEqualTo(DerOutline.Kind.PFX);
  }

  @Test
  void whatIsNoSequenceHasNoOutline() {
    assertThat(DerOutline.of(new byte[] {4, 0}, 0)).isEmpty();
    assertThat(DerOutline.of(new byte[] {0x30}, 0)).isEmpty();
    assertThat(DerOutline.of(new byte[0], 0)).isEmpty();
    assertThat(DerOutline.of(new byte[] {0x30, 0}, 2)).isEmpty();
  }

  @Test
  void anyBytesHaveAnOutlineOrNone() {
    Random random = new Random(690);
    int outlines = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Arrays.copyOf(CA.der(), 1 + random.nextInt(60));
      for (int n = random.nextInt(8); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      outlines += DerOutline.of(bytes, 0).isPresent() ? 1 : 0;
    }
    assertThat(outlines).isBetween(10_000, 19_999);
  }
}
