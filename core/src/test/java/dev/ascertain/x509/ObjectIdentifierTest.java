package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectIdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.9", "1.2.840.113549.1.1.99", "2.5.4.999", "2.999.1", "1.39.0"})
  void theDottedFormSurvives(String dotted) {
    assertThat(ObjectIdentifier.of(dotted).dotted()).isEqualTo(dotted);
  }

  @Test
  void knownOnesAreShownByName() {
    assertThat(ObjectIdentifier.of("2.5.29.17")).hasToString("subjectAltName");
    assertThat(ObjectIdentifier.of("1.2.3.4")).hasToString("1.2.3.4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.", ".1", "1..2", "1.a", "1.-2", "1 .2", "1.2.9223372036854775808"})
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> ObjectIdentifier.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an object identifier: " + text);
  }

  @Test
  void theLastArcBelowAnotherIdentifierIsTold() {
    ObjectIdentifier parent = ObjectIdentifier.of("2.5.29");

    assertThat(ObjectIdentifier.of("2.5.29.17").arcBelow(parent)).isEqualTo(17);
    assertThat(ObjectIdentifier.of("2.5.29.127").arcBelow(parent)).isEqualTo(127);
    assertThat(ObjectIdentifier.of("2.5.29.128").arcBelow(parent)).isEqualTo(-1);
    assertThat(ObjectIdentifier.of("2.5.29.32.0").arcBelow(parent)).isEqualTo(-1);
    assertThat(ObjectIdentifier.of("2.5.4.17").arcBelow(parent)).isEqualTo(-1);
    assertThat(parent.arcBelow(parent)).isEqualTo(-1);
  }
}
