package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Holds minted certificates to the rules about what certificates may say. */
final class Ruled {
  static final String HOST = "www.example.com";
  static final Minted ROOT = Mint.ca("Root").mint();
  static final Minted CA = Mint.ca("Issuing").by(ROOT).mint();
  private static final SignatureChecker SIGNATURES = new SignatureChecker(Crypto.forOneHandshake());

  private Ruled() {}

  /** A server's certificate that breaks no rule below a root of the user's. */
  static Mint server() {
    return server("CN=" + HOST, dns(HOST));
  }

  /** The same for another subject and other names. */
  static Mint server(String subject, GeneralName... names) {
    return Mint.plain(subject)
        .names(names)
        .by(CA)
        .extension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
  }

  /** A CA's certificate below the root. */
  static Mint intermediate() {
    return Mint.ca("Issuing").by(ROOT);
  }

  static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  /**
   * The certificate with another element of its {@code tbsCertificate}, which libraries refuse to
   * make. Its signature is not valid any more.
   */
  static Certificate with(int element, ASN1Encodable value, Mint mint) {
    return changed(mint, fields -> fields.set(element, value));
  }

  /** The certificate with one more element in its {@code tbsCertificate}. */
  static Certificate inserted(int at, ASN1Encodable value, Mint mint) {
    return changed(mint, fields -> fields.add(at, value));
  }

  private static Certificate changed(Mint mint, Consumer<List<ASN1Encodable>> change) {
    ASN1Sequence whole = ASN1Sequence.getInstance(mint.mint().der());
    List<ASN1Encodable> fields =
        new ArrayList<>(List.of(ASN1Sequence.getInstance(whole.getObjectAt(0)).toArray()));
    change.accept(fields);
    ASN1Encodable[] parts = {
      new DERSequence(fields.toArray(ASN1Encodable[]::new)),
      whole.getObjectAt(1),
      whole.getObjectAt(2)
    };
    try {
      return Certificate.decode(new DERSequence(parts).getEncoded("DER"));
    } catch (IOException | ViolationException e) {
      throw new AssertionError(e);
    }
  }

  static List<Finding> findings(
      Profile profile, boolean publicRoot, Place place, Certificate certificate) {
    Optional<Certificate> issuer =
        switch (place) {
          case LEAF -> Optional.of(CA.certificate());
          case INTERMEDIATE -> Optional.of(ROOT.certificate());
          case ROOT -> Optional.empty();
        };
    Measure measure = Measure.of(TrustStore.of("Test", List.of(ROOT.certificate())));
    Conformance conformance =
        new Conformance(
            0,
            certificate,
            place,
            issuer,
            measure.with(profile),
            publicRoot,
            () ->
                SIGNATURES.check(certificate, certificate.subjectPublicKeyInfo())
                    == SignatureChecker.Result.VALID);
    CertificateRules.check(conformance);
    return conformance.findings();
  }

  /** What is wrong with it below a root of the user's: the rule or the kind, and how much. */
  static List<String> broken(Profile profile, Place place, Mint mint) {
    return shown(findings(profile, false, place, mint.mint().certificate()));
  }

  /** The same below a root that is distributed with software. */
  static List<String> brokenBelowPublicRoot(Profile profile, Place place, Mint mint) {
    return shown(findings(profile, true, place, mint.mint().certificate()));
  }

  /** Asserts that it breaks this rule alone, which is an error in these profiles only. */
  static void assertError(String rule, Place place, Mint mint, Profile... profiles) {
    assertError(rule, place, mint.mint().certificate(), profiles);
  }

  static void assertError(String rule, Place place, Certificate certificate, Profile... profiles) {
    for (Profile profile : Profile.values()) {
      List<String> errors =
          shown(findings(profile, false, place, certificate)).stream()
              .filter(each -> each.endsWith(" ERROR"))
              .toList();
      assertThat(errors)
          .as("%s", profile)
          .isEqualTo(List.of(profiles).contains(profile) ? List.of(rule + " ERROR") : List.of());
    }
  }

  /** Findings that a rule is broken. */
  static Predicate<Finding> of(Requirement requirement) {
    return finding ->
        finding instanceof ConformanceFinding.NonconformingCertificate broken
            && broken.requirement() == requirement;
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream()
        .map(finding ->
            (finding instanceof ConformanceFinding.NonconformingCertificate broken
                    ? broken.requirement().id()
                    : finding.id())
                + " "
                + finding.severity())
        .distinct()
        .toList();
  }
}
