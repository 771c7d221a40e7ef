package dev.ascertain.peers;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cipher suite that the installed OpenSSL can negotiate with a certificate.
 *
 * @param value its number in the IANA registry
 * @param name its name there: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
 * @param opensslName what OpenSSL calls it: ECDHE-RSA-AES128-GCM-SHA256
 * @param version the lowest protocol version that has it, as OpenSSL prints it: TLSv1.3, TLSv1.2,
 *     TLSv1 or SSLv3
 * @param keyExchange ECDH or DH (both ephemeral), RSA, or any
 * @param authentication RSA, ECDSA (also for Ed25519 and Ed448), None, or any
 */
public record OpensslSuite(
    int value,
    String name,
    String opensslName,
    String version,
    String keyExchange,
    String authentication) {

  // 0xC0,0x2F - TLS_ECDHE_… - ECDHE-RSA-… TLSv1.2 Kx=ECDH Au=RSA Enc=AESGCM(128) Mac=AEAD
  private static final Pattern LINE =
      Pattern.compile("0x(..),0x(..) - (\\S+) +- (\\S+) +(\\S+) +Kx=(\\S+) +Au=(\\S+)");

  private static final class Installed {
    static final List<OpensslSuite> SUITES = ask();
    static final Map<String, OpensslSuite> BY_NAME =
        SUITES.stream().collect(Collectors.toMap(OpensslSuite::name, Function.identity()));
  }

  /** The TLS 1.3 suites. */
  public static List<OpensslSuite> tls13() {
    return Installed.SUITES.stream().filter(OpensslSuite::isTls13).toList();
  }

  /** The suites for TLS 1.2 and older that need neither PSK nor SRP nor a DSA certificate. */
  public static List<OpensslSuite> tls12() {
    return Installed.SUITES.stream().filter(suite -> !suite.isTls13()).toList();
  }

  /**
   * The suite of this IANA name.
   *
   * @throws AssertionError if the installed OpenSSL does not have it
   */
  public static OpensslSuite of(String name) {
    OpensslSuite suite = Installed.BY_NAME.get(name);
    if (suite == null) {
      throw new AssertionError(
          "The installed OpenSSL has no suite %s, only %s"
              .formatted(name, Installed.BY_NAME.keySet()));
    }
    return suite;
  }

  /** Whether this is a suite of TLS 1.3, which names no key exchange and no authentication. */
  public boolean isTls13() {
    return version.equals("TLSv1.3");
  }

  @Override
  public String toString() {
    return name;
  }

  private static List<OpensslSuite> ask() {
    // The suites of TLS 1.3 are enabled separately; by default the CCM ones are not.
    String tls13 =
        "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
            + ":TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256";
    String older = "ALL:COMPLEMENTOFALL:!PSK:!SRP:!aDSS:@SECLEVEL=0";
    Program.Result result =
        Program.run("openssl", "ciphers", "-V", "-stdname", "-ciphersuites", tls13, older);
    List<OpensslSuite> suites =
        LINE.matcher(result.out()).results().map(OpensslSuite::parse).toList();
    if (suites.isEmpty()) {
      throw new AssertionError("openssl ciphers printed no suites: " + result);
    }
    return suites;
  }

  private static OpensslSuite parse(MatchResult line) {
    return new OpensslSuite(
        Integer.parseInt(line.group(1) + line.group(2), 16),
        line.group(3),
        line.group(4),
        line.group(5),
        line.group(6),
        line.group(7));
  }
}
