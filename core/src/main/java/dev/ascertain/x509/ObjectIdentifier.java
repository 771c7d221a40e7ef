package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * An OBJECT IDENTIFIER (X.690 section 8.19). The registry is open: unknown ones are kept.
 *
 * <p>Shown by the name its RFC gives it, or in dots where it has none here.
 */
public final class ObjectIdentifier {
  private static final Map<ObjectIdentifier, ObjectIdentifier> KNOWN = HashMap.newHashMap(256);

  // Extensions of certificates, RFC 5280 section 4.2, RFC 3279 appendix, RFC 6962 section 3.3, RFC
  // 7633 section 4, RFC 3739 section 3.2.6
  public static final ObjectIdentifier SUBJECT_DIRECTORY_ATTRIBUTES =
      known("2.5.29.9", "subjectDirectoryAttributes");
  public static final ObjectIdentifier SUBJECT_KEY_IDENTIFIER =
      known("2.5.29.14", "subjectKeyIdentifier");
  public static final ObjectIdentifier KEY_USAGE = known("2.5.29.15", "keyUsage");
  public static final ObjectIdentifier PRIVATE_KEY_USAGE_PERIOD =
      known("2.5.29.16", "privateKeyUsagePeriod");
  public static final ObjectIdentifier SUBJECT_ALT_NAME = known("2.5.29.17", "subjectAltName");
  public static final ObjectIdentifier ISSUER_ALT_NAME = known("2.5.29.18", "issuerAltName");
  public static final ObjectIdentifier BASIC_CONSTRAINTS = known("2.5.29.19", "basicConstraints");
  public static final ObjectIdentifier NAME_CONSTRAINTS = known("2.5.29.30", "nameConstraints");
  public static final ObjectIdentifier CRL_DISTRIBUTION_POINTS =
      known("2.5.29.31", "cRLDistributionPoints");
  public static final ObjectIdentifier CERTIFICATE_POLICIES =
      known("2.5.29.32", "certificatePolicies");
  public static final ObjectIdentifier POLICY_MAPPINGS = known("2.5.29.33", "policyMappings");
  public static final ObjectIdentifier AUTHORITY_KEY_IDENTIFIER =
      known("2.5.29.35", "authorityKeyIdentifier");
  public static final ObjectIdentifier POLICY_CONSTRAINTS = known("2.5.29.36", "policyConstraints");
  public static final ObjectIdentifier EXT_KEY_USAGE = known("2.5.29.37", "extKeyUsage");
  public static final ObjectIdentifier FRESHEST_CRL = known("2.5.29.46", "freshestCRL");
  public static final ObjectIdentifier INHIBIT_ANY_POLICY = known("2.5.29.54", "inhibitAnyPolicy");
  public static final ObjectIdentifier AUTHORITY_INFO_ACCESS =
      known("1.3.6.1.5.5.7.1.1", "authorityInfoAccess");
  public static final ObjectIdentifier QC_STATEMENTS = known("1.3.6.1.5.5.7.1.3", "qcStatements");
  public static final ObjectIdentifier SUBJECT_INFO_ACCESS =
      known("1.3.6.1.5.5.7.1.11", "subjectInfoAccess");
  public static final ObjectIdentifier TLS_FEATURE = known("1.3.6.1.5.5.7.1.24", "tlsFeature");
  public static final ObjectIdentifier SCT_LIST =
      known("1.3.6.1.4.1.11129.2.4.2", "signedCertificateTimestampList");
  public static final ObjectIdentifier CT_POISON = known("1.3.6.1.4.1.11129.2.4.3", "ctPoison");
  public static final ObjectIdentifier CABF_ORGANIZATION_IDENTIFIER =
      known("2.23.140.3.1", "cabfOrganizationIdentifier");
  public static final ObjectIdentifier TOR_SERVICE_DESCRIPTOR =
      known("2.23.140.1.31", "torServiceDescriptor");

  // Extensions of revocation lists and their entries, RFC 5280 sections 5.2 and 5.3
  public static final ObjectIdentifier CRL_NUMBER = known("2.5.29.20", "cRLNumber");
  public static final ObjectIdentifier REASON_CODE = known("2.5.29.21", "reasonCode");
  public static final ObjectIdentifier HOLD_INSTRUCTION_CODE =
      known("2.5.29.23", "holdInstructionCode");
  public static final ObjectIdentifier INVALIDITY_DATE = known("2.5.29.24", "invalidityDate");
  public static final ObjectIdentifier DELTA_CRL_INDICATOR =
      known("2.5.29.27", "deltaCRLIndicator");
  public static final ObjectIdentifier ISSUING_DISTRIBUTION_POINT =
      known("2.5.29.28", "issuingDistributionPoint");
  public static final ObjectIdentifier CERTIFICATE_ISSUER = known("2.5.29.29", "certificateIssuer");

  // Extensions of OCSP, RFC 6960 sections 4.2.2.2.1 and 4.4, RFC 6962 section 3.3
  public static final ObjectIdentifier OCSP_NONCE = known("1.3.6.1.5.5.7.48.1.2", "ocspNonce");
  public static final ObjectIdentifier OCSP_CRL = known("1.3.6.1.5.5.7.48.1.3", "ocspCrl");
  public static final ObjectIdentifier OCSP_RESPONSE =
      known("1.3.6.1.5.5.7.48.1.4", "ocspResponse");
  public static final ObjectIdentifier DELEGATION_USAGE =
      known("1.3.6.1.4.1.44363.44", "delegationUsage");
  public static final ObjectIdentifier OCSP_NO_CHECK = known("1.3.6.1.5.5.7.48.1.5", "ocspNoCheck");
  public static final ObjectIdentifier OCSP_ARCHIVE_CUTOFF =
      known("1.3.6.1.5.5.7.48.1.6", "ocspArchiveCutoff");
  public static final ObjectIdentifier OCSP_SERVICE_LOCATOR =
      known("1.3.6.1.5.5.7.48.1.7", "ocspServiceLocator");
  public static final ObjectIdentifier OCSP_PREFERRED_SIGNATURE_ALGORITHMS =
      known("1.3.6.1.5.5.7.48.1.8", "ocspPrefSigAlgs");
  public static final ObjectIdentifier OCSP_EXTENDED_REVOKE =
      known("1.3.6.1.5.5.7.48.1.9", "ocspExtendedRevoke");
  public static final ObjectIdentifier OCSP_SCT_LIST =
      known("1.3.6.1.4.1.11129.2.4.5", "ocspSignedCertificateTimestampList");

  // Contents of CMS, RFC 5652 sections 4, 5.1 and 8
  public static final ObjectIdentifier DATA = known("1.2.840.113549.1.7.1", "data");
  public static final ObjectIdentifier SIGNED_DATA = known("1.2.840.113549.1.7.2", "signedData");
  public static final ObjectIdentifier ENCRYPTED_DATA =
      known("1.2.840.113549.1.7.6", "encryptedData");

  // Kinds of otherName, RFC 9598 section 3; policy qualifiers, RFC 5280 section 4.2.1.4
  public static final ObjectIdentifier SMTP_UTF8_MAILBOX =
      known("1.3.6.1.5.5.7.8.9", "SmtpUTF8Mailbox");
  public static final ObjectIdentifier CPS_URI = known("1.3.6.1.5.5.7.2.1", "cps");
  public static final ObjectIdentifier USER_NOTICE = known("1.3.6.1.5.5.7.2.2", "unotice");

  // Statements of qualified certificates, RFC 3739 section 3.2.6, ETSI EN 319 412-5 section 4, ETSI
  // TS 119 495 section 5.1
  public static final ObjectIdentifier PKIX_QC_SYNTAX_V1 =
      known("1.3.6.1.5.5.7.11.1", "pkixQCSyntax-v1");
  public static final ObjectIdentifier PKIX_QC_SYNTAX_V2 =
      known("1.3.6.1.5.5.7.11.2", "pkixQCSyntax-v2");
  public static final ObjectIdentifier QC_COMPLIANCE = known("0.4.0.1862.1.1", "QcCompliance");
  public static final ObjectIdentifier QC_LIMIT_VALUE = known("0.4.0.1862.1.2", "QcLimitValue");
  public static final ObjectIdentifier QC_RETENTION_PERIOD =
      known("0.4.0.1862.1.3", "QcRetentionPeriod");
  public static final ObjectIdentifier QC_SSCD = known("0.4.0.1862.1.4", "QcSSCD");
  public static final ObjectIdentifier QC_PDS = known("0.4.0.1862.1.5", "QcPDS");
  public static final ObjectIdentifier QC_TYPE = known("0.4.0.1862.1.6", "QcType");
  public static final ObjectIdentifier QC_CC_LEGISLATION =
      known("0.4.0.1862.1.7", "QcCClegislation");
  public static final ObjectIdentifier QC_TYPE_ESIGN = known("0.4.0.1862.1.6.1", "qct-esign");
  public static final ObjectIdentifier QC_TYPE_ESEAL = known("0.4.0.1862.1.6.2", "qct-eseal");
  public static final ObjectIdentifier QC_TYPE_WEB = known("0.4.0.1862.1.6.3", "qct-web");
  public static final ObjectIdentifier PSD2_QC_STATEMENT = known("0.4.0.19495.2", "psd2");

  // Access methods, RFC 5280 sections 4.2.2.1 and 4.2.2.2; response type, RFC 6960 section 4.2.1
  public static final ObjectIdentifier OCSP = known("1.3.6.1.5.5.7.48.1", "ocsp");
  public static final ObjectIdentifier CA_ISSUERS = known("1.3.6.1.5.5.7.48.2", "caIssuers");
  public static final ObjectIdentifier AD_TIME_STAMPING =
      known("1.3.6.1.5.5.7.48.3", "timeStamping");
  public static final ObjectIdentifier CA_REPOSITORY = known("1.3.6.1.5.5.7.48.5", "caRepository");
  public static final ObjectIdentifier OCSP_BASIC = known("1.3.6.1.5.5.7.48.1.1", "ocspBasic");

  // Key purposes, RFC 5280 section 4.2.1.12
  public static final ObjectIdentifier ANY_EXTENDED_KEY_USAGE =
      known("2.5.29.37.0", "anyExtendedKeyUsage");
  public static final ObjectIdentifier SERVER_AUTH = known("1.3.6.1.5.5.7.3.1", "serverAuth");
  public static final ObjectIdentifier CLIENT_AUTH = known("1.3.6.1.5.5.7.3.2", "clientAuth");
  public static final ObjectIdentifier CODE_SIGNING = known("1.3.6.1.5.5.7.3.3", "codeSigning");
  public static final ObjectIdentifier EMAIL_PROTECTION =
      known("1.3.6.1.5.5.7.3.4", "emailProtection");
  public static final ObjectIdentifier TIME_STAMPING = known("1.3.6.1.5.5.7.3.8", "timeStamping");
  public static final ObjectIdentifier OCSP_SIGNING = known("1.3.6.1.5.5.7.3.9", "OCSPSigning");

  // Public keys, RFC 3279 section 2.3, RFC 4055 section 1.2, RFC 5480 section 2.1, RFC 8410 section
  // 3, RFC 9881 section 2
  public static final ObjectIdentifier RSA_ENCRYPTION =
      known("1.2.840.113549.1.1.1", "rsaEncryption");
  public static final ObjectIdentifier EC_PUBLIC_KEY = known("1.2.840.10045.2.1", "ecPublicKey");
  public static final ObjectIdentifier DSA = known("1.2.840.10040.4.1", "dsa");
  public static final ObjectIdentifier ED25519 = known("1.3.101.112", "Ed25519");
  public static final ObjectIdentifier ED448 = known("1.3.101.113", "Ed448");

  public static final ObjectIdentifier ML_DSA_44 = known("2.16.840.1.101.3.4.3.17", "ML-DSA-44");
  public static final ObjectIdentifier ML_DSA_65 = known("2.16.840.1.101.3.4.3.18", "ML-DSA-65");
  public static final ObjectIdentifier ML_DSA_87 = known("2.16.840.1.101.3.4.3.19", "ML-DSA-87");

  // Curves, RFC 5480 section 2.1.1.1, RFC 5639 section 4.1
  public static final ObjectIdentifier SECP192R1 = known("1.2.840.10045.3.1.1", "secp192r1");
  public static final ObjectIdentifier SECP224R1 = known("1.3.132.0.33", "secp224r1");
  public static final ObjectIdentifier SECP256R1 = known("1.2.840.10045.3.1.7", "secp256r1");
  public static final ObjectIdentifier SECP256K1 = known("1.3.132.0.10", "secp256k1");
  public static final ObjectIdentifier SECP384R1 = known("1.3.132.0.34", "secp384r1");
  public static final ObjectIdentifier SECP521R1 = known("1.3.132.0.35", "secp521r1");
  public static final ObjectIdentifier BRAINPOOL_P256R1 =
      known("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1");
  public static final ObjectIdentifier BRAINPOOL_P384R1 =
      known("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1");
  public static final ObjectIdentifier BRAINPOOL_P512R1 =
      known("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1");

  // Signatures, RFC 3279 section 2.2, RFC 4055 sections 3.1 and 5, RFC 5758 sections 3.1 and 3.2
  public static final ObjectIdentifier MD2_WITH_RSA =
      known("1.2.840.113549.1.1.2", "md2WithRSAEncryption");
  public static final ObjectIdentifier MD5_WITH_RSA =
      known("1.2.840.113549.1.1.4", "md5WithRSAEncryption");
  public static final ObjectIdentifier SHA1_WITH_RSA =
      known("1.2.840.113549.1.1.5", "sha1WithRSAEncryption");
  public static final ObjectIdentifier RSASSA_PSS = known("1.2.840.113549.1.1.10", "rsassaPss");
  public static final ObjectIdentifier SHA256_WITH_RSA =
      known("1.2.840.113549.1.1.11", "sha256WithRSAEncryption");
  public static final ObjectIdentifier SHA384_WITH_RSA =
      known("1.2.840.113549.1.1.12", "sha384WithRSAEncryption");
  public static final ObjectIdentifier SHA512_WITH_RSA =
      known("1.2.840.113549.1.1.13", "sha512WithRSAEncryption");
  public static final ObjectIdentifier SHA224_WITH_RSA =
      known("1.2.840.113549.1.1.14", "sha224WithRSAEncryption");
  public static final ObjectIdentifier SHA1_WITH_DSA = known("1.2.840.10040.4.3", "dsaWithSHA1");
  public static final ObjectIdentifier ECDSA_WITH_SHA1 =
      known("1.2.840.10045.4.1", "ecdsaWithSHA1");
  public static final ObjectIdentifier ECDSA_WITH_SHA224 =
      known("1.2.840.10045.4.3.1", "ecdsaWithSHA224");
  public static final ObjectIdentifier ECDSA_WITH_SHA256 =
      known("1.2.840.10045.4.3.2", "ecdsaWithSHA256");
  public static final ObjectIdentifier ECDSA_WITH_SHA384 =
      known("1.2.840.10045.4.3.3", "ecdsaWithSHA384");
  public static final ObjectIdentifier ECDSA_WITH_SHA512 =
      known("1.2.840.10045.4.3.4", "ecdsaWithSHA512");

  // Hashes, RFC 3279 section 2.1, RFC 5758 section 2; mask generation, RFC 4055 section 2.2
  public static final ObjectIdentifier SHA1 = known("1.3.14.3.2.26", "sha1");
  public static final ObjectIdentifier SHA256 = known("2.16.840.1.101.3.4.2.1", "sha256");
  public static final ObjectIdentifier SHA384 = known("2.16.840.1.101.3.4.2.2", "sha384");
  public static final ObjectIdentifier SHA512 = known("2.16.840.1.101.3.4.2.3", "sha512");
  public static final ObjectIdentifier MGF1 = known("1.2.840.113549.1.1.8", "mgf1");

  // Attributes of names, RFC 5280 appendix A.1, by the short names of RFC 4514 section 3
  public static final ObjectIdentifier COMMON_NAME = known("2.5.4.3", "CN");
  public static final ObjectIdentifier SURNAME = known("2.5.4.4", "SN");
  public static final ObjectIdentifier SERIAL_NUMBER = known("2.5.4.5", "serialNumber");
  public static final ObjectIdentifier COUNTRY = known("2.5.4.6", "C");
  public static final ObjectIdentifier LOCALITY = known("2.5.4.7", "L");
  public static final ObjectIdentifier STATE_OR_PROVINCE = known("2.5.4.8", "ST");
  public static final ObjectIdentifier STREET = known("2.5.4.9", "STREET");
  public static final ObjectIdentifier ORGANIZATION = known("2.5.4.10", "O");
  public static final ObjectIdentifier ORGANIZATIONAL_UNIT = known("2.5.4.11", "OU");
  public static final ObjectIdentifier TITLE = known("2.5.4.12", "title");
  public static final ObjectIdentifier BUSINESS_CATEGORY = known("2.5.4.15", "businessCategory");
  public static final ObjectIdentifier POSTAL_CODE = known("2.5.4.17", "postalCode");
  public static final ObjectIdentifier GIVEN_NAME = known("2.5.4.42", "GN");
  public static final ObjectIdentifier ORGANIZATION_IDENTIFIER =
      known("2.5.4.97", "organizationIdentifier");
  public static final ObjectIdentifier DOMAIN_COMPONENT = known("0.9.2342.19200300.100.1.25", "DC");
  public static final ObjectIdentifier USER_ID = known("0.9.2342.19200300.100.1.1", "UID");
  public static final ObjectIdentifier EMAIL_ADDRESS =
      known("1.2.840.113549.1.9.1", "emailAddress");
  public static final ObjectIdentifier JURISDICTION_COUNTRY =
      known("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionCountryName");

  // Policies, RFC 5280 section 4.2.1.4, CA/Browser Forum Baseline Requirements section 7.1.6.1
  public static final ObjectIdentifier ANY_POLICY = known("2.5.29.32.0", "anyPolicy");
  public static final ObjectIdentifier DOMAIN_VALIDATED =
      known("2.23.140.1.2.1", "domain-validated");
  public static final ObjectIdentifier ORGANIZATION_VALIDATED =
      known("2.23.140.1.2.2", "organization-validated");
  public static final ObjectIdentifier EXTENDED_VALIDATION =
      known("2.23.140.1.1", "extended-validation");

  /** The largest arc that {@link #of} takes; those in bytes may be longer. */
  private static final long LARGEST_ARC = Long.MAX_VALUE / 100;

  private final byte[] content;
  private final int hash;
  private final String name;

  private ObjectIdentifier(byte[] content, String name) {
    this.content = content;
    this.hash = Arrays.hashCode(content);
    this.name = name;
  }

  /**
   * An identifier from its dotted form.
   *
   * @throws IllegalArgumentException if {@code dotted} is not one, such as {@code 2.5.29.17}, or
   *     has an arc of 18 digits or more
   */
  public static ObjectIdentifier of(String dotted) {
    ObjectIdentifier made = new ObjectIdentifier(encode(dotted), "");
    return KNOWN.getOrDefault(made, made);
  }

  /**
   * An identifier that stands alone.
   *
   * @throws ViolationException if it is not an OBJECT IDENTIFIER in DER
   */
  public static ObjectIdentifier decode(byte[] der) throws ViolationException {
    DerReader in = DerReader.of("OBJECT IDENTIFIER", der, false);
    ObjectIdentifier id = in.oid("");
    in.end();
    return id;
  }

  /** The identifier whose content octets are {@code bytes[start..end)}, which must be valid. */
  static ObjectIdentifier ofContent(byte[] bytes, int start, int end) {
    ObjectIdentifier made = new ObjectIdentifier(Arrays.copyOfRange(bytes, start, end), "");
    return KNOWN.getOrDefault(made, made);
  }

  /** The content octets, which are not to be changed. */
  byte[] content() {
    return content;
  }

  /** The last arc, below 128, if the arcs before it are those of {@code parent}; -1 if not. */
  int arcBelow(ObjectIdentifier parent) {
    int length = parent.content.length;
    return content.length == length + 1
            && Arrays.equals(content, 0, length, parent.content, 0, length)
        ? content[length]
        : -1;
  }

  /** The dotted form, such as {@code 2.5.29.17}. */
  public String dotted() {
    StringBuilder dotted = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    for (byte b : content) {
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(b & 0x7f));
      if (b >= 0) {
        appendArc(dotted, arc);
        arc = BigInteger.ZERO;
      }
    }
    return dotted.toString();
  }

  /** The name its RFC gives it; empty if it is not known here. */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectIdentifier that
        && hash == that.hash
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The name, or the dotted form where there is none. */
  @Override
  public String toString() {
    return name.isEmpty() ? dotted() : name;
  }

  private static ObjectIdentifier known(String dotted, String name) {
    ObjectIdentifier made = new ObjectIdentifier(encode(dotted), name);
    KNOWN.put(made, made);
    return made;
  }

  /** X.690 section 8.19.4: the first two arcs share a subidentifier, 40 · first + second. */
  private static void appendArc(StringBuilder dotted, BigInteger arc) {
    if (!dotted.isEmpty()) {
      dotted.append('.').append(arc);
      return;
    }
    int first = arc.min(BigInteger.valueOf(80)).intValue() / 40;
    dotted.append(first).append('.').append(arc.subtract(BigInteger.valueOf(40L * first)));
  }

  /**
   * One pass over the characters: some two hundred identifiers are made before the first is read.
   */
  private static byte[] encode(String dotted) {
    byte[] encoded = new byte[dotted.length() + 8];
    int size = 0;
    int arcs = 0;
    long first = 0;
    long arc = 0;
    for (int i = 0; i <= dotted.length(); i++) {
      if (i < dotted.length() && dotted.charAt(i) != '.') {
        arc = 10 * arc + digit(dotted, i, arc);
        continue;
      }
      requireDigitBefore(dotted, i);
      arcs++;
      if (arcs == 1) {
        first = arc;
      } else {
        size = append(encoded, size, arcs == 2 ? 40 * first + arc : arc);
      }
      arc = 0;
    }
    if (arcs < 2) {
      throw notOne(dotted);
    }
    return Arrays.copyOf(encoded, size);
  }

  private static int digit(String dotted, int at, long before) {
    int digit = dotted.charAt(at) - '0';
    if (digit < 0 || digit > 9 || before > LARGEST_ARC / 10) {
      throw notOne(dotted);
    }
    return digit;
  }

  private static void requireDigitBefore(String dotted, int at) {
    if (at == 0 || dotted.charAt(at - 1) == '.') {
      throw notOne(dotted);
    }
  }

  private static IllegalArgumentException notOne(String dotted) {
    return new IllegalArgumentException("not an object identifier: " + dotted);
  }

  private static int append(byte[] encoded, int size, long arc) {
    int at = size;
    int groups = Math.max(1, (70 - Long.numberOfLeadingZeros(arc)) / 7);
    for (int i = groups - 1; i >= 0; i--) {
      encoded[at++] = (byte) (arc >>> 7 * i & 0x7f | (i == 0 ? 0 : 0x80));
    }
    return at;
  }
}
