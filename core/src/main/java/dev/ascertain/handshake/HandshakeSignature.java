package dev.ascertain.handshake;

import dev.ascertain.wire.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** What handshake signatures are made over, and by which schemes (RFC 9846 section 4.5.2). */
public final class HandshakeSignature {
  private static final int PADDING_BYTES = 64;
  private static final byte[] SERVER_CONTEXT =
      "TLS 1.3, server CertificateVerify".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLIENT_CONTEXT =
      "TLS 1.3, client CertificateVerify".getBytes(StandardCharsets.US_ASCII);

  /** RFC 9846 section 4.3.3: schemes for certificates or for TLS 1.2 only. */
  private static final Set<SignatureScheme> NOT_IN_TLS13 =
      Set.of(
          SignatureScheme.RSA_PKCS1_SHA1,
          SignatureScheme.RSA_PKCS1_SHA256,
          SignatureScheme.RSA_PKCS1_SHA384,
          SignatureScheme.RSA_PKCS1_SHA512,
          SignatureScheme.ECDSA_SHA1);

  private static final Set<SignatureScheme> RSA_ENCRYPTION =
      Set.of(
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA512);

  private HandshakeSignature() {}

  /**
   * The content of a TLS 1.3 server's signature: 64 spaces, the context string, a zero byte and the
   * transcript hash.
   */
  public static byte[] serverContent13(byte[] transcriptHash) {
    return content13(SERVER_CONTEXT, transcriptHash);
  }

  /** The content of a TLS 1.3 client's signature; as {@link #serverContent13}. */
  public static byte[] clientContent13(byte[] transcriptHash) {
    return content13(CLIENT_CONTEXT, transcriptHash);
  }

  private static byte[] content13(byte[] context, byte[] transcriptHash) {
    int contextEnd = PADDING_BYTES + context.length;
    byte[] content = new byte[contextEnd + 1 + transcriptHash.length];
    Arrays.fill(content, 0, PADDING_BYTES, (byte) ' ');
    System.arraycopy(context, 0, content, PADDING_BYTES, context.length);
    System.arraycopy(transcriptHash, 0, content, contextEnd + 1, transcriptHash.length);
    return content;
  }

  /**
   * Whether a delegated key may sign a handshake by this scheme. RFC 9345 section 4: "When using
   * RSA, the public key MUST NOT use the rsaEncryption OID."
   */
  public static boolean allowedDelegated(SignatureScheme scheme) {
    return allowedInTls13(scheme) && !RSA_ENCRYPTION.contains(scheme);
  }

  /** Whether TLS 1.3 lets this scheme sign a handshake. */
  public static boolean allowedInTls13(SignatureScheme scheme) {
    return !NOT_IN_TLS13.contains(scheme);
  }
}
