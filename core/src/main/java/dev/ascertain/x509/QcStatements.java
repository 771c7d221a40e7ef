package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a qualified certificate states about itself (RFC 3739 section 3.2.6).
 *
 * <pre>
 * QCStatements ::= SEQUENCE OF QCStatement
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param statements the statements, in the certificate's order
 */
public record QcStatements(boolean critical, List<QcStatement> statements)
    implements CertificateExtension {

  /** Copies the statements. */
  public QcStatements {
    statements = List.copyOf(statements);
  }

  static QcStatements decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("QCStatements");
    List<QcStatement> statements = new ArrayList<>();
    while (in.hasMore()) {
      statements.add(QcStatementDecoder.decode(in.sequence("")));
    }
    return new QcStatements(critical, statements);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.QC_STATEMENTS;
  }
}
