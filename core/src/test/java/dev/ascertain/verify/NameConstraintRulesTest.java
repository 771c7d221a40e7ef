package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.x509.Mint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class NameConstraintRulesTest {
  private static NameConstraints permitting(GeneralName base) {
    return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(base)}, null);
  }

  @Test
  void onlyCasHaveThem() {
    for (boolean critical : new boolean[] {true, false}) {
      Mint leaf =
          server()
              .extension(Extension.nameConstraints, critical, permitting(Ruled.dns("example.com")));

      assertThat(broken(Profile.WEB_PKI, Place.LEAF, leaf))
          .containsExactly("name-constraints-only-in-ca ERROR");
      assertThat(broken(Profile.BROWSER, Place.LEAF, leaf))
          .containsExactly("name-constraints-only-in-ca WARNING");
    }
  }

  @Test
  void theyAreCriticalByTheRfcAndMayNotBeByTheBaselineRequirements() {
    Mint root =
        Mint.ca("Root")
            .extension(Extension.nameConstraints, false, permitting(Ruled.dns("example.com")));

    assertError("name-constraints-critical", Place.ROOT, root, Profile.RFC_5280);
    assertThat(broken(Profile.WEB_PKI, Place.ROOT, root)).isEmpty();
  }
}
