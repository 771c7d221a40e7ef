package dev.ascertain.x509;

import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Mints certificate revocation lists (RFC 5280 section 5) for tests: complete for their CA and
 * correct unless told otherwise.
 *
 * <pre>{@code
 * byte[] der = MintCrl.by(ca).revoke(leaf, when, CRLReason.keyCompromise).der();
 * byte[] delta = MintCrl.by(ca).number(8).delta(7).revoke(other, when).der();
 * byte[] partial = MintCrl.by(ca).scope(MintCrl.Scope.point("http://ca.example/1.crl")).der();
 * }</pre>
 *
 * <p>A list is number 1 and holds from 2026-06-01 to 2026-06-08.
 */
public final class MintCrl {
  public static final Instant THIS_UPDATE = Instant.parse("2026-06-01T00:00:00Z");
  public static final Instant NEXT_UPDATE = Instant.parse("2026-06-08T00:00:00Z");

  private final List<Entry> entries = new ArrayList<>();
  private final List<Extension> extensions = new ArrayList<>();
  private Minted signer;
  private X500Name issuerName;
  private Instant thisUpdate = THIS_UPDATE;
  private @Nullable Instant nextUpdate = NEXT_UPDATE;
  private String algorithm = "";

  private record Entry(BigInteger serial, Instant when, List<Extension> extensions) {}

  private MintCrl(Minted issuer) {
    this.signer = issuer;
    this.issuerName = issuer.holder().getSubject();
  }

  /** The list of this CA (or CRL issuer), which names and signs it. */
  public static MintCrl by(Minted issuer) {
    try {
      AuthorityKeyIdentifier identifier =
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(issuer.holder().getSubjectPublicKeyInfo());
      return new MintCrl(issuer)
          .extension(Extension.authorityKeyIdentifier, false, identifier)
          .number(1);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Signed by another's key; names and identifiers stay those of the issuer. */
  public MintCrl signedBy(Minted other) {
    signer = other;
    return this;
  }

  /** Names another issuer than the one that signs. */
  public MintCrl claiming(String name) {
    issuerName = new X500Name(name);
    return this;
  }

  public MintCrl algorithm(String jcaName) {
    algorithm = jcaName;
    return this;
  }

  public MintCrl valid(Instant from, Instant next) {
    thisUpdate = from;
    nextUpdate = next;
    return this;
  }

  /** Leaves out nextUpdate, which RFC 5280 section 5.1.2.5 requires. */
  public MintCrl withoutNextUpdate() {
    nextUpdate = null;
    return this;
  }

  /** Revokes a certificate without a reason. */
  public MintCrl revoke(Minted certificate, Instant when) {
    return entry(certificate.holder().getSerialNumber(), when);
  }

  /**
   * Revokes a certificate.
   *
   * @param reason one of BouncyCastle's {@link CRLReason}; {@code removeFromCRL} in a delta CRL
   */
  public MintCrl revoke(Minted certificate, Instant when, int reason) {
    return entry(certificate.holder().getSerialNumber(), when, reason(reason));
  }

  /**
   * Revokes a certificate of another issuer, as an indirect CRL does: the entry and those after it
   * are about certificates of {@code certificateIssuer} (RFC 5280 section 5.3.3).
   */
  public MintCrl revokeOf(Minted certificateIssuer, Minted certificate, Instant when) {
    GeneralNames names = new GeneralNames(new GeneralName(certificateIssuer.holder().getSubject()));
    return entry(
        certificate.holder().getSerialNumber(),
        when,
        extensionOf(Extension.certificateIssuer, true, names));
  }

  /** Adds an entry with any serial number and any extensions. */
  public MintCrl entry(BigInteger serial, Instant when, Extension... entryExtensions) {
    entries.add(new Entry(serial, when, List.of(entryExtensions)));
    return this;
  }

  /** The CRL number (RFC 5280 section 5.2.3). */
  public MintCrl number(long number) {
    return extension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
  }

  /** Makes it a delta to the complete list of this number (RFC 5280 section 5.2.4). */
  public MintCrl delta(long base) {
    return extension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(base)));
  }

  /** Says where the delta is (RFC 5280 section 5.2.6). */
  public MintCrl freshest(String url) {
    DistributionPoint[] points = {
      new DistributionPoint(new DistributionPointName(uris(url)), null, null)
    };
    return extension(Extension.freshestCRL, false, new CRLDistPoint(points));
  }

  /** States what the list covers (RFC 5280 section 5.2.5); critical. */
  public MintCrl scope(IssuingDistributionPoint scope) {
    return extension(Extension.issuingDistributionPoint, true, scope);
  }

  /** Adds an extension, or replaces the one of the same type. */
  public MintCrl extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    without(id);
    extensions.add(extensionOf(id, critical, value));
    return this;
  }

  public MintCrl without(ASN1ObjectIdentifier id) {
    extensions.removeIf(extension -> extension.getExtnId().equals(id));
    return this;
  }

  /** The list: the DER of a {@code CertificateList}. */
  public byte[] der() {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(issuerName, Date.from(thisUpdate));
      if (nextUpdate != null) {
        builder.setNextUpdate(Date.from(nextUpdate));
      }
      for (Entry entry : entries) {
        if (entry.extensions.isEmpty()) {
          // Without a reason: RFC 5280 section 5.3.1 wants unspecified (0) left out.
          builder.addCRLEntry(entry.serial, Date.from(entry.when), CRLReason.unspecified);
        } else {
          Extension[] all = entry.extensions.toArray(Extension[]::new);
          builder.addCRLEntry(entry.serial, Date.from(entry.when), new Extensions(all));
        }
      }
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      return builder.build(Mint.signer(signer.key(), algorithm)).getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The list as PEM (RFC 7468 section 6). */
  public String pem() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der());
    return "-----BEGIN X509 CRL-----\n" + body + "\n-----END X509 CRL-----\n";
  }

  /** The reason code extension of an entry (RFC 5280 section 5.3.1). */
  public static Extension reason(int reason) {
    return extensionOf(Extension.reasonCode, false, CRLReason.lookup(reason));
  }

  /** What a list may cover: values of the extension issuingDistributionPoint. */
  public static final class Scope {
    private Scope() {}

    /** The certificates whose distribution point has one of these addresses. */
    public static IssuingDistributionPoint point(String... urls) {
      return of(name(urls), false, false, null, false, false);
    }

    /** End entity certificates only, of this distribution point if any address is given. */
    public static IssuingDistributionPoint onlyUserCertificates(String... urls) {
      return of(name(urls), true, false, null, false, false);
    }

    /** CA certificates only, of this distribution point if any address is given. */
    public static IssuingDistributionPoint onlyCaCertificates(String... urls) {
      return of(name(urls), false, true, null, false, false);
    }

    /** Attribute certificates only. */
    public static IssuingDistributionPoint onlyAttributeCertificates() {
      return of(null, false, false, null, false, true);
    }

    /** Some reasons only: BouncyCastle's {@link ReasonFlags} ored together. */
    public static IssuingDistributionPoint onlySomeReasons(int flags, String... urls) {
      return of(name(urls), false, false, new ReasonFlags(flags), false, false);
    }

    /** Certificates of several issuers. */
    public static IssuingDistributionPoint indirect(String... urls) {
      return of(name(urls), false, false, null, true, false);
    }

    private static IssuingDistributionPoint of(
        @Nullable DistributionPointName point,
        boolean user,
        boolean ca,
        @Nullable ReasonFlags reasons,
        boolean indirect,
        boolean attribute) {
      return new IssuingDistributionPoint(point, user, ca, reasons, indirect, attribute);
    }

    private static @Nullable DistributionPointName name(String... urls) {
      return urls.length == 0 ? null : new DistributionPointName(uris(urls));
    }
  }

  private static GeneralNames uris(String... urls) {
    List<GeneralName> names = new ArrayList<>();
    for (String url : urls) {
      names.add(new GeneralName(GeneralName.uniformResourceIdentifier, url));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static Extension extensionOf(
      ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return Extension.create(id, critical, value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
