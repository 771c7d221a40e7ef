package dev.ascertain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchRequestTest {

  /** RFC 9919 section 6. */
  @ParameterizedTest
  @CsvSource({
    // 27 characters, a slash, and 4 of base64 for every 3 bytes
    "http://ocsp.example.com/abc, 168, OCSP_GET",
    "http://ocsp.example.com/abc, 169, OCSP_POST",
    "http://ocsp.example.com/abc, 0, OCSP_GET",
    "http://ocsp.example.com/?ca, 20, OCSP_POST",
  })
  void smallQuestionsGoByGet(String uri, int bytes, FetchRequest.Kind kind) {
    assertThat(FetchRequest.ocsp(uri, new byte[bytes]).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/, 1, true",
    "http://a/, 2, false",
    "http://b/, 1, false",
  })
  void twoAreEqualIfTheyAskTheSame(String uri, byte octet, boolean equal) {
    FetchRequest request = FetchRequest.ocspPost("http://a/", new byte[] {1});
    FetchRequest other = FetchRequest.ocspPost(uri, new byte[] {octet});

    assertThat(request.equals(other)).isEqualTo(equal);
    assertThat(request.hashCode() == other.hashCode()).isEqualTo(equal);
    assertThat(request).isNotEqualTo(FetchRequest.ocspGet("http://a/", new byte[] {1}));
  }
}
