package dev.ascertain.handshake.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CbcAlgorithm;
import dev.ascertain.crypto.Hash;
import dev.ascertain.handshake.keys.CipherSuiteParameters.Authentication;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.handshake.KeyExchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CipherSuiteParametersTest {

  static List<CipherSuiteParameters> supported() {
    return CipherSuiteParameters.supported();
  }

  @Test
  void listsEachSuiteOnceAndTls13First() {
    List<ProtocolVersion> versions =
        supported().stream().map(CipherSuiteParameters::version).toList();

    assertThat(supported()).extracting(CipherSuiteParameters::cipherSuite).doesNotHaveDuplicates();
    assertThat(versions.subList(0, 5)).containsOnly(ProtocolVersion.TLS_1_3);
    assertThat(versions.subList(5, versions.size())).containsOnly(ProtocolVersion.TLS_1_2);
  }

  /** The name of a TLS 1.2 suite says everything; see RFC 5246 appendix C. */
  @ParameterizedTest
  @MethodSource("supported")
  void meansWhatItsNameSays(CipherSuiteParameters suite) {
    String name = suite.cipherSuite().toString();
    String expectedPrefix =
        switch (suite.keyExchange()) {
          case ECDHE -> "TLS_ECDHE_" + suite.authentication() + "_WITH_";
          case DHE -> "TLS_DHE_" + suite.authentication() + "_WITH_";
          case RSA -> "TLS_RSA_WITH_";
          case UNKNOWN -> "TLS_";
        };
    String expectedCipher =
        switch (suite.cipher()) {
          case RecordCipher.Aead(AeadAlgorithm algorithm) -> algorithm.toString();
          case RecordCipher.Cbc(CbcAlgorithm algorithm, Hash mac) ->
              (algorithm == CbcAlgorithm.TRIPLE_DES ? "3DES_EDE" : algorithm.toString())
                  + "_CBC_"
                  + (mac == Hash.SHA_1 ? "SHA" : mac.toString().replace("-", ""));
        };

    assertThat(name).startsWith(expectedPrefix + expectedCipher);
    assertThat(suite.hash()).isEqualTo(name.endsWith("SHA384") ? Hash.SHA_384 : Hash.SHA_256);
    assertThat(CipherSuiteParameters.of(suite.cipherSuite())).contains(suite);
  }

  @Test
  void readsOneOfEachKind() {
    assertThat(CipherSuiteParameters.of(CipherSuite.TLS_AES_256_GCM_SHA384))
        .contains(
            new CipherSuiteParameters(
                CipherSuite.TLS_AES_256_GCM_SHA384,
                ProtocolVersion.TLS_1_3,
                KeyExchange.UNKNOWN,
                Authentication.ANY,
                new RecordCipher.Aead(AeadAlgorithm.AES_256_GCM),
                Hash.SHA_384));
    assertThat(CipherSuiteParameters.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA))
        .contains(
            new CipherSuiteParameters(
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
                ProtocolVersion.TLS_1_2,
                KeyExchange.ECDHE,
                Authentication.RSA,
                new RecordCipher.Cbc(CbcAlgorithm.AES_256, Hash.SHA_1),
                Hash.SHA_256));
  }

  @Test
  void lacksSuitesWithoutEncryption() {
    assertThat(CipherSuiteParameters.of(CipherSuite.TLS_RSA_WITH_NULL_SHA256)).isEmpty();
    assertThat(CipherSuiteParameters.of(CipherSuite.TLS_RSA_WITH_RC4_128_SHA)).isEmpty();
  }
}
