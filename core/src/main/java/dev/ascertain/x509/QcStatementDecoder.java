package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link QcStatement} from inside its SEQUENCE. */
final class QcStatementDecoder {
  private static final String INFO = "statementInfo";
  private static final ObjectIdentifier ETSI_QCS = ObjectIdentifier.of("0.4.0.1862.1");

  private QcStatementDecoder() {}

  static QcStatement decode(DerReader in) throws ViolationException {
    ObjectIdentifier id = in.oid("statementId");
    QcStatement statement = statement(id, in);
    in.end();
    return statement;
  }

  private static QcStatement statement(ObjectIdentifier id, DerReader in)
      throws ViolationException {
    if (id.equals(ObjectIdentifier.PKIX_QC_SYNTAX_V1)
        || id.equals(ObjectIdentifier.PKIX_QC_SYNTAX_V2)) {
      return semantics(id, in);
    }
    if (id.equals(ObjectIdentifier.PSD2_QC_STATEMENT)) {
      return paymentServices(in.sequence(INFO));
    }
    return switch (id.arcBelow(ETSI_QCS)) {
      case 1 -> new QcStatement.Compliance();
      case 2 -> limitValue(in.sequence(INFO));
      case 3 -> new QcStatement.RetentionPeriod(in.integer(INFO));
      case 4 -> new QcStatement.SecureDevice();
      case 5 -> disclosureStatements(in.sequence(INFO));
      case 6 -> type(in.sequence(INFO));
      case 7 -> legislation(in.sequence(INFO));
      default -> new QcStatement.Other(id, in.hasMore() ? in.any(INFO) : new byte[0]);
    };
  }

  private static QcStatement limitValue(DerReader in) throws ViolationException {
    String currency =
        in.at(DerTag.INTEGER)
            ? Integer.toString(in.integer("currency", 999))
            : in.ascii("currency", DerTag.PRINTABLE_STRING);
    QcStatement limit =
        new QcStatement.LimitValue(currency, in.integer("amount"), in.integer("exponent"));
    in.end();
    return limit;
  }

  private static QcStatement disclosureStatements(DerReader in) throws ViolationException {
    List<QcStatement.PdsLocation> locations = new ArrayList<>();
    do {
      DerReader location = in.sequence("");
      String url = location.ascii("url", DerTag.IA5_STRING);
      String language = location.ascii("language", DerTag.PRINTABLE_STRING);
      location.end();
      locations.add(new QcStatement.PdsLocation(url, language));
    } while (in.hasMore());
    return new QcStatement.DisclosureStatements(locations);
  }

  private static QcStatement type(DerReader in) throws ViolationException {
    List<ObjectIdentifier> types = new ArrayList<>();
    while (in.hasMore()) {
      types.add(in.oid(""));
    }
    return new QcStatement.Type(types);
  }

  private static QcStatement legislation(DerReader in) throws ViolationException {
    List<String> countries = new ArrayList<>();
    while (in.hasMore()) {
      countries.add(in.ascii("", DerTag.PRINTABLE_STRING));
    }
    return new QcStatement.Legislation(countries);
  }

  private static QcStatement paymentServices(DerReader in) throws ViolationException {
    List<QcStatement.Role> roles = new ArrayList<>();
    DerReader list = in.sequence("rolesOfPSP");
    while (list.hasMore()) {
      DerReader role = list.sequence("");
      roles.add(new QcStatement.Role(role.oid("roleOfPspOid"), role.utf8("roleOfPspName")));
      role.end();
    }
    QcStatement services =
        new QcStatement.PaymentServices(roles, in.utf8("nCAName"), in.utf8("nCAId"));
    in.end();
    return services;
  }

  private static QcStatement semantics(ObjectIdentifier id, DerReader outer)
      throws ViolationException {
    if (!outer.hasMore()) {
      return new QcStatement.Semantics(id, Optional.empty(), List.of());
    }
    DerReader in = outer.sequence(INFO);
    Optional<ObjectIdentifier> semantics =
        in.at(DerTag.OBJECT_IDENTIFIER)
            ? Optional.of(in.oid("semanticsIdentifier"))
            : Optional.empty();
    List<GeneralName> authorities =
        in.hasMore()
            ? GeneralName.decodeAll(in.sequence("nameRegistrationAuthorities"))
            : List.of();
    in.end();
    return new QcStatement.Semantics(id, semantics, authorities);
  }
}
