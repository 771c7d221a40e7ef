package dev.ascertain.x509;

import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Mints OCSP responses (RFC 6960 section 4.2) for tests: correct unless told otherwise.
 *
 * <pre>{@code
 * byte[] good = MintOcsp.of(ca).good(leaf).der();
 * Minted responder = MintOcsp.responder(ca).mint();
 * byte[] delegated =
 *     MintOcsp.of(ca).signedBy(responder).byKey().revoked(leaf, when, CRLReason.superseded).der();
 * }</pre>
 *
 * <p>A response is signed by the CA that it is about, names it by its name, was produced on
 * 2026-06-01 and holds until 2026-06-05.
 */
public final class MintOcsp {
  public static final Instant THIS_UPDATE = Instant.parse("2026-06-01T00:00:00Z");
  public static final Instant NEXT_UPDATE = Instant.parse("2026-06-05T00:00:00Z");

  private final List<Single> singles = new ArrayList<>();
  private final List<Extension> extensions = new ArrayList<>();
  private final Minted ca;
  private Minted signer;
  private @Nullable List<X509CertificateHolder> included;
  private @Nullable RespID responder;
  private boolean byKey;
  private AlgorithmIdentifier hash = CertificateID.HASH_SHA1;
  private @Nullable Instant producedAt;
  private Instant thisUpdate = THIS_UPDATE;
  private @Nullable Instant nextUpdate = NEXT_UPDATE;
  private String algorithm = "";

  /** One answer; a null status is BouncyCastle's way to say good. */
  private record Single(
      Minted issuer,
      BigInteger serial,
      @Nullable CertificateStatus status,
      List<Extension> extensions,
      @Nullable Validity own) {}

  private record Validity(Instant from, @Nullable Instant until) {}

  private MintOcsp(Minted ca) {
    this.ca = ca;
    this.signer = ca;
  }

  /** A response about certificates of this CA, which signs it. */
  public static MintOcsp of(Minted ca) {
    return new MintOcsp(ca);
  }

  /**
   * The certificate of a responder that the CA delegates to, to be completed: with the purpose
   * OCSPSigning and the extension ocsp-nocheck (RFC 6960 section 4.2.2.2).
   */
  public static Mint responder(Minted ca) {
    return Mint.plain("CN=Responder")
        .by(ca)
        .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .extension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
        .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  /**
   * A response without content (RFC 6960 section 4.2.1).
   *
   * @param status malformedRequest (1), internalError (2), tryLater (3), sigRequired (5),
   *     unauthorized (6), or any other
   */
  public static byte[] error(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Signed by another, whose certificate comes along. */
  public MintOcsp signedBy(Minted other) {
    signer = other;
    return this;
  }

  /** Includes exactly these certificates. */
  public MintOcsp including(Minted... certificates) {
    included = List.of(certificates).stream().map(Minted::holder).toList();
    return this;
  }

  /** Names the responder by the hash of its key instead of by its name. */
  public MintOcsp byKey() {
    byKey = true;
    return this;
  }

  /** Names this responder, whoever signs. */
  public MintOcsp claiming(RespID other) {
    responder = other;
    return this;
  }

  /** Names certificates by this hash instead of SHA-1. */
  public MintOcsp hash(ASN1ObjectIdentifier digest) {
    hash = new AlgorithmIdentifier(digest);
    return this;
  }

  public MintOcsp algorithm(String jcaName) {
    algorithm = jcaName;
    return this;
  }

  /** When the response was signed; without it, at thisUpdate. */
  public MintOcsp producedAt(Instant when) {
    producedAt = when;
    return this;
  }

  /** Every answer holds from and until these times. */
  public MintOcsp valid(Instant from, Instant until) {
    thisUpdate = from;
    nextUpdate = until;
    return this;
  }

  /** Newer information is always available (RFC 6960 section 4.2.2.1). */
  public MintOcsp withoutNextUpdate() {
    nextUpdate = null;
    return this;
  }

  public MintOcsp good(Minted certificate) {
    return answer(certificate, CertificateStatus.GOOD);
  }

  /** Revoked without a reason. */
  public MintOcsp revoked(Minted certificate, Instant when) {
    return answer(certificate, new RevokedStatus(Date.from(when)));
  }

  /**
   * Revoked.
   *
   * @param reason one of BouncyCastle's {@link org.bouncycastle.asn1.x509.CRLReason}
   */
  public MintOcsp revoked(Minted certificate, Instant when, int reason) {
    return answer(certificate, new RevokedStatus(Date.from(when), reason));
  }

  public MintOcsp unknown(Minted certificate) {
    return answer(certificate, new UnknownStatus());
  }

  /** Adds an answer about a certificate of the CA, with any extensions. */
  public MintOcsp answer(
      Minted certificate, @Nullable CertificateStatus status, Extension... singleExtensions) {
    return answer(ca, certificate.holder().getSerialNumber(), status, singleExtensions);
  }

  /** Adds an answer about a certificate of any issuer, with any extensions. */
  public MintOcsp answer(
      Minted issuer,
      BigInteger serial,
      @Nullable CertificateStatus status,
      Extension... singleExtensions) {
    singles.add(new Single(issuer, serial, status, List.of(singleExtensions), null));
    return this;
  }

  /** The answer added last holds from and until these times, unlike the others. */
  public MintOcsp lastValid(Instant from, Instant until) {
    Single last = singles.removeLast();
    singles.add(
        new Single(
            last.issuer, last.serial, last.status, last.extensions, new Validity(from, until)));
    return this;
  }

  /** Repeats the request's nonce (RFC 9654 section 2.1). */
  public MintOcsp nonce(byte[] nonce) {
    return extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce));
  }

  /** Adds an extension of the whole response. */
  public MintOcsp extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      extensions.add(Extension.create(id, critical, value));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The response: the DER of an {@code OCSPResponse}. */
  public byte[] der() {
    try {
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(responderId());
      Validity usual = new Validity(thisUpdate, nextUpdate);
      for (Single single : singles) {
        Validity validity = single.own != null ? single.own : usual;
        builder.addResponse(
            new CertificateID(digest(hash), single.issuer.holder(), single.serial),
            single.status,
            Date.from(validity.from),
            validity.until == null ? null : Date.from(validity.until),
            extensions(single.extensions));
      }
      builder.setResponseExtensions(extensions(extensions));
      Instant signed = producedAt != null ? producedAt : thisUpdate;
      return new OCSPRespBuilder()
          .build(
              OCSPRespBuilder.SUCCESSFUL,
              builder.build(
                  Mint.signer(signer.key(), algorithm), certificates(), Date.from(signed)))
          .getEncoded();
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private RespID responderId() throws OCSPException, OperatorCreationException {
    if (responder != null) {
      return responder;
    }
    // RFC 6960 section 4.2.1: "KeyHash ::= OCTET STRING -- SHA-1 hash of responder's public key".
    return byKey
        ? new RespID(signer.holder().getSubjectPublicKeyInfo(), digest(RespID.HASH_SHA1))
        : new RespID(signer.holder().getSubject());
  }

  private X509CertificateHolder[] certificates() {
    if (included != null) {
      return included.toArray(X509CertificateHolder[]::new);
    }
    return signer.equals(ca)
        ? new X509CertificateHolder[0]
        : new X509CertificateHolder[] {signer.holder()};
  }

  private static @Nullable Extensions extensions(List<Extension> list) {
    return list.isEmpty() ? null : new Extensions(list.toArray(Extension[]::new));
  }

  private static DigestCalculator digest(AlgorithmIdentifier hash)
      throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder().build().get(hash);
  }
}
