package dev.ascertain.verify.revocation;

import java.time.Instant;
import java.util.Optional;

/** What is known about a certificate's revocation. */
public sealed interface RevocationStatus {

  /**
   * The issuer says that it has not withdrawn the certificate.
   *
   * @param source who says so
   * @param producedAt when that was signed
   * @param thisUpdate the time for which the answer is right
   * @param nextUpdate until when it holds; empty if newer information is always to be had
   * @param note what else is to be said about the answer, such as a nonce that is missing; mostly
   *     empty; safe to print
   */
  record Good(
      Source source,
      Instant producedAt,
      Instant thisUpdate,
      Optional<Instant> nextUpdate,
      Optional<String> note)
      implements RevocationStatus {

    /** An answer about which there is nothing else to be said. */
    public Good(
        Source source, Instant producedAt, Instant thisUpdate, Optional<Instant> nextUpdate) {
      this(source, producedAt, thisUpdate, nextUpdate, Optional.empty());
    }

    @Override
    public String toString() {
      return source
          + " of "
          + thisUpdate
          + " says that it is good"
          + note.map(text -> " (" + text + ")").orElse("")
          + ".";
    }
  }

  /**
   * The issuer withdrew the certificate.
   *
   * @param source who says so
   * @param when the time of revocation
   * @param reason the reason by RFC 5280 section 5.3.1's name, such as {@code keyCompromise}
   * @param thisUpdate the time for which the answer is right
   * @param invalidSince since when the certificate may have been misused (RFC 5280 section 5.3.2);
   *     empty if not given
   * @param neverIssued whether the issuer says that it never issued the certificate (RFC 6960
   *     section 2.2)
   */
  record Revoked(
      Source source,
      Instant when,
      Optional<String> reason,
      Instant thisUpdate,
      Optional<Instant> invalidSince,
      boolean neverIssued)
      implements RevocationStatus {

    /** A revocation of a certificate that was issued, without an invalidity date. */
    public Revoked(Source source, Instant when, Optional<String> reason, Instant thisUpdate) {
      this(source, when, reason, thisUpdate, Optional.empty(), false);
    }

    @Override
    public String toString() {
      if (neverIssued) {
        return source + " says that the certificate was never issued.";
      }
      return source
          + " says that it was revoked at "
          + when
          + reason.map(why -> " (" + why + ")").orElse("")
          + invalidSince.map(since -> ", and is not to be relied upon since " + since).orElse("")
          + ".";
    }
  }

  /**
   * The evidence is not enough.
   *
   * @param why the reason; of several attempts, that of the last
   * @param explanation the reasons in words, each attempt's, without a full stop; safe to print
   */
  record CouldNotTell(Why why, String explanation) implements RevocationStatus {

    /** Takes the reason's own words if there are no others. */
    public CouldNotTell {
      explanation = explanation.isEmpty() ? why.words() : explanation;
    }

    /** A reason that needs no more words. */
    public CouldNotTell(Why why) {
      this(why, "");
    }

    @Override
    public String toString() {
      return explanation + ".";
    }
  }

  /** Who says what is known about a revocation. {@code toString} begins a sentence. */
  sealed interface Source {
    /** An OCSP response that the server stapled. */
    record Staple() implements Source {
      @Override
      public String toString() {
        return "The stapled OCSP response";
      }
    }

    /** The OCSP responder at this address, safe to print; "given" if it was at hand. */
    record Responder(String location) implements Source {
      @Override
      public String toString() {
        return location.equals(GIVEN)
            ? "The given OCSP response"
            : "The OCSP response of " + location;
      }
    }

    /** The CRL from this address, safe to print; "given" if it was at hand. */
    record RevocationList(String location) implements Source {
      @Override
      public String toString() {
        return location.equals(GIVEN) ? "The given CRL" : "The CRL of " + location;
      }
    }

    /** The location of what was at hand. */
    String GIVEN = "given";
  }

  /** Why the evidence is not enough. */
  enum Why {
    /** Nothing was to be looked at. */
    NOT_ASKED("Not checked: revocation was not to be looked at"),
    /** There was no staple, and nobody else was to be asked. */
    NOT_CHECKED("Not checked yet: the server stapled no OCSP response"),
    /** Somebody is to be asked, but nobody has been yet. */
    NOT_FETCHED("Not checked yet: the issuer's OCSP responder or CRL has not been asked"),
    /** The certificate says nowhere where to ask. */
    NO_ADDRESS("The certificate names neither an OCSP responder nor a CRL that could be asked"),
    /**
     * The certificate says nowhere where to ask, and need not, for it expires before a revocation
     * would be noticed.
     */
    SHORT_LIVED("The certificate is short-lived, so its issuer need not say whom to ask"),
    /** The certificate is an OCSP responder's, and says that it need not be checked. */
    NO_CHECK(
        "The certificate is an OCSP responder's, whose issuer says that it need not be checked"),
    /** The certificate is itself the trust anchor, which is trusted without asking anybody. */
    TRUST_ANCHOR("The certificate is itself a trusted root, about which nobody is asked"),
    /** The issuer's certificate, whose key identifies the certificate, is not known. */
    ISSUER_UNKNOWN("The issuer's certificate, by which to check evidence, is not known"),

    // What follows is said of one source.

    /** It could not be had. */
    NOT_TO_BE_HAD("could not be fetched"),
    /** It is not a valid OCSP response or CRL. */
    MALFORMED("is malformed"),
    /** The responder answered with an error. */
    RESPONDER_ERROR("is an error message"),
    /** It is about other certificates. */
    OTHER_CERTIFICATE("is not about this certificate"),
    /** It is for a time before or after the time of judgement. */
    NOT_CURRENT("is out of date"),
    /** Neither the issuer nor anyone it authorized signed it. */
    WRONG_SIGNER("is not signed by the issuer or a signer it authorized"),
    /** Its signature, if it says "good", proves nothing. */
    FORGEABLE("is signed with an algorithm that can be forged"),
    /** It answers another request. */
    OTHER_NONCE("answers another request: its nonce is not the one that was sent"),
    /** The responder does not know the certificate. */
    UNKNOWN("says that the responder does not know the certificate"),
    /** It holds changes to a CRL that is not at hand, or not in order. */
    NO_BASE("holds only changes to another CRL, which is not at hand or not in order"),
    /** It is right as far as it goes, but not about all reasons for a revocation. */
    SOME_REASONS("covers only some reasons for a revocation"),
    /** The signature algorithm or a critical extension is not supported. */
    UNSUPPORTED("cannot be checked");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** Whether the certificate is in order all the same: nobody need be asked. */
    boolean isExemption() {
      return this == TRUST_ANCHOR || this == SHORT_LIVED || this == NO_CHECK;
    }

    /** The reason as a sentence without its full stop, or as what follows the source's name. */
    public String words() {
      return words;
    }
  }
}
