package dev.ascertain.verify.transparency;

import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;

/** Logs for tests, and the timestamps that they make (RFC 6962 section 3.2). */
final class MintSct {
  static final ASN1ObjectIdentifier IN_CERTIFICATE =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");
  static final ASN1ObjectIdentifier IN_OCSP = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.5");

  private MintSct() {}

  /** A log. */
  record Log(String name, String operator, String state, Instant since, KeyPair key) {

    static Log usable(String name, String operator) {
      return new Log(name, operator, "usable", Instant.EPOCH, Mint.ec("secp256r1"));
    }

    Log state(String other, Instant from) {
      return new Log(name, operator, other, from, key);
    }

    byte[] id() {
      return sha256(key.getPublic().getEncoded());
    }

    /** The timestamp of a certificate as it is, for TLS and OCSP. */
    byte[] stamp(Minted certificate, Instant when) {
      return sct(when, signedData(when, 0, new byte[0], certificate.der()));
    }

    /** The timestamp to be put into the certificate that {@code precertificate} will become. */
    byte[] stampPrecertificate(Minted precertificate, Minted issuer, Instant when) {
      try {
        byte[] tbs = precertificate.holder().toASN1Structure().getTBSCertificate().getEncoded();
        byte[] keyHash = sha256(issuer.holder().getSubjectPublicKeyInfo().getEncoded());
        return sct(when, signedData(when, 1, keyHash, tbs));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private byte[] sct(Instant when, byte[] signed) {
      try {
        boolean rsa = key.getPrivate().getAlgorithm().equals("RSA");
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(signed);
        byte[] value = signature.sign();
        return write(out -> {
          out.write(0);
          out.write(id());
          out.writeLong(when.toEpochMilli());
          out.writeShort(0);
          out.write(4);
          out.write(rsa ? 1 : 3);
          out.writeShort(value.length);
          out.write(value);
        });
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    private static byte[] signedData(Instant when, int type, byte[] prefix, byte[] entry) {
      return write(out -> {
        out.writeShort(0);
        out.writeLong(when.toEpochMilli());
        out.writeShort(type);
        out.write(prefix);
        out.write(entry.length >> 16);
        out.writeShort(entry.length);
        out.write(entry);
        out.writeShort(0);
      });
    }

    /** As lists of logs describe it. */
    String json() {
      return """
      {"description": "%s", "log_id": "%s", "key": "%s", "mmd": 86400,
       "url": "https://log.example/", "state": {"%s": {"timestamp": "%s"}}}\
      """
          .formatted(
              name,
              Base64.getEncoder().encodeToString(id()),
              Base64.getEncoder().encodeToString(key.getPublic().getEncoded()),
              state,
              since);
    }
  }

  /** A list of these logs, of this date. */
  static byte[] list(Instant date, Log... logs) {
    StringBuilder operators = new StringBuilder();
    for (Log log : logs) {
      operators
          .append(operators.isEmpty() ? "" : ",")
          .append("{\"name\": \"%s\", \"logs\": [%s]}".formatted(log.operator(), log.json()));
    }
    return "{\"log_list_timestamp\": \"%s\", \"operators\": [%s]}"
        .formatted(date, operators)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A SignedCertificateTimestampList. */
  static byte[] list(List<byte[]> timestamps) {
    int length = timestamps.stream().mapToInt(each -> each.length + 2).sum();
    return write(out -> {
      out.writeShort(length);
      for (byte[] timestamp : timestamps) {
        out.writeShort(timestamp.length);
        out.write(timestamp);
      }
    });
  }

  /** The value of the extension with these timestamps. */
  static DEROctetString extension(List<byte[]> timestamps) {
    return new DEROctetString(list(timestamps));
  }

  /** A certificate with timestamps of these logs in it. */
  static Minted certificate(Mint mint, Minted issuer, Instant when, Log... logs) {
    KeyPair key = Mint.ec("secp256r1");
    mint.by(issuer).key(key).serial(BigInteger.valueOf(6962));
    Minted precertificate = mint.mint();
    List<byte[]> timestamps =
        List.of(logs).stream()
            .map(log -> log.stampPrecertificate(precertificate, issuer, when))
            .toList();
    return mint.extension(IN_CERTIFICATE, false, extension(timestamps)).mint();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @FunctionalInterface
  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      body.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
