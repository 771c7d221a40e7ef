package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustComparisonTest {

  private static TrustStore store(String id) throws Exception {
    return TrustStoresTest.bundled().byId(id).orElseThrow();
  }

  private static List<String> names(List<Certificate> certificates) {
    return certificates.stream().map(root -> root.subject().shortName()).toList();
  }

  @Test
  void aStoreHasEverythingInCommonWithItself() throws Exception {
    TrustStore mozilla = store("mozilla");
    TrustComparison comparison = TrustComparison.of(mozilla, mozilla);

    assertThat(comparison.common()).isEqualTo(mozilla.roots());
    assertThat(comparison.onlyLeft()).isEmpty();
    assertThat(comparison.onlyRight()).isEmpty();
    assertThat(comparison.sameKeys()).isEmpty();
  }

  @Test
  void oneStoreTrustsWhatTheOtherDoesNot() throws Exception {
    TrustComparison comparison = TrustComparison.of(store("mozilla"), store("java-25"));

    assertThat(comparison.left().id()).isEqualTo("mozilla");
    assertThat(comparison.right().id()).isEqualTo("java-25");
    assertThat(names(comparison.onlyLeft()))
        .contains("Telekom Security TLS RSA Root 2023", "D-TRUST BR Root CA 1 2020")
        .doesNotContain("ISRG Root X1");
    assertThat(names(comparison.onlyRight()))
        .contains("DigiCert Global Root CA", "ePKI Root Certification Authority");
    assertThat(names(comparison.common())).contains("ISRG Root X1", "GTS Root R1");
    assertThat(comparison.common().size() + comparison.onlyLeft().size())
        .isEqualTo(comparison.left().size());
    assertThat(comparison.common().size() + comparison.onlyRight().size())
        .isEqualTo(comparison.right().size());
  }

  @Test
  void twoCertificatesForOneKeyAreOneAuthority() throws Exception {
    TrustComparison comparison = TrustComparison.of(store("mozilla"), store("java-25"));

    // GlobalSign ECC Root CA - R4 was issued twice; the second time with another serial number.
    assertThat(comparison.sameKeys())
        .singleElement()
        .satisfies(pair -> {
          assertThat(pair.left().subject().toString()).contains("GlobalSign ECC Root CA - R4");
          assertThat(pair.left()).isNotEqualTo(pair.right());
          assertThat(pair.left().subject()).isEqualTo(pair.right().subject());
          assertThat(comparison.onlyLeft()).contains(pair.left());
          assertThat(comparison.onlyRight()).contains(pair.right());
        });
  }

  @Test
  void equalKeysUnderDifferentNamesAreTwoAuthorities() {
    KeyPair key = Mint.ec("secp256r1");
    TrustStore one = TrustStore.of("a", List.of(Mint.ca("One").key(key).mint().certificate()));
    TrustStore two = TrustStore.of("b", List.of(Mint.ca("Two").key(key).mint().certificate()));
    TrustStore other = TrustStore.of("c", List.of(Mint.ca("One").key(key).mint().certificate()));

    assertThat(TrustComparison.of(one, two).sameKeys()).isEmpty();
    assertThat(TrustComparison.of(one, other).sameKeys()).hasSize(1);
  }
}
