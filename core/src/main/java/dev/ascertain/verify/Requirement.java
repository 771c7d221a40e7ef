package dev.ascertain.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * The rules about what certificates may say, each with its source.
 *
 * <p>A rule of the Baseline Requirements has a date: below public roots it binds certificates
 * issued from then on. The dates are those from which the present wording has bound CAs; other CAs
 * are held to the present wording only, if at all.
 */
public enum Requirement {
  // Fields
  VERSION_3(
      "version-3",
      "Baseline Requirements section 7.1.1",
      "certificates are of version 3",
      Force.WEB_PKI,
      Dates.FIRST),
  SERIAL_NUMBER_NOT_NEGATIVE(
      "serial-number-not-negative",
      "RFC 5280 section 4.1.2.2",
      "the serial number is not negative",
      Force.RFC_5280_FORGIVEN),
  SERIAL_NUMBER_NOT_ZERO(
      "serial-number-not-zero",
      "RFC 5280 section 4.1.2.2",
      "the serial number is not zero",
      Force.RFC_5280),
  SERIAL_NUMBER_LENGTH(
      "serial-number-length",
      "RFC 5280 section 4.1.2.2",
      "the serial number has at most 20 octets",
      Force.RFC_5280),
  ISSUER_NOT_EMPTY(
      "issuer-not-empty",
      "RFC 5280 section 4.1.2.4",
      "the issuer's name is not empty",
      Force.RFC_5280_IN_BROWSERS),
  CA_SUBJECT_NOT_EMPTY(
      "ca-subject-not-empty",
      "RFC 5280 section 4.1.2.6",
      "a CA's subject is not empty",
      Force.RFC_5280),
  CA_SUBJECT_ATTRIBUTES(
      "ca-subject-attributes",
      "Baseline Requirements section 7.1.2.10.2",
      "a CA's subject has a country, an organization and a common name",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  SUBJECT_OR_ALT_NAME(
      "subject-or-alt-name",
      "RFC 5280 section 4.1.2.6",
      "with an empty subject, there is a subject alternative name",
      Force.RFC_5280),
  UNIQUE_IDS_ABSENT(
      "unique-ids-absent",
      "RFC 5280 section 4.1.2.8",
      "certificates have no unique identifiers",
      Force.RFC_5280_FORGIVEN),
  TIME_FORM(
      "time-form",
      "RFC 5280 section 4.1.2.5",
      "dates through the year 2049 are UTCTime, later ones GeneralizedTime",
      Force.RFC_5280_FORGIVEN),
  SIGNATURE_PARAMETERS(
      "signature-parameters",
      "RFC 4055 section 5 and RFC 5758 section 3.2",
      "RSA signature algorithms have the parameter NULL, those of elliptic curves have none",
      Force.RFC_5280),
  SIGNATURE_ALGORITHM(
      "signature-algorithm",
      "Baseline Requirements section 7.1.3.2",
      "signatures are made by RSA or ECDSA with SHA-256, SHA-384 or SHA-512",
      Force.WEB_PKI_IN_BROWSERS,
      Dates.FIRST),
  SIGNATURE_HASH_OF_CURVE(
      "signature-hash-of-curve",
      "Baseline Requirements section 7.1.3.2.2",
      "P-256 signs with SHA-256, P-384 with SHA-384, P-521 with SHA-512",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  KEY_PARAMETERS(
      "key-parameters",
      "RFC 3279 section 2.3.1",
      "RSA keys have the parameter NULL",
      Force.RFC_5280_IN_BROWSERS),

  // Key identifiers
  AKI_PRESENT(
      "aki-present",
      "RFC 5280 section 4.2.1.1",
      "the authority key identifier is there, unless the certificate is signed by its own key",
      Force.RFC_5280),
  AKI_KEY_IDENTIFIER(
      "aki-key-identifier",
      "RFC 5280 section 4.2.1.1",
      "the authority key identifier has a keyIdentifier",
      Force.RFC_5280),
  AKI_ISSUER_WITH_SERIAL(
      "aki-issuer-with-serial",
      "RFC 5280 appendix A.2",
      "authorityCertIssuer and authorityCertSerialNumber are both there or both not",
      Force.RFC_5280),
  AKI_ONLY_KEY_IDENTIFIER(
      "aki-only-key-identifier",
      "Baseline Requirements section 7.1.2.11.1",
      "the authority key identifier names no issuer and no serial number",
      Force.WEB_PKI,
      Dates.PROFILES),
  AKI_IS_ISSUERS_SKI(
      "aki-is-issuers-ski",
      "Baseline Requirements section 7.1.2.11.1",
      "the authority key identifier is the issuer's subject key identifier",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  ROOT_AKI_IS_SKI(
      "root-aki-is-ski",
      "Baseline Requirements section 7.1.2.1.3",
      "a root's authority key identifier is its subject key identifier",
      Force.WEB_PKI,
      Dates.PROFILES),
  SKI_IN_CA(
      "ski-in-ca",
      "RFC 5280 section 4.2.1.2",
      "a CA's certificate has a subject key identifier",
      Force.RFC_5280),

  // Criticality
  NOT_CRITICAL(
      "not-critical",
      "RFC 5280 section 4.2",
      "the extensions authorityKeyIdentifier, subjectKeyIdentifier, subjectDirectoryAttributes,"
          + " freshestCRL, authorityInfoAccess and subjectInfoAccess are not critical",
      Force.RFC_5280),
  POLICY_LIMITS_CRITICAL(
      "policy-limits-critical",
      "RFC 5280 sections 4.2.1.11 and 4.2.1.14",
      "policyConstraints and inhibitAnyPolicy are critical",
      Force.RFC_5280_FORGIVEN),
  EXT_KEY_USAGE_NOT_CRITICAL(
      "ext-key-usage-not-critical",
      "Baseline Requirements section 7.1.2.7.6",
      "the extended key usage is not critical",
      Force.WEB_PKI,
      Dates.PROFILES),
  WEB_PKI_NOT_CRITICAL(
      "web-pki-not-critical",
      "Baseline Requirements sections 7.1.2.6.1 and 7.1.2.7.6",
      "certificatePolicies and cRLDistributionPoints are not critical",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  KEY_USAGE_CRITICAL(
      "key-usage-critical",
      "Baseline Requirements sections 7.1.2.6.1 and 7.1.2.7.6",
      "the key usage is critical",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  BASIC_CONSTRAINTS_CRITICAL(
      "basic-constraints-critical",
      "Baseline Requirements section 7.1.2.7.6",
      "a server's basic constraints are critical",
      Force.PUBLIC_CA,
      Dates.PROFILES),

  // CAs
  CA_BASIC_CONSTRAINTS_CRITICAL(
      "ca-basic-constraints-critical",
      "RFC 5280 section 4.2.1.9",
      "a CA's basic constraints are critical",
      Force.RFC_5280_FORGIVEN),
  PATH_LENGTH_ONLY_IN_CA(
      "path-length-only-in-ca",
      "RFC 5280 section 4.2.1.9",
      "there is a path length only with cA and, if there is a key usage, with keyCertSign",
      Force.RFC_5280),
  CERT_SIGN_ONLY_IN_CA(
      "cert-sign-only-in-ca",
      "RFC 5280 section 4.2.1.9",
      "keyCertSign is only for CAs",
      Force.RFC_5280),
  CRL_SIGN_ONLY_IN_CA(
      "crl-sign-only-in-ca",
      "Baseline Requirements section 7.1.2.7.11",
      "cRLSign is only for CAs",
      Force.WEB_PKI,
      Dates.FIRST),
  CA_KEY_USAGE(
      "ca-key-usage",
      "RFC 5280 section 4.2.1.3",
      "a CA's certificate has a key usage",
      Force.RFC_5280),
  KEY_USAGE_NOT_EMPTY(
      "key-usage-not-empty",
      "RFC 5280 section 4.2.1.3",
      "the key usage names at least one use",
      Force.RFC_5280_IN_BROWSERS),
  ROOT_WITHOUT_EXT_KEY_USAGE(
      "root-without-ext-key-usage",
      "Baseline Requirements section 7.1.2.1.2",
      "a root has no extended key usage",
      Force.WEB_PKI,
      Dates.PROFILES),
  CA_EXT_KEY_USAGES(
      "ca-ext-key-usages",
      "Baseline Requirements section 7.1.2.10.6",
      "a CA that issues for servers does not issue for any purpose, code signing, mail,"
          + " timestamps or OCSP",
      Force.PUBLIC_CA,
      Dates.PROFILES),

  // Name constraints
  NAME_CONSTRAINTS_ONLY_IN_CA(
      "name-constraints-only-in-ca",
      "RFC 5280 section 4.2.1.10",
      "only CAs have name constraints",
      Force.RFC_5280),
  NAME_CONSTRAINTS_CRITICAL(
      "name-constraints-critical",
      "RFC 5280 section 4.2.1.10",
      "name constraints are critical",
      Force.RFC_5280_LIFTED),

  // Names
  CRITICAL_SAN_WITH_EMPTY_SUBJECT(
      "critical-san-with-empty-subject",
      "RFC 5280 section 4.2.1.6",
      "with an empty subject, the subject alternative name is critical",
      Force.RFC_5280_IN_BROWSERS),
  SAN_NOT_CRITICAL_WITH_SUBJECT(
      "san-not-critical-with-subject",
      "Baseline Requirements section 7.1.2.7.12",
      "beside a subject, the subject alternative name is not critical",
      Force.WEB_PKI,
      Dates.PROFILES),
  SAN_PRESENT(
      "san-present",
      "Baseline Requirements section 7.1.2.7.12",
      "a server's certificate has a subject alternative name",
      Force.WEB_PKI,
      Dates.FIRST),
  SAN_KINDS(
      "san-kinds",
      "Baseline Requirements section 7.1.2.7.12",
      "a server's names are dNSName and iPAddress, at least one, and nothing else",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  DNS_NAME_SYNTAX(
      "dns-name-syntax",
      "RFC 5280 section 4.2.1.6",
      "a dNSName has labels of letters, digits and inner hyphens, 1 to 63 of them, 253 in all",
      Force.RFC_5280),
  DNS_NAME_UNDERSCORE(
      "dns-name-underscore",
      "RFC 5280 section 4.2.1.6",
      "a dNSName has no underscores",
      Force.RFC_5280_UNNOTICED),
  DNS_NAME_NOT_ADDRESS(
      "dns-name-not-address",
      "RFC 5280 section 4.2.1.6",
      "an IP address is an iPAddress, not a dNSName",
      Force.RFC_5280_UNNOTICED),
  DNS_NAME_A_LABEL(
      "dns-name-a-label",
      "RFC 5280 section 7.2 and RFC 5890 section 2.3.2.1",
      "what follows xn-- in a dNSName is the Punycode of a label beyond ASCII",
      Force.RFC_5280_UNNOTICED),
  DNS_NAME_RESERVED_LABEL(
      "dns-name-reserved-label",
      "Baseline Requirements section 7.1.2.7.12",
      "hyphens in the third and fourth place of a label follow xn only",
      Force.WEB_PKI,
      Dates.PROFILES),
  WILDCARD_LEFTMOST(
      "wildcard-leftmost",
      "Baseline Requirements section 1.6.1",
      "a wildcard is the whole leftmost label of a dNSName, with a domain behind it",
      Force.WEB_PKI,
      Dates.FIRST),
  DNS_NAME_REVERSE_ZONE(
      "dns-name-reverse-zone",
      "Baseline Requirements section 7.1.2.7.12",
      "a dNSName is not below in-addr.arpa or ip6.arpa",
      Force.PUBLIC_CA,
      Dates.REVERSE_ZONES),
  MAIL_SYNTAX(
      "mail-syntax",
      "RFC 5280 section 4.2.1.6",
      "an rfc822Name is a mailbox: local-part@domain",
      Force.RFC_5280_UNNOTICED),
  URI_SYNTAX(
      "uri-syntax",
      "RFC 5280 section 4.2.1.6",
      "a uniformResourceIdentifier is absolute: scheme:rest",
      Force.RFC_5280_UNNOTICED),
  COMMON_NAME_IN_SAN(
      "common-name-in-san",
      "Baseline Requirements section 7.1.4.3",
      "a common name is, character for character, one of the subject alternative names",
      Force.PUBLIC_CA,
      Dates.FIRST),
  COMMON_NAME_NO_OTHER(
      "common-name-no-other",
      "Baseline Requirements section 7.1.4.3",
      "the common name is no other host or address than the subject alternative names",
      Force.WEB_PKI,
      Dates.FIRST),

  // Purposes
  EXT_KEY_USAGE_PRESENT(
      "ext-key-usage-present",
      "Baseline Requirements section 7.1.2.7.6",
      "a server's certificate has an extended key usage",
      Force.WEB_PKI,
      Dates.FIRST),
  EXT_KEY_USAGE_SERVER_AUTH(
      "ext-key-usage-server-auth",
      "Baseline Requirements section 7.1.2.7.10",
      "a server's certificate is for serverAuth by name, not only for any purpose",
      Force.WEB_PKI_IN_BROWSERS,
      Dates.FIRST),
  EXT_KEY_USAGE_NOT_OCSP(
      "ext-key-usage-not-ocsp",
      "Baseline Requirements section 7.1.2.7.10",
      "a server's certificate is not for OCSPSigning",
      Force.WEB_PKI_IN_BROWSERS,
      Dates.PROFILES),
  EXT_KEY_USAGE_NOTHING_ELSE(
      "ext-key-usage-nothing-else",
      "Baseline Requirements section 7.1.2.7.10",
      "a server's certificate is not for any purpose, code signing, mail or timestamps",
      Force.WEB_PKI,
      Dates.PROFILES),
  KEY_USAGE_OF_KEY(
      "key-usage-of-key",
      "Baseline Requirements section 7.1.2.7.11",
      "RSA keys are for digitalSignature, keyEncipherment or dataEncipherment, EC keys for"
          + " digitalSignature and perhaps keyAgreement",
      Force.PUBLIC_CA,
      Dates.PROFILES),

  // Policies and pointers
  POLICIES_ONCE(
      "policies-once",
      "RFC 5280 section 4.2.1.4",
      "no certificate policy is there twice",
      Force.RFC_5280),
  POLICIES_RESERVED(
      "policies-reserved",
      "Baseline Requirements section 7.1.2.7.9",
      "a server's certificate has exactly one of the policies domain-validated,"
          + " organization-validated, individual-validated and extended-validation",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  POLICIES_NOT_ANY(
      "policies-not-any",
      "Baseline Requirements section 7.1.2.7.9",
      "a server's certificate does not have the policy anyPolicy",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  POLICY_CONSTRAINTS_NOT_EMPTY(
      "policy-constraints-not-empty",
      "RFC 5280 section 4.2.1.11",
      "policyConstraints has requireExplicitPolicy or inhibitPolicyMapping",
      Force.RFC_5280),
  DISTRIBUTION_POINT_NAMED(
      "distribution-point-named",
      "RFC 5280 section 4.2.1.13",
      "a distribution point of CRLs has a name or an issuer",
      Force.RFC_5280),
  CRL_POINTER_HTTP(
      "crl-pointer-http",
      "Baseline Requirements section 7.1.2.11.2",
      "a distribution point of CRLs has http addresses and neither reasons nor an issuer",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  AIA_PRESENT(
      "aia-present",
      "Baseline Requirements section 7.1.2.7.6",
      "a server's certificate has an authority information access",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  AIA_HTTP(
      "aia-http",
      "Baseline Requirements section 7.1.2.7.7",
      "the authority information access has http addresses of OCSP responders and issuers only",
      Force.PUBLIC_CA,
      Dates.PROFILES),
  CRL_POINTER(
      "crl-pointer",
      "Baseline Requirements section 7.1.2.11.2",
      "a certificate below a root says where its CRL or, a server's, its OCSP responder is",
      Force.PUBLIC_CA,
      Dates.CRLS);

  private final String id;
  private final String source;
  private final String sentence;
  private final Force force;
  private final Instant since;

  Requirement(String id, String source, String sentence, Force force) {
    this(id, source, sentence, force, Instant.EPOCH);
  }

  Requirement(String id, String source, String sentence, Force force, Instant since) {
    this.id = id;
    this.source = source;
    this.sentence = sentence;
    this.force = force;
    this.since = since;
  }

  /** The stable name, such as {@code critical-san-with-empty-subject}. */
  public String id() {
    return id;
  }

  /** Where the rule stands: document and section. */
  public String source() {
    return source;
  }

  /** The rule, without a full stop. */
  public String sentence() {
    return sentence;
  }

  @Override
  public String toString() {
    return id;
  }

  /**
   * How much it counts that a certificate breaks the rule; empty if the rule does not apply to it.
   *
   * @param publicRoot whether the path leads to a root that is distributed with software
   * @param notBefore when the certificate was issued
   */
  Optional<Severity> severity(Profile profile, boolean publicRoot, Instant notBefore) {
    return publicRoot && notBefore.isBefore(since)
        ? Optional.empty()
        : force.severity(profile, publicRoot);
  }

  /** From when on rules of the Baseline Requirements bind. */
  private static final class Dates {
    /** Version 1.0 of the Baseline Requirements. */
    static final Instant FIRST = Instant.parse("2012-07-01T00:00:00Z");

    /** Version 2.0.0, which states all profiles anew. */
    static final Instant PROFILES = Instant.parse("2023-09-15T00:00:00Z");

    /** Version 2.0.1, which makes OCSP optional and CRLs mandatory. */
    static final Instant CRLS = Instant.parse("2024-03-15T00:00:00Z");

    /** Section 7.1.2.7.12: "Effective 2026-03-15". */
    static final Instant REVERSE_ZONES = Instant.parse("2026-03-15T00:00:00Z");
  }
}
