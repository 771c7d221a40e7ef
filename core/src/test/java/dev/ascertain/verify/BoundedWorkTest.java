package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates made to keep a verifier busy: each verification ends, and says why. */
class BoundedWorkTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final String HOST = "www.example.com";
  private static final Minted ROOT = Mint.ca("Root").mint();

  record Attack(String name, List<byte[]> sent, String finding) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Attack> attacks() {
    return Stream.of(
        new Attack("a thousand cross-signs", crossSigns(), "too-much-work"),
        new Attack("one key and one name, a hundred times", sameKeys(), "too-much-work"),
        new Attack("constraints times names", constraintBomb(), "too-much-work"),
        new Attack("ten thousand certificates", many(), "incomplete-chain"),
        new Attack("a certificate of ten megabytes", huge(), "malformed-certificate"),
        new Attack("nested without end", nested(), "malformed-certificate"));
  }

  private static List<byte[]> crossSigns() {
    KeyPair[] keys = new KeyPair[10];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Mint.ec("secp256r1");
    }
    List<Minted> signers = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      signers.add(Mint.ca("CA " + i).key(keys[i]).mint());
    }
    List<byte[]> sent = new ArrayList<>();
    sent.add(Mint.server(HOST).by(signers.getFirst()).mint().der());
    for (int round = 0; round < 10; round++) {
      for (int subject = 0; subject < 10; subject++) {
        for (Minted signer : signers) {
          sent.add(Mint.ca("CA " + subject).key(keys[subject]).by(signer).mint().der());
        }
      }
    }
    return sent;
  }

  private static List<byte[]> sameKeys() {
    KeyPair key = Mint.ec("secp256r1");
    Minted issuer = Mint.ca("CA").key(key).by(ROOT).claiming("CN=Elsewhere").mint();
    List<byte[]> sent = new ArrayList<>();
    sent.add(Mint.server(HOST).by(issuer).mint().der());
    for (int i = 0; i < 100; i++) {
      sent.add(Mint.ca("CA").key(key).by(issuer).mint().der());
    }
    return sent;
  }

  private static List<byte[]> constraintBomb() {
    GeneralSubtree[] trees = new GeneralSubtree[2_000];
    GeneralName[] names = new GeneralName[2_000];
    for (int i = 0; i < trees.length; i++) {
      names[i] = new GeneralName(GeneralName.dNSName, i + ".example.com");
      trees[i] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, i + ".example.net"));
    }
    Minted bound =
        Mint.ca("Bound")
            .by(ROOT)
            .extension(Extension.nameConstraints, true, new NameConstraints(null, trees))
            .mint();
    names[0] = new GeneralName(GeneralName.dNSName, HOST);
    return List.of(Mint.server(HOST).names(names).by(bound).mint().der(), bound.der());
  }

  private static List<byte[]> many() {
    Minted stranger = Mint.ca("Stranger").mint();
    List<byte[]> sent = new ArrayList<>();
    sent.add(Mint.server(HOST).by(ROOT).claiming("CN=Missing").mint().der());
    for (int i = 1; i < 10_000; i++) {
      sent.add(stranger.der());
    }
    return sent;
  }

  private static List<byte[]> huge() {
    byte[] content = new byte[10 << 20];
    content[0] = 0x30;
    content[1] = (byte) 0x84;
    int length = content.length - 6;
    for (int i = 0; i < 4; i++) {
      content[2 + i] = (byte) (length >>> 24 - 8 * i);
    }
    return List.of(content);
  }

  private static List<byte[]> nested() {
    byte[] content = new byte[4 * 10_000];
    for (int i = 0; i < content.length; i += 4) {
      int length = content.length - i - 4;
      content[i] = 0x30;
      content[i + 1] = (byte) 0x82;
      content[i + 2] = (byte) (length >>> 8);
      content[i + 3] = (byte) length;
    }
    return List.of(content);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void theVerificationEndsAndSaysWhy(Attack attack) {
    VerificationRequest request =
        VerificationRequest.of(
            attack.sent,
            ReferenceIdentifier.parse(HOST),
            AT,
            TrustStore.of("Test", List.of(ROOT.certificate())));

    Verification verification = Verifier.verify(request, CRYPTO);

    assertThat(verification.findings().stream().map(Finding::id)).contains(attack.finding);
    assertThat(verification.trusted()).isFalse();
  }

  @Test
  void aGoodPathIsFoundAmongUselessOnes() {
    Minted intermediate = Mint.ca("CA 0").by(ROOT).mint();
    List<byte[]> sent = new ArrayList<>();
    sent.add(Mint.server(HOST).by(intermediate).mint().der());
    for (int i = 0; i < 100; i++) {
      sent.add(Mint.ca("CA 0").by(ROOT).mint().der());
    }
    sent.add(intermediate.der());

    Verification found =
        Verifier.verify(
            VerificationRequest.of(
                sent,
                ReferenceIdentifier.parse(HOST),
                AT,
                TrustStore.of("Test", Arrays.asList(ROOT.certificate()))),
            CRYPTO);

    assertThat(found.trusted()).isTrue();
  }
}
