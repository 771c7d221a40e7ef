package dev.ascertain.x509;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a qualified certificate (RFC 3739 section 3.2.6; ETSI EN 319 412-5 section 4;
 * ETSI TS 119 495 section 5.1). Texts are the certificate's, so not safe to print as they are.
 *
 * <pre>
 * QCStatement ::= SEQUENCE {
 *   statementId    OBJECT IDENTIFIER,
 *   statementInfo  ANY DEFINED BY statementId OPTIONAL }
 * </pre>
 */
public sealed interface QcStatement {

  /** QcCompliance: it is a qualified certificate by the law of the European Union. */
  record Compliance() implements QcStatement {}

  /** QcSSCD: the private key is in a qualified device. */
  record SecureDevice() implements QcStatement {}

  /**
   * QcLimitValue: up to what value of a transaction it may be relied on, amount · 10^exponent.
   *
   * <pre>
   * MonetaryValue ::= SEQUENCE {
   *   currency  CHOICE { alphabetic PrintableString (SIZE (3)), numeric INTEGER (1..999) },
   *   amount    INTEGER,
   *   exponent  INTEGER }
   * </pre>
   *
   * @param currency the ISO 4217 code, in letters or digits
   */
  record LimitValue(String currency, BigInteger amount, BigInteger exponent)
      implements QcStatement {}

  /** QcRetentionPeriod: for how many years after its end the CA keeps what it was issued on. */
  record RetentionPeriod(BigInteger years) implements QcStatement {}

  /**
   * QcPDS: where the CA's disclosure statements are.
   *
   * <pre>
   * PdsLocations ::= SEQUENCE SIZE (1..MAX) OF PdsLocation
   * PdsLocation ::= SEQUENCE {
   *   url       IA5String,
   *   language  PrintableString (SIZE (2)) }
   * </pre>
   */
  record DisclosureStatements(List<PdsLocation> locations) implements QcStatement {

    /** Copies the locations. */
    public DisclosureStatements {
      locations = List.copyOf(locations);
    }
  }

  /**
   * A disclosure statement.
   *
   * @param url where it is
   * @param language its language (ISO 639-1)
   */
  record PdsLocation(String url, String language) {}

  /**
   * QcType: for what it is qualified.
   *
   * @param types such as {@link ObjectIdentifier#QC_TYPE_WEB}
   */
  record Type(List<ObjectIdentifier> types) implements QcStatement {

    /** Copies the types. */
    public Type {
      types = List.copyOf(types);
    }
  }

  /**
   * QcCClegislation: by the law of which countries it is qualified.
   *
   * @param countries ISO 3166-1 codes of two letters
   */
  record Legislation(List<String> countries) implements QcStatement {

    /** Copies the countries. */
    public Legislation {
      countries = List.copyOf(countries);
    }
  }

  /**
   * The statement of ETSI TS 119 495: what a payment service provider may do, and by whose leave.
   *
   * <pre>
   * PSD2QcType ::= SEQUENCE {
   *   rolesOfPSP  SEQUENCE OF RoleOfPSP,
   *   nCAName     UTF8String,
   *   nCAId       UTF8String }
   * RoleOfPSP ::= SEQUENCE {
   *   roleOfPspOid   OBJECT IDENTIFIER,
   *   roleOfPspName  UTF8String }
   * </pre>
   *
   * @param roles what it may do
   * @param authorityName the authority that allowed them
   * @param authorityId the authority's number
   */
  record PaymentServices(List<Role> roles, String authorityName, String authorityId)
      implements QcStatement {

    /** Copies the roles. */
    public PaymentServices {
      roles = List.copyOf(roles);
    }
  }

  /**
   * What a payment service provider may do.
   *
   * @param id the number of the role
   * @param name its name, such as {@code PSP_AI}
   */
  record Role(ObjectIdentifier id, String name) {}

  /**
   * pkixQCSyntax-v1 or -v2: what the attributes and names in the certificate mean.
   *
   * <pre>
   * SemanticsInformation ::= SEQUENCE {
   *   semanticsIdentifier          OBJECT IDENTIFIER OPTIONAL,
   *   nameRegistrationAuthorities  SEQUENCE SIZE (1..MAX) OF GeneralName OPTIONAL }
   * </pre>
   *
   * @param statementId {@link ObjectIdentifier#PKIX_QC_SYNTAX_V1} or its second version
   */
  record Semantics(
      ObjectIdentifier statementId,
      Optional<ObjectIdentifier> semanticsIdentifier,
      List<GeneralName> nameRegistrationAuthorities)
      implements QcStatement {

    /** Copies the names. */
    public Semantics {
      nameRegistrationAuthorities = List.copyOf(nameRegistrationAuthorities);
    }
  }

  /**
   * Any other statement.
   *
   * @param statementId what it states
   * @param statementInfo its content as DER, header included; empty if it has none
   */
  record Other(ObjectIdentifier statementId, byte[] statementInfo) implements QcStatement {}
}
