package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ascertain.wire.ViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.junit.jupiter.api.Test;

class PfxTest {
  private static final Mint.Minted CA = Mint.ca("CA").mint();
  private static final String DATA = "06(2a864886f70d010701)";
  private static final String CERT_BAG = "06(2a864886f70d010c0a0103)";
  private static final String X509 = "06(2a864886f70d01091601)";

  private static byte[] minted() throws Exception {
    return new PKCS12PfxPduBuilder()
        .addData(
            new PKCS12SafeBagBuilder(CA.holder())
                .addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString("Mein CA"))
                .build())
        .build(new BcPKCS12MacCalculatorBuilder(), new char[] {'x'})
        .getEncoded("DER");
  }

  @Test
  void certificatesAreTakenOutWithTheirNames() throws Exception {
    List<Pfx.Safe> safes = Pfx.decode(minted()).safes();

    assertThat(safes).singleElement().isInstanceOf(Pfx.Safe.Plain.class);
    assertThat(SafeBag.decodeAll(((Pfx.Safe.Plain) safes.getFirst()).content()))
        .singleElement()
        .satisfies(bag -> {
          assertThat(bag.kind()).isEqualTo(SafeBag.Kind.CERTIFICATE);
          assertThat(bag.value()).isEqualTo(CA.der());
          assertThat(bag.friendlyName()).contains("Mein CA");
        });
  }

  @Test
  void bagsMayBeInBags() throws Exception {
    String bag = "30(" + CERT_BAG + " a0(30(" + X509 + " a0(04(3000)))))";
    String nested = "30(06(2a864886f70d010c0a0106) a0(30(" + bag + ")))";

    assertThat(SafeBag.decodeAll(Der.of("30(" + nested + bag + ")")))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.value()).containsExactly(0x30, 0));
  }

  @Test
  void whatIsInOtherBagsIsNotTakenOut() throws Exception {
    String key = "30(06(2a864886f70d010c0a0102) a0(0401ff))";
    String sdsi = "30(" + CERT_BAG + " a0(30(06(2a03) a0(0400))))";
    String secret = "30(06(2a864886f70d010c0a0105) a0(0500))";

    assertThat(SafeBag.decodeAll(Der.of("30(" + key + sdsi + secret + ")")))
        .extracting(SafeBag::kind, bag -> bag.value().length, SafeBag::friendlyName)
        .containsExactly(
            tuple(SafeBag.Kind.PRIVATE_KEY, 0, Optional.empty()),
            tuple(SafeBag.Kind.OTHER, 0, Optional.empty()),
            tuple(SafeBag.Kind.OTHER, 0, Optional.empty()));
  }

  @Test
  void partsMayBeEncrypted() throws Exception {
    String encrypted =
        "30(06(2a864886f70d010706) a0(30(020100 30(" + DATA + " 30(06(2a03)) 80(0102)))))";
    String enveloped = "30(06(2a864886f70d010703) a0(0500))";
    byte[] der = Der.of("30(020103 30(" + DATA + " a0(04(30(" + encrypted + enveloped + ")))))");

    assertThat(Pfx.decode(der).safes())
        .satisfiesExactly(
            first -> {
              Pfx.Safe.Encrypted safe = (Pfx.Safe.Encrypted) first;
              assertThat(safe.algorithm().algorithm()).isEqualTo(ObjectIdentifier.of("1.2.3"));
              assertThat(safe.content()).containsExactly(1, 2);
            },
            second -> assertThat(second).isInstanceOf(Pfx.Safe.Enveloped.class));
  }

  @Test
  void otherVersionsAreRefused() {
    assertThatThrownBy(() -> Pfx.decode(Der.of("30(020102)")))
        .hasMessage("PFX.version: v2, expected v3, at byte 0x2");
  }

  @Test
  void hostileBytesCauseNothingButViolations() throws Exception {
    byte[] example = minted();
    for (int length = 0; length < example.length; length++) {
      byte[] truncated = Arrays.copyOf(example, length);
      assertThatThrownBy(() -> Pfx.decode(truncated)).isInstanceOf(ViolationException.class);
    }
    Random random = new Random(7292);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] changed = example.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      refused += isRead(changed) ? 0 : 1;
    }
    assertThat(refused).isBetween(100, 4_900);
  }

  private static boolean isRead(byte[] der) {
    try {
      for (Pfx.Safe safe : Pfx.decode(der).safes()) {
        if (safe instanceof Pfx.Safe.Plain(byte[] content)) {
          SafeBag.decodeAll(content);
        }
      }
      return true;
    } catch (ViolationException e) {
      return false;
    }
  }
}
