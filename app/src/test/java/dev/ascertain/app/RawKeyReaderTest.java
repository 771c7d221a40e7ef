package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.verify.KeyPin;
import dev.ascertain.wire.CertificateType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw public keys in all the forms that people have them in. */
class RawKeyReaderTest {
  private static final Certified KEY = Mint.localhost(KeyKind.ED25519);
  private static final byte[] DER = KEY.keys().getPublic().getEncoded();
  private static final KeyPin PIN = KeyPin.of(DER, Crypto.forOneHandshake());

  @TempDir private Path folder;

  @Test
  void aKeyMayBeGivenByItsHashByItselfOrInAFile() throws Exception {
    Path pem = KEY.writePublicKey(folder.resolve("public.pem"));
    Path certificate = KEY.writeCertificate(folder.resolve("certificate.pem"));
    Path der = Files.write(folder.resolve("public.der"), DER);

    for (String given :
        List.of(
            PIN.toString(),
            Base64.getEncoder().encodeToString(DER),
            pem.toString(),
            certificate.toString(),
            der.toString())) {
      assertThat(RawKeyReader.pins(List.of(given))).as(given).containsExactly(PIN);
    }
  }

  @Test
  void aPrivateKeyIsNoPublicKey() {
    Path file = KEY.writeKey(folder.resolve("key.pem"));

    assertThatThrownBy(() -> RawKeyReader.pins(List.of(file.toString())))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("holds neither a public key nor a certificate, but a PRIVATE KEY.");
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "buy milk\n");

    assertThatThrownBy(() -> RawKeyReader.pins(List.of(file.toString())))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("holds neither a public key nor a certificate that can be read.");
  }

  /** The whole way: both sides show a key, in either mode, and only the known one is taken. */
  @Test
  void bothSidesShowTheirKeys() {
    Certified server = Mint.localhost(KeyKind.ECDSA_P256);
    String key = server.writePublicKey(folder.resolve("server.pem")).toString();
    String ours = KEY.writeKey(folder.resolve("ours.pem")).toString();
    try (Peer peer = GnutlsServer.withRawKey(server).requestRawClientKey().start()) {
      String host = "localhost:" + peer.port();
      for (String mode : List.of("--tls1.3", "--tls1.2", "--strict")) {
        Ran ran = Ran.with(host, "-4", mode, "--raw-public-key", key, "--raw-key", ours);
        assertThat(ran.status()).as(ran.out()).isEqualTo(ExitStatus.FINE);
        assertThat(ran.out()).contains("holds the\n  public key that is known");
      }
      Ran refused = Ran.with(host, "-4", "--strict", "--raw-public-key", PIN.toString());
      assertThat(refused.status()).isEqualTo(ExitStatus.CERTIFICATE);
      assertThat(refused.out())
          .contains("public key that is not known", "Alert: fatal certificate_unknown (46)");
    }
  }

  @Test
  void ourOwnKeyIsShownAsThePublicKeyThatGoesWithIt() throws UsageException {
    Path file = KEY.writeKey(folder.resolve("key.pem"));

    Credential ours = RawKeyReader.ours(file.toString(), Optional.empty());

    assertThat(ours.type()).isEqualTo(CertificateType.RAW_PUBLIC_KEY);
    assertThat(ours.chain().getFirst().bytes()).isEqualTo(DER);
  }
}
