package dev.ascertain.verify;

import java.util.Optional;

/**
 * How much it counts to break a rule about what certificates may say, by the {@link Profile} and by
 * whose root the path leads to.
 *
 * <p>The Baseline Requirements bind the CAs whose roots are distributed with software. {@link
 * Profile#WEB_PKI} holds every CA to what they say about a certificate, and only public ones to
 * what they say about running a CA ({@link #PUBLIC_CA}).
 */
enum Force {
  /** A MUST of RFC 5280; browsers look away, but strict clients (OpenSSL's, Python's) do not. */
  RFC_5280(Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.WARNING),
  /** A MUST of RFC 5280 that at least one browser enforces, whatever the root. */
  RFC_5280_IN_BROWSERS(
      Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.ERROR),
  /** A MUST of RFC 5280 for CAs that path validation is known to forgive. */
  RFC_5280_FORGIVEN(
      Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.WARNING),
  /** A MUST of RFC 5280 that private CAs often break, and that no client minds. */
  RFC_5280_UNNOTICED(
      Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.INFO, Severity.WARNING),
  /** A MUST of RFC 5280 that the Baseline Requirements lift. */
  RFC_5280_LIFTED(Severity.ERROR, Severity.INFO, Severity.INFO, Severity.INFO, Severity.INFO),
  /** A rule of the Baseline Requirements about the certificate itself. */
  WEB_PKI(Severity.INFO, Severity.ERROR, Severity.ERROR, Severity.INFO, Severity.WARNING),
  /** The same, enforced by at least one browser, whatever the root. */
  WEB_PKI_IN_BROWSERS(
      Severity.INFO, Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.ERROR),
  /** A rule of the Baseline Requirements that only concerns CAs in browsers' trust stores. */
  PUBLIC_CA(Severity.INFO, Severity.INFO, Severity.ERROR, Severity.INFO, Severity.WARNING);

  private final Severity rfc5280;
  private final Severity webPkiPrivate;
  private final Severity webPkiPublic;
  private final Severity browserPrivate;
  private final Severity browserPublic;

  /** INFO stands for: the rule does not apply. */
  Force(
      Severity rfc5280,
      Severity webPkiPrivate,
      Severity webPkiPublic,
      Severity browserPrivate,
      Severity browserPublic) {
    this.rfc5280 = rfc5280;
    this.webPkiPrivate = webPkiPrivate;
    this.webPkiPublic = webPkiPublic;
    this.browserPrivate = browserPrivate;
    this.browserPublic = browserPublic;
  }

  /** How much it counts; empty where the rule does not apply. */
  Optional<Severity> severity(Profile profile, boolean publicRoot) {
    Severity severity =
        switch (profile) {
          case RFC_5280 -> rfc5280;
          case WEB_PKI -> publicRoot ? webPkiPublic : webPkiPrivate;
          case BROWSER -> publicRoot ? browserPublic : browserPrivate;
        };
    return severity == Severity.INFO ? Optional.empty() : Optional.of(severity);
  }
}
