package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.Time;
import java.math.BigInteger;
import java.util.List;

/** The fields of certificates besides keys and extensions (RFC 5280 section 4.1.2). */
final class FieldRules {
  private static final int MAX_SERIAL_NUMBER = 20;

  private FieldRules() {}

  static void check(Conformance certificate) {
    Certificate fields = certificate.certificate();
    // Baseline Requirements section 7.1.1: "Certificates MUST be of type X.509 v3."
    if (fields.version() != 3) {
      certificate.broken(Requirement.VERSION_3, "version " + fields.version());
    }
    if (!certificate.isRoot()) {
      checkSerialNumber(certificate, fields.serialNumber());
    }
    checkNames(certificate, fields);
    // Section 4.1.2.8: "CAs conforming to this profile MUST NOT generate certificates with unique
    // identifiers."
    if (fields.hasUniqueIdentifiers()) {
      certificate.broken(Requirement.UNIQUE_IDS_ABSENT, "some");
    }
    checkTimes(certificate, fields);
  }

  private static void checkTimes(Conformance certificate, Certificate fields) {
    // Section 4.1.2.5: "CAs conforming to this profile MUST always encode certificate validity
    // dates
    // through the year 2049 as UTCTime; certificate validity dates in 2050 or later MUST be encoded
    // as GeneralizedTime."
    for (Time time : List.of(fields.notBeforeTime(), fields.notAfterTime())) {
      if (!time.isInPrescribedForm()) {
        certificate.broken(
            Requirement.TIME_FORM,
            time + " as " + (time.utcTime() ? "UTCTime" : "GeneralizedTime"));
      }
    }
  }

  private static void checkSerialNumber(Conformance certificate, BigInteger serialNumber) {
    // Section 4.1.2.2: "The serial number MUST be a positive integer". But "Certificate users
    // SHOULD
    // be prepared to gracefully handle" negative ones and zero.
    if (serialNumber.signum() < 0) {
      certificate.broken(Requirement.SERIAL_NUMBER_NOT_NEGATIVE, "a negative one");
    } else if (serialNumber.signum() == 0) {
      certificate.broken(Requirement.SERIAL_NUMBER_NOT_ZERO, "0");
    }
    // "Conforming CAs MUST NOT use serialNumber values longer than 20 octets."
    int octets = serialNumber.toByteArray().length;
    if (octets > MAX_SERIAL_NUMBER) {
      certificate.broken(Requirement.SERIAL_NUMBER_LENGTH, octets + " octets");
    }
  }

  private static void checkNames(Conformance certificate, Certificate fields) {
    // Section 4.1.2.4: "The issuer field MUST contain a non-empty distinguished name (DN)."
    if (fields.issuer().isEmpty()) {
      certificate.broken(Requirement.ISSUER_NOT_EMPTY, "an empty one");
    }
    if (!fields.subject().isEmpty()) {
      return;
    }
    if (certificate.isLeaf()) {
      // Section 4.2.1.6: "If the subject field contains an empty sequence, then the issuing CA MUST
      // include a subjectAltName extension".
      if (!certificate.has(ObjectIdentifier.SUBJECT_ALT_NAME)) {
        certificate.broken(Requirement.SUBJECT_OR_ALT_NAME, "neither");
      }
    } else {
      // Section 4.1.2.6: "If the subject is a CA … then the subject field MUST be populated with a
      // non-empty distinguished name".
      certificate.broken(Requirement.CA_SUBJECT_NOT_EMPTY, "an empty one");
    }
  }
}
