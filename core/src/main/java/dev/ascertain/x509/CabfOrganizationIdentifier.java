package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Optional;

/**
 * Where an organization is registered (CA/Browser Forum EV Guidelines section 7.1.2.2).
 *
 * <pre>
 * CABFOrganizationIdentifier ::= SEQUENCE {
 *   registrationSchemeIdentifier      PrintableString (SIZE (3)),
 *   registrationCountry               PrintableString (SIZE (2)),
 *   registrationStateOrProvince  [0]  IMPLICIT PrintableString (SIZE (0..128)) OPTIONAL,
 *   registrationReference             UTF8String }
 * </pre>
 *
 * <p>The texts are the certificate's, so not safe to print as they are.
 *
 * @param critical whether the extension is critical
 * @param registrationSchemeIdentifier the kind of register: {@code NTR}, {@code VAT}, {@code PSD},
 *     …
 * @param registrationCountry its country (ISO 3166)
 * @param registrationStateOrProvince its state, if it is one of a state's
 * @param registrationReference the number in the register
 */
public record CabfOrganizationIdentifier(
    boolean critical,
    String registrationSchemeIdentifier,
    String registrationCountry,
    Optional<String> registrationStateOrProvince,
    String registrationReference)
    implements CertificateExtension {

  static CabfOrganizationIdentifier decode(boolean critical, DerReader value)
      throws ViolationException {
    DerReader in = value.sequence("CABFOrganizationIdentifier");
    String scheme = in.ascii("registrationSchemeIdentifier", DerTag.PRINTABLE_STRING);
    String country = in.ascii("registrationCountry", DerTag.PRINTABLE_STRING);
    Optional<String> state =
        in.at(DerTag.context(0))
            ? Optional.of(in.contextAscii("registrationStateOrProvince", 0))
            : Optional.empty();
    String reference = in.utf8("registrationReference");
    in.end();
    return new CabfOrganizationIdentifier(critical, scheme, country, state, reference);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CABF_ORGANIZATION_IDENTIFIER;
  }
}
