package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A short-lived key that stands in for that of the certificate: {@code delegated_credential} in
 * Certificate (RFC 9345 section 4).
 *
 * <pre>{@code
 * struct {
 *     uint32 valid_time;
 *     SignatureScheme dc_cert_verify_algorithm;
 *     opaque ASN1_subjectPublicKeyInfo<1..2^24-1>;
 * } Credential;
 *
 * struct {
 *     Credential cred;
 *     SignatureScheme algorithm;
 *     opaque signature<1..2^16-1>;
 * } DelegatedCredential;
 * }</pre>
 *
 * @param cred the key and its terms
 * @param algorithm the algorithm of {@code signature}
 * @param signature the certificate's signature over the credential
 */
public record DelegatedCredential(Credential cred, SignatureScheme algorithm, Opaque signature)
    implements Extension {
  private static final byte[] PADDING = " ".repeat(64).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SERVER_CONTEXT =
      "TLS, server delegated credentials".getBytes(StandardCharsets.US_ASCII);

  /**
   * The delegated key and its terms.
   *
   * @param validTime seconds after the certificate's notBefore at which the credential expires
   * @param dcCertVerifyAlgorithm the algorithm of CertificateVerify
   * @param subjectPublicKeyInfo the key, a DER SubjectPublicKeyInfo
   */
  public record Credential(
      long validTime, SignatureScheme dcCertVerifyAlgorithm, Opaque subjectPublicKeyInfo) {

    private static Credential decode(Reader in) throws ViolationException {
      return new Credential(
          in.u32("valid_time"),
          in.u16("dc_cert_verify_algorithm", SignatureScheme::new),
          new Opaque(in.opaque24("ASN1_subjectPublicKeyInfo", 1, 0xffffff)));
    }

    private void encode(Writer out) {
      out.u32(validTime).u16(dcCertVerifyAlgorithm.value());
      out.opaque24(subjectPublicKeyInfo.bytes());
    }
  }

  static DelegatedCredential decode(Reader in) throws ViolationException {
    return new DelegatedCredential(
        in.struct("cred", Credential::decode),
        in.u16("algorithm", SignatureScheme::new),
        new Opaque(in.opaque16("signature", 1, 0xffff)));
  }

  /**
   * What the key of a server's certificate signs: 64 spaces, the context string, a zero byte, the
   * certificate, the credential and the algorithm (RFC 9345 section 4).
   *
   * @param certificate the certificate, DER
   */
  public byte[] signedByServer(byte[] certificate) {
    return Writer.write(out -> {
      out.raw(PADDING).raw(SERVER_CONTEXT).u8(0).raw(certificate);
      cred.encode(out);
      out.u16(algorithm.value());
    });
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.DELEGATED_CREDENTIAL;
  }

  @Override
  public void encodeBody(Writer out) {
    cred.encode(out);
    out.u16(algorithm.value()).opaque16(signature.bytes());
  }
}
