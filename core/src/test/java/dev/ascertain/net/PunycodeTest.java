package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample strings of RFC 3492 section 7.1, where they need no mixed case. */
class PunycodeTest {

  @ParameterizedTest
  @CsvSource({
    // (A) Arabic (Egyptian)
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    // (B) Chinese (simplified)
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    // (C) Chinese (traditional)
    "他們爲什麽不說中文, ihqwctvzc91f659drss3x8bo0yb",
    // (E) Hebrew
    "למההםפשוטלאמדבריםעברית, 4dbcagdahymbxekheh6e0a7fei0b",
    // (G) Japanese (kanji and hiragana)
    "なぜみんな日本語を話してくれないのか, n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
    // (L) 3<nen>B<gumi><kinpachi><sensei>, in lower case
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    // (P) Maji<de>Koi<suru>5<byou><mae>, in lower case
    "majiでkoiする5秒前, majikoi5-783gue6qz075azm5e",
    // (R) <sono><supiido><de>
    "そのスピードで, d9juau41awczczp",
  })
  void encodesTheSamplesOfRfc3492(String label, String punycode) {
    assertThat(Punycode.encode(label.codePoints().toArray())).isEqualTo(punycode);
  }
}
