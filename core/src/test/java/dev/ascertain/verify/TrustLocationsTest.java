package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustLocationsTest {

  @Test
  void filesComeBeforeFolders() {
    List<TrustLocations.Kind> kinds =
        TrustLocations.ALL.stream().map(TrustLocations.Location::kind).toList();

    assertThat(kinds).isSorted().contains(TrustLocations.Kind.FOLDER);
  }

  @Test
  void thePlacesAreFullPathsAndEachIsNamedOnce() {
    assertThat(TrustLocations.ALL)
        .extracting(TrustLocations.Location::path)
        .doesNotHaveDuplicates()
        .allMatch(path -> path.startsWith("/") && !path.endsWith("/"))
        .contains("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt");
  }
}
