package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfTestTest {

  static List<Crypto> libraries() {
    return Libraries.all();
  }

  static List<KnownAnswer> answers() {
    return SelfTest.knownAnswers();
  }

  static List<WrongProvider> wrongProviders() {
    return List.of(
        WrongProvider.of("KeyAgreement", "XDH"),
        WrongProvider.of("KeyAgreement", "ECDH"),
        WrongProvider.of("Signature", "SHA256withRSA"),
        WrongProvider.of("Signature", "SHA384withRSA/PSS"),
        WrongProvider.of("Signature", "SHA256withECDSA"),
        WrongProvider.of("Signature", "Ed25519"));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyLibraryGivesThePublishedAnswers(Crypto crypto) {
    assertThat(crypto.selfTest()).isEmpty();
  }

  @Test
  void triesEveryPrimitive() {
    assertThat(SelfTest.knownAnswers())
        .extracting(KnownAnswer::primitive)
        .contains(Primitive.values());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aBitThatIsWrongIsCaught(KnownAnswer answer) throws Exception {
    int length = answer.computation().with(new Crypto(Selection.BOUNCY_CASTLE)).length;
    for (int at : new int[] {0, length / 2, length - 1}) {
      KnownAnswer wrong =
          computedBy(
              answer,
              crypto -> {
                byte[] result = answer.computation().with(crypto);
                result[at] ^= 1;
                return result;
              });

      assertThat(failures(wrong))
          .singleElement()
          .asString()
          .startsWith(answer.primitive() + " by ")
          .endsWith(" gives another answer than that of " + answer.source());
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aPrimitiveThatFailsIsCaught(KnownAnswer answer) {
    List<KnownAnswer.Computation> ways =
        List.of(
            _ -> {
              throw new CryptoException("no");
            },
            _ -> {
              throw new IllegalStateException("no");
            },
            _ -> {
              throw new UnsatisfiedLinkError("no");
            });

    for (KnownAnswer.Computation way : ways) {
      assertThat(failures(computedBy(answer, way)))
          .singleElement()
          .asString()
          .contains(" fails (", "no) on the example of " + answer.source());
    }
  }

  @ParameterizedTest
  @MethodSource("wrongProviders")
  void aNativeLibraryThatIsWrongIsNotUsed(WrongProvider wrong) {
    Selection selection = Selection.fastest(Optional.of(wrong));

    assertThat(selection.libraries()).isEqualTo(Selection.BOUNCY_CASTLE.libraries());
    assertThat(new Crypto(selection).describe().get("remark"))
        .startsWith("Conscrypt is not used: ")
        .contains(" by Conscrypt ");
  }

  @Test
  void aNativeLibraryThatDoesNotLoadIsNotUsed() {
    Selection selection = Selection.fastest(Optional.empty());

    assertThat(selection.libraries()).isEqualTo(Selection.BOUNCY_CASTLE.libraries());
    assertThat(selection.describe())
        .containsEntry("remark", "Conscrypt is not used: its library does not load here");
  }

  @Test
  void whatCannotBeReplacedEndsInASentence() {
    KnownAnswer hkdf =
        SelfTest.knownAnswers().stream()
            .filter(answer -> answer.primitive() == Primitive.HKDF)
            .findFirst()
            .orElseThrow();
    KnownAnswer wrong = computedBy(hkdf, _ -> new byte[32]);

    assertThatThrownBy(() -> Crypto.tested(Selection.JDK, List.of(wrong)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The cryptographic self-test fails: HKDF by the JDK gives another answer than that of"
                + " RFC 5869 appendix A.1.");
  }

  @Test
  void theTestIsMadeOnce() {
    assertThat(Crypto.fastest()).isSameAs(Crypto.fastest());
  }

  private static List<String> failures(KnownAnswer answer) {
    return SelfTest.failures(Selection.BOUNCY_CASTLE, List.of(answer));
  }

  private static KnownAnswer computedBy(KnownAnswer answer, KnownAnswer.Computation computation) {
    return new KnownAnswer(answer.primitive(), answer.source(), answer.expected(), computation);
  }
}
