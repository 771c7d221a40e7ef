package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;

/** Keys that browsers do not take. */
final class ForbiddenKey {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.FORBIDDEN_KEY,
              "Has a certificate of a CA with a DSA key.",
              ground ->
                  ground.presenting(ground.leaf(dsa(ground)).signedWith("SHA256withDSA").mint())),
          Fault.of(
              Cause.FORBIDDEN_KEY,
              "ed25519",
              "Has a certificate for an Ed25519 key.",
              ground -> ground.presenting(ground.leaf().key(KeyKind.ED25519).mint())),
          Fault.of(
              Cause.FORBIDDEN_KEY,
              "ed448",
              "Has a certificate for an Ed448 key.",
              ground -> ground.presenting(ground.leaf().key(KeyKind.ED448).mint())),
          Fault.of(
              Cause.FORBIDDEN_KEY,
              "rsa-pss",
              "Has a certificate for a key that is for RSASSA-PSS only.",
              ground -> ground.presenting(ground.leaf().key(KeyKind.RSA_PSS_2048).mint())));

  private ForbiddenKey() {}

  private static Certified dsa(Ground ground) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      return ground.intermediate("Ascertain Lab DSA CA").key(KeyKind.RSA_2048, keys).mint();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
